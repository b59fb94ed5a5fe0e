import { instantOf } from '../../src/days.ts'
import type { ProductCalendar } from '../../src/inventory/inventory.schemas.ts'
import type { ProductSummary } from '../../src/products/products.schemas.ts'
import type { ComposedLine } from '../../src/trips/trips.rules.ts'

/**
 * What a trip is, told again from scratch and without any cleverness: every order of every set of slots is walked
 * through by the clock. It shares no code with the composer but the calendar of days.
 */
export interface World {
  line: ComposedLine
  products: ProductSummary[]
  calendars: ProductCalendar[]
  party: { adults: number; children: number; seniors: number }
  days: string[]
}

interface Thing {
  product: ProductSummary
  dayIndex: number
  slots: ProductCalendar['slots']
  fen: number
}

/** Hosts, activities, meals, then what there should be little of: waiting, way, fen, parts. */
export type Score = [number, number, number, number, number, number, number]

const MINUTE = 60_000
/** Kilometres that a grandmother or a child goes on foot in a day. */
const SHORT_LEGS_KM = 6

export function bruteForce(world: World, limits: { activities: number; hosts: number }): Score | null {
  const nights = world.days.length - 1
  const visits = world.products
    .filter(({ kind }) => kind !== 'stay')
    .flatMap((product) =>
      world.days.flatMap((day, dayIndex) =>
        slotsOf(world, product, day).flatMap((slot) => bookable(world, product, dayIndex, [slot])),
      ),
    )
  const stays: (Thing | null)[] = nights === 0 ? [null] : staysOf(world)
  let best: Score | null = null
  for (const stay of stays)
    for (const chosen of subsets(visits)) {
      const activities = chosen.filter((thing) => part(thing) === 'activity')
      if (activities.length > limits.activities) continue
      if (new Set(activities.map(({ product }) => product.id)).size < activities.length) continue
      const byDay = world.days.map((_, dayIndex) => chosen.filter((thing) => thing.dayIndex === dayIndex))
      if (
        byDay.some((things) =>
          ['lunch', 'dinner'].some((meal) => things.filter((thing) => part(thing) === meal).length > 1),
        )
      )
        continue
      for (const orders of everyDaysOrders(byDay)) {
        const score = walkThrough(world, orders, stay, limits.hosts)
        if (score && (best === null || isBetter(score, best))) best = score
      }
    }
  return best
}

export function isBetter(a: Score, b: Score): boolean {
  for (const [index, value] of a.entries()) {
    const other = b[index] ?? 0
    if (value !== other) return index < 3 ? value > other : value < other
  }
  return false
}

/** Walks through the days with a watch in hand; null as soon as anything is missed. */
export function walkThrough(world: World, orders: Thing[][], stay: Thing | null, hostsThatCount: number): Score | null {
  let waited = 0
  let walked = 0
  const tires = world.party.children > 0 || world.party.seniors > 0
  for (const [dayIndex, things] of orders.entries()) {
    const day = world.days[dayIndex] ?? ''
    const clock = (time: string) => instantOf(day, time)
    let place = dayIndex === 0 ? 'hub' : (stay?.product.place.id ?? 'hub')
    let ready = clock('08:30')
    let first = true
    let onFoot = 0
    const passed = new Set<number>()
    // Whoever sleeps beyond an entry is inside.
    for (const entry of entriesOf(world)) if (entry < positionOf(world, place)) passed.add(entry)
    const isBarred = (to: string) =>
      [...entriesOf(world)].some((entry) => entry < positionOf(world, to) && !passed.has(entry))
    for (const thing of things) {
      const [slot] = thing.slots
      const to = thing.product.place.id
      const starts = Date.parse(slot?.startsAt ?? '')
      const ends = Date.parse(slot?.endsAt ?? '')
      const way = minutesBetween(world, place, to)
      if (isBarred(to)) return null
      const arrives = ready + way * MINUTE
      const isEntry = thing.product.kind === 'entry'
      if (isEntry && passed.has(positionOf(world, to))) return null
      if (isEntry ? arrives >= ends : arrives > starts) return null
      const begins = isEntry ? Math.max(arrives, starts) : starts
      if (!first) waited += (begins - arrives) / MINUTE
      walked += way
      onFoot += kilometresOnFoot(world, place, to)
      if (isEntry) passed.add(positionOf(world, to))
      ready = (isEntry ? begins : ends) + 10 * MINUTE
      place = to
      first = false
    }
    const isLast = dayIndex === world.days.length - 1
    const home = isLast ? 'hub' : (stay?.product.place.id ?? 'hub')
    if (isBarred(home)) return null
    const way = minutesBetween(world, place, home)
    walked += way
    onFoot += kilometresOnFoot(world, place, home)
    if (tires && onFoot > SHORT_LEGS_KM + 1e-9) return null
    const arrives = ready + way * MINUTE
    if (isLast) {
      if (arrives > clock('19:00')) return null
      continue
    }
    const opens = dayIndex === 0 ? Math.max(clock('14:00'), Date.parse(stay?.slots[0]?.startsAt ?? '')) : 0
    const sleeps = Math.max(arrives, opens)
    if (sleeps > clock('20:30')) return null
    if (!first) waited += (sleeps - arrives) / MINUTE
  }
  const all = [...orders.flat(), ...(stay ? [stay] : [])]
  const count = (...parts: string[]) => all.filter((thing) => parts.includes(part(thing))).length
  if (count('activity', 'lunch', 'dinner') === 0) return null
  const hosts = new Set(all.filter((thing) => part(thing) !== 'entry').map(({ product }) => product.host.id)).size
  const fen = all.reduce((sum, thing) => sum + thing.fen, 0)
  return [Math.min(hosts, hostsThatCount), count('activity'), count('lunch', 'dinner'), waited, walked, fen, all.length]
}

function part({ product, slots, dayIndex: _ }: Thing): string {
  if (product.kind === 'stay' || product.kind === 'entry') return product.kind
  if (product.kind !== 'meal') return 'activity'
  const time = new Date(Date.parse(slots[0]?.startsAt ?? '') + 8 * 60 * MINUTE).toISOString().slice(11, 16)
  if (time >= '11:00' && time <= '14:00') return 'lunch'
  return time >= '17:00' && time <= '20:00' ? 'dinner' : 'snack'
}

function bookable(world: World, product: ProductSummary, dayIndex: number, slots: ProductCalendar['slots']): Thing[] {
  if (['goods', 'offer', 'reward'].includes(product.kind)) return []
  if (slots.some((slot) => slot.state !== 'open')) return []
  const fen = cheapest(world, product, slots)
  if (fen === null) return []
  const thing = { product, dayIndex, slots, fen }
  return part(thing) === 'snack' ? [] : [thing]
}

function staysOf(world: World): Thing[] {
  return world.products
    .filter(({ kind }) => kind === 'stay')
    .flatMap((product) => {
      const slots = world.days.slice(0, -1).flatMap((day) => slotsOf(world, product, day).slice(0, 1))
      return slots.length === world.days.length - 1 ? bookable(world, product, 0, slots) : []
    })
}

/** Tries every quantity of every unit, and every way to seat everyone in them. */
export function cheapest(
  { party }: Pick<World, 'party'>,
  product: ProductSummary,
  slots: { left: number; tier: 'weekday' | 'weekend' | 'holiday'; ownPrices?: Record<string, number> | undefined }[],
): number | null {
  const people = party.adults + party.children + party.seniors
  const left = Math.min(...slots.map((slot) => slot.left))
  const price = (unit: ProductSummary['units'][number]) =>
    slots.reduce((sum, slot) => sum + (slot.ownPrices?.[unit.id] ?? unit[`${slot.tier}Fen`]), 0)
  const prices: number[] = []
  if (product.kind === 'entry' && product.units.some((unit) => unit.people === 0)) {
    for (const unit of product.units.filter((each) => each.people === 0))
      for (let cars = unit.minQuantity; cars <= unit.maxQuantity; cars++)
        if (cars * 5 >= people && cars * unit.draw <= left) prices.push(cars * price(unit))
  } else {
    const units = product.units.filter((unit) => unit.people > 0 && unit.minQuantity <= people)
    const vectors = units.reduce<number[][]>(
      (all, unit) =>
        all.flatMap((vector) =>
          Array.from({ length: Math.min(unit.maxQuantity, people + unit.minQuantity) + 1 }, (_, quantity) => quantity)
            .filter((quantity) => quantity === 0 || quantity >= unit.minQuantity)
            .map((quantity) => [...vector, quantity]),
        ),
      [[]],
    )
    for (const vector of vectors) {
      const drawn = units.reduce((sum, unit, index) => sum + unit.draw * (vector[index] ?? 0), 0)
      const seats = units.map((unit, index) => ({ who: unit.audience, free: unit.people * (vector[index] ?? 0) }))
      const folk = [
        ...Array<string>(party.adults).fill('adult'),
        ...Array<string>(party.children).fill('child'),
        ...Array<string>(party.seniors).fill('senior'),
      ]
      if (drawn <= left && canSit(folk, seats))
        prices.push(units.reduce((sum, unit, index) => sum + price(unit) * (vector[index] ?? 0), 0))
    }
  }
  return prices.length > 0 ? Math.min(...prices) : null
}

function canSit(folk: string[], seats: { who: string; free: number }[]): boolean {
  const [next, ...rest] = folk
  if (next === undefined) return true
  return seats.some((seat) => {
    const suits = seat.who === 'anyone' || seat.who === next || (seat.who === 'adult' && next === 'senior')
    if (!suits || seat.free === 0) return false
    seat.free--
    const seated = canSit(rest, seats)
    seat.free++
    return seated
  })
}

function slotsOf(world: World, product: ProductSummary, day: string) {
  return world.calendars
    .filter(({ id }) => id === product.id)
    .flatMap(({ slots }) => slots.filter((slot) => slot.day === day))
}

function positionOf(world: World, place: string): number {
  return world.line.stops.find((stop) => stop.place.id === place)?.position ?? 0
}

function entriesOf(world: World): Set<number> {
  return new Set(world.products.filter(({ kind }) => kind === 'entry').map(({ place }) => positionOf(world, place.id)))
}

function minutesBetween(world: World, from: string, to: string): number {
  const [near, far] = [positionOf(world, from), positionOf(world, to)].sort((a, b) => a - b)
  const slow = world.party.children > 0 || world.party.seniors > 0
  let minutes = 0
  for (const { position, onward } of world.line.stops)
    if (onward && position >= (near ?? 0) && position < (far ?? 0))
      minutes += onward.mode === 'walk' && slow ? Math.ceil(onward.minutes * 1.5) : onward.minutes
  return minutes
}

function kilometresOnFoot({ line }: World, from: string, to: string): number {
  const at = (place: string) => line.stops.findIndex((stop) => stop.place.id === place)
  let kilometres = 0
  for (let step = Math.min(at(from), at(to)); step < Math.max(at(from), at(to)); step++) {
    const onward = line.stops[step]?.onward
    if (onward?.mode === 'walk') kilometres += onward.distanceM / 1000
  }
  return kilometres
}

function* subsets<T>(all: T[]): Generator<T[]> {
  for (let mask = 0; mask < 2 ** all.length; mask++) yield all.filter((_, index) => (mask >> index) & 1)
}

function* everyDaysOrders<T>(byDay: T[][]): Generator<T[][]> {
  const [today, ...later] = byDay
  if (!today) return yield []
  for (const order of orders(today)) for (const rest of everyDaysOrders(later)) yield [order, ...rest]
}

function* orders<T>(all: T[]): Generator<T[]> {
  if (all.length === 0) yield []
  for (const [index, first] of all.entries())
    for (const rest of orders(all.filter((_, other) => other !== index))) yield [first, ...rest]
}
