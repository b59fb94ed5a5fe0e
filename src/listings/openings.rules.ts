import { addDays, type Day, daysFrom, instantOf, MINUTE_MS, weekdayOf } from '../days.ts'
import type { NewSlot } from '../inventory/inventory.sql.ts'
import { type HolidayCalendar, priceOfDay } from '../township/township.rules.ts'

/** Nights run from arrival to departure and are sold until the evening. */
const ARRIVAL = '14:00'
const DEPARTURE = '12:00'
const LAST_SALE = '20:00'

/** How a listing is opened for sale: every such weekday from one day to another. */
export interface Opening {
  productId: string
  from: Day
  /** The last day. */
  to: Day
  /** 0 for Sunday to 6 for Saturday. */
  weekdays: readonly number[]
  capacity: number
  /** `HH:MM`, and how long each takes in minutes; nights have neither. */
  times: readonly string[]
  minutes: number
}

/**
 * The slots of an opening, with the price tier of each day. Their ids follow from product and time, so that opening the
 * same day twice opens it once.
 */
export function slotsOf(opening: Opening, sold: 'night' | 'day', calendar: HolidayCalendar): NewSlot[] {
  const count = Math.round((Date.parse(opening.to) - Date.parse(opening.from)) / 86_400_000) + 1
  const days = daysFrom(opening.from, Math.max(0, count)).filter((day) => opening.weekdays.includes(weekdayOf(day)))
  return days.flatMap((day) =>
    sold === 'night' ? [nightOf(opening, day, calendar)] : sessionsOf(opening, day, calendar),
  )
}

function nightOf({ productId, capacity }: Opening, day: Day, calendar: HolidayCalendar): NewSlot {
  return {
    id: `${productId}-${compact(day)}`,
    productId,
    capId: null,
    day,
    capacity,
    ...priceOfDay(day, 'night', calendar),
    startsAt: instantOf(day, ARRIVAL),
    endsAt: instantOf(addDays(day, 1), DEPARTURE),
    saleEndsAt: instantOf(day, LAST_SALE),
  }
}

function sessionsOf({ productId, capacity, times, minutes }: Opening, day: Day, calendar: HolidayCalendar): NewSlot[] {
  return times.map((time) => ({
    id: `${productId}-${compact(day)}-${time.replace(':', '')}`,
    productId,
    capId: null,
    day,
    capacity,
    ...priceOfDay(day, 'day', calendar),
    startsAt: instantOf(day, time),
    endsAt: instantOf(day, time) + minutes * MINUTE_MS,
    saleEndsAt: instantOf(day, time),
  }))
}

/** What lies on a shelf, bound to no day. */
export function lotOf(productId: string, capacity: number): NewSlot {
  return {
    id: `${productId}-lot`,
    productId,
    capId: null,
    day: null,
    capacity,
    startsAt: null,
    endsAt: null,
    tier: 'weekday',
    provisional: false,
    saleEndsAt: instantOf('2099-12-31'),
  }
}

/** `20270417`: a day as it stands in a slot's id. */
export function compact(day: Day): string {
  return day.replaceAll('-', '')
}
