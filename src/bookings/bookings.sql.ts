import type { Reads } from '../deps.ts'
import type { OrderAccess } from '../secrets.ts'
import type { CancellableLine, PricedLine, PricedTrip } from './bookings.rules.ts'

/** A hold as it goes to the database: priced, sealed, and named. Instants are UTC milliseconds. */
export interface Hold {
  id: string
  code: string
  idempotencyKey: string
  requestHash: string
  placedAt: number
  expiresAt: number
  trip: PricedTrip
  contactName: string
  phoneCipher: string
  phoneHash: string
  consentVersion: string | null
  party: object | null
  addressCipher: string | null
  campaign: string | null
  note: string | null
  actor: string
  door: string
}

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
    > {
  feeFen: number
  status: 'held' | 'awaiting_host' | 'confirmed' | 'completed' | 'declined' | 'expired' | 'cancelled'
}

/** A slot that could not give what the hold wanted, and why. */
export interface RefusedSlot {
  slotId: string
  left: number
  why: 'unknown' | 'closed' | 'ended' | 'short'
}

export type HoldOutcome =
  | { kind: 'held' }
  | { kind: 'replayed'; order: StoredOrder }
  | { kind: 'stale' }
  | { kind: 'refused'; slots: RefusedSlot[] }
  | { kind: 'claimed' }
  | { kind: 'code_taken' }

/** How many lapsed holds a booking clears away before it looks for places. */
const EXPIRED_PER_BOOKING = 20

/** One order as JSON text; `orders` is the row it is about. */
const ORDER_JSON = `json_object(
  'id', orders.id, 'code', orders.code, 'requestHash', orders.request_hash, 'status', orders.status,
  'placedAt', orders.placed_at, 'expiresAt', orders.expires_at, 'totalFen', orders.total_fen,
  'contactName', orders.contact_name, 'phoneCipher', orders.phone_cipher,
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

const EXPIRE_DUE = `
  UPDATE orders SET status = 'expired', revision = revision + 1, changed_at = ?1, changed_by = 'system', changed_door = ?2
  WHERE id IN (SELECT id FROM orders WHERE status = 'held' AND expires_at <= ?1 ORDER BY expires_at LIMIT ?3)
  RETURNING id`

const INSERT_HOLD = `
  INSERT INTO orders (
    id, code, idempotency_key, request_hash, status, placed_at, expires_at, ends_at, total_fen,
    contact_name, phone_cipher, phone_hash, consent_version, party, address_cipher, campaign, note,
    changed_at, changed_by, changed_door, draws, lines, claims
  )
  SELECT hold ->> 'id', hold ->> 'code', hold ->> 'idempotencyKey', hold ->> 'requestHash', 'held',
    hold ->> 'placedAt', hold ->> 'expiresAt', hold ->> 'endsAt', hold ->> 'totalFen',
    hold ->> 'contactName', hold ->> 'phoneCipher', hold ->> 'phoneHash', hold ->> 'consentVersion',
    nullif(hold -> 'party', 'null'), hold ->> 'addressCipher', hold ->> 'campaign', hold ->> 'note',
    hold ->> 'placedAt', hold ->> 'actor', hold ->> 'door', hold -> 'draws', hold -> 'lines', hold -> 'claims'
  FROM (SELECT value AS hold FROM json_each(?1))
  RETURNING id`

/** Why the hold above is not there. Says nothing when it is. */
const EXPLAIN_REFUSAL = `
  SELECT json_object(
    'replay', (SELECT json(${ORDER_JSON}) FROM orders WHERE idempotency_key = ?2),
    'stale', (
      SELECT count(*) FROM json_each(?4) AS line LEFT JOIN product ON product.id = line.value ->> 'productId'
      WHERE product.version IS NOT line.value ->> 'version'
    ),
    'slots', (
      SELECT json_group_array(json_object('slotId', id, 'left', left_over, 'why', why)) FROM (
        SELECT wanted.key AS id, max(0, coalesce(slot.capacity - slot.taken, 0)) AS left_over, CASE
          WHEN slot.id IS NULL THEN 'unknown'
          WHEN slot.sale_ends_at <= ?5 THEN 'ended'
          WHEN slot.state <> 'open' OR EXISTS (SELECT 1 FROM slot_closure WHERE slot_closure.slot_id = slot.id) THEN 'closed'
          WHEN slot.taken + wanted.value > slot.capacity THEN 'short' END AS why
        FROM json_each(?3) AS wanted LEFT JOIN slot ON slot.id = wanted.key
      ) WHERE why IS NOT NULL
    ),
    'claimed', (SELECT count(*) FROM json_each(?6) AS wanted JOIN claim ON claim.key = wanted.value ->> 'key')
  ) AS why
  WHERE NOT EXISTS (SELECT 1 FROM orders WHERE id = ?1)`

/**
 * Takes everything the hold draws, or nothing, in one D1 trip: lapsed holds are cleared, the row is offered to the
 * table, whose triggers decide, and if they refuse, the same transaction says why. A replayed key is found before
 * anything else is blamed.
 */
export async function insertHold(db: D1Database, hold: Hold): Promise<HoldOutcome> {
  const { trip, ...rest } = hold
  const draws = JSON.stringify(trip.draws)
  const lines = JSON.stringify(trip.lines)
  const claims = JSON.stringify(claimsOf(hold))
  const row = JSON.stringify([{ ...rest, totalFen: trip.totalFen, endsAt: trip.endsAt }])
  // The three parts that SQL reads as JSON are spliced in as text, so that nothing is encoded twice.
  const holds = `${row.slice(0, -2)},"draws":${draws},"lines":${lines},"claims":${claims}}]`
  const [, inserted, explained] = await db.batch<{ id?: string; why?: string }>([
    db.prepare(EXPIRE_DUE).bind(hold.placedAt, 'booking', EXPIRED_PER_BOOKING),
    db.prepare(INSERT_HOLD).bind(holds),
    db.prepare(EXPLAIN_REFUSAL).bind(hold.id, hold.idempotencyKey, draws, lines, hold.placedAt, claims),
  ])
  if (inserted?.results.length) return { kind: 'held' }
  return outcomeOf(JSON.parse(explained?.results[0]?.why ?? '{}'))
}

/** One live line of such a product per buyer, told apart by the phone number's hash. */
function claimsOf(hold: Hold): { key: string; position: number }[] {
  return hold.trip.lines.flatMap((line, position) =>
    line.oncePerBuyer ? [{ key: `${line.productId} ${hold.phoneHash}`, position }] : [],
  )
}

function outcomeOf(why: {
  replay?: StoredOrder | null
  stale?: number
  slots?: RefusedSlot[]
  claimed?: number
}): HoldOutcome {
  if (why.replay) return { kind: 'replayed', order: why.replay }
  if (why.stale) return { kind: 'stale' }
  if (why.slots?.length) return { kind: 'refused', slots: why.slots }
  if (why.claimed) return { kind: 'claimed' }
  return { kind: 'code_taken' }
}

export async function readOrderByKey(db: Reads, idempotencyKey: string): Promise<StoredOrder | null> {
  const row = await db
    .prepare(`SELECT ${ORDER_JSON} AS body FROM orders WHERE idempotency_key = ?1`)
    .bind(idempotencyKey)
    .first<{ body: string }>()
  return row && JSON.parse(row.body)
}

/** The order that this access opens; null when there is none, or when the link was revoked. */
export async function readOrder(db: Reads, access: OrderAccess): Promise<StoredOrder | null> {
  const row = await db
    .prepare(`SELECT ${ORDER_JSON} AS body FROM orders WHERE id = ?1 AND token_version = ?2`)
    .bind(access.orderId, access.tokenVersion)
    .first<{ body: string }>()
  return row && JSON.parse(row.body)
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

/** Written only if the order has just been moved to that status by this very change. */
function ledgerStatement(db: D1Database, entry: LedgerEntry, change: Change, status: string): D1PreparedStatement {
  return db
    .prepare(`
      INSERT INTO payment (id, order_id, kind, door, amount_fen, state, reference, created_at)
      SELECT ?1, orders.id, ?2, ?3, ?4, 'settled', ?5, ?6 FROM orders
      WHERE orders.id = ?7 AND orders.status = ?8 AND orders.changed_at = ?6 AND orders.changed_by = ?9
        AND NOT EXISTS (SELECT 1 FROM payment WHERE reference = ?5)`)
    .bind(
      entry.id,
      entry.kind,
      entry.door,
      entry.amountFen,
      entry.reference,
      change.at,
      change.access.orderId,
      status,
      change.actor,
    )
}

/**
 * Confirms a hold that still stands and whose places no notice has closed meanwhile. Answers the order as it is
 * afterwards, whatever became of the attempt, and whether it was this change that moved it.
 */
export async function confirmOrder(
  db: D1Database,
  change: Change,
  charge: LedgerEntry | null,
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
    ...(charge ? [ledgerStatement(db, charge, change, 'confirmed')] : []),
    db
      .prepare(`SELECT ${ORDER_JSON} AS body FROM orders WHERE id = ?1 AND token_version = ?2`)
      .bind(change.access.orderId, change.access.tokenVersion),
  ]
  return movedOrder(await db.batch<{ id?: string; body?: string }>(statements))
}

/**
 * Cancels the order if it is still at the revision that the refund was worked out from. `fees` are fen by line.
 */
export async function cancelOrder(
  db: D1Database,
  change: Change,
  seen: { revision: number; fees: Record<string, number> },
  refund: LedgerEntry | null,
): Promise<{ moved: boolean; order: StoredOrder | null }> {
  const { access, at, actor, door } = change
  return movedOrder(
    await db.batch<{ id?: string; body?: string }>([
      db
        .prepare(`
          UPDATE orders SET status = 'cancelled', revision = revision + 1, changed_at = ?4, changed_by = ?5, changed_door = ?6
          WHERE id = ?1 AND token_version = ?2 AND revision = ?3 AND status IN ('held', 'confirmed')
          RETURNING id`)
        .bind(access.orderId, access.tokenVersion, seen.revision, at, actor, door),
      db
        .prepare(`
          UPDATE order_line SET fee_fen = fee.value FROM json_each(?2) AS fee
          WHERE order_line.order_id = ?1 AND order_line.position = CAST(fee.key AS INTEGER)
            AND EXISTS (
              SELECT 1 FROM orders
              WHERE orders.id = ?1 AND status = 'cancelled' AND revision = ?3 + 1 AND changed_at = ?4 AND changed_by = ?5
            )`)
        .bind(access.orderId, JSON.stringify(seen.fees), seen.revision, at, actor),
      ...(refund ? [ledgerStatement(db, refund, change, 'cancelled')] : []),
      db
        .prepare(`SELECT ${ORDER_JSON} AS body FROM orders WHERE id = ?1 AND token_version = ?2`)
        .bind(access.orderId, access.tokenVersion),
    ]),
  )
}

function movedOrder(results: D1Result<{ id?: string; body?: string }>[]): {
  moved: boolean
  order: StoredOrder | null
} {
  const body = results.at(-1)?.results[0]?.body
  return { moved: (results[0]?.results.length ?? 0) > 0, order: body ? JSON.parse(body) : null }
}

/** Expires at most `limit` lapsed holds; answers how many there were. */
export async function expireDue(db: D1Database, now: number, limit: number): Promise<number> {
  return (await db.prepare(EXPIRE_DUE).bind(now, 'cron', limit).all()).results.length
}

/** Completes at most `limit` confirmed orders whose last line is over; answers how many there were. */
export async function completeEnded(db: D1Database, now: number, limit: number): Promise<number> {
  const { results } = await db
    .prepare(`
      UPDATE orders SET status = 'completed', revision = revision + 1, changed_at = ?1, changed_by = 'system', changed_door = 'cron'
      WHERE id IN (SELECT id FROM orders WHERE status = 'confirmed' AND ends_at <= ?1 ORDER BY ends_at LIMIT ?2)
      RETURNING id`)
    .bind(now, limit)
    .all()
  return results.length
}
