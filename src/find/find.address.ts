import { addDays, type Day, daysBetween, isDay } from '../days.ts'
import { CERTIFICATE_KINDS, type CertificateKind } from '../hosts/hosts.rules.ts'
import { MOST_NIGHTS } from '../products/products.choice.rules.ts'
import type { ProductKind } from '../products/products.schemas.ts'
import type { RipenessState } from '../seasons/seasons.schemas.ts'
import type { Party } from '../trips/party.rules.ts'
import { type PartyFault, partyFault, readParty } from '../trips/trips.address.ts'

/** What someone looks for: to sleep, to pick, to eat, to do, to take home. `outing` is all that is led, walked or made. */
export const SOUGHT = ['stay', 'picking', 'meal', 'outing', 'departure', 'walk', 'workshop', 'entry', 'goods'] as const
export type Sought = (typeof SOUGHT)[number]

/** `now`: whatever can be picked; else one state of it. */
export const RIPE_WISHES = ['now', 'ripe', 'first', 'last_days'] as const satisfies ('now' | RipenessState)[]
export type RipeWish = (typeof RIPE_WISHES)[number]

export const SORTS = ['near', 'price', 'ripe'] as const
export type Sort = (typeof SORTS)[number]

/** What someone is looking for, as it stands in an address: shared, reloaded, gone back to. Null is whatever there is. */
export interface FindWish {
  kind: Sought | null
  /** The slug of a line. */
  line: string | null
  /** The id of a place. */
  at: string | null
  /** The first day. */
  day: Day | null
  /** The last day; of a stay, the day one leaves. Null: that one day, or that one night. */
  until: Day | null
  party: Party | null
  /** Whole yuan. */
  min: number | null
  max: number | null
  ripe: RipeWish | null
  cert: CertificateKind | null
  q: string | null
  sort: Sort
  /** The id of the place that distances are counted from; null: the hub. */
  near: string | null
  /** From 1. */
  page: number
}

/** A condition that can be let go on its own. */
export const FILTERS = ['kind', 'line', 'at', 'days', 'party', 'price', 'ripe', 'cert', 'q'] as const
export type Filter = (typeof FILTERS)[number]

const ID = /^[A-Za-z0-9_-]{1,64}$/
const LONGEST_TEXT = 50
const HIGHEST_YUAN = 99_999

type Field = (name: string) => string | null | undefined

/**
 * Reads a wish from the fields of an address or a form. What is damaged or past counts as not said, a longer time than
 * one stay can be is cut to that, and of two prices the lower is the least. A party that cannot be one is told as a fault.
 */
export function readFind(field: Field, today: Day): FindWish & { fault: PartyFault | null } {
  const text = (name: string) => (field(name) ?? '').trim()
  const one = <Value extends string>(name: string, values: readonly Value[]) =>
    values.find((value) => value === text(name)) ?? null
  const id = (name: string) => (ID.test(text(name)) ? text(name) : null)
  const yuan = (name: string) => (/^\d{1,5}$/.test(text(name)) ? Math.min(HIGHEST_YUAN, Number(text(name))) : null)
  const day = isDay(text('day')) && text('day') >= today ? text('day') : null
  const party = readParty(field)
  const fault = party && partyFault(party)
  const [min, max] = [yuan('min'), yuan('max')]
  const isTurned = min !== null && max !== null && max < min
  return {
    kind: one('kind', SOUGHT),
    line: id('line'),
    at: id('at'),
    day,
    until: day && untilOf(day, text('until')),
    party: fault ? null : party,
    min: isTurned ? max : min,
    max: isTurned ? min : max,
    ripe: one('ripe', RIPE_WISHES),
    cert: one('cert', CERTIFICATE_KINDS),
    q:
      text('q')
        .replaceAll(/\p{Cc}/gu, '')
        .slice(0, LONGEST_TEXT) || null,
    sort: one('sort', SORTS) ?? 'near',
    near: id('near'),
    page: /^[1-9]\d{0,3}$/.test(text('page')) ? Number(text('page')) : 1,
    fault,
  }
}

function untilOf(day: Day, until: string): Day | null {
  if (!isDay(until) || until <= day) return null
  return daysBetween(day, until) > MOST_NIGHTS ? addDays(day, MOST_NIGHTS) : until
}

/** The same as the values of an address; what is as it would be anyway is left out. */
export function writeFind(wish: FindWish): Record<string, string | number | undefined> {
  const { kind, line, at, day, until, party, min, max, ripe, cert, q, sort, near, page } = wish
  return {
    kind: kind ?? undefined,
    line: line ?? undefined,
    at: at ?? undefined,
    day: day ?? undefined,
    until: until ?? undefined,
    ...partyFields(party),
    min: min ?? undefined,
    max: max ?? undefined,
    ripe: ripe ?? undefined,
    cert: cert ?? undefined,
    q: q ?? undefined,
    near: near ?? undefined,
    sort: sort === 'near' ? undefined : sort,
    page: page === 1 ? undefined : page,
  }
}

/** Only those of the party that are there. */
export function partyFields(party: Party | null): Partial<Record<keyof Party, number>> {
  return Object.fromEntries(Object.entries(party ?? {}).filter(([, count]) => count > 0))
}

/** The wish without one of its conditions, from the first page on. */
export function without(wish: FindWish, filter: Filter): FindWish {
  const first = { ...wish, page: 1 }
  if (filter === 'days') return { ...first, day: null, until: null }
  if (filter === 'price') return { ...first, min: null, max: null }
  return { ...first, [filter]: null }
}

/** The conditions of a wish, in the order in which they are told. */
export function filtersOf(wish: FindWish): Filter[] {
  return FILTERS.filter((filter) => {
    if (filter === 'days') return wish.day !== null
    if (filter === 'price') return wish.min !== null || wish.max !== null
    return wish[filter] !== null
  })
}

/** The kinds of product that are meant. */
export function kindsOf(sought: Sought): readonly ProductKind[] {
  return sought === 'outing' ? ['departure', 'walk', 'workshop'] : [sought]
}
