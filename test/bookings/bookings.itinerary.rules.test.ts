import { describe, expect, test } from 'vitest'
import { itineraryOf } from '../../src/bookings/bookings.itinerary.rules.ts'
import type { OrderLine } from '../../src/bookings/bookings.schemas.ts'
import { timeOf } from '../../src/days.ts'
import { paceOf, SLOW_PACE } from '../../src/lines/lines.ways.rules.ts'
import { goods, guides, line, lines, order, slot, stay } from '../support/order.ts'

const walkDay1 = line({ position: 0, productId: 'walk', slots: [slot('2026-04-16', '09:00', '12:00')] })
const twoNights = stay(1, ['2026-04-16', '2026-04-17'])
const teaDay2 = line({ position: 2, productId: 'tea', slots: [slot('2026-04-17', '14:00', '16:00')] })

const plan = (orderLines: OrderLine[], today = '2026-04-01', status: 'confirmed' | 'cancelled' = 'confirmed') =>
  itineraryOf(order(orderLines, status), { guides, lines, today })
const told = (orderLines: OrderLine[], today?: string) =>
  plan(orderLines, today).map(({ day, visits }) => [
    day,
    ...visits.map(({ line, what }) => `${what} ${line.productId}`),
  ])

describe('day by day', () => {
  test('a stay is moved into, slept in and left; goods come last', () => {
    expect(told([goods(3), twoNights, teaDay2, walkDay1])).toEqual([
      ['2026-04-16', 'be walk', 'arrive inn'],
      ['2026-04-17', 'be tea', 'sleep inn'],
      ['2026-04-18', 'leave inn'],
      [null, 'fetch honey'],
    ])
  })

  test('while the trip runs, today comes first and what has passed comes last', () => {
    const days = plan([goods(3), twoNights, teaDay2, walkDay1], '2026-04-17')
    expect(days.map(({ day, when }) => [day, when])).toEqual([
      ['2026-04-17', 'today'],
      ['2026-04-18', 'ahead'],
      [null, 'any'],
      ['2026-04-16', 'past'],
    ])
  })

  test('what was cancelled by itself is no longer on the way, and of an order that was cancelled all is told', () => {
    const gone = { ...walkDay1, status: 'cancelled' as const }
    expect(told([gone, twoNights])[0]).toEqual(['2026-04-16', 'arrive inn'])
    expect(plan([gone, { ...twoNights, status: 'cancelled' }], '2026-04-01', 'cancelled')[0]?.visits).toHaveLength(2)
  })

  test('the way leads from the hub, on from what was before, through the hub to another line, and home again', () => {
    const ways = plan([walkDay1, twoNights, teaDay2]).flatMap(({ visits, home }) => [
      ...visits.map(({ what, way }) => [what, way && `${way.from.id} ${way.metres}`]),
      ['home', home && `${home.from.id} ${home.metres}`],
    ])
    expect(ways).toEqual([
      ['be', 'hub 300'],
      ['arrive', 'bridge 200'],
      ['home', null],
      ['be', 'ferry 500'],
      ['sleep', 'teafield 500'],
      ['home', null],
      ['leave', null],
      ['home', 'ferry 100'],
    ])
  })

  test('one sets off as late as will do, when the one before is over, and goes home ten minutes after the last', () => {
    const early = line({ position: 5, productId: 'tea', slots: [slot('2026-04-16', '07:00', '08:25')] })
    const [day] = plan([early, walkDay1])
    const times = [...(day?.visits.map(({ way }) => way) ?? []), day?.home].map(
      (way) => way && `${timeOf(way.setsOffAt ?? 0)}–${timeOf(way.arrivesAt ?? 0)} ${way.lateBy}`,
    )
    // Seventy minutes from the tea to the walk, for which there are twenty-five.
    expect(times).toEqual(['06:20–07:00 0', '08:35–09:45 45', '12:10–12:40 0'])
  })

  test('to no line, and on a day that has nothing but leaving, nothing says when', () => {
    const film = line({ position: 6, productId: 'film', slots: [slot('2026-04-16', '20:00', '22:00')] })
    const [first] = plan([film])
    expect([first?.visits[0]?.way, first?.home]).toEqual([null, null])
    expect(plan([twoNights]).at(-1)?.home).toMatchObject({ from: { id: 'ferry' }, setsOffAt: null })
  })

  test('adults and children of one outing go there once', () => {
    const children = { ...walkDay1, position: 7, unitId: 'child' }
    const [day] = plan([walkDay1, children])
    expect(day?.visits.map(({ way }) => way?.lateBy ?? null)).toEqual([0, null])
  })

  test('supper comes before the bed, although one may move in from two o’clock on', () => {
    const supper = line({ position: 9, productId: 'walk', slots: [slot('2026-04-16', '18:00', '19:30')] })
    const [day] = plan([stay(1, ['2026-04-16']), supper])
    expect(day?.visits.map(({ what, way }) => [what, way && timeOf(way.setsOffAt ?? 0)])).toEqual([
      ['be', '17:30'],
      ['arrive', '19:40'],
    ])
  })

  test('who goes elsewhere checks out first, whatever the deadline', () => {
    const tea = line({ position: 8, productId: 'tea', slots: [slot('2026-04-17', '09:00', '10:00')] })
    const [, second] = plan([stay(1, ['2026-04-16']), tea])
    expect(second?.visits.map(({ what }) => what)).toEqual(['leave', 'be'])
    expect(second?.visits[1]?.way?.from.id).toBe('ferry')
  })

  test('a party with a child or a grandmother is told the minutes it was shown before it booked', () => {
    const minutes = (pace: 1 | typeof SLOW_PACE) =>
      itineraryOf(order([walkDay1]), { guides, lines, today: '2026-04-01', pace })[0]?.visits[0]?.way?.minutes ?? 0
    expect([
      paceOf({ children: 0, over60s: 0 }),
      paceOf({ children: 1, over60s: 0 }),
      paceOf({ children: 0, over60s: 1 }),
    ]).toEqual([1, 1.5, 1.5])
    expect(minutes(1)).toBeGreaterThan(0)
    expect(minutes(SLOW_PACE)).toBe(Math.ceil(minutes(1) * 1.5))
  })

  test('a night spent at a place makes the next day begin there', () => {
    const nextMorning = line({ position: 4, productId: 'walk', slots: [slot('2026-04-17', '09:00', '12:00')] })
    const [, second] = plan([twoNights, nextMorning])
    expect(second?.visits[0]?.way).toMatchObject({ from: { id: 'ferry' }, metres: 200 })
  })
})
