import { keeps } from '../accounts/keeper.sql.ts'
import { AFTER_ALL, REVIEW_JSON, REVIEWED_LINES, type StoredReview } from './reviews.sql.ts'
import type { HidingReason } from './reviews.tables.ts'

/** True while the account `?1` judges nothing of its own: no farm it acts for, no order it placed. */
const NOT_OWN = `NOT ${keeps('review.host_id', '?1')}
  AND NOT EXISTS (SELECT 1 FROM orders WHERE orders.id = review.order_id AND orders.account_id = ?1)`

/** A review as the township's staff see it. */
export interface DeskReview extends StoredReview {
  /** Of a farm of theirs, or written by themselves: for another to judge. */
  own: boolean
}

/** All reviews, the newest first; of these only what is hidden, if so wished. */
export async function readReviewsForDesk(
  db: D1Database,
  accountId: string,
  { hiddenOnly, before, limit }: { hiddenOnly: boolean; before: string | undefined; limit: number },
): Promise<DeskReview[]> {
  const { results } = await db
    .prepare(`
      SELECT ${REVIEW_JSON} AS body, NOT (${NOT_OWN}) AS own FROM review
      WHERE withdrawn_at IS NULL AND id < ?2 ${hiddenOnly ? 'AND hidden_at IS NOT NULL' : ''}
      ORDER BY id DESC LIMIT ?3`)
    .bind(accountId, before ?? AFTER_ALL, limit)
    .all<{ body: string; own: 0 | 1 }>()
  return results.map(({ body, own }) => ({ ...JSON.parse(body), own: own === 1 }))
}

/** One of them; null when it is not there, or was withdrawn. */
export async function readReviewForDesk(
  db: D1Database,
  accountId: string,
  reviewId: string,
): Promise<DeskReview | null> {
  const row = await db
    .prepare(`
      SELECT ${REVIEW_JSON} AS body, NOT (${NOT_OWN}) AS own FROM review WHERE id = ?2 AND withdrawn_at IS NULL`)
    .bind(accountId, reviewId)
    .first<{ body: string; own: 0 | 1 }>()
  return row && { ...JSON.parse(row.body), own: row.own === 1 }
}

/** Who judges which review, and when (UTC, milliseconds). */
export interface Judging {
  accountId: string
  actor: string
  reviewId: string
  now: number
}

/** Takes a review out of sight, as it was read. Answers whether it was done. */
export async function hideReview(
  db: D1Database,
  { accountId, actor, reviewId, now }: Judging,
  why: { reason: HidingReason; words: string; version: number },
): Promise<boolean> {
  const [hidden] = await db.batch([
    db
      .prepare(`
        UPDATE review SET hidden_at = ?3, hidden_by = ?4, hidden_reason = ?5, hidden_words = ?6
        WHERE id = ?2 AND withdrawn_at IS NULL AND hidden_at IS NULL AND version = ?7 AND ${NOT_OWN} RETURNING id`)
      .bind(accountId, reviewId, now, actor, why.reason, why.words, why.version),
    db
      .prepare(`
        INSERT INTO event (at, kind, subject_id, actor, door, detail)
        SELECT ?1, 'review.hidden', order_id, ?2, 'web',
          json_object('review', id, 'lines', ${REVIEWED_LINES}, 'reason', hidden_reason, 'words', hidden_words)
        FROM review WHERE id = ?3 AND changes() > 0`)
      .bind(now, actor, reviewId),
    db
      .prepare(`
        INSERT INTO outbox (event_id, recipient, due_at)
        SELECT last_insert_rowid(), 'guest:' || order_id, ?1 FROM review WHERE id = ?2 AND changes() > 0`)
      .bind(now, reviewId),
  ])
  return hidden?.results.length === 1
}

/** Brings a hidden review back. Answers whether it was done. */
export async function unhideReview(db: D1Database, { accountId, actor, reviewId, now }: Judging): Promise<boolean> {
  const [shown] = await db.batch([
    db
      .prepare(`
        UPDATE review SET hidden_at = NULL, hidden_by = NULL, hidden_reason = NULL, hidden_words = NULL
        WHERE id = ?2 AND hidden_at IS NOT NULL AND ${NOT_OWN} RETURNING id`)
      .bind(accountId, reviewId),
    db
      .prepare(`
        INSERT INTO event (at, kind, subject_id, actor, door, detail)
        SELECT ?1, 'review.shown', order_id, ?2, 'web', json_object('review', id) FROM review
        WHERE id = ?3 AND changes() > 0`)
      .bind(now, actor, reviewId),
  ])
  return shown?.results.length === 1
}
