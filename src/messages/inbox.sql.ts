import { keeps } from '../accounts/keeper.sql.ts'
import type { MessageKind } from './messages.kinds.ts'
import type { OutboxKey } from './outbox.sql.ts'

/** A message as it is kept: in both languages, in the words it was sent in. */
export interface NewMessage extends OutboxKey {
  kind: MessageKind
  title: string
  body: string
  titleEn: string
  bodyEn: string
  link: string
  at: number
}

/** Once for each recipient and happening: whoever comes second finds it there. */
export function insertMessage(db: D1Database, message: NewMessage): D1PreparedStatement {
  const { recipient, eventId, kind, title, body, titleEn, bodyEn, link, at } = message
  return db
    .prepare(`
      INSERT INTO message (recipient, event_id, kind, title, body, title_en, body_en, link, at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT DO NOTHING`)
    .bind(recipient, eventId, kind, title, body, titleEn, bodyEn, link, at)
}

/** Whose inbox: one's own, or that of a farm one acts for. */
export type Reader = { accountId: string; hostId?: string }

/** A message as its reader finds it. */
export interface InboxMessage extends Pick<NewMessage, 'title' | 'body' | 'titleEn' | 'bodyEn' | 'link' | 'at'> {
  id: number
  kind: string
  /** When this reader read it, UTC milliseconds. */
  readAt: number | null
}

/** SQL that finds what `?1` may read: of their own orders, or of the farm `?2` as long as they act for it. */
const READABLE = `message.recipient IN (
  SELECT 'guest:' || orders.id FROM orders WHERE orders.account_id = ?1 AND ?2 IS NULL
  UNION ALL
  SELECT 'host:' || ?2 WHERE ${keeps('?2', '?1')}
)`
const UNREAD = `NOT EXISTS (
  SELECT 1 FROM message_read WHERE message_read.message_id = message.id AND message_read.account_id = ?1
)`

/** The newest first, from the message after `before` on. */
export async function readInbox(
  db: D1Database,
  { accountId, hostId }: Reader,
  before: number,
  limit: number,
): Promise<InboxMessage[]> {
  const { results } = await db
    .prepare(`
      SELECT id, kind, title, body, title_en AS titleEn, body_en AS bodyEn, link, at, read_at AS readAt
      FROM message LEFT JOIN message_read ON message_read.message_id = message.id AND message_read.account_id = ?1
      WHERE ${READABLE} AND message.id < ?3 ORDER BY message.id DESC LIMIT ?4`)
    .bind(accountId, hostId ?? null, before, limit)
    .all<InboxMessage>()
  return results
}

export async function countUnread(db: D1Database, { accountId, hostId }: Reader): Promise<number> {
  const row = await db
    .prepare(`SELECT count(*) AS n FROM message WHERE ${READABLE} AND ${UNREAD}`)
    .bind(accountId, hostId ?? null)
    .first<{ n: number }>()
  return row?.n ?? 0
}

/** Marks what this reader may read and has not yet: one message, or all up to that one. */
export function insertRead(
  db: D1Database,
  { accountId, hostId }: Reader,
  which: { id: number } | { upTo: number },
  now: number,
): D1PreparedStatement {
  const one = 'id' in which
  return db
    .prepare(`
      INSERT INTO message_read (message_id, account_id, read_at)
      SELECT message.id, ?1, ?3 FROM message WHERE ${READABLE} AND ${UNREAD} AND message.id ${one ? '=' : '<='} ?4`)
    .bind(accountId, hostId ?? null, now, one ? which.id : which.upTo)
}

/** Where something can be done about a message; null when this reader may not read it. */
export function selectLink(db: D1Database, { accountId, hostId }: Reader, id: number): D1PreparedStatement {
  return db
    .prepare(`SELECT link FROM message WHERE ${READABLE} AND message.id = ?3`)
    .bind(accountId, hostId ?? null, id)
}

/** Forgets messages from before that instant, at most `limit`, the oldest first; answers whether there may be more. */
export async function deleteOldMessages(db: D1Database, before: number, limit: number): Promise<boolean> {
  // The first rows are the oldest: no index needed to find them.
  const old = 'SELECT id FROM (SELECT id, at FROM message ORDER BY id LIMIT ?2) WHERE at < ?1'
  const [, deleted] = await db.batch([
    db.prepare(`DELETE FROM message_read WHERE message_id IN (${old})`).bind(before, limit),
    db.prepare(`DELETE FROM message WHERE id IN (${old}) RETURNING id`).bind(before, limit),
  ])
  return deleted?.results.length === limit
}
