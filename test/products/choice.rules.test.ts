import { describe, expect, test } from 'vitest'
import { addDays, daysFrom, instantOf } from '../../src/days.ts'
import { dayOffers } from '../../src/products/products.calendar.rules.ts'
import { choiceOf, type Wish } from '../../src/products/products.choice.rules.ts'
import { aProduct, aSlotOn } from '../support/offered.ts'

const FIRST = '2026-04-13'
const on = (offset: number) => addDays(FIRST, offset)

/** Twenty nights at ¥100, Saturday the 18th sold out. */
const room = aProduct({ kind: 'stay' })
const nights = daysFrom(FIRST, 20).map((day) => ({
  day,
  slots: [aSlotOn(day, { prices: { one: 10_000 }, ...(day === on(5) ? { state: 'sold_out', left: 0 } : {}) })],
}))
const chooseNights = (wish: Wish) =>
  choiceOf(room, nights, dayOffers(room, nights, daysFrom(FIRST, 20), new Map()), wish)

describe('choosing a stay', () => {
  test('arrival first: how long one can stay, each with its sum, and what ends it', () => {
    expect(chooseNights({ day: on(3) })).toMatchObject({
      step: 'until',
      lengths: [
        { nights: 1, until: on(4), fromFen: 10_000 },
        { nights: 2, until: on(5), fromFen: 20_000 },
      ],
      obstacle: { day: on(5), state: 'sold_out' },
    })
  })

  test('then departure: all nights as one part, priced together, leaving on a day whose night is full', () => {
    const choice = chooseNights({ day: on(3), until: on(5) })
    expect(choice).toMatchObject({ step: 'stay', nights: 2, startsAt: instantOf(on(3), '14:00') })
    expect(choice).toMatchObject({
      parts: [{ priceFen: 20_000, state: 'open', slotIds: [{}, {}].map(() => expect.any(String)) }],
    })
  })

  test('across a night that is sold out is refused: as far as one can stay, or when to arrive instead', () => {
    expect(chooseNights({ day: on(3), until: on(8) })).toEqual({
      step: 'refused',
      day: on(3),
      until: on(8),
      why: { day: on(5), state: 'sold_out' },
      nights: 2,
      later: on(6),
    })
  })

  test('arriving on a sold-out night is refused outright', () => {
    expect(chooseNights({ day: on(5) })).toMatchObject({ step: 'refused', nights: 0, until: on(6), later: on(6) })
  })

  test('for too long is refused', () => {
    expect(chooseNights({ day: on(8), until: on(25) })).toMatchObject({ step: 'refused', why: { day: on(20) } })
    expect(chooseNights({ day: on(6), until: '2099-01-01' })).toMatchObject({ step: 'refused' })
    const long = daysFrom(FIRST, 30).map((day) => ({ day, slots: [aSlotOn(day)] }))
    const offers = dayOffers(room, long, daysFrom(FIRST, 30), new Map())
    expect(choiceOf(room, long, offers, { day: FIRST, until: on(15) })).toMatchObject({ why: 'too_long', nights: 14 })
  })

  test.each(['', 'soon', '2026-02-30', on(3), on(1), "' OR 1=1"])('a departure like “%s” is none', (until) => {
    expect(chooseNights({ day: on(3), until }).step).toBe('until')
  })
})

describe('choosing a day', () => {
  const walk = aProduct()
  const days = [
    { day: on(0), slots: [aSlotOn(on(0), { state: 'closed', left: 0 })] },
    {
      day: on(2),
      slots: [aSlotOn(on(2)), aSlotOn(on(2), { startsAt: new Date(instantOf(on(2), '09:00')).toISOString() })],
    },
  ]
  const choose = (wish: Wish) => choiceOf(walk, days, dayOffers(walk, days, daysFrom(FIRST, 5), new Map()), wish)

  test('offers its times, and counts the policy from the first of them', () => {
    expect(choose({ day: on(2) })).toMatchObject({ step: 'parts', times: 2, startsAt: instantOf(on(2), '09:00') })
  })

  test('on which it is closed says so and names the days that are not', () => {
    expect(choose({ day: on(0) })).toMatchObject({ step: 'full', obstacle: { state: 'closed' }, others: [on(2)] })
  })

  test.each([undefined, '', '2020-01-01', '2026-04-31', '2099-01-01', '<script>'])('“%s” is no day of it', (day) => {
    expect(choose({ day })).toEqual({ step: 'day' })
  })
})

test('goods are chosen without a day, whatever the address says', () => {
  const honey = aProduct({ kind: 'goods' })
  const shelf = [{ day: null, slots: [aSlotOn(FIRST, { startsAt: null, prices: { one: 6800 } })] }]
  const offers = dayOffers(honey, shelf, daysFrom(FIRST, 5), new Map())
  expect(choiceOf(honey, shelf, offers, { day: on(2) })).toMatchObject({ step: 'stock', parts: [{ priceFen: 6800 }] })
  expect(choiceOf(honey, [], offers, {})).toEqual({ step: 'stock', parts: [] })
})
