import type { Deps } from '../deps.ts'
import type { Notice } from './notices.schemas.ts'
import type { CLOSURE_REASONS, CLOSURE_TARGETS } from './notices.tables.ts'

export interface NewClosure {
  id: string
  title: string
  reason: (typeof CLOSURE_REASONS)[number]
  body: string
  titleEn?: string
  bodyEn?: string
  /** UTC, milliseconds. */
  startsAt: number
  endsAt: number
  targets: { kind: (typeof CLOSURE_TARGETS)[number]; id: string }[]
}

/** Guests who had confirmed, and their hosts, once each; whoever only holds is told at once when they would confirm. */
const TELL_WHOM_IT_HITS = `
  WITH hit AS (
    -- By that index, since without statistics SQLite would read all orders there ever were.
    SELECT DISTINCT orders.id AS order_id, order_line.host_id FROM orders INDEXED BY orders_confirmed
    JOIN order_line ON order_line.order_id = orders.id
    WHERE orders.status = 'confirmed' AND order_line.status IN ('awaiting_host', 'confirmed') AND EXISTS (
      SELECT 1 FROM json_each(order_line.draws) AS drawn
      JOIN slot_closure ON slot_closure.slot_id = drawn.key AND slot_closure.closure_id = ?1
    )
  )
  INSERT INTO outbox (event_id, recipient, due_at)
  SELECT event.id, told.recipient, ?2 FROM event JOIN (
    SELECT 'guest:' || order_id AS recipient FROM hit UNION SELECT 'host:' || host_id FROM hit
  ) AS told
  WHERE event.kind = 'closure.published' AND event.subject_id = ?1
  ON CONFLICT (event_id, recipient) DO NOTHING`

/**
 * Closes what the targets reach for that period, at once and for slots opened later: nothing that begins there then is
 * sold, and no hold of it is confirmed. Whose confirmed order it hits is told. Stock that is bound to no day goes on being
 * sold. A closure published before stays as it is. Throws when it ends before it starts.
 */
export async function publishClosure(
  db: D1Database,
  closure: NewClosure,
  by: { actor: string; at: number },
): Promise<void> {
  const { targets, ...row } = closure
  await db.batch([
    db
      .prepare(`
        INSERT INTO closure (id, title, reason, body, starts_at, ends_at, published_at, published_by, title_en, body_en)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (id) DO NOTHING`)
      .bind(
        row.id,
        row.title,
        row.reason,
        row.body,
        row.startsAt,
        row.endsAt,
        by.at,
        by.actor,
        row.titleEn ?? null,
        row.bodyEn ?? null,
      ),
    db
      .prepare(`
        INSERT INTO event (at, kind, subject_id, actor, door)
        SELECT ?2, 'closure.published', ?1, ?3, 'web' WHERE changes() > 0`)
      .bind(row.id, by.at, by.actor),
    db
      .prepare(`
        INSERT INTO closure_target (closure_id, kind, target_id)
        SELECT ?1, value ->> 'kind', value ->> 'id' FROM json_each(?2) WHERE true ON CONFLICT DO NOTHING`)
      .bind(row.id, JSON.stringify(targets)),
    db
      .prepare(`
        INSERT INTO slot_closure (slot_id, closure_id)
        SELECT DISTINCT slot_id, closure_id FROM closure_reach WHERE closure_id = ?1 ON CONFLICT DO NOTHING`)
      .bind(row.id),
    db.prepare(TELL_WHOM_IT_HITS).bind(row.id, by.at),
  ])
}

/** Lifts a closure now. Slots that another closure also reaches stay closed. */
export async function reopenClosure(db: D1Database, closureId: string, at: number): Promise<void> {
  await db.batch([
    db.prepare('UPDATE closure SET reopened_at = ?2 WHERE id = ?1 AND reopened_at IS NULL').bind(closureId, at),
    db.prepare('DELETE FROM slot_closure WHERE closure_id = ?1').bind(closureId),
  ])
}

/** Notices that are in force or still to come, the earliest first, up to 1 s old. */
export function currentNotices(deps: Deps): Promise<Notice[]> {
  return deps.remember('notices', async () => {
    const now = deps.now()
    const row = await deps
      .reads()
      .prepare(`
        SELECT json_group_array(json_object(
          'id', id, 'title', title, 'reason', reason, 'body', body,
          'titleEn', title_en, 'bodyEn', body_en,
          'startsAt', starts_at, 'endsAt', ends_at, 'publishedAt', published_at,
          'targets', (SELECT json_group_array(json_object('kind', kind, 'id', target_id)) FROM closure_target WHERE closure_id = closure.id)
        ) ORDER BY starts_at, id) AS body
        FROM closure WHERE reopened_at IS NULL AND ends_at > ?1`)
      .bind(now)
      .first<{ body: string }>()
    const notices: StoredNotice[] = JSON.parse(row?.body ?? '[]')
    return notices.map((notice) => ({
      ...notice,
      startsAt: new Date(notice.startsAt).toISOString(),
      endsAt: new Date(notice.endsAt).toISOString(),
      publishedAt: new Date(notice.publishedAt).toISOString(),
      inForce: notice.startsAt <= now,
    }))
  })
}

type StoredNotice = Omit<Notice, 'startsAt' | 'endsAt' | 'publishedAt' | 'inForce'> & {
  startsAt: number
  endsAt: number
  publishedAt: number
}
