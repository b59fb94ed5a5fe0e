import { keeps } from '../accounts/keeper.sql.ts'
import { AFTER_ALL, REVIEW_JSON, REVIEWED_LINES, type StoredReview } from './reviews.sql.ts'

/** Someone who acts for a host. */
export interface Acting {
  hostId: string
  accountId: string
}

/** What guests said of what a host sold, the newest first; nothing for who does not act for her. */
export async function readReviewsToAnswer(
  db: D1Database,
  { hostId, accountId }: Acting,
  before: string | undefined,
  limit: number,
): Promise<StoredReview[]> {
  const { results } = await db
    .prepare(`
      SELECT ${REVIEW_JSON} AS body FROM review
      WHERE review.host_id = ?1 AND withdrawn_at IS NULL AND id < ?3 AND ${keeps('?1', '?2')}
      ORDER BY id DESC LIMIT ?4`)
    .bind(hostId, accountId, before ?? AFTER_ALL, limit)
    .all<{ body: string }>()
  return results.map(({ body }) => JSON.parse(body))
}

/** One of them; null when it is not hers, or is not there any more. */
export async function readReviewToAnswer(
  db: D1Database,
  { hostId, accountId }: Acting,
  reviewId: string,
): Promise<StoredReview | null> {
  const row = await db
    .prepare(`
      SELECT ${REVIEW_JSON} AS body FROM review
      WHERE review.id = ?3 AND review.host_id = ?1 AND withdrawn_at IS NULL AND ${keeps('?1', '?2')}`)
    .bind(hostId, accountId, reviewId)
    .first<{ body: string }>()
  return row && JSON.parse(row.body)
}

export interface Answer {
  reviewId: string
  text: string
  /** Of the review, and of the answer that was there, as they were shown. */
  version: number
  answerVersion: number
  /** An answer given before this instant is fixed; UTC milliseconds, like `now`. */
  answeredSince: number
  now: number
  actor: string
}

/** Answers whether it was said: by whoever acts for the host, to what they have read, in the open, and not yet fixed. */
export async function writeAnswer(db: D1Database, { hostId, accountId }: Acting, answer: Answer): Promise<boolean> {
  const [written] = await db.batch([
    db
      .prepare(`
        UPDATE review SET answer = ?3, answered_by = ?4, answer_version = answer_version + 1,
          answered_at = coalesce(answered_at, ?5), answer_changed_at = iif(answered_at IS NULL, NULL, ?5)
        WHERE id = ?6 AND review.host_id = ?1 AND ${keeps('?1', '?2')}
          AND withdrawn_at IS NULL AND hidden_at IS NULL AND version = ?7 AND answer_version = ?8
          AND (answered_at IS NULL OR answered_at > ?9)
        RETURNING id`)
      .bind(
        hostId,
        accountId,
        answer.text,
        answer.actor,
        answer.now,
        answer.reviewId,
        answer.version,
        answer.answerVersion,
        answer.answeredSince,
      ),
    db
      .prepare(`
        INSERT INTO event (at, kind, subject_id, actor, door, detail)
        SELECT ?1, iif(answer_version = 1, 'review.answered', 'review.answer_changed'), order_id, ?2, 'web',
          json_object('review', id, 'lines', ${REVIEWED_LINES})
        FROM review WHERE id = ?3 AND changes() > 0`)
      .bind(answer.now, answer.actor, answer.reviewId),
    db
      .prepare(`
        INSERT INTO outbox (event_id, recipient, due_at)
        SELECT last_insert_rowid(), 'guest:' || order_id, ?1 FROM review
        WHERE id = ?2 AND answer_version = 1 AND changes() > 0`)
      .bind(answer.now, answer.reviewId),
  ])
  return written?.results.length === 1
}
