import { describe, expect, test } from 'vitest'
import { timeOf } from '../../src/days.ts'
import type { Party } from '../../src/trips/party.rules.ts'
import type { ProposedTrip } from '../../src/trips/proposed.rules.ts'
import { composeTrips, nextGoodDay } from '../../src/trips/trips.rules.ts'
import { NOW as DEMO_NOW, demoLine } from './demo.ts'
import { aCalendar, aLine, aProduct, DAY, NOW, nightsOf } from './support.ts'

const TWO: Party = { adults: 2, children: 0, seniors: 0 }
const partsOf = (trip: ProposedTrip | undefined) => trip?.days.flatMap((day) => day.parts) ?? []
const told = (trip: ProposedTrip | undefined) =>
  partsOf(trip).map((part) => `${timeOf(part.startsAt)} ${part.product.id}`)

describe('on the demo’s lines', () => {
  const compose = (slug: string, day: string, party = TWO, nights: number | null = null) => {
    const { line, products, calendars } = demoLine(slug)
    return composeTrips(line, products, calendars, { party, day, nights, now: DEMO_NOW })
  }

  test.each(['a', 'b', 'c'])('line %s has a light, a classic and a full trip, each from more than one host', (slug) => {
    const { trips } = compose(slug, '2026-04-24')
    expect(trips.map(({ variant, nights }) => `${variant} ${nights}`)).toEqual(['light 0', 'classic 1', 'full 2'])
    for (const trip of trips) expect(trip.hosts, trip.variant).toBeGreaterThan(1)
  })

  test('the forest road’s entry comes before anything beyond it, with a car for five', () => {
    const { trips } = compose('b', '2026-04-24', { adults: 4, children: 1, seniors: 1 })
    const [first] = partsOf(trips[0])
    expect(first?.product.id).toBe('forest-drive')
    expect(first?.lines).toEqual([expect.objectContaining({ unitId: 'forest-drive-1', quantity: 2 })])
  })

  test('a senior walks more slowly, so a day holds less', () => {
    const [quick] = compose('a', '2026-04-24').trips
    const [slow] = compose('a', '2026-04-24', { adults: 1, children: 0, seniors: 1 }).trips
    expect(told(quick)).toContain('09:00 bird-watching')
    expect(told(slow)).not.toContain('09:00 bird-watching')
  })

  test('nobody over sixty and no child is sent more than six kilometres a day on foot; a night on the way makes up for it', () => {
    for (const party of [
      { adults: 1, children: 0, seniors: 1 },
      { adults: 1, children: 1, seniors: 0 },
    ])
      for (const nights of [null, 0, 1, 2, 3]) {
        const { trips } = compose('a', '2026-04-24', party, nights)
        expect(trips.length, `${nights}`).toBeGreaterThan(0)
        for (const trip of trips) for (const { walkMetres } of trip.days) expect(walkMetres).toBeLessThanOrEqual(6000)
      }
    const [quick] = compose('a', '2026-04-24').trips
    expect(quick?.days[0]?.walkMetres).toBeGreaterThan(6000)
  })

  test('nights that cross a month’s end follow each other', () => {
    const { trips } = compose('c', '2026-04-30')
    const full = trips.find(({ variant }) => variant === 'full')
    expect(full?.days.map(({ day }) => day)).toEqual(['2026-04-30', '2026-05-01', '2026-05-02'])
    expect(partsOf(full).find(({ role }) => role === 'stay')?.slotIds).toEqual([
      'tea-lodge-20260430',
      'tea-lodge-20260501',
    ])
  })

  test('nights one asks for hold for every variant', () => {
    for (const trip of compose('c', '2026-04-24', TWO, 1).trips) expect(trip.nights).toBe(1)
  })
})

/** One day at one stop ten minutes out: a walk, a lunch and a picking. */
function aDay() {
  const line = aLine([{ minutes: 10, mode: 'drive' }])
  const walk = aProduct('walk')
  const lunch = aProduct('lunch', { kind: 'meal', host: 'cook' })
  const picking = aProduct('picking', { kind: 'picking', host: 'farmer' })
  const calendars = [
    aCalendar(walk, [{ from: '09:00', to: '11:00' }]),
    aCalendar(lunch, [{ from: '12:00', to: '13:00' }]),
    aCalendar(picking, [{ from: '14:00', to: '16:00' }]),
  ]
  return { line, products: [walk, lunch, picking], calendars }
}
const light = ({ line, products, calendars }: ReturnType<typeof aDay>, party = TWO, now = NOW) =>
  composeTrips(line, products, calendars, { party, day: DAY, nights: 0, now })

describe('a day', () => {
  test('is told hour by hour: setting off, waiting, coming home', () => {
    const [trip] = light(aDay()).trips
    expect(told(trip)).toEqual(['09:00 walk', '12:00 lunch', '14:00 picking'])
    expect(partsOf(trip).map(({ setsOffAt, waitMinutes }) => `${timeOf(setsOffAt)} ${waitMinutes}`)).toEqual([
      '08:50 0',
      '11:10 50',
      '13:10 50',
    ])
    expect(timeOf(trip?.days[0]?.home.arrivesAt ?? 0)).toBe('16:20')
    expect(trip).toMatchObject({ totalFen: 60_000, wayMinutes: 20, freeMinutes: 100, hosts: 3 })
  })

  test.each([
    ['sold out', { left: 1 }],
    ['closed', { state: 'closed' as const }],
    ['no longer sold', { state: 'ended' as const }],
  ])('does without what is %s', (_, slot) => {
    const day = aDay()
    day.calendars[0] = aCalendar(day.products[0] ?? aProduct('walk'), [{ from: '09:00', to: '11:00', ...slot }])
    expect(told(light(day).trips[0])).toEqual(['12:00 lunch', '14:00 picking'])
  })

  test('that has begun holds what is still to come', () => {
    const noon = Date.parse(`${DAY}T11:55:00+08:00`)
    expect(told(light(aDay(), TWO, noon).trips[0])).toEqual(['14:00 picking'])
  })

  test('with nothing free names the nearest days that have something', () => {
    const day = aDay()
    const walk = aProduct('walk')
    day.calendars = [
      aCalendar(
        walk,
        [-3, -1, 2, 5, 9, 20].map((after) => ({ day: after, from: '09:00', to: '11:00' })),
      ),
    ]
    const { trips, nearestDays } = light(day)
    expect(trips).toEqual([])
    expect(nearestDays).toEqual(['2026-04-27', '2026-04-29', '2026-05-02', '2026-05-05'])
  })

  test('too far on foot for the party says so, and names the nights that make it near enough', () => {
    const far = aLine([{ minutes: 40, mode: 'walk', distanceM: 3100 }])
    const day = aDay()
    const inn = aProduct('inn', { kind: 'stay', units: [{ people: 4 }] })
    const [products, calendars] = [
      [...day.products, inn],
      [...day.calendars, nightsOf(inn, [{}, {}])],
    ]
    const slow = { adults: 2, children: 1, seniors: 0 }
    const ask = (party: Party, nights: number | null) =>
      composeTrips(far, products, calendars, { party, day: DAY, nights, now: NOW })
    expect(ask(slow, 0)).toMatchObject({ trips: [], why: 'too_far', otherNights: [1, 2] })
    expect(ask(TWO, 0)).toMatchObject({ why: null, otherNights: [] })
    expect(ask(slow, null).trips.map(({ nights }) => nights)).toEqual([1, 2])
  })

  test.each([
    ['sold_out', { left: 0, state: 'sold_out' as const }],
    ['closed', { state: 'closed' as const }],
    ['ended', { state: 'ended' as const }],
    ['no_fit', { left: 1 }],
  ])('that has nothing tells why: %s', (why, slot) => {
    const { line, products } = aDay()
    const calendars = products.map((product) => aCalendar(product, [{ from: '12:00', to: '13:00', ...slot }]))
    expect(light({ line, products, calendars }).why).toBe(why)
    // What is open the day before says nothing of this one; beds and entries make no trip.
    const bed = aProduct('bed', { kind: 'stay' })
    const before = aCalendar(products[0] ?? bed, [{ day: -1, from: '12:00', to: '13:00' }])
    const unset = { line, products: [...products, bed], calendars: [before, nightsOf(bed, [{}])] }
    expect(light(unset).why).toBe('unset')
  })

  test('the next good one has something for every variant, else for any', () => {
    const { line, products, calendars } = aDay()
    const request = { party: TWO, nights: null, now: NOW }
    expect(nextGoodDay(line, products, calendars, request, '2026-04-28', 10)).toBe(DAY)
    expect(nextGoodDay(line, products, calendars, request, '2026-05-01', 10)).toBe(null)
  })
})

describe('a party', () => {
  const seats = [
    { audience: 'adult' as const, yuan: 100 },
    { audience: 'child' as const, yuan: 50 },
  ]
  const linesFor = (party: Party, units: Parameters<typeof aProduct>[1], left = 20) => {
    const product = aProduct('walk', units)
    const [trip] = composeTrips(
      aLine([{ minutes: 10, mode: 'drive' }]),
      [product],
      [aCalendar(product, [{ from: '09:00', to: '11:00', left }])],
      {
        party,
        day: DAY,
        nights: 0,
        now: NOW,
      },
    ).trips
    return partsOf(trip)[0]?.lines.map(({ unitId, quantity }) => `${quantity} ${unitId}`)
  }

  test('takes children’s places for children alone, and adults’ for those over sixty', () => {
    expect(linesFor({ adults: 1, children: 2, seniors: 1 }, { units: seats })).toEqual(['2 walk-1', '2 walk-2'])
  })

  test('takes seniors’ places where there are any', () => {
    const units = [...seats, { audience: 'senior' as const, yuan: 60 }]
    expect(linesFor({ adults: 1, children: 0, seniors: 2 }, { units })).toEqual(['1 walk-1', '2 walk-3'])
  })

  test('with a child is not taken where only adults are', () => {
    expect(linesFor({ adults: 2, children: 1, seniors: 0 }, { units: seats.slice(0, 1) })).toBeUndefined()
  })

  test('of two is not offered what is sold to twenty at least, and one of twenty-one is', () => {
    const units = [{ minQuantity: 20, maxQuantity: 80 }]
    expect(linesFor({ adults: 2, children: 0, seniors: 0 }, { units }, 80)).toBeUndefined()
    expect(linesFor({ adults: 21, children: 0, seniors: 0 }, { units }, 80)).toEqual(['21 walk-1'])
  })

  test('counts all its units against the same places', () => {
    const units = [
      { people: 1, yuan: 45 },
      { people: 8, draw: 8, yuan: 300 },
    ]
    expect(linesFor({ adults: 9, children: 0, seniors: 0 }, { units }, 16)).toEqual(['1 walk-1', '1 walk-2'])
    expect(linesFor({ adults: 17, children: 0, seniors: 0 }, { units }, 16)).toBeUndefined()
  })
})

describe('a night', () => {
  test('takes the cheapest rooms that sleep everyone, every night at the same stay', () => {
    const { line, products, calendars } = aDay()
    const rooms = aProduct('rooms', {
      kind: 'stay',
      host: 'inn',
      units: [
        { people: 2, yuan: 100 },
        { people: 4, yuan: 150 },
      ],
    })
    const full = aProduct('full', { kind: 'stay', host: 'inn2', units: [{ people: 4, yuan: 1 }] })
    const { trips } = composeTrips(
      line,
      [...products, rooms, full],
      [...calendars, nightsOf(rooms, [{}, {}]), nightsOf(full, [{}, { left: 0 }])],
      { party: { adults: 5, children: 0, seniors: 0 }, day: DAY, nights: 2, now: NOW },
    )
    const stay = partsOf(trips[0]).find(({ role }) => role === 'stay')
    expect(stay?.lines.map(({ unitId, quantity }) => `${quantity} ${unitId}`)).toEqual(['1 rooms-1', '1 rooms-2'])
    expect(stay).toMatchObject({ fen: 50_000, nights: 2 })
  })
})

test.each([
  ['adults', TWO],
  ['a grandmother', { adults: 1, children: 0, seniors: 1 }],
])('twelve products with four times on each of three days are answered to %s before anyone notices', (_, party) => {
  const line = aLine([
    { minutes: 12, mode: 'drive' },
    { minutes: 9, mode: 'walk' },
    { minutes: 14, mode: 'drive' },
  ])
  const products = Array.from({ length: 12 }, (_, index) => {
    const kind = index < 2 ? 'stay' : index < 4 ? 'meal' : 'walk'
    return aProduct(`p${index}`, {
      kind,
      place: `stop${1 + (index % 3)}`,
      host: `h${index % 6}`,
      units: [{ yuan: 20 + 7 * index }],
    })
  })
  const hours = { stay: [], meal: ['11:30', '12:30', '17:30', '18:30'], walk: ['09:00', '10:45', '14:00', '16:00'] }
  const calendars = products.map((product) => {
    if (product.kind === 'stay') return nightsOf(product, [{}, {}, {}])
    const times = hours[product.kind === 'meal' ? 'meal' : 'walk']
    return aCalendar(
      product,
      [0, 1, 2].flatMap((day) =>
        times.map((from) => ({ day, from, to: `${Number(from.slice(0, 2)) + 1}:${from.slice(3)}` })),
      ),
    )
  })
  const took = Array.from({ length: 30 }, () => {
    const begun = performance.now()
    composeTrips(line, products, calendars, { party, day: DAY, nights: null, now: NOW })
    return performance.now() - begun
  })
  // The best of many: what the machine does besides is not the composer's. Three variants at once.
  expect(Math.min(...took)).toBeLessThan(10)
})

describe('the reasons', () => {
  const reasons = (trips: ProposedTrip[], variant: string) =>
    trips.find((trip) => trip.variant === variant)?.reasons.map(({ kind }) => kind) ?? []

  test('are two or three, told from the trip itself and not from its name', () => {
    const { line, products, calendars } = demoLine('c')
    const { trips } = composeTrips(line, products, calendars, {
      party: TWO,
      day: '2026-04-24',
      nights: null,
      now: DEMO_NOW,
    })
    for (const trip of trips) {
      expect(trip.reasons.length).toBeGreaterThan(1)
      expect(trip.reasons.length).toBeLessThan(4)
    }
    const [lightTrip, classic] = trips
    expect(lightTrip?.reasons).toContainEqual({
      kind: 'cheaper_than',
      variant: 'classic',
      fen: (classic?.totalFen ?? 0) - (lightTrip?.totalFen ?? 0),
    })
  })

  test('name what is nearly gone, what has just opened, and how far seniors walk', () => {
    const line = aLine([{ minutes: 20, mode: 'walk', distanceM: 1500 }])
    const picking = aProduct('picking', { kind: 'picking' })
    const slots = [-2, -1].map((day) => ({ day, from: '09:30', to: '11:00', state: 'closed' as const }))
    const { trips } = composeTrips(
      line,
      [picking],
      [aCalendar(picking, [...slots, { from: '09:30', to: '11:00', left: 3 }])],
      {
        party: { adults: 1, children: 0, seniors: 1 },
        day: DAY,
        nights: null,
        now: NOW,
      },
    )
    expect(trips[0]?.reasons).toMatchObject([
      { kind: 'last_places', product: { id: 'picking' }, left: 1 },
      { kind: 'ripe', product: { id: 'picking' } },
      { kind: 'walked', metres: 3000, who: 'seniors' },
    ])
    expect(reasons(trips, 'light')).toHaveLength(3)
  })
})
