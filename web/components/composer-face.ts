import type { Day } from '../../src/days.ts'
import type { PartyFault } from '../../src/trips/trips.address.ts'
import type { Words } from '../words/words.ts'

/**
 * What these parts need of the reader's face. It is handed down, not taken from the context: the island draws them too,
 * and carries the words of these pages alone.
 */
export interface ComposerFace {
  lang: 'zh-CN' | 'en'
  words: Pick<Words, 'compose' | 'site' | 'time'>
  /** Dates of another year are told with it. */
  today: Day
  to(path: string): string
}

export interface NamedThing {
  name: string
  nameEn: string | null
}

/** A name in the reader's language where it exists. */
export function saidIn({ lang }: Pick<ComposerFace, 'lang'>, { name, nameEn }: NamedThing): string {
  return (lang === 'en' && nameEn) || name
}

export function nightsLabel({ compose }: Pick<Words, 'compose'>, nights: number): string {
  return nights === 0 ? compose.noNight : compose.night(nights)
}

/** What is wrong with a party, told alike by the server's page and in the browser. */
export function partyFaultText(
  words: { nobody: string; too_many: (phone: string) => string; not_whole: string },
  fault: PartyFault,
  phone: string,
): string {
  return fault === 'too_many' ? words.too_many(phone) : words[fault]
}
