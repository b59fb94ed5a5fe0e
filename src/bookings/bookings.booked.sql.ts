import { keeps } from '../accounts/keeper.sql.ts'

/** A living line of an order, as the host whose it is needs it: who comes, how many, and how to reach them. */
export interface BookedLine {
  orderId: string
  position: number
  code: string
  name: string
  phoneCipher: string
  title: string
  unitId: string
  unitName: string
  quantity: number
  /** Those of the slots asked for that it draws on. */
  slotIds: string[]
  /** Its guest has not confirmed yet. */
  isHeld: boolean
  /** The host took it on the telephone. */
  isByPhone: boolean
}

/** Lines ahead stand in an index by host; of holds there are few, and they have one of their own. */
const LIVING = `
  SELECT order_line.* FROM order_line WHERE order_line.host_id = ?1 AND order_line.status IN ('awaiting_host', 'confirmed')
  UNION ALL
  SELECT order_line.* FROM orders JOIN order_line ON order_line.order_id = orders.id
  WHERE orders.status = 'held' AND order_line.host_id = ?1 AND order_line.status = 'held'`

/** Who is booked into these slots of the host's, the first to come first; nobody for who does not act for her. */
export async function readBooked(
  db: D1Database,
  { hostId, accountId }: { hostId: string; accountId: string },
  slotIds: readonly string[],
): Promise<BookedLine[]> {
  const row = await db
    .prepare(`
      SELECT json_group_array(json_object(
        'orderId', orders.id, 'position', line.position, 'code', orders.code, 'name', orders.contact_name,
        'phoneCipher', orders.phone_cipher, 'title', line.title, 'unitId', line.unit_id, 'unitName', line.unit_name,
        'quantity', line.quantity,
        'slotIds', (
          SELECT json_group_array(drawn.key) FROM json_each(line.draws) AS drawn
          WHERE drawn.key IN (SELECT value FROM json_each(?3))
        ),
        'isHeld', json(iif(line.status = 'held', 'true', 'false')),
        'isByPhone', json(iif(EXISTS (
          SELECT 1 FROM event WHERE event.subject_id = orders.id AND event.kind = 'order.held' AND event.door = 'phone'
        ), 'true', 'false'))
      ) ORDER BY line.starts_at, orders.id, line.position) AS body
      FROM (${LIVING}) AS line JOIN orders ON orders.id = line.order_id
      WHERE ${keeps('?1', '?2')}
        AND EXISTS (SELECT 1 FROM json_each(line.draws) AS drawn WHERE drawn.key IN (SELECT value FROM json_each(?3)))`)
    .bind(hostId, accountId, JSON.stringify(slotIds))
    .first<{ body: string }>()
  return JSON.parse(row?.body ?? '[]')
}
