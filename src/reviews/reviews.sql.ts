import type { Party } from '../bookings/bookings.schemas.ts'
import type { Reads } from '../database.ts'
import type { Day } from '../days.ts'
import type { Stars } from './reviews.rules.ts'
import type { HidingReason } from './reviews.tables.ts'

/** A review as it is kept, with what it is about. Instants are UTC milliseconds. */
export interface StoredReview {
  id: string
  stars: Stars
  text: string
  version: number
  writtenAt: number
  changedAt: number | null
  /** The first character of the name it was booked under; empty once the person is erased. */
  initial: string
  /** The first day of the visit; null for goods. */
  visitedOn: Day | null
  party: Party | null
  answer: string | null
  answerVersion: number
  answeredAt: number | null
  answerChangedAt: number | null
  hidden: { reason: HidingReason; words: string } | null
  product: { id: string; name: string; nameEn: string | null; published: boolean }
  host: { id: string; name: string; nameEn: string | null }
}

/** What is said without what was taken out of sight. */
export type ShownReview = Omit<StoredReview, 'stars' | 'text' | 'answer'> & {
  stars: Stars | null
  text: string | null
  answer: string | null
}

const reviewJson = (words: (column: string) => string) => `json_object(
  'id', review.id, 'stars', ${words('review.stars')}, 'text', ${words('review.text')}, 'version', review.version,
  'writtenAt', review.written_at, 'changedAt', review.changed_at,
  'initial', coalesce((
    SELECT substr(trim(contact_name), 1, 1) FROM orders LEFT JOIN account ON account.id = orders.account_id
    WHERE orders.id = review.order_id AND account.erased_at IS NULL
  ), ''),
  'visitedOn', (
    SELECT min(slot.value ->> 'day') FROM order_line, json_each(order_line.slots) AS slot
    WHERE order_line.order_id = review.order_id AND order_line.product_id = review.product_id
      AND order_line.status IN ('confirmed', 'completed')
  ),
  'party', (SELECT json(orders.party) FROM orders WHERE orders.id = review.order_id),
  'answer', ${words('review.answer')}, 'answerVersion', review.answer_version,
  'answeredAt', review.answered_at, 'answerChangedAt', review.answer_changed_at,
  'hidden', iif(hidden_at IS NULL, NULL, json_object('reason', hidden_reason, 'words', hidden_words)),
  'product', (
    SELECT json_object(
      'id', product.id, 'name', product.name, 'nameEn', product.name_en,
      'published', json(iif(product.state = 'published', 'true', 'false'))
    ) FROM product WHERE product.id = review.product_id
  ),
  'host', (
    SELECT json_object('id', host.id, 'name', host.name, 'nameEn', host.name_en) FROM host WHERE host.id = review.host_id
  )
)`

/** Every word of it: for who wrote it, whom it is about, and staff. */
export const REVIEW_JSON = reviewJson((column) => column)
const SHOWN_JSON = reviewJson((column) => `iif(hidden_at IS NULL, ${column}, NULL)`)

/** Ids are written in hexadecimal. */
export const AFTER_ALL = 'g'

/** The lines of the order that a review speaks of, as the record names them. */
export const REVIEWED_LINES = `(
  SELECT json_group_array(position) FROM order_line
  WHERE order_line.order_id = review.order_id AND order_line.product_id = review.product_id
    AND order_line.status IN ('confirmed', 'completed')
)`

/** Reviews of a product, or of all that a host has sold, the newest first; `before`: only ids before this one. */
export async function readReviews(
  db: Reads,
  about: { productId: string } | { hostId: string },
  before: string | undefined,
  limit: number,
): Promise<ShownReview[]> {
  const [column, id] = 'productId' in about ? ['product_id', about.productId] : ['host_id', about.hostId]
  const { results } = await db
    .prepare(`
      SELECT ${SHOWN_JSON} AS body FROM review
      WHERE ${column} = ?1 AND withdrawn_at IS NULL AND id < ?2
      ORDER BY id DESC LIMIT ?3`)
    .bind(id, before ?? AFTER_ALL, limit)
    .all<{ body: string }>()
  return results.map(({ body }) => JSON.parse(body))
}

export interface Tally {
  productId: string
  hostId: string
  count: number
  stars: number
}

/** How many reviews there are of everything that has any, and their stars together. */
export async function readTallies(db: Reads): Promise<Tally[]> {
  const { results } = await db
    .prepare('SELECT product_id AS productId, host_id AS hostId, count, stars FROM review_tally WHERE count > 0')
    .all<Tally>()
  return results
}
