import type { OrderAccess } from '../secrets.ts'
import type { Order } from './bookings.schemas.ts'

/** Nobody reads further down. */
const MOST_LISTED = 100

export async function joinOrders(db: D1Database, accountId: string, phoneHash: string): Promise<string | null> {
  const { results } = await db
    .prepare(`
      UPDATE orders SET account_id = ?1 WHERE phone_hash = ?2 AND account_id IS NULL
      RETURNING id, contact_name AS contactName`)
    .bind(accountId, phoneHash)
    .all<{ id: string; contactName: string }>()
  // Ids sort by time.
  return results.sort((a, b) => b.id.localeCompare(a.id))[0]?.contactName ?? null
}

/** An order in a list of one's own. Instants are UTC milliseconds. */
export interface OwnOrder {
  id: string
  code: string
  status: Order['status']
  totalFen: number
  /** The first day of it; null for goods to fetch. */
  firstDay: string | null
  endsAt: number | null
  titles: string[]
}

export async function readOwnOrders(db: D1Database, accountId: string): Promise<OwnOrder[]> {
  const { results } = await db
    .prepare(`
      SELECT json_object(
        'id', orders.id, 'code', code, 'status', status, 'totalFen', total_fen, 'endsAt', ends_at,
        'firstDay', (
          SELECT min(slot.value ->> 'day') FROM order_line, json_each(order_line.slots) AS slot
          WHERE order_line.order_id = orders.id
        ),
        'titles', (SELECT json_group_array(title ORDER BY position) FROM order_line WHERE order_line.order_id = orders.id)
      ) AS body
      FROM orders WHERE account_id = ?1
      ORDER BY status IN ('held', 'confirmed') DESC, orders.id DESC LIMIT ${MOST_LISTED}`)
    .bind(accountId)
    .all<{ body: string }>()
  return results.map(({ body }) => JSON.parse(body))
}

export function readAccountAccess(db: D1Database, accountId: string, orderId: string): Promise<OrderAccess | null> {
  return db
    .prepare('SELECT id AS orderId, token_version AS tokenVersion FROM orders WHERE id = ?1 AND account_id = ?2')
    .bind(orderId, accountId)
    .first<OrderAccess>()
}
