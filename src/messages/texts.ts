import type { Staff } from '../accounts/guard.ts'
import { ManyLines } from '../contact.ts'
import type { Deps } from '../deps.ts'
import { faultsOfText, type TextFault } from './messages.text.rules.ts'
import type { ApprovedTemplate } from './sms.config.ts'
import { defaultText, nameOf } from './texts.rules.ts'
import { insertText, readTextHistory, readTexts, type TextKey, type WrittenText } from './texts.sql.ts'

/** How a text reads now, up to 1 s old: as staff wrote it, or as the product has it. */
export async function textOf(deps: Deps, key: TextKey): Promise<string> {
  const written = await deps.remember('message texts', () => writtenTexts(deps))
  return written.get(nameOf(key)) ?? defaultText(key)
}

/** The texts that staff have written, by `nameOf`. */
export async function writtenTexts(deps: Deps): Promise<ReadonlyMap<string, string>> {
  const texts = await readTexts(deps.db)
  return new Map(texts.flatMap(({ text, ...key }) => (text === null ? [] : [[nameOf(key), text]])))
}

/** How a text has read, the newest first. */
export function textHistory(deps: Deps, key: TextKey): Promise<WrittenText[]> {
  return readTextHistory(deps.db, key)
}

/** Keeps a text as staff wrote it. Answers what must change first; nothing when it is kept. */
export async function changeText(deps: Deps, staff: Staff, key: TextKey, written: string): Promise<TextFault[]> {
  const lines = written.replaceAll('\r\n', '\n').trim()
  const text = key.channel === 'sms' ? lines.replaceAll(/\s*\n\s*/g, ' ') : lines
  if (!ManyLines.safeParse(text).success) return [{ code: 'control_characters' }]
  const faults = faultsOfText(key.kind, key.channel, text)
  if (faults.length > 0) return faults
  const kept = text === defaultText(key) ? null : text
  await insertText(deps.db, { ...key, text: kept, changedBy: staff.actor, changedAt: deps.now() })
  return []
}

/** Goes back to the words of the product. */
export function restoreText(deps: Deps, staff: Staff, key: TextKey): Promise<void> {
  return insertText(deps.db, { ...key, text: null, changedBy: staff.actor, changedAt: deps.now() })
}

/** The templates that Aliyun has approved, by the message and its language; null where text messages go to the log. */
export function approvedTemplates({ config }: Deps): ReadonlyMap<string, ApprovedTemplate> | null {
  return config.sms.sender === 'log' ? null : config.sms.templates
}
