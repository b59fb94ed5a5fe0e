import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysFrom } from '../../src/days.ts'
import type { ProductKind } from '../../src/products/products.schemas.ts'
import { fitParty } from '../../src/trips/party.rules.ts'
import type { ProposedTrip } from '../../src/trips/proposed.rules.ts'
import { composeTrips, VARIANTS } from '../../src/trips/trips.rules.ts'
import { bruteForce, cheapest, type Score, type World, walkThrough } from './brute-force.ts'
import { aCalendar, aLine, aProduct, DAY, NOW } from './support.ts'

const RUNS = 1500

const unit = fc.record({
  people: fc.constantFrom(1, 1, 1, 2, 4),
  audience: fc.constantFrom(
    'anyone' as const,
    'anyone' as const,
    'adult' as const,
    'child' as const,
    'senior' as const,
  ),
  draw: fc.constantFrom(1, 1, 2),
  minQuantity: fc.constantFrom(1, 1, 1, 1, 1, 2, 5),
  maxQuantity: fc.integer({ min: 5, max: 8 }),
  yuan: fc.integer({ min: 0, max: 3 }),
})

const party = fc
  .record({ adults: fc.nat(3), children: fc.nat(2), seniors: fc.nat(2) })
  .filter(({ adults, children, seniors }) => adults + children + seniors > 0)

const clock = (quarters: number) =>
  `${String(Math.floor(quarters / 4)).padStart(2, '0')}:${String((quarters % 4) * 15).padStart(2, '0')}`

const slot = fc.record({
  day: fc.constantFrom(0, 0, 0, 1, 1, 2),
  from: fc.integer({ min: 8 * 4, max: 18 * 4 }),
  quarters: fc.integer({ min: 1, max: 7 }),
  left: fc.constantFrom(1, 8, 20, 20, 20),
  state: fc.constantFrom(
    'open' as const,
    'open' as const,
    'open' as const,
    'open' as const,
    'closed' as const,
    'ended' as const,
    'sold_out' as const,
  ),
  tier: fc.constantFrom('weekday' as const, 'weekend' as const),
  ownYuan: fc.constantFrom(undefined, undefined, 0, 2),
})

const KINDS: ProductKind[] = [
  ...(['walk', 'picking', 'workshop', 'departure', 'session', 'walk', 'picking', 'workshop'] as const),
  ...(['meal', 'meal', 'meal', 'meal', 'entry', 'goods'] as const),
]

/** Small townships: a handful of slots on three days along a line of up to four stops, and rooms for the nights. */
const township = fc
  .record({
    ways: fc.array(
      fc.record({ minutes: fc.integer({ min: 5, max: 40 }), mode: fc.constantFrom('walk' as const, 'drive' as const) }),
      { minLength: 1, maxLength: 3 },
    ),
    party,
    visits: fc.array(
      fc.record({
        kind: fc.constantFrom(...KINDS),
        stop: fc.nat(3),
        host: fc.nat(2),
        units: fc.array(unit, { minLength: 1, maxLength: 2 }),
        slots: fc.array(slot, { minLength: 2, maxLength: 4, size: 'max' }),
      }),
      { minLength: 4, maxLength: 6 },
    ),
    stays: fc.array(
      fc.record({
        stop: fc.nat(3),
        host: fc.nat(2),
        units: fc.array(unit, { minLength: 1, maxLength: 2 }),
        nights: fc.array(
          fc.record({
            left: fc.constantFrom(1, 20, 20, 20),
            isOpen: fc.constantFrom(true, true, true, true, false),
            ownYuan: fc.constantFrom(undefined, undefined, 0, 2),
          }),
          {
            minLength: 2,
            maxLength: 2,
          },
        ),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map(({ ways, party, visits, stays }) => {
    const line = aLine(ways)
    const placeAt = (stop: number) => line.stops[stop % line.stops.length]?.place.id ?? 'hub'
    let slotsLeft = 10
    const products = visits.map(({ kind, stop, host, units, slots }, index) => {
      const product = aProduct(`p${index}`, {
        kind,
        place: placeAt(stop),
        host: `h${host}`,
        units: kind === 'entry' ? [{ people: 0, maxQuantity: 3 }] : units,
      })
      const kept = slots.slice(0, slotsLeft)
      slotsLeft -= kept.length
      const wanted = kept.map(({ from, quarters, ...rest }) => ({
        ...rest,
        from: clock(from),
        to: clock(from + quarters),
      }))
      return { product, calendar: aCalendar(product, dedupe(wanted)) }
    })
    const rooms = stays.map(({ stop, host, units, nights }, index) => {
      const product = aProduct(`s${index}`, { kind: 'stay', place: placeAt(stop), host: `h${host}`, units })
      const slots = nights.map(({ left, isOpen, ownYuan }, day) => ({
        day,
        ownYuan,
        from: '14:00',
        to: '12:00',
        left,
        state: isOpen ? ('open' as const) : ('closed' as const),
      }))
      return { product, calendar: aCalendar(product, slots) }
    })
    const all = [...products, ...rooms]
    return { line, party, products: all.map(({ product }) => product), calendars: all.map(({ calendar }) => calendar) }
  })

function dedupe<S extends { day: number; from: string }>(slots: S[]): S[] {
  return slots.filter(
    (each, index) => slots.findIndex((other) => other.day === each.day && other.from === each.from) === index,
  )
}

describe('the composer', () => {
  test('finds for every variant a trip as good as the best that trying everything finds, and none where there is none', () => {
    let trips = 0
    let rich = 0
    fc.assert(
      fc.property(township, (place) => {
        const { line, products, calendars } = place
        const { trips: proposed } = composeTrips(line, products, calendars, {
          party: place.party,
          day: DAY,
          nights: null,
          now: NOW,
        })
        for (const variant of VARIANTS) {
          const world: World = { ...place, days: daysFrom(DAY, variant.nights + 1) }
          const best = bruteForce(world, variant)
          const found = proposed.find((trip) => trip.variant === variant.name)
          expect(found && scoreOf(found, world, variant.hosts)).toEqual(best ?? undefined)
          if (best) trips++
          if (best && best[6] > 3) rich++
        }
      }),
      { numRuns: RUNS },
    )
    // Most townships have something to find, or this would prove little.
    expect(trips).toBeGreaterThan(RUNS / 2)
    expect(rich).toBeGreaterThan(RUNS / 40)
  }, 120_000)

  test('packs the same nights to each variant’s measure', () => {
    fc.assert(
      fc.property(township, fc.constantFrom(0, 1), (place, nights) => {
        const { line, products, calendars } = place
        const { trips } = composeTrips(line, products, calendars, { party: place.party, day: DAY, nights, now: NOW })
        const world: World = { ...place, days: daysFrom(DAY, nights + 1) }
        for (const variant of VARIANTS) {
          const best = bruteForce(world, variant)
          const found = trips.find((trip) => trip.variant === variant.name)
          if (found) expect(scoreOf(found, world, variant.hosts)).toEqual(best)
          // What is not told under this name is the same trip under another, or there is none.
          else if (best) expect(trips.map((trip) => scoreOf(trip, world, variant.hosts))).toContainEqual(best)
        }
      }),
      { numRuns: RUNS / 4 },
    )
  }, 120_000)

  test('names the days near by on which there is something, when the day itself has nothing', () => {
    fc.assert(
      fc.property(township, (place) => {
        const { line, products, calendars } = place
        const day = addDays(DAY, -1)
        const proposal = composeTrips(line, products, calendars, { party: place.party, day, nights: 0, now: NOW })
        const good = daysFrom(DAY, 3).filter((each) =>
          bruteForce({ ...place, days: [each] }, { activities: 7, hosts: 1 }),
        )
        if (proposal.trips.length === 0) expect(proposal.nearestDays).toEqual(good)
      }),
      { numRuns: RUNS / 4 },
    )
  }, 120_000)
})

describe('a party', () => {
  test('is taken in for the least that any combination of units costs, and turned away only where none would do', () => {
    fc.assert(
      fc.property(party, fc.array(unit, { minLength: 1, maxLength: 3 }), fc.nat(9), (people, units, left) => {
        const product = aProduct('p', { units })
        const slots = [{ tier: 'weekday' as const, left }]
        const fitting = fitParty(people, product, slots)
        expect(fitting?.fen ?? null).toBe(cheapest({ party: people }, product, slots))
      }),
      { numRuns: 1000 },
    )
  })
})

/** The proposed trip walked through by the naive clock: null when it is not feasible at all. */
function scoreOf(trip: ProposedTrip, world: World, hosts: number): Score | null {
  const things = trip.days.flatMap(({ parts }, dayIndex) =>
    parts.map((part) => ({
      product: part.product,
      dayIndex,
      slots: world.calendars.flatMap(({ slots }) => slots.filter((each) => part.slotIds.includes(each.id))),
      fen: part.fen,
    })),
  )
  const visits = things.filter(({ product }) => product.kind !== 'stay')
  const stay = things.find(({ product }) => product.kind === 'stay') ?? null
  return walkThrough(
    world,
    world.days.map((_, dayIndex) => visits.filter((thing) => thing.dayIndex === dayIndex)),
    stay,
    hosts,
  )
}
