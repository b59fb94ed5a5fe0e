import { describe, expect, test } from 'vitest'
import {
  arrivalOfOrder,
  dayOfArrivals,
  dueFenOf,
  hasBegun,
  isOfDay,
  nextDayWith,
  questionsIn,
  toFetch,
} from '../../src/arrivals/arrivals.rules.ts'
import { instantOf } from '../../src/days.ts'
import { aHostLine, aStay } from '../support/host-line.ts'

const TODAY = '2026-04-13'
const TOMORROW = '2026-04-14'

describe('how many people come', () => {
  test('nobody on a day on which nothing begins', () => {
    expect(dayOfArrivals(TODAY, [aHostLine(TOMORROW, '12:00')])).toMatchObject({ people: 0, arrivals: [], staying: [] })
  })

  test('people are counted, not orders: the adults and the children of one meal', () => {
    const adults = aHostLine(TODAY, '12:00', { quantity: 3 })
    const children = { ...adults, position: 1, quantity: 2 }
    const { people, arrivals } = dayOfArrivals(TODAY, [adults, children, aHostLine(TODAY, '18:00')])
    expect(people).toBe(3 + 2 + 2)
    expect(arrivals).toHaveLength(2)
  })

  test('whoever sleeps here and eats here is one person', () => {
    const room = aStay([TODAY])
    const supper = aHostLine(TODAY, '18:00', { orderId: room.orderId, position: 1 })
    expect(dayOfArrivals(TODAY, [room, supper]).people).toBe(2)
  })

  test('a room for four with three in it brings three, and a meal for two of ten brings two', () => {
    const party = { adults: 2, children: 1, over60s: 0 }
    expect(dayOfArrivals(TODAY, [aStay([TODAY], { people: 4, party })]).people).toBe(3)
    const large = { adults: 10, children: 0, over60s: 0 }
    expect(dayOfArrivals(TODAY, [aHostLine(TODAY, '12:00', { party: large })]).people).toBe(2)
  })

  test('whoever was noted as not coming is not counted, and whoever is here is told', () => {
    const line = aHostLine(TODAY, '12:00', { quantity: 5, arrived: 3, noShow: 1 })
    expect(dayOfArrivals(TODAY, [line])).toMatchObject({ people: 4, here: 3, arrivals: [{ state: 'partly' }] })
  })

  test('what waits for an answer, or was cancelled, is nobody’s arrival', () => {
    const lines = (['awaiting_host', 'cancelled', 'declined'] as const).map((status) =>
      aHostLine(TODAY, '12:00', { status }),
    )
    expect(dayOfArrivals(TODAY, lines).people).toBe(0)
  })
})

describe('a day', () => {
  test('goes by time, whatever the order in which they booked', () => {
    const lines = ['18:00', '09:00', '14:00'].map((time) => aHostLine(TODAY, time))
    const { arrivals } = dayOfArrivals(TODAY, lines)
    expect(arrivals.map(({ at }) => at)).toEqual(['09:00', '14:00', '18:00'].map((time) => instantOf(TODAY, time)))
  })

  test('a guest of three nights arrives once, and stays on after', () => {
    const room = aStay([TODAY, TOMORROW])
    expect(dayOfArrivals(TODAY, [room])).toMatchObject({ people: 2, staying: [] })
    expect(dayOfArrivals(TOMORROW, [room])).toMatchObject({ people: 0, arrivals: [], staying: [{ people: 2 }] })
    expect(dayOfArrivals('2026-04-15', [room])).toMatchObject({ arrivals: [], staying: [] })
  })

  test('nobody stays on who never came', () => {
    expect(dayOfArrivals(TOMORROW, [aStay([TODAY, TOMORROW], { noShow: 1 })]).staying).toEqual([])
  })

  test('a class of two days comes on both', () => {
    const days = [TODAY, TOMORROW].map((day) => ({
      day,
      startsAt: instantOf(day, '09:00'),
      endsAt: instantOf(day, '16:00'),
    }))
    const course = aHostLine(TODAY, '09:00', { slots: days })
    expect(dayOfArrivals(TOMORROW, [course]).arrivals[0]?.at).toBe(instantOf(TOMORROW, '09:00'))
  })

  test('one who is here altogether, or not at all, is told apart', () => {
    const stateWith = (arrived: number, noShow: number) =>
      dayOfArrivals(TODAY, [aHostLine(TODAY, '12:00', { arrived, noShow })]).arrivals[0]?.state
    expect([stateWith(0, 0), stateWith(1, 0), stateWith(2, 0), stateWith(1, 1), stateWith(0, 2)]).toEqual([
      'expected',
      'partly',
      'here',
      'here',
      'no_show',
    ])
  })
})

describe('goods', () => {
  test('wait on no day, count nobody, and are told apart from arrivals', () => {
    const honey = aHostLine(null, '', { productId: 'honey' })
    expect(dayOfArrivals(TODAY, [honey]).arrivals).toEqual([])
    expect(toFetch([honey])).toMatchObject([{ at: null, people: 0 }])
  })
})

describe('questions', () => {
  const waiting = (time: string, answerBy: number, more = {}) =>
    aHostLine(TODAY, time, { status: 'awaiting_host', answerBy, ...more })

  test('adults and children of one time are asked about together, another time apart', () => {
    const adults = waiting('12:00', 10)
    const lines = [adults, { ...adults, position: 1 }, waiting('18:00', 10, { orderId: adults.orderId, position: 2 })]
    expect(questionsIn(lines).map(({ position, lines }) => [position, lines.length])).toEqual([
      [0, 2],
      [2, 1],
    ])
  })

  test('the most urgent comes first', () => {
    expect(questionsIn([waiting('12:00', 30), waiting('12:00', 20)]).map(({ answerBy }) => answerBy)).toEqual([20, 30])
  })
})

describe('what is due at the door', () => {
  test('all of it where nothing was paid, nothing where all was, and the lines in their order between', () => {
    const line = { amountFen: 500, beforeFen: 800 }
    expect(dueFenOf({ ...line, paidFen: 0 })).toBe(500)
    expect(dueFenOf({ ...line, paidFen: 1300 })).toBe(0)
    expect(dueFenOf({ ...line, paidFen: 1000 })).toBe(300)
  })

  test('nothing for what was cancelled', () => {
    const line = aHostLine(TODAY, '12:00')
    const gone = { ...line, position: 1, status: 'cancelled' as const }
    expect(arrivalOfOrder([line, gone])?.dueFen).toBe(7600)
  })
})

test('a stay may be redeemed on each of its nights, a meal on its day, goods on any', () => {
  const room = aStay([TODAY, TOMORROW])
  expect([TODAY, TOMORROW, '2026-04-15'].map((day) => isOfDay(room, day))).toEqual([true, true, false])
  expect(isOfDay(aHostLine(TODAY, '12:00'), TOMORROW)).toBe(false)
  expect(isOfDay(aHostLine(null, ''), TOMORROW)).toBe(true)
})

test('nobody is missed before it has begun', () => {
  const meal = aHostLine(TODAY, '12:00')
  expect([hasBegun(meal, instantOf(TODAY, '11:59')), hasBegun(meal, instantOf(TODAY, '12:00'))]).toEqual([false, true])
})

test('the next day on which someone comes is the nearest, and none that waits for an answer', () => {
  const lines = [
    aHostLine('2026-04-20', '12:00'),
    aHostLine('2026-04-18', '12:00'),
    aHostLine('2026-04-16', '12:00', { status: 'awaiting_host' }),
  ]
  expect(nextDayWith(lines, TOMORROW)).toBe('2026-04-18')
  expect(nextDayWith([], TOMORROW)).toBeNull()
})
