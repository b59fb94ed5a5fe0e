import { addDays, type Day, dayOf, daysFrom, weekdayOf } from '../days.ts'
import { shownPriceFenOf } from '../inventory/inventory.rules.ts'
import type { HostListing, HostSlot } from './calendar.sql.ts'

/** How a slot stands for its host. What the township closed, and what is over, is not hers to open. */
export type SlotStanding = 'open' | 'full' | 'closed' | 'notice' | 'over'

export interface CalendarRow {
  listing: HostListing
  slot: HostSlot
  standing: SlotStanding
  /** The cheapest unit, in fen, and whether others cost more; null when it has no units. */
  price: { fromFen: number; isFrom: boolean } | null
}

export interface CalendarDay {
  day: Day
  isPast: boolean
  rows: CalendarRow[]
}

export interface CalendarWeek {
  monday: Day
  days: CalendarDay[]
}

/** The Monday on or before a day. */
export function mondayOf(day: Day): Day {
  return addDays(day, -((weekdayOf(day) + 6) % 7))
}

/** So many weeks from a Monday on, every day with all that is sold on it. */
export function weeksFrom(listings: readonly HostListing[], monday: Day, count: number, now: number): CalendarWeek[] {
  const rows = Map.groupBy(
    listings.flatMap((listing) => listing.slots.map((slot) => rowOf(listing, slot, now))),
    ({ slot }) => slot.day,
  )
  return daysFrom(monday, count * 7)
    .map((day) => ({ day, isPast: day < dayOf(now), rows: rows.get(day) ?? [] }))
    .reduce<CalendarWeek[]>((weeks, day) => {
      if (weekdayOf(day.day) === 1) weeks.push({ monday: day.day, days: [] })
      weeks.at(-1)?.days.push(day)
      return weeks
    }, [])
}

/** What is bound to no day. */
export function stockRows(listings: readonly HostListing[], now: number): CalendarRow[] {
  return listings.flatMap((listing) =>
    listing.slots.filter(({ day }) => day === null).map((slot) => rowOf(listing, slot, now)),
  )
}

export function standingOf(slot: HostSlot, now: number): SlotStanding {
  if (slot.saleEndsAt <= now) return 'over'
  if (slot.notices.length > 0) return 'notice'
  if (slot.state === 'closed') return 'closed'
  return slot.taken >= slot.capacity ? 'full' : 'open'
}

/** Whether its host can still open or close it. */
export function isHers({ standing }: Pick<CalendarRow, 'standing'>): boolean {
  return standing !== 'over' && standing !== 'notice'
}

function rowOf(listing: HostListing, slot: HostSlot, now: number): CalendarRow {
  const prices = listing.units.map((unit) => shownPriceFenOf(unit, slot))
  const fromFen = Math.min(...prices)
  const price = prices.length > 0 ? { fromFen, isFrom: prices.some((fen) => fen > fromFen) } : null
  return { listing, slot, standing: standingOf(slot, now), price }
}
