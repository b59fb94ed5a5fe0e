import { WORDS } from '../../web/words/words.ts'
import type { TextKey } from './texts.sql.ts'

/** How a text reads until staff write it otherwise. */
export function defaultText({ kind, channel, lang }: TextKey): string {
  return WORDS[lang].messages.texts[kind][channel]
}

export function nameOf({ kind, channel, lang }: TextKey): string {
  return `${kind} ${channel} ${lang}`
}
