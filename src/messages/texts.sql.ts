import type { Lang } from '../../web/words/words.ts'
import type { Channel, MessageKind } from './messages.kinds.ts'

/** One text among all: what it tells, where, in which language. */
export interface TextKey {
  kind: MessageKind
  channel: Channel
  lang: Lang
}

/** A text as staff left it; null: as the product has it. */
export interface WrittenText extends TextKey {
  text: string | null
  changedBy: string
  changedAt: number
}

/** The newest of each text that was ever changed. */
export async function readTexts(db: Pick<D1Database, 'prepare'>): Promise<WrittenText[]> {
  const { results } = await db
    .prepare(`
      SELECT kind, channel, lang, text, changed_by AS changedBy, changed_at AS changedAt FROM message_text
      WHERE id IN (SELECT max(id) FROM message_text GROUP BY kind, channel, lang)`)
    .all<WrittenText>()
  return results
}

/** How one text has read, the newest first. */
export async function readTextHistory(db: D1Database, { kind, channel, lang }: TextKey): Promise<WrittenText[]> {
  const { results } = await db
    .prepare(`
      SELECT kind, channel, lang, text, changed_by AS changedBy, changed_at AS changedAt FROM message_text
      WHERE kind = ?1 AND channel = ?2 AND lang = ?3 ORDER BY id DESC LIMIT 50`)
    .bind(kind, channel, lang)
    .all<WrittenText>()
  return results
}

/** Writes a text over, with its record, unless that is how it reads already. */
export async function insertText(
  db: D1Database,
  { kind, channel, lang, text, changedBy, changedAt }: WrittenText,
): Promise<void> {
  await db.batch([
    db
      .prepare(`
        INSERT INTO message_text (kind, channel, lang, text, changed_by, changed_at)
        SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE ?4 IS NOT (
          SELECT text FROM message_text WHERE kind = ?1 AND channel = ?2 AND lang = ?3 ORDER BY id DESC LIMIT 1
        )`)
      .bind(kind, channel, lang, text, changedBy, changedAt),
    db
      .prepare(`
        INSERT INTO event (at, kind, subject_id, actor, door, detail)
        SELECT ?3, 'text.changed', ?1, ?2, 'web', json_object('text', ?4) WHERE changes() > 0`)
      .bind(`${kind} ${channel} ${lang}`, changedBy, changedAt, text),
  ])
}
