import { WORDS } from '../../web/words/words.ts'
import type { Deps } from '../deps.ts'
import { readTexts, type TextKey } from './texts.sql.ts'

/** How a text reads now, up to 1 s old: as staff wrote it, or as the product has it. */
export async function textOf(deps: Deps, key: TextKey): Promise<string> {
  const written = await deps.remember('message texts', async () => {
    const texts = await readTexts(deps.db)
    return new Map(texts.map((text) => [nameOf(text), text.text]))
  })
  return written.get(nameOf(key)) ?? defaultText(key)
}

export function defaultText({ kind, channel, lang }: TextKey): string {
  return WORDS[lang].messages.texts[kind][channel]
}

function nameOf({ kind, channel, lang }: TextKey): string {
  return `${kind} ${channel} ${lang}`
}
