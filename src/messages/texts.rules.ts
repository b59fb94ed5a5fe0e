import { WORDS } from '../../web/words/words.ts'
import type { Channel } from './messages.kinds.ts'
import type { TextKey } from './texts.sql.ts'

/** How a text reads until staff write it otherwise. */
export function defaultText({ kind, channel, lang }: TextKey): string {
  const texts: Partial<Record<Channel, string>> = WORDS[lang].messages.texts[kind]
  return texts[channel] ?? ''
}

export function nameOf({ kind, channel, lang }: TextKey): string {
  return `${kind} ${channel} ${lang}`
}
