import { addDays, type Day, daysFrom, instantOf, MINUTE_MS } from '../src/days.ts'
import type { NewSlot } from '../src/inventory/inventory.sql.ts'
import { type HolidayCalendar, priceOfDay } from '../src/township/township.rules.ts'
import { caps, type DemoProduct, products } from './products.ts'

/** How far ahead the demo township sells. */
export const DAYS_AHEAD = 90

/** All slots of the demo from a day on. Their ids follow from product and time, so a slot is never opened twice. */
export function slotsFrom(today: Day, calendar: HolidayCalendar): NewSlot[] {
  return [
    ...daysFrom(today, DAYS_AHEAD).flatMap((day) => slotsOfDay(day, calendar)),
    ...products.filter(({ kind }) => kind === 'goods').map(lotOf),
  ]
}

/** Those of a single day. */
export function slotsOfDay(day: Day, calendar: HolidayCalendar): NewSlot[] {
  return [
    ...caps.map((cap) => capDay(cap, day)),
    ...products.filter(({ kind }) => kind !== 'goods').flatMap((product) => slotsOn(product, day, calendar)),
  ]
}

function slotsOn(product: DemoProduct, day: Day, calendar: HolidayCalendar): NewSlot[] {
  const shared = { productId: product.id, capId: null, day, capacity: product.capacity }
  if (product.kind === 'stay') {
    return [
      {
        ...shared,
        ...priceOfDay(day, 'night', calendar),
        id: `${product.id}-${compact(day)}`,
        startsAt: instantOf(day, '14:00'),
        endsAt: instantOf(addDays(day, 1), '12:00'),
        saleEndsAt: instantOf(day, '20:00'),
      },
    ]
  }
  return (product.times ?? []).map((time) => ({
    ...shared,
    ...priceOfDay(day, 'day', calendar),
    id: `${product.id}-${compact(day)}-${time.replace(':', '')}`,
    startsAt: instantOf(day, time),
    endsAt: instantOf(day, time) + (product.minutes ?? 60) * MINUTE_MS,
    saleEndsAt: instantOf(day, time),
  }))
}

function lotOf(product: DemoProduct): NewSlot {
  const undated = { day: null, startsAt: null, endsAt: null, tier: 'weekday' as const, provisional: false }
  return {
    ...undated,
    id: `${product.id}-lot`,
    productId: product.id,
    capId: null,
    capacity: product.capacity,
    saleEndsAt: instantOf('2099-12-31'),
  }
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

export function compact(day: Day): string {
  return day.replaceAll('-', '')
}
