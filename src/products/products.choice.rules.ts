import { addDays, type Day, daysBetween, isDay } from '../days.ts'
import type { Availability } from '../inventory/inventory.schemas.ts'
import type { DayOffer } from './products.calendar.rules.ts'
import { type Part, partsOn, stockParts } from './products.rules.ts'
import type { ProductSummary } from './products.schemas.ts'

/** A stay is at most this long in one go. */
export const MOST_NIGHTS = 14
const SUGGESTED_DAYS = 4
/** So many lengths of a stay are listed; longer ones are chosen in the calendar. */
const LENGTHS_LISTED = 7

/** The night, or day, that stands in the way, and why. */
export interface Obstacle {
  day: Day
  state: Exclude<DayOffer['state'], 'open'>
}

export interface StayLength {
  nights: number
  until: Day
  /** All nights of the cheapest unit, in fen. */
  fromFen: number
}

/** How far someone has come in choosing what they want. */
export type Choice =
  | { step: 'day' }
  /** Bound to no day: goods on a shelf. */
  | { step: 'stock'; parts: Part[] }
  | { step: 'parts'; day: Day; parts: Part[]; startsAt: number | null; times: number }
  /** Nothing is left on that day; others that have something. */
  | { step: 'full'; day: Day; obstacle: Obstacle; others: Day[] }
  | { step: 'until'; day: Day; lengths: StayLength[]; obstacle: Obstacle | null; startsAt: number | null }
  | { step: 'stay'; day: Day; until: Day; nights: number; parts: Part[]; startsAt: number | null }
  /** These nights cannot be had in a row: how many of them can, and the next day one could arrive instead. */
  | { step: 'refused'; day: Day; until: Day; why: Obstacle | 'too_long'; nights: number; later: Day | null }

/** What an address wishes for; anything else than two days that are offered counts as nothing chosen. */
export interface Wish {
  day?: string | undefined
  until?: string | undefined
}

/** What the wish comes to. `offers` are the days that are shown, the first one first. */
export function choiceOf(
  product: ProductSummary,
  calendar: Availability['days'],
  offers: readonly DayOffer[],
  wish: Wish,
): Choice {
  const stock = calendar.find((entry) => entry.day === null)
  if (product.kind === 'goods' || (stock && calendar.length === 1))
    return { step: 'stock', parts: stockParts(product, calendar) }
  const offer = offers.find(({ day }) => day === wish.day)
  if (!offer) return { step: 'day' }
  const { day } = offer
  const first = Math.min(...slotsOn(calendar, day).map(({ startsAt }) => Date.parse(startsAt ?? '')))
  const startsAt = Number.isFinite(first) ? first : null
  if (product.kind === 'stay') return stayOf(product, calendar, offers, { day, until: wish.until, startsAt })
  if (offer.state !== 'open') {
    const others = offers.filter((other) => other.day > day && other.state === 'open').map((other) => other.day)
    return { step: 'full', day, obstacle: { day, state: offer.state }, others: others.slice(0, SUGGESTED_DAYS) }
  }
  const times = new Set(slotsOn(calendar, day).map((slot) => slot.startsAt)).size
  return { step: 'parts', day, parts: partsOf(product, calendar, day, 0), startsAt, times }
}

function stayOf(
  product: ProductSummary,
  calendar: Availability['days'],
  offers: readonly DayOffer[],
  { day, until, startsAt }: { day: Day; until: string | undefined; startsAt: number | null },
): Choice {
  const { nights: most, obstacle } = freeNights(offers, day)
  const wished = until !== undefined && isDay(until) && until > day ? until : null
  if (wished === null && most > 0) {
    const lengths = Array.from({ length: Math.min(most, LENGTHS_LISTED) }, (_, index) => index + 1).flatMap(
      (nights) => {
        const open = partsOf(product, calendar, day, nights).filter((part) => part.state === 'open')
        const fromFen = Math.min(...open.map((part) => part.priceFen))
        return open.length > 0 ? [{ nights, until: addDays(day, nights), fromFen }] : []
      },
    )
    return { step: 'until', day, lengths, obstacle, startsAt }
  }
  const departure = wished ?? addDays(day, 1)
  const nights = daysBetween(day, departure)
  if (nights <= most) {
    return { step: 'stay', day, until: departure, nights, parts: partsOf(product, calendar, day, nights), startsAt }
  }
  const after = obstacle?.day ?? day
  const later = offers.find((offer) => offer.day > after && offer.state === 'open')?.day ?? null
  return { step: 'refused', day, until: departure, why: obstacle ?? 'too_long', nights: most, later }
}

/** How many nights in a row can be had from a day on, and what ends them; null when only the longest stay does. */
function freeNights(offers: readonly DayOffer[], from: Day): { nights: number; obstacle: Obstacle | null } {
  const byDay = new Map(offers.map((offer) => [offer.day, offer]))
  for (let nights = 0; nights < MOST_NIGHTS; nights++) {
    const day = addDays(from, nights)
    const state = byDay.get(day)?.state ?? 'none'
    if (state !== 'open') return { nights, obstacle: { day, state } }
  }
  return { nights: MOST_NIGHTS, obstacle: null }
}

function partsOf(product: ProductSummary, calendar: Availability['days'], day: Day, nights: number): Part[] {
  return partsOn([product], new Map([[product.id, calendar]]), day, nights)[0]?.parts ?? []
}

function slotsOn(calendar: Availability['days'], day: Day) {
  return calendar.filter((entry) => entry.day === day).flatMap((entry) => entry.slots)
}
