import { keeps } from '../accounts/keeper.sql.ts'
import type { FeedFault, Validators } from './fetching.ts'
import type { BusyTime } from './reading.rules.ts'

/** Who acts for which host. */
export interface By {
  hostId: string
  accountId: string
  actor: string
  now: number
}

/** A feed whose turn it is: an answer to this attempt counts as long as no later one has begun. */
export interface Attempt {
  id: string
  productId: string
  attempt: number
  addressCipher: string
  etag: string | null
  lastModified: string | null
  fullAt: number | null
  doubtedSince: number | null
}

const ATTEMPT = `id, product_id AS productId, attempt, address_cipher AS addressCipher, etag, last_modified AS lastModified,
  full_at AS fullAt, doubted_since AS doubtedSince`

/** Takes up at most `limit` feeds that are due, the longest due first, so that nobody else does. */
export async function takeUpDue(
  db: D1Database,
  { now, nextAt, limit }: { now: number; nextAt: number; limit: number },
): Promise<Attempt[]> {
  const { results } = await db
    .prepare(`
      UPDATE feed SET attempt = attempt + 1, asked_at = ?1, due_at = ?2
      WHERE id IN (SELECT id FROM feed WHERE due_at <= ?1 ORDER BY due_at LIMIT ?3) RETURNING ${ATTEMPT}`)
    .bind(now, nextAt, limit)
    .all<Attempt>()
  return results
}

/** Takes up a keeper's feed out of turn, unless it was asked after `quietSince`. Null when it is not hers, or was. */
export async function takeUp(
  db: D1Database,
  feedId: string,
  { hostId, accountId, now, nextAt, quietSince }: By & { nextAt: number; quietSince: number },
): Promise<Attempt | null> {
  return db
    .prepare(`
      UPDATE feed SET attempt = attempt + 1, asked_at = ?4, due_at = ?5
      WHERE id = ?1 AND asked_at <= ?6 AND ${HERS} RETURNING ${ATTEMPT}`)
    .bind(feedId, hostId, accountId, now, nextAt, quietSince)
    .first<Attempt>()
}

/** The feed is of a listing of the keeper's: `?2` her host, `?3` her account. */
const HERS = `EXISTS (
  SELECT 1 FROM product WHERE product.id = feed.product_id AND product.host_id = ?2 AND ${keeps('?2', '?3')}
)`

/** Whether the feed is of a listing of the keeper's. */
export async function isHers(
  db: D1Database,
  feedId: string,
  { hostId, accountId }: Omit<By, 'actor' | 'now'>,
): Promise<boolean> {
  const found = await db.prepare(`SELECT 1 FROM feed WHERE id = ?1 AND ${HERS}`).bind(feedId, hostId, accountId).first()
  return found !== null
}

/** What a feed was last believed to say. */
export async function readBusy(db: D1Database, feedId: string): Promise<BusyTime[]> {
  const { results } = await db
    .prepare(`
      SELECT uid, starts_at AS startsAt, ends_at AS endsAt, from_day AS fromDay, to_day AS toDay, booked
      FROM feed_busy WHERE feed_id = ?1`)
    .bind(feedId)
    .all<Omit<BusyTime, 'booked'> & { booked: number }>()
  return results.map((row) => ({ ...row, booked: row.booked === 1 }))
}

/** Which of these ids are a calendar or an order of ours. */
export async function readOwnIds(db: D1Database, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const { results } = await db
    .prepare(`
      SELECT value AS id FROM json_each(?1)
      WHERE EXISTS (SELECT 1 FROM shared_calendar WHERE id = value) OR EXISTS (SELECT 1 FROM orders WHERE id = value)`)
    .bind(JSON.stringify(ids))
    .all<{ id: string }>()
  return new Set(results.map(({ id }) => id))
}

/** What a good answer leaves behind. */
export interface GoodAnswer {
  busy: readonly BusyTime[]
  doubtedSince: number | null
  unreadable: number
  validators: Validators
  now: number
}

/**
 * Writes what is believed of a feed, and blocks and reopens slots accordingly: what the feed closed and closes no more, and
 * nothing else. Does nothing when a later attempt has begun, or the feed is gone.
 */
export async function writeGood(db: D1Database, feed: Attempt, answer: GoodAnswer): Promise<void> {
  const busy = JSON.stringify(answer.busy)
  const params = [feed.id, feed.attempt] as const
  await db.batch([
    db
      .prepare(`
        DELETE FROM feed_busy WHERE feed_id = ?1 AND ${LATEST} AND (uid, starts_at) NOT IN (
          SELECT value ->> 'uid', value ->> 'startsAt' FROM json_each(?3)
        )`)
      .bind(...params, busy),
    db
      .prepare(`
        INSERT INTO feed_busy (feed_id, uid, starts_at, ends_at, from_day, to_day, booked)
        SELECT ?1, value ->> 'uid', value ->> 'startsAt', value ->> 'endsAt', value ->> 'fromDay', value ->> 'toDay',
          value ->> 'booked'
        FROM json_each(?3) WHERE ${LATEST}
        ON CONFLICT (feed_id, uid, starts_at) DO UPDATE SET
          ends_at = excluded.ends_at, from_day = excluded.from_day, to_day = excluded.to_day, booked = excluded.booked
        WHERE ends_at <> excluded.ends_at OR from_day <> excluded.from_day OR to_day <> excluded.to_day
          OR booked <> excluded.booked`)
      .bind(...params, busy),
    ...reblock(db, LATEST, params),
    db
      .prepare(`
        UPDATE feed SET good_at = ?3, full_at = ?3, etag = ?4, last_modified = ?5, unreadable = ?6, doubted_since = ?7,
          failing_since = NULL, fault = NULL, failing_told_at = NULL
        WHERE id = ?1 AND attempt = ?2`)
      .bind(
        ...params,
        answer.now,
        answer.validators.etag,
        answer.validators.lastModified,
        answer.unreadable,
        answer.doubtedSince,
      ),
  ])
}

const LATEST = 'EXISTS (SELECT 1 FROM feed AS latest WHERE latest.id = ?1 AND latest.attempt = ?2)'

/** Makes a feed's blocks what its busy times reach, if `when` holds. What stays as it was is not touched. */
function reblock(db: D1Database, when: string, params: readonly [feedId: string, ...unknown[]]): D1PreparedStatement[] {
  return [
    db
      .prepare(`
        DELETE FROM feed_block WHERE feed_id = ?1 AND ${when} AND (slot_id, uid, places, booked) NOT IN (
          SELECT slot_id, uid, max(places), max(booked) FROM feed_reach WHERE feed_id = ?1 GROUP BY slot_id, uid
        )`)
      .bind(...params),
    db
      .prepare(`
        INSERT INTO feed_block (slot_id, feed_id, uid, places, booked)
        SELECT slot_id, feed_id, uid, max(places), max(booked) FROM feed_reach WHERE feed_id = ?1 AND ${when}
        GROUP BY slot_id, uid
        ON CONFLICT (slot_id, feed_id, uid) DO NOTHING`)
      .bind(...params),
  ]
}

/** A feed answered that nothing has changed. */
export async function writeUnchanged(db: D1Database, feed: Attempt, now: number): Promise<void> {
  await db
    .prepare(`
      UPDATE feed SET good_at = ?3, failing_since = NULL, fault = NULL, failing_told_at = NULL
      WHERE id = ?1 AND attempt = ?2`)
    .bind(feed.id, feed.attempt, now)
    .run()
}

/** A feed could not be had, or not be read. What it said last stays as it is; `laterAt`: when one that fails for long is asked again. */
export async function writeFault(
  db: D1Database,
  feed: Attempt,
  fault: FeedFault,
  { now, longSince, laterAt }: { now: number; longSince: number; laterAt: number },
): Promise<void> {
  await db
    .prepare(`
      UPDATE feed SET fault = ?3, failing_since = coalesce(failing_since, ?4),
        due_at = iif(failing_since <= ?5, ?6, due_at)
      WHERE id = ?1 AND attempt = ?2`)
    .bind(feed.id, feed.attempt, fault, now, longSince, laterAt)
    .run()
}

/** A feed to be followed from now on. */
export interface NewFeed {
  id: string
  productId: string
  platform: string
  addressCipher: string
  addressHash: string
  takes: number | null
  closures: boolean
}

/** Adds a feed to a keeper's listing, due at once. Answers false when it is not hers, follows this address already, or has `most`. */
export async function insertFeed(db: D1Database, feed: NewFeed, by: By, most: number): Promise<boolean> {
  const [inserted] = await db.batch([
    db
      .prepare(`
        INSERT INTO feed (id, product_id, platform, address_cipher, address_hash, takes, closures, added_at, added_by, due_at)
        SELECT ?1 ->> 'id', product.id, ?1 ->> 'platform', ?1 ->> 'addressCipher', ?1 ->> 'addressHash', ?1 ->> 'takes',
          ?1 ->> 'closures', ?4, ?5, ?4
        FROM product
        WHERE product.id = ?1 ->> 'productId' AND product.host_id = ?2 AND ${keeps('?2', '?3')}
          AND (SELECT count(*) FROM feed AS other WHERE other.product_id = product.id) < ?6
        ON CONFLICT (product_id, address_hash) DO NOTHING RETURNING id`)
      .bind(JSON.stringify(feed), by.hostId, by.accountId, by.now, by.actor, most),
    db
      .prepare(`
        INSERT INTO event (at, kind, subject_id, actor, door, detail)
        SELECT ?1, 'feed.added', ?2, ?3, 'web', json_object('productId', ?4, 'platform', ?5) WHERE changes() > 0`)
      .bind(by.now, feed.id, by.actor, feed.productId, feed.platform),
  ])
  return inserted?.results.length === 1
}

/** Drops a keeper's feed and reopens what it closed. Answers whether it was hers. */
export async function deleteFeed(db: D1Database, feedId: string, by: By): Promise<boolean> {
  const hers = `EXISTS (SELECT 1 FROM feed WHERE feed.id = ?1 AND ${HERS})`
  const params = [feedId, by.hostId, by.accountId] as const
  const results = await db.batch([
    ...['feed_block', 'feed_busy', 'feed_echo', 'feed_clash'].map((table) =>
      db.prepare(`DELETE FROM ${table} WHERE feed_id = ?1 AND ${hers}`).bind(...params),
    ),
    db
      .prepare(`
        INSERT INTO event (at, kind, subject_id, actor, door, detail)
        SELECT ?4, 'feed.removed', id, ?5, 'web', json_object('productId', product_id, 'platform', platform)
        FROM feed WHERE id = ?1 AND ${HERS}`)
      .bind(...params, by.now, by.actor),
    db.prepare(`DELETE FROM feed WHERE id = ?1 AND ${HERS} RETURNING id`).bind(...params),
  ])
  return results.at(-1)?.results.length === 1
}

/** Takes an event of a keeper's feed for a booking of ours that came back, or takes that back. Answers whether it was there. */
export async function markEcho(
  db: D1Database,
  { feedId, uid, isEcho }: { feedId: string; uid: string; isEcho: boolean },
  by: By,
): Promise<boolean> {
  const hers = `EXISTS (SELECT 1 FROM feed WHERE feed.id = ?1 AND ${HERS})`
  const params = [feedId, by.hostId, by.accountId, uid] as const
  const [marked] = await db.batch([
    isEcho
      ? db
          .prepare(`
            INSERT INTO feed_echo (feed_id, uid, marked_at, marked_by)
            SELECT ?1, ?4, ?5, ?6
            WHERE ${hers} AND EXISTS (SELECT 1 FROM feed_busy WHERE feed_busy.feed_id = ?1 AND feed_busy.uid = ?4)
            ON CONFLICT (feed_id, uid) DO NOTHING RETURNING uid`)
          .bind(...params, by.now, by.actor)
      : db.prepare(`DELETE FROM feed_echo WHERE feed_id = ?1 AND uid = ?4 AND ${hers} RETURNING uid`).bind(...params),
    db
      .prepare(`
        INSERT INTO event (at, kind, subject_id, actor, door, detail)
        SELECT ?1, ?2, ?3, ?4, 'web', json_object('uid', ?5) WHERE changes() > 0`)
      .bind(by.now, isEcho ? 'feed.echo_marked' : 'feed.echo_unmarked', feedId, by.actor, uid),
    ...reblock(db, hers, [feedId, by.hostId, by.accountId]),
  ])
  return marked?.results.length === 1
}

/** Forgets what is over: busy times, and what was marked of events that are no longer there. */
export async function eraseOver(db: D1Database, before: number): Promise<void> {
  const gone = (table: string) => `
    DELETE FROM ${table} WHERE NOT EXISTS (
      SELECT 1 FROM feed_busy WHERE feed_busy.feed_id = ${table}.feed_id AND feed_busy.uid = ${table}.uid
    )`
  await db.batch([
    db.prepare('DELETE FROM feed_busy WHERE ends_at < ?1').bind(before),
    db.prepare(
      'DELETE FROM feed_block WHERE (slot_id, feed_id, uid) NOT IN (SELECT slot_id, feed_id, uid FROM feed_reach)',
    ),
    db.prepare(gone('feed_echo')),
    db.prepare(gone('feed_clash')),
  ])
}
