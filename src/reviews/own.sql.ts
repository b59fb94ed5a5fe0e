import type { Party } from '../bookings/bookings.schemas.ts'
import type { Reads } from '../database.ts'
import type { Day } from '../days.ts'
import type { OrderAccess } from '../secrets.ts'
import type { BookedProduct, Stars } from './reviews.rules.ts'
import { REVIEW_JSON, REVIEWED_LINES, type StoredReview } from './reviews.sql.ts'

/** A product of one's own order, and what one said of it. */
export interface OwnProduct {
  id: string
  /** As it was called when it was sold, and its name in English today. */
  title: string
  titleEn: string | null
  host: { id: string; name: string; nameEn: string | null }
  firstDay: Day | null
  /** The first character of the name it was booked under, and who came along. */
  initial: string
  party: Party | null
  booked: BookedProduct
  review: StoredReview | null
  withdrawn: boolean
  /** Whoever ordered it acts for its host. */
  own: boolean
}

/** SQL that is true where whoever ordered acts for this host, by their account or by their phone. */
const actsFor = (hostId: string) => `EXISTS (
  SELECT 1 FROM host_member JOIN account ON account.id = host_member.account_id
  WHERE host_member.host_id = ${hostId} AND host_member.ended_at IS NULL
    AND (account.id = orders.account_id OR account.phone_hash = orders.phone_hash)
)`

/** The products of the order that this access opens, in the order's order; null when it opens none. */
export async function readOwnProducts(db: Reads, access: OrderAccess): Promise<OwnProduct[] | null> {
  const row = await db
    .prepare(`
      SELECT (
        SELECT json_group_array(json(body) ORDER BY position) FROM (
          SELECT min(order_line.position) AS position, json_object(
            'id', product.id, 'title', order_line.title, 'titleEn', product.name_en,
            'host', json_object('id', host.id, 'name', host.name, 'nameEn', host.name_en),
            'firstDay', min(order_line.slots ->> '$[0].day'),
            'initial', substr(trim(orders.contact_name), 1, 1), 'party', json(orders.party),
            'booked', json_object(
              'orderStatus', orders.status, 'changedAt', orders.changed_at,
              'lines', json_group_array(json_object(
                'status', order_line.status, 'quantity', order_line.quantity, 'arrived', order_line.arrived,
                'noShow', order_line.no_show, 'endsAt', order_line.ends_at
              ))
            ),
            'review', (
              SELECT ${REVIEW_JSON} FROM review
              WHERE review.order_id = orders.id AND review.product_id = product.id AND review.withdrawn_at IS NULL
            ),
            'withdrawn', json(iif(EXISTS (
              SELECT 1 FROM review
              WHERE review.order_id = orders.id AND review.product_id = product.id AND review.withdrawn_at IS NOT NULL
            ), 'true', 'false')),
            'own', json(iif(${actsFor('host.id')}, 'true', 'false'))
          ) AS body
          FROM order_line
          JOIN product ON product.id = order_line.product_id
          JOIN host ON host.id = order_line.host_id
          WHERE order_line.order_id = orders.id
          GROUP BY order_line.product_id
        )
      ) AS body
      FROM orders WHERE orders.id = ?1 AND orders.token_version = ?2`)
    .bind(access.orderId, access.tokenVersion)
    .first<{ body: string }>()
  return row && JSON.parse(row.body)
}

/** Who reviews which product of their order, and when (UTC, milliseconds). */
export interface Writing {
  access: OrderAccess
  productId: string
  now: number
}

/** Kept with the change, if it was this statement's: it stands right behind it. */
function recorded(db: D1Database, kind: string, { access, productId, now }: Writing, tell: boolean) {
  return [
    db
      .prepare(`
        INSERT INTO event (at, kind, subject_id, actor, door, detail)
        SELECT ?1, ?2, order_id, 'guest:' || order_id, 'web', 
          json_object('review', id, 'lines', ${REVIEWED_LINES})
        FROM review WHERE order_id = ?3 AND product_id = ?4 AND changes() > 0`)
      .bind(now, kind, access.orderId, productId),
    ...(tell
      ? [
          db
            .prepare(`
              INSERT INTO outbox (event_id, recipient, due_at)
              SELECT last_insert_rowid(), 'host:' || host_id, ?1 FROM review
              WHERE order_id = ?2 AND product_id = ?3 AND changes() > 0`)
            .bind(now, access.orderId, productId),
        ]
      : []),
  ]
}

/** Answers whether it was written: once, by whoever has had it and does not act for its host, when it was over after `overSince`. */
export async function insertReview(
  db: D1Database,
  writing: Writing,
  review: { id: string; stars: Stars; text: string; overSince: number },
): Promise<boolean> {
  const { access, productId, now } = writing
  const [written] = await db.batch([
    db
      .prepare(`
        INSERT INTO review (id, order_id, product_id, host_id, stars, text, written_at)
        SELECT ?1, had.order_id, had.product_id, had.host_id, ?2, ?3, ?4
        FROM had JOIN orders ON orders.id = had.order_id
        WHERE had.order_id = ?5 AND orders.token_version = ?6 AND had.product_id = ?7
          AND had.over_at <= ?4 AND had.over_at > ?8 AND NOT ${actsFor('had.host_id')}
        ON CONFLICT (order_id, product_id) DO NOTHING RETURNING id`)
      .bind(
        review.id,
        review.stars,
        review.text,
        now,
        access.orderId,
        access.tokenVersion,
        productId,
        review.overSince,
      ),
    ...recorded(db, 'review.written', writing, true),
  ])
  return written?.results.length === 1
}

const MINE = `order_id = ?1 AND product_id = ?2 AND withdrawn_at IS NULL
  AND EXISTS (SELECT 1 FROM orders WHERE orders.id = ?1 AND orders.token_version = ?3)`

/** Answers whether it was changed: one's own, in the open, as it was shown, and written after `writtenSince`. */
export async function changeReview(
  db: D1Database,
  writing: Writing,
  change: { stars: Stars; text: string; version: number; writtenSince: number },
): Promise<boolean> {
  const { access, productId, now } = writing
  const [changed] = await db.batch([
    db
      .prepare(`
        UPDATE review SET stars = ?4, text = ?5, version = version + 1, changed_at = ?6
        WHERE ${MINE} AND hidden_at IS NULL AND version = ?7 AND written_at > ?8 RETURNING id`)
      .bind(
        access.orderId,
        productId,
        access.tokenVersion,
        change.stars,
        change.text,
        now,
        change.version,
        change.writtenSince,
      ),
    ...recorded(db, 'review.changed', writing, false),
  ])
  return changed?.results.length === 1
}

/** Takes one's own back for good, its words and the answer with it. Answers whether there was one. */
export async function withdrawReview(db: D1Database, writing: Writing): Promise<boolean> {
  const { access, productId, now } = writing
  const [withdrawn] = await db.batch([
    db
      .prepare(`
        UPDATE review SET withdrawn_at = ?4, text = '', version = version + 1,
          answer = NULL, answered_at = NULL, answer_changed_at = NULL, answered_by = NULL,
          hidden_at = NULL, hidden_by = NULL, hidden_reason = NULL, hidden_words = NULL
        WHERE ${MINE} RETURNING id`)
      .bind(access.orderId, productId, access.tokenVersion, now),
    ...recorded(db, 'review.withdrawn', writing, false),
  ])
  return withdrawn?.results.length === 1
}
