import type { Lang } from '../../web/words/words.ts'
import type { Day } from '../days.ts'
import type { CertificateKind } from '../hosts/hosts.rules.ts'
import type { Recipient } from './recipients.rules.ts'

/** What happened, as far as this recipient is concerned: read when it is told, so that what was overtaken shows. */
export interface Happening {
  kind: string
  /** UTC, milliseconds. */
  at: number
  /** What the record says of it besides. */
  detail: {
    lines?: number[]
    fees?: Record<string, number>
    refundFen?: number
    kind?: CertificateKind
    reason?: string
    expiresOn?: Day
    /** As a host calls another platform. */
    platform?: string
    /** The nights that were sold on both sides. */
    days?: Day[]
  }
  /** What it happened to: an order, a closure, a listing. */
  subjectId: string
  /** The listing it is about, as its host has written it. */
  listing: string | null
  /** The order it is about; null where a host hears of several, and when there is none of that name any more. */
  order: ToldOrder | null
  /** The lines it concerns may be among these: all of the order, or of the host. */
  lines: ToldLine[]
  /** The notice it is about, and whether it was lifted since. */
  notice: { title: string; titleEn: string | null; startsAt: number; lifted: 0 | 1 } | null
}

export interface ToldOrder {
  id: string
  code: string
  phoneCipher: string
  /** Of the account whose order it is; null for a guest's. */
  lang: Lang | null
  /** Given back by this very change, fen. */
  refundFen: number
}

export interface ToldLine {
  orderId: string
  position: number
  unitId: string
  title: string
  quantity: number
  startsAt: number | null
  living: 0 | 1
  /** Its host has not said yes or no yet. */
  asked: 0 | 1
  /** Whether the closure that is told of reaches it. */
  closed: 0 | 1
}

const LINE_JSON = `json_object(
  'orderId', order_line.order_id, 'position', order_line.position, 'unitId', order_line.unit_id,
  'title', order_line.title, 'quantity', order_line.quantity, 'startsAt', order_line.starts_at,
  'living', order_line.status IN ('awaiting_host', 'confirmed', 'completed'),
  'asked', order_line.status = 'awaiting_host',
  'closed', EXISTS (
    SELECT 1 FROM json_each(order_line.draws) AS drawn
    JOIN slot_closure ON slot_closure.slot_id = drawn.key AND slot_closure.closure_id = event.subject_id
  )
)`

const HAPPENING = (lines: string) => `
  SELECT json_object(
    'kind', event.kind, 'at', event.at, 'subjectId', event.subject_id, 'detail', json(event.detail),
    'listing', (
      SELECT coalesce(listing_version.content ->> 'name', product.name) FROM product
      LEFT JOIN listing_version ON listing_version.product_id = product.id
        AND listing_version.number = event.detail ->> 'number'
      WHERE (product.id = event.subject_id AND event.kind LIKE 'listing.%')
        OR (product.id = event.detail ->> 'productId' AND event.kind LIKE 'feed.%')
    ),
    'order', (
      SELECT json_object(
        'id', orders.id, 'code', orders.code, 'phoneCipher', orders.phone_cipher, 'lang', account.lang,
        'refundFen', (
          SELECT coalesce(sum(amount_fen), 0) FROM payment
          WHERE payment.order_id = orders.id AND payment.kind = 'refund' AND payment.created_at = event.at
        )
      )
      FROM orders LEFT JOIN account ON account.id = orders.account_id WHERE orders.id = ?2
    ),
    'lines', (${lines}),
    'notice', (
      SELECT json_object('title', title, 'titleEn', title_en, 'startsAt', starts_at, 'lifted', reopened_at IS NOT NULL)
      FROM closure WHERE closure.id = event.subject_id AND event.kind = 'closure.published'
    )
  ) AS body
  FROM event WHERE event.id = ?1`

/** An order's lines; of a host, those that are theirs. */
const OF_ORDER = `
  SELECT json_group_array(${LINE_JSON} ORDER BY order_line.position) FROM order_line
  WHERE order_line.order_id = ?2 AND (?3 IS NULL OR order_line.host_id = ?3)`

/** What a host has sold that a closure may reach. */
const OF_HOST = `
  SELECT json_group_array(${LINE_JSON} ORDER BY order_line.starts_at) FROM orders INDEXED BY orders_confirmed
  JOIN order_line ON order_line.order_id = orders.id
  WHERE orders.status = 'confirmed' AND order_line.host_id = ?3 AND order_line.status IN ('awaiting_host', 'confirmed')
    AND order_line.starts_at IS NOT NULL`

/** Null when there is no such event. */
export async function readHappening(
  db: D1Database,
  eventId: number,
  { audience, orderId, hostId }: Recipient,
): Promise<Happening | null> {
  const event = await db
    .prepare('SELECT kind, subject_id AS subjectId FROM event WHERE id = ?1')
    .bind(eventId)
    .first<{ kind: string; subjectId: string }>()
  if (!event) return null
  const ofHost = audience === 'host' && event.kind.startsWith('closure.')
  const row = await db
    .prepare(HAPPENING(ofHost ? OF_HOST : OF_ORDER))
    .bind(eventId, orderId ?? event.subjectId, hostId)
    .first<{ body: string }>()
  return row && JSON.parse(row.body)
}

/** Whoever owns a farm and has a phone, sealed: they are written to besides what their inbox shows. */
export async function readOwner(
  db: D1Database,
  hostId: string,
  accountId: string,
): Promise<{ phoneCipher: string; lang: Lang } | null> {
  return db
    .prepare(`
      SELECT account.phone_cipher AS phoneCipher, account.lang FROM host_member
      JOIN account ON account.id = host_member.account_id
      WHERE host_member.host_id = ?1 AND host_member.account_id = ?2 AND host_member.kind = 'owner'
        AND host_member.ended_at IS NULL AND account.phone_cipher IS NOT NULL`)
    .bind(hostId, accountId)
    .first()
}
