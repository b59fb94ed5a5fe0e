import { addDays, type Day, dayOf, instantOf, MINUTE_MS } from '../days.ts'
import type { ProductCalendar } from '../inventory/inventory.schemas.ts'
import { DAY_BEGINS, type Visit } from '../lines/lines.clock.rules.ts'
import type { ProductKind, ProductSummary } from '../products/products.schemas.ts'
import { type Fitting, fitParty, LARGEST_PARTY, type Party, sizeOf } from './party.rules.ts'

/** What is done there, as against eaten, slept in, passed or carried home. */
const ACTIVITIES: readonly ProductKind[] = ['departure', 'walk', 'workshop', 'picking', 'session']

type Slot = ProductCalendar['slots'][number]

/** A visit that can be booked for the whole party. */
export interface Offer extends Visit, Fitting {
  product: ProductSummary
  slotIds: string[]
  /** Of a stay, the days of its nights; else empty. */
  nights: Day[]
}

/** What a line offers a party, in a settled order: by time, then by product. */
export interface LineOffers {
  /** Activities, meals and entries by day. */
  visits(day: Day): readonly Offer[]
  /** What sleeps the party for so many nights from that day on. */
  stays(day: Day, nights: number): readonly Offer[]
}

const LUNCH = { from: 11 * 60, to: 14 * 60 }
const DINNER = { from: 17 * 60, to: 20 * 60 }

/** Which meal of the day begins at that local minute; null between the meals. */
function mealAt(minute: number): 'lunch' | 'dinner' | null {
  if (minute >= LUNCH.from && minute <= LUNCH.to) return 'lunch'
  return minute >= DINNER.from && minute <= DINNER.to ? 'dinner' : null
}

/** Which part a product plays in a trip; null for what is no part of one, such as goods and groups' offers. */
export function roleOf(kind: ProductKind, startMinute: number): Visit['role'] | null {
  if (kind === 'stay' || kind === 'entry') return kind
  if (kind === 'meal') return mealAt(startMinute)
  return ACTIVITIES.includes(kind) ? 'activity' : null
}

/**
 * Only what is open, has a time of day and takes in the whole party is offered, and nothing to a party larger than
 * `LARGEST_PARTY`; each is worked out once, when asked for.
 */
export function offersFor(
  products: readonly ProductSummary[],
  calendars: readonly ProductCalendar[],
  party: Party,
): LineOffers {
  const slotsOf = new Map(calendars.map((calendar) => [calendar.id, Map.groupBy(calendar.slots, (slot) => slot.day)]))
  const sorted = [...products].sort((a, b) => compareText(a.id, b.id))
  const seats = rememberFits(party)
  const visits = new Map<Day, Offer[]>()
  const stays = new Map<string, Offer[]>()

  const visitsOn = (day: Day) =>
    sorted
      .filter((product) => product.kind !== 'stay')
      .flatMap((product) => (slotsOf.get(product.id)?.get(day) ?? []).flatMap((slot) => offer(product, day, [slot])))
      .sort((a, b) => a.start - b.start)
  const staysFrom = (day: Day, nights: number) =>
    sorted
      .filter((product) => product.kind === 'stay')
      .flatMap((product) => {
        const days = Array.from({ length: nights }, (_, night) => addDays(day, night))
        const slots = days.flatMap((night) => slotsOf.get(product.id)?.get(night)?.[0] ?? [])
        return slots.length === nights ? offer(product, day, slots, days) : []
      })
  const offer = (product: ProductSummary, day: Day, slots: Slot[], nights: Day[] = []): Offer[] => {
    const [first] = slots
    if (!first?.startsAt || !first.endsAt || slots.some((slot) => slot.state !== 'open')) return []
    const start = minuteOf(first.startsAt, day)
    const role = roleOf(product.kind, start)
    const fitting = role && seats(product, slots)
    if (!role || !fitting) return []
    const slotIds = slots.map((slot) => slot.id)
    return [
      {
        ...fitting,
        role,
        product,
        placeId: product.place.id,
        day,
        start,
        end: minuteOf(first.endsAt, day),
        slotIds,
        nights,
      },
    ]
  }
  return {
    visits: (day) => rememberIn(visits, day, () => visitsOn(day)),
    stays: (day, nights) => rememberIn(stays, `${day} ${nights}`, () => staysFrom(day, nights)),
  }
}

/** Minutes from the local midnight of `day`. */
export function minuteOf(instant: string | number, day: Day): number {
  const at = typeof instant === 'number' ? instant : Date.parse(instant)
  return Math.round((at - instantOf(day)) / MINUTE_MS)
}

/** From which local minute on one may set off: half past eight, or later on a day that has begun. */
export function firstMinute(now: number, day: Day): number {
  return dayOf(now) === day ? Math.max(DAY_BEGINS, Math.ceil((now - instantOf(day)) / MINUTE_MS)) : DAY_BEGINS
}

/** Slots with the same price and as many places fit a party alike. */
function rememberFits(party: Party) {
  const fits = new Map<string, Fitting | null>()
  return (product: ProductSummary, slots: Slot[]) =>
    rememberIn(fits, `${product.id} ${slots.map(termsOf).join()}`, () =>
      sizeOf(party) > LARGEST_PARTY ? null : fitParty(party, product, slots),
    )
}

function termsOf({ tier, left, ownPrices }: Slot): string {
  return ownPrices ? `${tier}${left}${JSON.stringify(ownPrices)}` : `${tier}${left}`
}

function rememberIn<Key, Value>(kept: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = kept.get(key)
  if (known !== undefined) return known
  const value = make()
  kept.set(key, value)
  return value
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
