import { keeps } from '../accounts/keeper.sql.ts'
import { ListingContent } from './listings.schemas.ts'
import type { VersionState } from './listings.tables.ts'

/** Whoever acts for a host, as the queries need them. */
export interface Acting {
  hostId: string
  accountId: string
  actor: string
}

/** A listing in its host's list. */
export interface ListedListing {
  productId: string
  name: string
  kind: string
  /** Of what guests see. */
  state: 'draft' | 'review' | 'published' | 'closed'
  /** Of the version that is worked on; null when none is. */
  work: VersionState | null
  reason: string
  /** Places or pieces still open for sale from now on. */
  openings: number
}

/** What guests see of a product, as a host would write it. `product` is the row it is about. */
const PUBLISHED_CONTENT = `json_object(
  'kind', product.kind, 'placeId', product.place_id, 'name', product.name, 'summary', product.summary,
  'bring', product.bring, 'meeting', product.meeting, 'policyId', product.policy_id, 'weighedFen', product.weighed_fen,
  'units', (
    SELECT json_group_array(json_object(
      'id', unit.id, 'position', unit.position, 'name', unit.name, 'people', unit.people, 'audience', unit.audience,
      'minQuantity', unit.min_quantity, 'maxQuantity', unit.max_quantity,
      'weekdayFen', unit.weekday_fen, 'weekendFen', unit.weekend_fen, 'holidayFen', unit.holiday_fen
    ) ORDER BY unit.position) FROM unit WHERE unit.product_id = product.id AND unit.withdrawn = 0
  )
)`

const OPENINGS = `(
  SELECT count(*) FROM slot
  WHERE slot.product_id = product.id AND slot.state = 'open' AND slot.sale_ends_at > ?3 AND slot.taken < slot.capacity
)`

const OPEN_STATES = "('draft', 'review', 'returned')"

export async function readListings(
  db: D1Database,
  { hostId, accountId }: Acting,
  now: number,
): Promise<ListedListing[]> {
  const { results } = await db
    .prepare(`
      SELECT product.id AS productId, coalesce(nullif(version.content ->> 'name', ''), product.name) AS name, product.kind,
        product.state, version.state AS work, coalesce(version.reason, '') AS reason, ${OPENINGS} AS openings
      FROM product
      LEFT JOIN listing_version AS version ON version.product_id = product.id AND version.state IN ${OPEN_STATES}
      WHERE product.host_id = ?1 AND product.kind NOT IN ('session', 'offer', 'reward') AND ${keeps('?1', '?2')}
      ORDER BY product.state = 'closed', product.id`)
    .bind(hostId, accountId, now)
    .all<ListedListing>()
  return results
}

/** A listing as its host works on it. */
export interface Listing {
  productId: string
  state: ListedListing['state']
  /** What guests see; null before the first version was approved. */
  published: ListingContent | null
  /** The version that is worked on; null when none is. */
  work: (ListingContent & { version: WorkedOn }) | null
  openings: number
  /** The last day that is open; null when none is, or for stock. */
  openUntil: string | null
}

export interface WorkedOn {
  id: string
  number: number
  state: VersionState
  revision: number
  reason: string
}

export async function readListing(
  db: D1Database,
  { hostId, accountId }: Acting,
  productId: string,
  now: number,
): Promise<Listing | null> {
  const row = await db
    .prepare(`
      SELECT json_object(
        'productId', product.id, 'state', product.state,
        'published', json(iif(product.state = 'draft', 'null', ${PUBLISHED_CONTENT})),
        'work', (
          SELECT json_set(content, '$.version', json_object(
            'id', version.id, 'number', number, 'state', version.state, 'revision', revision, 'reason', reason
          )) FROM listing_version AS version
          WHERE version.product_id = product.id AND version.state IN ${OPEN_STATES}
        ),
        'openings', ${OPENINGS},
        'openUntil', (SELECT max(day) FROM slot WHERE slot.product_id = product.id AND state = 'open' AND sale_ends_at > ?3)
      ) AS body
      FROM product WHERE product.id = ?4 AND product.host_id = ?1 AND ${keeps('?1', '?2')}`)
    .bind(hostId, accountId, now, productId)
    .first<{ body: string }>()
  if (!row) return null
  const { work, ...listing } = JSON.parse(row.body)
  return { ...listing, work: typeof work === 'string' ? JSON.parse(work) : work }
}

export interface NewListing extends Acting {
  productId: string
  versionId: string
  content: ListingContent
  now: number
}

/** Begins a listing: a product that nobody sees, and its first version. Answers whether the host is theirs to act for. */
export async function insertListing(db: D1Database, listing: NewListing): Promise<boolean> {
  const { productId, versionId, hostId, accountId, actor, content, now } = listing
  const [begun] = await db.batch<{ id: string }>([
    db
      .prepare(`
        INSERT INTO product (id, host_id, place_id, kind, name, policy_id, state)
        -- The gentlest policy stands in until the host has chosen.
        SELECT ?3, ?1, ?4, ?5, '', coalesce(nullif(?6, ''), (
          SELECT id FROM cancellation_policy ORDER BY tiers ->> '$[0].hoursBefore', id LIMIT 1
        )), 'draft' WHERE ${keeps('?1', '?2')} RETURNING id`)
      .bind(hostId, accountId, productId, content.placeId, content.kind, content.policyId),
    db
      .prepare(`
        INSERT INTO listing_version (id, product_id, host_id, number, content, state, edited_by, edited_at)
        SELECT ?1, ?2, ?3, 1, ?4, 'draft', ?5, ?6 WHERE changes() > 0`)
      .bind(versionId, productId, hostId, JSON.stringify(content), actor, now),
    db
      .prepare(
        "INSERT INTO event (at, kind, subject_id, actor, door) SELECT ?2, 'listing.begun', ?1, ?3, 'web' WHERE changes() > 0",
      )
      .bind(productId, now, actor),
  ])
  return begun?.results.length === 1
}

/** Begins the next version of a published listing with what guests see. Does nothing while one is worked on. */
export function beginVersion(
  db: D1Database,
  { hostId, accountId, actor }: Acting,
  { productId, versionId, now }: { productId: string; versionId: string; now: number },
): Promise<unknown> {
  return db
    .prepare(`
      INSERT INTO listing_version (id, product_id, host_id, number, content, state, edited_by, edited_at)
      SELECT ?3, product.id, ?1, coalesce((SELECT max(number) FROM listing_version WHERE product_id = product.id), 0) + 1,
        ${PUBLISHED_CONTENT}, 'draft', ?5, ?6
      FROM product WHERE product.id = ?4 AND product.host_id = ?1 AND product.state <> 'draft' AND ${keeps('?1', '?2')}
        AND NOT EXISTS (SELECT 1 FROM listing_version WHERE product_id = ?4 AND state IN ${OPEN_STATES})`)
    .bind(hostId, accountId, versionId, productId, actor, now)
    .run()
}

/**
 * Writes some fields of the version that is worked on, and leaves the others as whoever else is at it wrote them. What was
 * with the reviewer comes back. Answers whether there was one.
 */
export async function saveFields(
  db: D1Database,
  { hostId, accountId, actor }: Acting,
  { productId, fields, now }: { productId: string; fields: Partial<ListingContent>; now: number },
): Promise<boolean> {
  const saved = await db
    .prepare(`
      UPDATE listing_version SET content = json_patch(content, ?4), state = 'draft', revision = revision + 1,
        edited_by = ?5, edited_at = ?6
      WHERE product_id = ?3 AND host_id = ?1 AND state IN ${OPEN_STATES} AND ${keeps('?1', '?2')} RETURNING id`)
    .bind(hostId, accountId, productId, JSON.stringify(fields), actor, now)
    .first()
  return saved !== null
}

/** A price that is in force at once; the trigger on `unit` moves the product's version. */
export interface UnitPrice {
  unitId: string
  weekdayFen: number
  weekendFen: number
  holidayFen: number
}

/** Sets prices of what is sold already, with a record of what they were; unchanged ones are left alone. */
export async function setPrices(
  db: D1Database,
  { hostId, accountId, actor }: Acting,
  { productId, prices, now }: { productId: string; prices: UnitPrice[]; now: number },
): Promise<void> {
  const changed = `
    FROM json_each(?4) AS price
    JOIN unit ON unit.id = price.value ->> 'unitId' AND unit.product_id = ?3
    JOIN product ON product.id = unit.product_id AND product.host_id = ?1
    WHERE (unit.weekday_fen, unit.weekend_fen, unit.holiday_fen)
      <> (price.value ->> 'weekdayFen', price.value ->> 'weekendFen', price.value ->> 'holidayFen') AND ${keeps('?1', '?2')}`
  await db.batch([
    db
      .prepare(`
        INSERT INTO event (at, kind, subject_id, actor, door, detail)
        SELECT ?5, 'listing.priced', ?3, ?6, 'web', json_object('unitId', unit.id,
          'before', json_array(unit.weekday_fen, unit.weekend_fen, unit.holiday_fen),
          'after', json_array(price.value ->> 'weekdayFen', price.value ->> 'weekendFen', price.value ->> 'holidayFen')
        ) ${changed}`)
      .bind(hostId, accountId, productId, JSON.stringify(prices), now, actor),
    db
      .prepare(`
        UPDATE unit SET weekday_fen = price.value ->> 'weekdayFen', weekend_fen = price.value ->> 'weekendFen',
          holiday_fen = price.value ->> 'holidayFen'
        FROM json_each(?4) AS price
        WHERE unit.id = price.value ->> 'unitId' AND unit.product_id = ?3
          AND (unit.weekday_fen, unit.weekend_fen, unit.holiday_fen)
            <> (price.value ->> 'weekdayFen', price.value ->> 'weekendFen', price.value ->> 'holidayFen')
          AND EXISTS (SELECT 1 FROM product WHERE product.id = ?3 AND product.host_id = ?1) AND ${keeps('?1', '?2')}`)
      .bind(hostId, accountId, productId, JSON.stringify(prices)),
  ])
}

/** Hands the version that is worked on to the reviewer, as it stood when its host last saw it. Answers whether it did. */
export async function submitVersion(
  db: D1Database,
  { hostId, accountId, actor }: Acting,
  { productId, revision, now }: { productId: string; revision: number; now: number },
): Promise<boolean> {
  const [submitted] = await db.batch<{ id: string }>([
    db
      .prepare(`
        UPDATE listing_version SET state = 'review', submitted_at = ?5, reason = ''
        WHERE product_id = ?3 AND host_id = ?1 AND revision = ?4 AND state IN ('draft', 'returned') AND ${keeps('?1', '?2')}
        RETURNING id`)
      .bind(hostId, accountId, productId, revision, now),
    db
      .prepare(
        "INSERT INTO event (at, kind, subject_id, actor, door) SELECT ?2, 'listing.submitted', ?1, ?3, 'web' WHERE changes() > 0",
      )
      .bind(productId, now, actor),
  ])
  return submitted?.results.length === 1
}

/** Takes a listing off the market, or puts an approved one back. Orders that stand are not touched. Answers whether it did. */
export async function setOnMarket(
  db: D1Database,
  { hostId, accountId, actor }: Acting,
  { productId, open, now }: { productId: string; open: boolean; now: number },
): Promise<boolean> {
  const [from, to] = open ? ['closed', 'published'] : ['published', 'closed']
  const [moved] = await db.batch<{ id: string }>([
    db
      .prepare(`
        UPDATE product SET state = ?5 WHERE id = ?3 AND host_id = ?1 AND state = ?4 AND ${keeps('?1', '?2')} RETURNING id`)
      .bind(hostId, accountId, productId, from, to),
    db
      .prepare('INSERT INTO event (at, kind, subject_id, actor, door) SELECT ?2, ?4, ?1, ?3, ?5 WHERE changes() > 0')
      .bind(productId, now, actor, open ? 'listing.opened' : 'listing.closed', 'web'),
  ])
  return moved?.results.length === 1
}

/** A version in a listing's history. */
export interface PastVersion extends WorkedOn {
  content: ListingContent
  editedBy: string
  editedAt: number
  reviewedBy: string | null
  reviewedAt: number | null
}

/** All versions of a listing, the latest first, for whoever acts for its host. */
export async function readHistory(
  db: D1Database,
  { hostId, accountId }: Acting,
  productId: string,
): Promise<PastVersion[]> {
  const { results } = await db
    .prepare(`
      SELECT json_object(
        'id', id, 'number', number, 'state', state, 'revision', revision, 'reason', reason, 'content', json(content),
        'editedAt', edited_at, 'reviewedAt', reviewed_at,
        -- An actor reads account:<id>, with more behind it where someone acts for a host.
        'editedBy', coalesce((SELECT name FROM account WHERE account.id = substr(edited_by, 9, 36)), ''),
        'reviewedBy', (SELECT name FROM account WHERE account.id = substr(reviewed_by, 9))
      ) AS body
      FROM listing_version WHERE product_id = ?3 AND host_id = ?1 AND ${keeps('?1', '?2')} ORDER BY number DESC`)
    .bind(hostId, accountId, productId)
    .all<{ body: string }>()
  return results.map(({ body }) => {
    const { content, ...version } = JSON.parse(body)
    return { ...version, content: ListingContent.parse(content) }
  })
}
