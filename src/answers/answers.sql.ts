import { keeps } from '../accounts/keeper.sql.ts'
import type { LedgerEntry } from '../bookings/bookings.sql.ts'
import type { LINE_STATUSES, ORDER_STATUSES } from '../bookings/bookings.tables.ts'

/** A host's lines of one order for the same time, as far as an answer is concerned. */
export interface Asked {
  orderId: string
  orderStatus: (typeof ORDER_STATUSES)[number]
  revision: number
  /** Charged less refunded, fen. */
  paidFen: number
  /** Which lines the question is about; their states are those of the order's lines. */
  positions: number[]
  lines: { position: number; status: (typeof LINE_STATUSES)[number]; amountFen: number; feeFen: number }[]
}

const ASKED_JSON = `json_object(
  'orderId', orders.id, 'orderStatus', orders.status, 'revision', orders.revision,
  'paidFen', (
    SELECT coalesce(sum(iif(kind = 'charge', amount_fen, -amount_fen)), 0) FROM payment
    WHERE payment.order_id = orders.id AND payment.state = 'settled'
  ),
  'lines', (
    SELECT json_group_array(json_object(
      'position', position, 'status', status, 'amountFen', amount_fen, 'feeFen', fee_fen
    ) ORDER BY position) FROM order_line WHERE order_line.order_id = orders.id
  )
)`

/** What a host was asked at this line; null when it is not hers, or she was never asked. */
export async function readAsked(
  db: D1Database,
  { hostId, accountId }: { hostId: string; accountId: string },
  orderId: string,
  position: number,
): Promise<Asked | null> {
  const row = await db
    .prepare(`
      SELECT json_insert(${ASKED_JSON}, '$.positions', (
        SELECT json_group_array(line.position ORDER BY line.position) FROM order_line AS line
        WHERE line.order_id = named.order_id AND line.host_id = ?1 AND line.product_id = named.product_id
          AND line.starts_at IS named.starts_at AND line.ends_at IS named.ends_at AND line.answer_by IS NOT NULL
      )) AS body
      FROM order_line AS named JOIN orders ON orders.id = named.order_id
      WHERE named.order_id = ?3 AND named.position = ?4 AND named.host_id = ?1 AND named.answer_by IS NOT NULL
        AND ${keeps('?1', '?2')}`)
    .bind(hostId, accountId, orderId, position)
    .first<{ body: string }>()
  return row && JSON.parse(row.body)
}

/** Some whose time to be answered is over, by order and host. */
export async function readOverdue(db: D1Database, now: number, limit: number): Promise<(Asked & { hostId: string })[]> {
  const { results } = await db
    .prepare(`
      SELECT json_insert(${ASKED_JSON}, '$.hostId', due.host_id, '$.positions', json(due.positions)) AS body
      FROM (
        SELECT order_id, host_id, json_group_array(position) AS positions FROM order_line
        WHERE status = 'awaiting_host' AND answer_by <= ?1 GROUP BY order_id, host_id LIMIT ?2
      ) AS due JOIN orders ON orders.id = due.order_id`)
    .bind(now, limit)
    .all<{ body: string }>()
  return results.map(({ body }) => JSON.parse(body))
}

export interface Answer {
  hostId: string
  orderId: string
  positions: readonly number[]
  answer: 'accepted' | 'declined'
  reason: string | null
  /** The revision that the refund was worked out from; an acceptance moves no money and asks for none. */
  revision: number
  refund: LedgerEntry | null
  at: number
  actor: string
  door: 'web' | 'cron'
}

/**
 * Writes an answer, if all of the lines still wait for it; answers whether it was this one that counted. `accountId`:
 * whoever acts for the host; null where nobody does, and time has run out.
 */
export async function insertAnswer(db: D1Database, answer: Answer, accountId: string | null): Promise<boolean> {
  const { hostId, orderId, positions, reason, revision, refund, at, actor, door } = answer
  const allowed = accountId === null ? '?11 IS NULL' : keeps('?1', '?11')
  const row = await db
    .prepare(`
      INSERT INTO host_answer (
        host_id, order_id, positions, answer, reason, revision, refund, changed_at, changed_by, changed_door
      )
      SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10 WHERE ${allowed}
      RETURNING order_id`)
    .bind(
      hostId,
      orderId,
      JSON.stringify(positions),
      answer.answer,
      reason,
      revision,
      refund && JSON.stringify(refund),
      at,
      actor,
      door,
      accountId,
    )
    .first()
  return row !== null
}
