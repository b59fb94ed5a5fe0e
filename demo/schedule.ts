import { addDays, type Day, daysFrom, instantOf } from '../src/days.ts'
import type { NewSlot } from '../src/inventory/inventory.sql.ts'
import { compact, lotOf, slotsOf } from '../src/listings/openings.rules.ts'
import type { HolidayCalendar } from '../src/township/township.rules.ts'
import { caps, products } from './products.ts'

/** How far ahead the demo township sells. */
export const DAYS_AHEAD = 90
const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6]

/** All slots of the demo from a day on. Their ids follow from product and time, so a slot is never opened twice. */
export function slotsFrom(today: Day, calendar: HolidayCalendar, count = DAYS_AHEAD): NewSlot[] {
  const days = daysFrom(today, count)
  const to = addDays(today, count - 1)
  return [
    ...caps.flatMap((cap) => days.map((day) => capDay(cap, day))),
    ...products.flatMap(({ id, kind, capacity, times = [], minutes = 60 }) =>
      kind === 'goods'
        ? [lotOf(id, capacity)]
        : slotsOf(
            { productId: id, from: today, to, weekdays: EVERY_DAY, capacity, times, minutes },
            kind === 'stay' ? 'night' : 'day',
            calendar,
          ),
    ),
  ]
}

function capDay(cap: { id: string; capacity: number }, day: Day): NewSlot {
  return {
    id: `${cap.id}-${compact(day)}`,
    productId: null,
    capId: cap.id,
    day,
    startsAt: instantOf(day),
    endsAt: instantOf(addDays(day, 1)),
    saleEndsAt: instantOf(addDays(day, 1)),
    tier: 'weekday',
    provisional: false,
    capacity: cap.capacity,
  }
}
