import { owns } from '../accounts/keeper.sql.ts'
import { PAID_FIELDS } from '../arrivals/arrivals.sql.ts'
import type { SoldLine } from './sales.rules.ts'

/**
 * What a host has sold, and said yes to where she was asked, for the time from one instant to the other (UTC, milliseconds): by when it begins, and goods by
 * when they were ordered. Empty for whoever the farm does not belong to.
 */
export async function readSold(
  db: D1Database,
  { hostId, accountId }: { hostId: string; accountId: string },
  from: number,
  until: number,
): Promise<SoldLine[]> {
  const row = await db
    .prepare(`
      SELECT json_group_array(json_object(
        'productId', order_line.product_id, 'title', order_line.title, 'titleEn', product.name_en,
        'quantity', order_line.quantity, 'noShow', order_line.no_show, 'amountFen', order_line.amount_fen,
        'feeFen', order_line.fee_fen, 'status', order_line.status, 'startsAt', order_line.starts_at,
        'soldAt', order_line.sold_at, ${PAID_FIELDS}
      ) ORDER BY order_line.sold_at, order_line.order_id, order_line.position) AS body
      FROM (
        SELECT order_id, position FROM order_line
        WHERE host_id = ?1 AND sold_at IS NOT NULL AND starts_at >= ?3 AND starts_at < ?4
        UNION ALL
        SELECT order_id, position FROM order_line
        WHERE host_id = ?1 AND sold_at IS NOT NULL AND starts_at IS NULL AND sold_at >= ?3 AND sold_at < ?4
      ) AS chosen
      JOIN order_line ON order_line.order_id = chosen.order_id AND order_line.position = chosen.position
      JOIN product ON product.id = order_line.product_id
      WHERE order_line.status <> 'awaiting_host' AND ${owns('?1', '?2')}`)
    .bind(hostId, accountId, from, until)
    .first<{ body: string }>()
  return JSON.parse(row?.body ?? '[]')
}
