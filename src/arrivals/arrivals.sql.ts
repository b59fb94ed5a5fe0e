import { receives } from '../accounts/keeper.sql.ts'
import { addDays, DAY_MS, type Day, instantOf } from '../days.ts'
import type { HostLine } from './arrivals.rules.ts'

/** Whoever acts for a host: both stand in every query. */
export interface ActingFor {
  hostId: string
  accountId: string
}

/** As it is kept: the phone number sealed. */
export type StoredHostLine = Omit<HostLine, 'phone'> & { phoneCipher: string }

/** The longest a line can have begun before a day that it still reaches into: a line has sixty slots at most. */
const LONGEST_DAYS = 60

/** Lines that have ended without anyone coming cost at most their fee. */
const KEPT_FEN = (line: string) =>
  `iif(${line}.status IN ('awaiting_host', 'confirmed', 'completed'), ${line}.amount_fen, ${line}.fee_fen)`

/** What was paid for an order, and what of that the lines before this one take up. */
export const PAID_FIELDS = `
  'paidFen', (
    SELECT coalesce(sum(iif(kind = 'charge', amount_fen, -amount_fen)), 0) FROM payment
    WHERE payment.order_id = order_line.order_id AND payment.state = 'settled'
  ),
  'beforeFen', (
    SELECT coalesce(sum(${KEPT_FEN('earlier')}), 0) FROM order_line AS earlier
    WHERE earlier.order_id = order_line.order_id AND earlier.position < order_line.position
  )`

const LINE_JSON = `json_object(
  'orderId', order_line.order_id, 'position', order_line.position, 'orderStatus', orders.status,
  'name', orders.contact_name, 'phoneCipher', orders.phone_cipher, 'party', json(orders.party), 'note', orders.note,
  'status', order_line.status, 'productId', order_line.product_id, 'kind', product.kind,
  'title', order_line.title, 'titleEn', product.name_en, 'unitName', order_line.unit_name, 'unitNameEn', unit.name_en,
  'people', unit.people, 'quantity', order_line.quantity, 'arrived', order_line.arrived, 'noShow', order_line.no_show,
  'amountFen', order_line.amount_fen, 'startsAt', order_line.starts_at, 'endsAt', order_line.ends_at,
  'answerBy', order_line.answer_by,
  'slots', (
    SELECT json_group_array(json_object(
      'day', slot.value ->> 'day', 'startsAt', slot.value ->> 'startsAt', 'endsAt', slot.value ->> 'endsAt'
    ) ORDER BY slot.key) FROM json_each(order_line.slots) AS slot
  ),
  ${PAID_FIELDS}
)`

/** The lines that `chosen` (order_id, position) names, as JSON text. */
const LINES = (chosen: string) => `
  SELECT json_group_array(${LINE_JSON} ORDER BY order_line.starts_at, order_line.order_id, order_line.position)
  FROM (${chosen}) AS chosen
  JOIN order_line ON order_line.order_id = chosen.order_id AND order_line.position = chosen.position
  JOIN orders ON orders.id = order_line.order_id
  JOIN product ON product.id = order_line.product_id
  JOIN unit ON unit.id = order_line.unit_id`

const OF_HOST = 'SELECT order_id, position FROM order_line WHERE host_id = ?1 AND sold_at IS NOT NULL'

/** How often what a host sees on her page has changed: one small row. Null for whoever does not act for her. */
export async function readChanges(db: D1Database, { hostId, accountId }: ActingFor): Promise<number | null> {
  const row = await db
    .prepare(
      `SELECT coalesce((SELECT count FROM arrivals_change WHERE host_id = ?1), 0) AS changes WHERE ${receives('?1', '?2')}`,
    )
    .bind(hostId, accountId)
    .first<{ changes: number }>()
  return row?.changes ?? null
}

/**
 * What a host's page is made of: who comes on the days from one to the other, and on the next day after them on which
 * someone does; what waits for her answer; goods that wait to be fetched. Null for whoever does not act for her.
 */
export async function readArrivals(
  db: D1Database,
  { hostId, accountId }: ActingFor,
  from: Day,
  to: Day,
): Promise<{ changes: number; lines: StoredHostLine[] } | null> {
  const [starts, ends] = [instantOf(from), instantOf(addDays(to, 1))]
  // A bound number is a real, and would be divided as one.
  const nextEnds = `coalesce((
    SELECT CAST(min(starts_at) - ?5 AS INTEGER) / ${DAY_MS} * ${DAY_MS} + ${DAY_MS} + ?5 FROM order_line
    WHERE host_id = ?1 AND sold_at IS NOT NULL AND starts_at >= ?5 AND status = 'confirmed'
  ), ?5)`
  const row = await db
    .prepare(`
      SELECT json_object(
        'changes', coalesce((SELECT count FROM arrivals_change WHERE host_id = ?1), 0),
        'lines', (${LINES(`
          ${OF_HOST} AND starts_at >= ?3 AND starts_at < ${nextEnds} AND ends_at > ?4 AND status IN ('confirmed', 'completed')
          UNION
          SELECT order_id, position FROM order_line WHERE status = 'awaiting_host' AND host_id = ?1
          UNION
          ${OF_HOST} AND starts_at IS NULL AND status = 'confirmed'`)})
      ) AS body WHERE ${receives('?1', '?2')}`)
    .bind(hostId, accountId, starts - LONGEST_DAYS * DAY_MS, starts, ends)
    .first<{ body: string }>()
  return row && JSON.parse(row.body)
}

/** All that one order booked from a host and confirmed, whatever became of it; empty when there is nothing of the kind. */
export async function readOrderAtHost(
  db: D1Database,
  { hostId, accountId }: ActingFor,
  orderId: string,
): Promise<StoredHostLine[]> {
  const row = await db
    .prepare(`
      SELECT (${LINES(`
        SELECT order_id, position FROM order_line WHERE order_id = ?3 AND host_id = ?1 AND sold_at IS NOT NULL`)}) AS body
      WHERE ${receives('?1', '?2')}`)
    .bind(hostId, accountId, orderId)
    .first<{ body: string }>()
  return JSON.parse(row?.body ?? '[]')
}

/** Everything that was sold for the days from one to the other and still stands. */
export async function readSpan(
  db: D1Database,
  { hostId, accountId }: ActingFor,
  from: Day,
  to: Day,
): Promise<StoredHostLine[]> {
  const [starts, ends] = [instantOf(from), instantOf(addDays(to, 1))]
  const row = await db
    .prepare(`
      SELECT (${LINES(`
        ${OF_HOST} AND starts_at >= ?3 AND starts_at < ?5 AND ends_at > ?4
          AND status IN ('confirmed', 'completed')`)}) AS body
      WHERE ${receives('?1', '?2')}`)
    .bind(hostId, accountId, starts - LONGEST_DAYS * DAY_MS, starts, ends)
    .first<{ body: string }>()
  return JSON.parse(row?.body ?? '[]')
}
