import { type Day, isDay } from '../days.ts'
import { LARGEST_PARTY, type Party, sizeOf } from './party.rules.ts'
import { MOST_NIGHTS } from './trips.rules.ts'

/** What a guest asks the composer for, as it stands in an address: shared, reloaded, gone back to. */
export interface Wish {
  /** The slug of a line; null asks which. */
  slug: string | null
  /** null asks for the next good day. */
  day: Day | null
  party: Party
  /** null leaves it to the variants. */
  nights: number | null
}

export type PartyFault = 'nobody' | 'too_many' | 'not_whole'

const NOBODY_SAID: Party = { adults: 2, children: 0, seniors: 0 }
export const PEOPLE = ['adults', 'children', 'seniors'] as const

/** Who comes along, as it was typed; null where nobody is said to. */
export function readParty(field: (name: string) => string | null | undefined): Party | null {
  const texts = PEOPLE.map((who) => (field(who) ?? '').trim())
  const [adults = 0, children = 0, seniors = 0] = texts.map(Number)
  return texts.some((text) => text !== '') ? { adults, children, seniors } : null
}

/** Reads a wish from the fields of an address or a form. What is damaged counts as not said; a party is kept as it was typed. */
export function readWish(field: (name: string) => string | null | undefined): Wish & { fault: PartyFault | null } {
  const text = (name: string) => (field(name) ?? '').trim()
  const party = readParty(field) ?? NOBODY_SAID
  const nights = text('nights')
  return {
    slug: /^[A-Za-z0-9_-]{1,64}$/.test(text('line')) ? text('line') : null,
    day: isDay(text('day')) ? text('day') : null,
    party,
    nights: /^\d$/.test(nights) && Number(nights) <= MOST_NIGHTS ? Number(nights) : null,
    fault: partyFault(party),
  }
}

/** What keeps people from being a party; null when nothing does. */
export function partyFault(party: Party): PartyFault | null {
  if (Object.values(party).some((count) => !Number.isSafeInteger(count) || count < 0)) return 'not_whole'
  if (sizeOf(party) === 0) return 'nobody'
  return sizeOf(party) > LARGEST_PARTY ? 'too_many' : null
}

/** The same as the query of an address. */
export function writeWish({ slug, day, party, nights }: Wish): string {
  const query = new URLSearchParams()
  if (slug !== null) query.set('line', slug)
  if (day !== null) query.set('day', day)
  for (const who of PEOPLE) query.set(who, String(party[who]))
  if (nights !== null) query.set('nights', String(nights))
  return query.toString()
}
