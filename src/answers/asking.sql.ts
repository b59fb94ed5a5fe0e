import { keeps } from '../accounts/keeper.sql.ts'
import type { ActingFor } from '../arrivals/arrivals.sql.ts'

/** Something a host sells, and whether a booking of it waits for her yes. */
export interface AskingListing {
  productId: string
  title: string
  titleEn: string | null
  asks: boolean
}

/** What a host has on the market. */
export async function readAsking(db: D1Database, { hostId, accountId }: ActingFor): Promise<AskingListing[]> {
  const row = await db
    .prepare(`
      SELECT json_group_array(json_object(
        'productId', id, 'title', name, 'titleEn', name_en, 'asks', json(iif(host_answers, 'true', 'false'))
      ) ORDER BY name) AS body
      FROM product WHERE host_id = ?1 AND state = 'published' AND ${keeps('?1', '?2')}`)
    .bind(hostId, accountId)
    .first<{ body: string }>()
  return JSON.parse(row?.body ?? '[]')
}

/** From the next booking on; what is confirmed or waits stays as it is. Answers whether there is such a listing of hers. */
export async function setAsking(
  db: D1Database,
  { hostId, accountId, actor }: ActingFor & { actor: string },
  { productId, asks, at }: { productId: string; asks: boolean; at: number },
): Promise<boolean> {
  const mine = `id = ?3 AND host_id = ?1 AND state = 'published' AND ${keeps('?1', '?2')}`
  const [, , found] = await db.batch([
    db
      .prepare(`UPDATE product SET host_answers = ?4 WHERE ${mine} AND host_answers <> ?4`)
      .bind(hostId, accountId, productId, asks ? 1 : 0),
    db
      .prepare(`
        INSERT INTO event (at, kind, subject_id, actor, door) SELECT ?2, ?4, ?1, ?3, 'web' WHERE changes() > 0`)
      .bind(productId, at, actor, asks ? 'listing.asks' : 'listing.asks_no_more'),
    db.prepare(`SELECT 1 FROM product WHERE ${mine}`).bind(hostId, accountId, productId),
  ])
  return found?.results.length === 1
}
