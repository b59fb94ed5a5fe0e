import { describe, expect, test } from 'vitest'
import { instantOf } from '../../src/days.ts'
import { alternativesFor, type Wanted } from '../../src/trips/alternatives.rules.ts'
import { checkTrip, clashingPart } from '../../src/trips/clashes.rules.ts'
import { offersFor } from '../../src/trips/offers.rules.ts'
import { mostWalkedBy, waysFor } from '../../src/trips/party.rules.ts'
import { type PlanPart, partsOfPlan } from '../../src/trips/plan.rules.ts'
import { aCalendar, aLine, aProduct, DAY, NOW, nightsOf } from './support.ts'

const TWO = { adults: 2, children: 0, seniors: 0 }
const line = aLine([
  { minutes: 20, mode: 'walk' },
  { minutes: 30, mode: 'walk' },
])
const ground = { ways: waysFor([line], TWO), mostWalked: mostWalkedBy(TWO), entries: [], now: NOW }

const walk = aProduct('walk', { host: 'guide' })
const climb = aProduct('climb', { host: 'climber', place: 'stop2' })
const lunch = aProduct('lunch', { kind: 'meal', host: 'cook' })
const gate = aProduct('gate', { kind: 'entry', host: 'hub', place: 'stop1', units: [{ people: 0, yuan: 0 }] })
const inn = aProduct('inn', { kind: 'stay', host: 'inn', place: 'stop2', units: [{ people: 2 }] })
const barn = aProduct('barn', { kind: 'stay', host: 'barn', place: 'stop1', units: [{ people: 2 }] })
const honey = aProduct('honey', { kind: 'goods', place: 'hub', units: [{ people: 0 }] })
const products = [walk, climb, lunch, inn, barn, honey]
const calendars = [
  aCalendar(walk, [
    { from: '09:00', to: '11:00' },
    { from: '13:30', to: '15:30' },
    { from: '16:00', to: '17:30', left: 1 },
    { day: 1, from: '09:00', to: '11:00' },
    { day: 2, from: '09:00', to: '11:00' },
  ]),
  aCalendar(climb, [
    { from: '09:30', to: '11:00' },
    { from: '11:15', to: '12:30' },
    { from: '14:30', to: '16:00', state: 'closed' },
  ]),
  aCalendar(lunch, [
    { from: '12:00', to: '13:00' },
    { from: '13:00', to: '14:00' },
    { day: 1, from: '12:00', to: '13:00' },
  ]),
  nightsOf(inn, [{}, {}, {}]),
  nightsOf(barn, [{}, {}, {}]),
]
const offers = offersFor(products, calendars, TWO)
const planOf = (...slots: string[]) =>
  slots.map((slot) => ({ unitId: `${slot.split('@')[0]}-1`, quantity: 2, slotIds: slot.split('+') }))
const partsIn = (...slots: string[]) => partsOfPlan(planOf(...slots), products, calendars)
const visitsIn = (parts: PlanPart[]) => parts.flatMap(({ visit }) => visit ?? [])
const clashesIn = (...slots: string[]) => checkTrip(visitsIn(partsIn(...slots)), ground)

describe('a plan', () => {
  test('takes the lines of the same slots together, and says of each whether it can still be had', () => {
    const parts = partsOfPlan(
      [
        { unitId: 'walk-1', quantity: 2, slotIds: ['walk@01600'] },
        { unitId: 'climb-1', quantity: 1, slotIds: ['climb@01430'] },
        { unitId: 'inn-1', quantity: 1, slotIds: ['inn@11400', 'inn@01400'] },
        { unitId: 'lunch-1', quantity: 1, slotIds: ['lunch@01200'] },
        { unitId: 'gone-1', quantity: 1, slotIds: ['gone@01200'] },
      ],
      products,
      calendars,
    )
    expect(parts.map(({ product, state }) => `${product?.id ?? '–'} ${state}`)).toEqual([
      'walk sold_out',
      'climb closed',
      'inn open',
      'lunch open',
      '– gone',
    ])
    expect(parts[2]?.visit?.nights).toEqual([DAY, '2026-05-01'])
  })

  test('made by hand that fits has nothing to warn of, goods least of all', () => {
    expect(clashesIn('walk@00900', 'lunch@01200', 'honey@0')).toEqual([])
  })

  test('names two parts that clash and by how many minutes', () => {
    // Ends at 11:00 at stop 1, ten minutes to gather, thirty to walk: 11:40.
    expect(clashesIn('walk@00900', 'climb@01115')).toMatchObject([
      { kind: 'late', before: { product: { id: 'walk' } }, after: { product: { id: 'climb' } }, minutes: 25 },
    ])
    expect(clashesIn('walk@00900', 'climb@00930')).toMatchObject([{ kind: 'late', minutes: 130 }])
  })

  test('begins at the hub at half past eight, or where the night was', () => {
    const early = aProduct('early', { place: 'stop2' })
    const calendar = aCalendar(early, [
      { from: '09:00', to: '10:00' },
      { day: 1, from: '09:00', to: '10:00' },
    ])
    const check = (...slots: string[]) =>
      checkTrip(visitsIn(partsOfPlan(planOf(...slots), [...products, early], [...calendars, calendar])), ground)
    expect(check('early@00900')).toMatchObject([{ kind: 'late', before: null, minutes: 20 }])
    expect(check('inn@01400', 'early@10900')).toEqual([])
    expect(check('inn@01400+inn@11400', 'early@10900')).toEqual([])
  })

  test('comes home by seven, or to its bed by half past eight', () => {
    const late = aProduct('late', { place: 'stop2' })
    const calendar = aCalendar(late, [{ from: '17:00', to: '18:30' }])
    const check = (...slots: string[]) =>
      checkTrip(visitsIn(partsOfPlan(planOf(...slots), [...products, late], [...calendars, calendar])), ground)
    expect(check('late@01700')).toMatchObject([{ kind: 'late_home', stay: null, minutes: 30 }])
    expect(check('late@01700', 'inn@01400')).toEqual([])
    const [clash] = check('late@01700', 'barn@01400')
    expect(clash).toBeUndefined()
  })

  test('is told at one of its parts: the later of two, the first of a morning with where it woke, the bed', () => {
    const early = aProduct('early', { place: 'hub' })
    const late = aProduct('late', { place: 'stop2' })
    const more = [
      aCalendar(early, [{ day: 1, from: '09:00', to: '10:00' }]),
      aCalendar(late, [{ from: '17:00', to: '20:15' }]),
    ]
    const check = (...slots: string[]) =>
      checkTrip(
        visitsIn(partsOfPlan(planOf(...slots), [...products, early, late], [...calendars, ...more])),
        ground,
      ).map((clash) => [clash.kind, clashingPart(clash)?.product.id, 'woke' in clash ? clash.woke?.product.id : null])
    expect(check('walk@00900', 'climb@01115')).toEqual([['late', 'climb', undefined]])
    expect(check('inn@01400', 'early@10900')).toEqual([['late', 'early', 'inn']])
    expect(check('late@01700', 'barn@01400')).toEqual([['late_home', 'barn', null]])
    expect(check('late@01700')).toEqual([['late_home', 'late', null]])
  })

  test('warns a party with someone over sixty of a day’s walk that is too long, at the stop farthest out', () => {
    const party = { adults: 1, children: 0, seniors: 1 }
    const long = aLine([
      { minutes: 20, mode: 'walk', distanceM: 2900 },
      { minutes: 10, mode: 'walk', distanceM: 200 },
      { minutes: 10, mode: 'drive', distanceM: 9000 },
    ])
    const check = (who: typeof party, ...slots: string[]) =>
      checkTrip(visitsIn(partsIn(...slots)), {
        ...ground,
        ways: waysFor([long], who),
        mostWalked: mostWalkedBy(who),
      }).filter(({ kind }) => kind === 'far')
    expect(check(party, 'walk@00900')).toEqual([])
    expect(check(party, 'walk@00900', 'climb@01115')).toMatchObject([
      { day: DAY, metres: 6200, most: 6000, farthest: { product: { id: 'climb' } } },
    ])
    expect(check(TWO, 'walk@00900', 'climb@01115')).toEqual([])
    // Slept out there, it is two days’ walk.
    expect(check(party, 'climb@01115', 'inn@01400')).toEqual([])
  })

  test('is barred where an entry is needed first', () => {
    const calendar = aCalendar(gate, [
      { from: '08:00', to: '10:00' },
      { from: '13:00', to: '15:00' },
    ])
    const check = (...slots: string[]) =>
      checkTrip(visitsIn(partsOfPlan(planOf(...slots), [...products, gate], [...calendars, calendar])), {
        ...ground,
        entries: [gate],
      })
    expect(check('climb@01115')).toMatchObject([
      { kind: 'barred', entry: { id: 'gate' }, after: { product: { id: 'climb' } } },
    ])
    expect(check('climb@01115', 'gate@01300').map(({ kind }) => kind)).toContain('barred')
    expect(check('climb@01115', 'gate@00800')).toEqual([])
    // Who wakes up beyond it is inside.
    expect(check('gate@00800', 'inn@01400', 'climb@01115').map(({ kind }) => kind)).toEqual([])
  })
})

describe('another part', () => {
  const wanted = (over: Partial<Wanted>): Wanted => ({
    role: 'activity',
    productId: 'walk',
    slotIds: ['walk@00900'],
    day: DAY,
    start: 9 * 60,
    nights: [],
    ...over,
  })
  const instead = (of: Wanted, ...rest: string[]) =>
    alternativesFor(of, visitsIn(partsIn(...rest)), offers, products, ground).map(({ slotIds }) => slotIds.join('+'))

  test('is the same at another time, then another host’s that day, then another day', () => {
    expect(instead(wanted({}))).toEqual(['walk@01330', 'climb@00930', 'climb@01115', 'walk@10900', 'walk@20900'])
  })

  test('keeps the rest: nothing that clashes with it, and no activity twice', () => {
    expect(instead(wanted({}), 'lunch@01200')).toEqual(['walk@01330', 'climb@00930', 'walk@10900', 'walk@20900'])
    expect(instead(wanted({}), 'climb@00930')).toEqual(['walk@01330', 'walk@10900', 'walk@20900'])
  })

  test('of a lunch is a lunch, one a day', () => {
    const noon = wanted({ role: 'lunch', productId: 'lunch', slotIds: ['lunch@01200'], start: 12 * 60 })
    expect(instead(noon)).toEqual(['lunch@01300', 'lunch@11200'])
    expect(instead(noon, 'lunch@11200')).toEqual(['lunch@01300'])
  })

  test('of a stay is another one for the same nights', () => {
    const nights = wanted({
      role: 'stay',
      productId: 'inn',
      slotIds: ['inn@01400', 'inn@11400'],
      start: 14 * 60,
      nights: [DAY, '2026-05-01'],
    })
    expect(instead(nights, 'walk@00900')).toEqual(['barn@01400+barn@11400'])
  })

  test('is none for more people than a trip is put together for', () => {
    const hall = aProduct('hall', { units: [{ maxQuantity: 99 }] })
    const calendar = aCalendar(hall, [{ from: '09:00', to: '10:00', left: 99 }])
    const to = (adults: number) => offersFor([hall], [calendar], { ...TWO, adults }).visits(DAY)
    expect(to(40)).toHaveLength(1)
    expect(to(41)).toEqual([])
  })

  test('is none that lies in the past', () => {
    const now = instantOf('2026-05-01', '08:00')
    const found = alternativesFor(wanted({}), [], offers, products, { ...ground, now })
    expect(found.map(({ day }) => day)).toEqual(['2026-05-01', '2026-05-02'])
  })
})
