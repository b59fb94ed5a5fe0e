import { keeps } from '../accounts/keeper.sql.ts'
import type { Day } from '../days.ts'
import type { ProductKind } from '../products/products.schemas.ts'
import type { FeedFault } from './fetching.ts'

/** A listing that has a calendar, with what it shows and what it follows. Instants are UTC milliseconds. */
export interface StoredListing {
  productId: string
  name: string
  nameEn: string | null
  kind: ProductKind
  /** The most places that one of its slots has. */
  places: number
  calendar: { id: string; linkVersion: number; askedAt: number | null } | null
  feeds: StoredFeed[]
}

export interface StoredFeed {
  id: string
  platform: string
  addressCipher: string
  takes: number | null
  closures: number
  goodAt: number | null
  failingSince: number | null
  fault: FeedFault | null
  doubtedSince: number | null
  unreadable: number
  /** The days from today on that it closes something on. */
  days: Day[]
  echoes: { uid: string; days: Day[] }[]
}

/** A booking over there for nights that were sold here too. */
export interface StoredClash {
  feedId: string
  platform: string
  uid: string
  listing: string
  listingEn: string | null
  days: Day[]
  settled: number
  /** The codes of the orders here. */
  codes: string[]
}

/** A keeper's listings that are or were sold by the day, stays first; nothing for who does not act for her. */
export async function readListings(
  db: D1Database,
  { hostId, accountId }: { hostId: string; accountId: string },
  today: Day,
): Promise<StoredListing[]> {
  const row = await db
    .prepare(`
      SELECT json_group_array(json_object(
        'productId', product.id, 'name', product.name, 'nameEn', product.name_en, 'kind', product.kind,
        'places', (SELECT max(capacity) FROM slot WHERE slot.product_id = product.id AND slot.day >= ?3),
        'calendar', (
          SELECT json_object('id', id, 'linkVersion', link_version, 'askedAt', asked_at)
          FROM shared_calendar WHERE shared_calendar.product_id = product.id
        ),
        'feeds', (
          SELECT json_group_array(json_object(
            'id', feed.id, 'platform', platform, 'addressCipher', address_cipher, 'takes', takes, 'closures', closures,
            'goodAt', good_at, 'failingSince', failing_since, 'fault', fault, 'doubtedSince', doubted_since,
            'unreadable', unreadable,
            'days', (
              SELECT json_group_array(day ORDER BY day) FROM (
                SELECT DISTINCT slot.day FROM feed_block JOIN slot ON slot.id = feed_block.slot_id
                WHERE feed_block.feed_id = feed.id AND slot.day >= ?3
              )
            ),
            'echoes', (
              SELECT json_group_array(json_object('uid', feed_echo.uid, 'days', json_array(from_day)))
              FROM feed_echo JOIN feed_busy ON feed_busy.feed_id = feed_echo.feed_id AND feed_busy.uid = feed_echo.uid
              WHERE feed_echo.feed_id = feed.id AND to_day > ?3
            )
          ) ORDER BY added_at, feed.id) FROM feed WHERE feed.product_id = product.id
        )
      ) ORDER BY product.kind <> 'stay', product.id) AS body
      FROM product
      WHERE product.host_id = ?1 AND ${keeps('?1', '?2')} AND product.state IN ('published', 'closed')
        AND EXISTS (SELECT 1 FROM slot WHERE slot.product_id = product.id AND slot.day >= ?3)`)
    .bind(hostId, accountId, today)
    .first<{ body: string }>()
  return JSON.parse(row?.body ?? '[]')
}

/** What clashes at a keeper's listings, the earliest first. */
export async function readClashesOf(
  db: D1Database,
  { hostId, accountId }: { hostId: string; accountId: string },
  now: number,
): Promise<StoredClash[]> {
  const row = await db
    .prepare(`
      SELECT json_group_array(json_object(
        'feedId', feed.id, 'platform', feed.platform, 'uid', clash.uid, 'listing', product.name, 'listingEn', product.name_en,
        'days', json(clash.days),
        'settled', EXISTS (
          SELECT 1 FROM feed_clash
          WHERE feed_clash.feed_id = feed.id AND feed_clash.uid = clash.uid AND settled_at IS NOT NULL
        ),
        'codes', (
          SELECT json_group_array(DISTINCT orders.code)
          FROM order_line JOIN orders ON orders.id = order_line.order_id, json_each(order_line.draws) AS drawn
          WHERE order_line.host_id = product.host_id AND order_line.status IN ('awaiting_host', 'confirmed')
            AND drawn.key IN (SELECT value FROM json_each(clash.slots))
        )
      ) ORDER BY clash.days, feed.id, clash.uid) AS body
      FROM (
        SELECT feed_id, uid, json_group_array(DISTINCT day ORDER BY day) AS days, json_group_array(slot_id) AS slots
        FROM feed_clashing WHERE ends_at > ?3 GROUP BY feed_id, uid
      ) AS clash
      JOIN feed ON feed.id = clash.feed_id JOIN product ON product.id = feed.product_id
      WHERE product.host_id = ?1 AND ${keeps('?1', '?2')}`)
    .bind(hostId, accountId, now)
    .first<{ body: string }>()
  return JSON.parse(row?.body ?? '[]')
}

/** A slot as a calendar that is only tried out would meet it. */
export interface MetSlot {
  day: Day
  startsAt: number
  endsAt: number
  capacity: number
  /** Places that were sold here, and that are booked on other platforms already. */
  sold: number
  elsewhere: number
}

/** A keeper's listing with its slots from today on; null when it is not hers. */
export async function readMetSlots(
  db: D1Database,
  productId: string,
  { hostId, accountId }: { hostId: string; accountId: string },
  today: Day,
): Promise<{ isStay: boolean; slots: MetSlot[] } | null> {
  const row = await db
    .prepare(`
      SELECT product.kind = 'stay' AS isStay, (
        SELECT json_group_array(json_object(
          'day', day, 'startsAt', starts_at, 'endsAt', ends_at, 'capacity', capacity,
          'sold', iif(taken = 0, 0, (
            SELECT coalesce(sum(drawn.value), 0) FROM order_line, json_each(order_line.draws) AS drawn
            WHERE order_line.host_id = ?2 AND order_line.status IN ('awaiting_host', 'confirmed') AND drawn.key = slot.id
          )),
          'elsewhere', iif(blocked = 0, 0, (
            SELECT coalesce(sum(places), 0) FROM feed_block WHERE feed_block.slot_id = slot.id AND booked = 1
          ))
        ) ORDER BY day, starts_at) FROM slot WHERE slot.product_id = product.id AND slot.day >= ?4
      ) AS slots
      FROM product WHERE product.id = ?1 AND product.host_id = ?2 AND ${keeps('?2', '?3')}`)
    .bind(productId, hostId, accountId, today)
    .first<{ isStay: number; slots: string }>()
  return row && { isStay: row.isStay === 1, slots: JSON.parse(row.slots) }
}
