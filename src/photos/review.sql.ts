import type { Photo } from './photos.sql.ts'

/** One that waits for staff, with what it is of. */
export interface WaitingPhoto extends Photo {
  of: string
  /** What belongs together: photographs of one thing. */
  subjectId: string
  hostName: string | null
  /** Whether the one who asks added it, or keeps that farm. */
  own: boolean
}

/** ?1 is the account of the reviewer. */
const OWN = `(photo.added_by = ?1 OR EXISTS (
  SELECT 1 FROM host_member WHERE host_member.host_id = photo.host_id AND account_id = ?1 AND ended_at IS NULL
))`

/** The longest waiting first, those of one thing together. */
export async function readWaiting(db: D1Database, accountId: string, most: number): Promise<WaitingPhoto[]> {
  const { results } = await db
    .prepare(`
      SELECT json_object(
        'id', photo.id, 'state', photo.state, 'alt', photo.alt, 'reason', photo.reason,
        'file', large.hash || '.' || large.type, 'width', large.width, 'height', large.height,
        'smallFile', small.hash || '.' || small.type, 'smallWidth', small.width,
        'of', coalesce(product.name, host.name, place.name), 'hostName', host.name,
        'subjectId', coalesce(photo.product_id, photo.host_id, photo.place_id), 'own', json(iif(${OWN}, 'true', 'false'))
      ) AS body
      FROM photo JOIN photo_file AS large ON large.hash = photo.hash JOIN photo_file AS small ON small.hash = photo.small_hash
      LEFT JOIN product ON product.id = photo.product_id LEFT JOIN host ON host.id = photo.host_id
      LEFT JOIN place ON place.id = photo.place_id
      WHERE photo.state = 'waiting' AND photo.removed_at IS NULL ORDER BY photo.added_at LIMIT ?2`)
    .bind(accountId, most)
    .all<{ body: string }>()
  return results.map(({ body }) => JSON.parse(body))
}

export interface Verdict {
  state: 'shown' | 'refused'
  /** What the host is told. */
  reason: string
  /** In better words; null leaves it. */
  alt: string | null
  accountId: string
  actor: string
  now: number
  /** Whether this township lets people approve their own work. */
  ownAllowed: boolean
}

/** Judges one that waits, and tells its host when it is refused. Answers whether it was done. */
export async function judgePhoto(db: D1Database, id: string, verdict: Verdict): Promise<boolean> {
  const { state, reason, alt, accountId, actor, now, ownAllowed } = verdict
  const [judged] = await db.batch<{ id: string }>([
    db
      .prepare(`
        UPDATE photo SET state = ?3, reason = ?4, alt = coalesce(?5, alt), reviewed_by = ?1, reviewed_at = ?6
        WHERE id = ?2 AND state = 'waiting' AND removed_at IS NULL AND (?7 OR NOT ${OWN}) RETURNING id`)
      .bind(accountId, id, state, reason, alt, now, ownAllowed ? 1 : 0),
    db
      .prepare(`
        INSERT INTO event (at, kind, subject_id, actor, door, detail)
        SELECT ?3, 'photo.' || state, id, ?4, 'web', json_object('reason', reason, 'own', json(iif(${OWN}, 'true', 'false')))
        FROM photo WHERE id = ?2 AND changes() > 0`)
      .bind(accountId, id, now, actor),
    db
      .prepare(`
        INSERT INTO outbox (event_id, recipient, due_at)
        SELECT last_insert_rowid(), 'host:' || host_id, ?2 FROM photo
        WHERE id = ?1 AND state = 'refused' AND host_id IS NOT NULL AND changes() > 0`)
      .bind(id, now),
  ])
  return judged?.results.length === 1
}
