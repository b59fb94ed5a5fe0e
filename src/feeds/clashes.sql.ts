import { keeps } from '../accounts/keeper.sql.ts'
import type { Day } from '../days.ts'
import type { By } from './feeds.sql.ts'

/** A booking of another platform's for a night that was sold here too. */
export interface FoundClash {
  feedId: string
  uid: string
  days: Day[]
}

/** Clashes that are not over, and the days of each that its host was told of. */
export async function readClashes(db: D1Database, now: number): Promise<(FoundClash & { told: Day[] })[]> {
  const { results } = await db
    .prepare(`
      SELECT clashing.feed_id AS feedId, clashing.uid, json_group_array(day ORDER BY day) AS days, feed_clash.days AS told
      FROM (SELECT DISTINCT feed_id, uid, day FROM feed_clashing WHERE ends_at > ?1) AS clashing
      LEFT JOIN feed_clash ON feed_clash.feed_id = clashing.feed_id AND feed_clash.uid = clashing.uid
      GROUP BY clashing.feed_id, clashing.uid`)
    .bind(now)
    .all<{ feedId: string; uid: string; days: string; told: string | null }>()
  return results.map(({ days, told, ...row }) => ({ ...row, days: JSON.parse(days), told: JSON.parse(told ?? '[]') }))
}

/** Forgets clashes that are none any more, so that they are told again if they come back. */
export async function forgetSolved(db: D1Database, still: readonly FoundClash[]): Promise<void> {
  await db
    .prepare(`
      DELETE FROM feed_clash WHERE (feed_id, uid) NOT IN (
        SELECT value ->> 'feedId', value ->> 'uid' FROM json_each(?1)
      )`)
    .bind(JSON.stringify(still))
    .run()
}

/** Writes down clashes of one feed on days that were not told of before, and tells its host of them, once. */
export async function tellClashes(
  db: D1Database,
  feedId: string,
  clashes: readonly FoundClash[],
  now: number,
): Promise<void> {
  await db.batch([
    db
      .prepare(`
        INSERT INTO feed_clash (feed_id, uid, days, found_at)
        SELECT feed.id, clash.value ->> 'uid', clash.value -> 'days', ?3
        FROM json_each(?2) AS clash JOIN feed ON feed.id = ?1 WHERE true
        ON CONFLICT (feed_id, uid) DO UPDATE SET
          days = excluded.days, found_at = excluded.found_at, settled_at = NULL, settled_by = NULL
        WHERE days <> excluded.days`)
      .bind(feedId, JSON.stringify(clashes), now),
    eventOf(db, 'feed.clashed', {
      feedId,
      now,
      detail: { days: [...new Set(clashes.flatMap(({ days }) => days))].sort() },
    }),
    tellHost(db, feedId, now),
  ])
}

/** Tells the hosts of feeds that have been failing since `longSince`, once for each time it begins. */
export async function tellFailing(db: D1Database, longSince: number, now: number): Promise<void> {
  const { results } = await db
    .prepare('SELECT id FROM feed WHERE failing_since <= ?1 AND failing_told_at IS NULL')
    .bind(longSince)
    .all<{ id: string }>()
  for (const { id } of results) {
    await db.batch([
      db
        .prepare(
          'UPDATE feed SET failing_told_at = ?3 WHERE id = ?1 AND failing_since <= ?2 AND failing_told_at IS NULL',
        )
        .bind(id, longSince, now),
      eventOf(db, 'feed.failing', { feedId: id, now, detail: {} }),
      tellHost(db, id, now),
    ])
  }
}

/** Written only if the statement before it changed something. */
function eventOf(
  db: D1Database,
  kind: string,
  { feedId, now, detail }: { feedId: string; now: number; detail: object },
): D1PreparedStatement {
  return db
    .prepare(`
      INSERT INTO event (at, kind, subject_id, actor, door, detail)
      SELECT ?1, ?2, feed.id, 'system', 'cron', json_patch(
        json_object('productId', feed.product_id, 'platform', feed.platform), ?4
      )
      FROM feed WHERE feed.id = ?3 AND changes() > 0`)
    .bind(now, kind, feedId, JSON.stringify(detail))
}

function tellHost(db: D1Database, feedId: string, now: number): D1PreparedStatement {
  return db
    .prepare(`
      INSERT INTO outbox (event_id, recipient, due_at)
      SELECT last_insert_rowid(), 'host:' || product.host_id, ?2
      FROM feed JOIN product ON product.id = feed.product_id WHERE feed.id = ?1 AND changes() > 0`)
    .bind(feedId, now)
}

/** Notes that a keeper has settled a clash. Answers whether it was one of hers, and open. */
export async function settleClash(
  db: D1Database,
  { feedId, uid }: { feedId: string; uid: string },
  by: By,
): Promise<boolean> {
  const [settled] = await db.batch([
    db
      .prepare(`
        UPDATE feed_clash SET settled_at = ?5, settled_by = ?6
        WHERE feed_id = ?1 AND uid = ?4 AND settled_at IS NULL AND EXISTS (
          SELECT 1 FROM feed JOIN product ON product.id = feed.product_id
          WHERE feed.id = ?1 AND product.host_id = ?2 AND ${keeps('?2', '?3')}
        ) RETURNING uid`)
      .bind(feedId, by.hostId, by.accountId, uid, by.now, by.actor),
    db
      .prepare(`
        INSERT INTO event (at, kind, subject_id, actor, door, detail)
        SELECT ?1, 'feed.clash_settled', ?2, ?3, 'web', json_object('uid', ?4) WHERE changes() > 0`)
      .bind(by.now, feedId, by.actor, uid),
  ])
  return settled?.results.length === 1
}
