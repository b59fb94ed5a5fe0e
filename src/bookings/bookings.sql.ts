import type { Reads } from '../database.ts'
import type { OrderAccess } from '../secrets.ts'
import type { CancellableLine } from './bookings.cancel.rules.ts'
import type { PricedLine } from './bookings.rules.ts'
import type { Party } from './bookings.schemas.ts'
import type { DECLINE_REASONS, LINE_STATUSES } from './bookings.tables.ts'

/** An order as it stands, its phone number still sealed. */
export interface StoredOrder {
  id: string
  code: string
  requestHash: string
  status: 'held' | 'confirmed' | 'completed' | 'expired' | 'cancelled'
  placedAt: number
  expiresAt: number
  totalFen: number
  /** Charged less refunded. */
  paidFen: number
  refundedFen: number
  contactName: string
  party: Party | null
  phoneCipher: string
  tokenVersion: number
  revision: number
  note: string | null
  lines: StoredLine[]
}

export interface StoredLine
  extends CancellableLine,
    Pick<
      PricedLine,
      | 'productId'
      | 'unitId'
      | 'unitName'
      | 'hostId'
      | 'hostName'
      | 'hostPhone'
      | 'placeName'
      | 'quantity'
      | 'endsAt'
      | 'slots'
      | 'hostAnswers'
    > {
  status: (typeof LINE_STATUSES)[number]
  /** Until when its host may say yes or no, UTC milliseconds; null where she is not asked. */
  answerBy: number | null
  declineReason: (typeof DECLINE_REASONS)[number] | null
}

/** One order as JSON text; `orders` is the row it is about. */
const ORDER_JSON = `json_object(
  'id', orders.id, 'code', orders.code, 'requestHash', orders.request_hash, 'status', orders.status,
  'placedAt', orders.placed_at, 'expiresAt', orders.expires_at, 'totalFen', orders.total_fen,
  'contactName', orders.contact_name, 'party', json(orders.party), 'phoneCipher', orders.phone_cipher,
  'tokenVersion', orders.token_version, 'revision', orders.revision, 'note', orders.note,
  'paidFen', (
    SELECT coalesce(sum(iif(kind = 'charge', amount_fen, -amount_fen)), 0) FROM payment
    WHERE payment.order_id = orders.id AND payment.state = 'settled'
  ),
  'refundedFen', (
    SELECT coalesce(sum(amount_fen), 0) FROM payment
    WHERE payment.order_id = orders.id AND payment.kind = 'refund' AND payment.state = 'settled'
  ),
  'lines', (
    SELECT json_group_array(json_object(
      'position', order_line.position, 'productId', order_line.product_id, 'title', order_line.title,
      'unitId', order_line.unit_id, 'unitName', order_line.unit_name,
      'hostId', order_line.host_id, 'hostName', host.name, 'hostPhone', host.phone, 'placeName', place.name,
      'quantity', order_line.quantity,
      'amountFen', order_line.amount_fen, 'feeFen', order_line.fee_fen, 'status', order_line.status,
      'startsAt', order_line.starts_at, 'endsAt', order_line.ends_at, 'slots', json(order_line.slots),
      'arrived', order_line.arrived, 'noShow', order_line.no_show,
      'hostAnswers', json(iif(product.host_answers, 'true', 'false')),
      'answerBy', order_line.answer_by, 'declineReason', order_line.decline_reason,
      'tiers', json(cancellation_policy.tiers),
      'closed', json(iif(EXISTS (
        SELECT 1 FROM json_each(order_line.draws) AS drawn JOIN slot_closure ON slot_closure.slot_id = drawn.key
      ), 'true', 'false'))
    ) ORDER BY order_line.position)
    FROM order_line
    JOIN host ON host.id = order_line.host_id
    JOIN product ON product.id = order_line.product_id
    JOIN place ON place.id = product.place_id
    JOIN cancellation_policy ON cancellation_policy.id = order_line.policy_id
    WHERE order_line.order_id = orders.id
  )
)`

/** The order that this key placed; null when it has placed none. */
export async function readOrderByKey(db: Reads, idempotencyKey: string): Promise<StoredOrder | null> {
  const row = await db
    .prepare(`SELECT ${ORDER_JSON} AS body FROM orders WHERE idempotency_key = ?1`)
    .bind(idempotencyKey)
    .first<{ body: string }>()
  return row && JSON.parse(row.body)
}

/** The order that this access opens; null when there is none, or when the link was revoked. */
export async function readOrder(db: Reads, access: OrderAccess): Promise<StoredOrder | null> {
  const row = await selectOrder(db, access).first<{ body: string }>()
  return row && JSON.parse(row.body)
}

/** Ownership stands in the query: a link whose version was raised since finds nothing. */
export function selectOrder(db: Reads, access: OrderAccess): D1PreparedStatement {
  return db
    .prepare(`SELECT ${ORDER_JSON} AS body FROM orders WHERE id = ?1 AND token_version = ?2`)
    .bind(access.orderId, access.tokenVersion)
}

/** A movement of money to be written with a change of its order. */
export interface LedgerEntry {
  id: string
  kind: 'charge' | 'refund'
  door: 'farm' | 'test'
  amountFen: number
  reference: string
}

export interface Change {
  access: OrderAccess
  at: number
  actor: string
  door: string
}

/**
 * Written only if the order has just been moved to that status, from the revision that was seen, by this very change: it
 * stands behind the statement that moves, and `changes()` tells it from a twin of the same guest's in the same millisecond.
 */
export function ledgerStatement(
  db: D1Database,
  entry: LedgerEntry,
  { access, at, actor }: Change,
  moved: { status: 'confirmed' | 'cancelled'; from: number },
): D1PreparedStatement {
  return db
    .prepare(`
      INSERT INTO payment (id, order_id, kind, door, amount_fen, state, reference, created_at)
      SELECT ?1, orders.id, ?2, ?3, ?4, 'settled', ?5, ?6 FROM orders
      WHERE orders.id = ?7 AND orders.status = ?8 AND orders.revision = ?10 + 1
        AND orders.changed_at = ?6 AND orders.changed_by = ?9 AND changes() > 0
        AND NOT EXISTS (SELECT 1 FROM payment WHERE reference = ?5)`)
    .bind(
      entry.id,
      entry.kind,
      entry.door,
      entry.amountFen,
      entry.reference,
      at,
      access.orderId,
      moved.status,
      actor,
      moved.from,
    )
}

/**
 * Confirms a hold that still stands and whose places no notice has closed meanwhile. Answers the order as it is
 * afterwards, whatever became of the attempt, and whether it was this change that moved it.
 */
export async function confirmOrder(
  db: D1Database,
  change: Change,
  charge: { entry: LedgerEntry; revision: number } | null,
): Promise<{ moved: boolean; order: StoredOrder | null }> {
  const statements = [
    db
      .prepare(`
        UPDATE orders SET status = 'confirmed', revision = revision + 1, changed_at = ?3, changed_by = ?4, changed_door = ?5
        WHERE id = ?1 AND token_version = ?2 AND status = 'held' AND expires_at > ?3
          AND NOT EXISTS (
            SELECT 1 FROM order_line, json_each(order_line.draws) AS drawn
            JOIN slot_closure ON slot_closure.slot_id = drawn.key
            WHERE order_line.order_id = orders.id AND order_line.status = 'held'
          )
        RETURNING id`)
      .bind(change.access.orderId, change.access.tokenVersion, change.at, change.actor, change.door),
    ...(charge ? [ledgerStatement(db, charge.entry, change, { status: 'confirmed', from: charge.revision })] : []),
    selectOrder(db, change.access),
  ]
  return movedOrder(await db.batch<{ id?: string; body?: string }>(statements))
}

/** Whether the first statement of the batch moved the order, and the order as the last one read it. */
export function movedOrder(results: D1Result<{ id?: string; body?: string }>[]): {
  moved: boolean
  order: StoredOrder | null
} {
  const body = results.at(-1)?.results[0]?.body
  return { moved: (results[0]?.results.length ?? 0) > 0, order: body ? JSON.parse(body) : null }
}

/** Expires at most `limit` holds that have lapsed; answers whether there may be more. */
export async function expireDue(
  db: D1Database,
  now: number,
  door: 'cron' | 'booking',
  limit: number,
): Promise<boolean> {
  const { results } = await db
    .prepare(`
      UPDATE orders SET status = 'expired', revision = revision + 1, changed_at = ?1, changed_by = 'system', changed_door = ?2
      WHERE id IN (SELECT id FROM orders WHERE status = 'held' AND expires_at <= ?1 ORDER BY expires_at LIMIT ?3)
      RETURNING id`)
    .bind(now, door, limit)
    .all()
  return results.length === limit
}

/**
 * Completes at most `limit` confirmed orders whose last line is over; answers whether there may be more. One that still
 * waits for a host's answer is not over.
 */
export async function completeEnded(db: D1Database, now: number, limit: number): Promise<boolean> {
  const { results } = await db
    .prepare(`
      UPDATE orders SET status = 'completed', revision = revision + 1, changed_at = ?1, changed_by = 'system', changed_door = 'cron'
      WHERE id IN (
        SELECT id FROM orders
        WHERE status = 'confirmed' AND ends_at <= ?1
          AND NOT EXISTS (SELECT 1 FROM order_line WHERE order_id = orders.id AND status = 'awaiting_host')
        ORDER BY ends_at LIMIT ?2
      )
      RETURNING id`)
    .bind(now, limit)
    .all()
  return results.length === limit
}
