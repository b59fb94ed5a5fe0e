import { keeps } from '../accounts/keeper.sql.ts'
import type { OrderAccess } from '../secrets.ts'

/** Who acts for which host. */
export interface Keeping {
  hostId: string
  accountId: string
}

/** An order that a host took on the telephone and whose guest is still to come. */
export interface TakenOrder {
  id: string
  code: string
  name: string
  /** Of its first line. */
  title: string
  lines: number
  /** The first day of it; null for goods to fetch. */
  day: string | null
}

const BY_PHONE = `EXISTS (
  SELECT 1 FROM event WHERE event.subject_id = orders.id AND event.kind = 'order.held' AND event.door = 'phone'
)`

/** Nobody reads further down. */
const MOST_LISTED = 30

/** Whether this account acts for this host at this moment. */
export async function isKeeping(db: D1Database, { hostId, accountId }: Keeping): Promise<boolean> {
  return (
    (await db
      .prepare(`SELECT 1 WHERE ${keeps('?1', '?2')}`)
      .bind(hostId, accountId)
      .first()) !== null
  )
}

/** The orders ahead that the host took on the telephone, the next to come first; none for who does not act for her. */
export async function readTaken(db: D1Database, { hostId, accountId }: Keeping): Promise<TakenOrder[]> {
  const { results } = await db
    .prepare(`
      SELECT orders.id, orders.code, orders.contact_name AS name, min(order_line.title) AS title, count(*) AS lines,
        min(order_line.slots ->> '$[0].day') AS day
      FROM order_line JOIN orders ON orders.id = order_line.order_id
      WHERE order_line.host_id = ?1 AND order_line.status IN ('awaiting_host', 'confirmed') AND ${BY_PHONE}
        AND ${keeps('?1', '?2')}
      GROUP BY orders.id ORDER BY day IS NULL, day, orders.id LIMIT ${MOST_LISTED}`)
    .bind(hostId, accountId)
    .all<TakenOrder>()
  return results
}

/** The host's way into an order that she took on the telephone and that is hers alone; null otherwise. */
export function readTakenAccess(
  db: D1Database,
  { hostId, accountId }: Keeping,
  orderId: string,
): Promise<OrderAccess | null> {
  return db
    .prepare(`
      SELECT orders.id AS orderId, orders.token_version AS tokenVersion FROM orders
      WHERE orders.id = ?3 AND ${BY_PHONE} AND ${keeps('?1', '?2')} AND NOT EXISTS (
        SELECT 1 FROM order_line WHERE order_line.order_id = orders.id AND order_line.host_id <> ?1
      )`)
    .bind(hostId, accountId, orderId)
    .first<OrderAccess>()
}
