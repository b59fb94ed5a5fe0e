import { describe, expect, test } from 'vitest'
import { type Day, daysFrom } from '../../src/days.ts'
import { dayOffers, monthsOf, nearAndLater } from '../../src/products/products.calendar.rules.ts'
import { aProduct, aSlotOn } from '../support/offered.ts'

const layOut = (from: Day, count: number) =>
  monthsOf(daysFrom(from, count).map((day) => ({ day }))).map(({ month, weeks }) => [
    month,
    weeks.map((week) => week.map((entry) => (entry ? Number(entry.day.slice(8)) : 0)).join(' ')),
  ])

describe('a calendar', () => {
  test('goes from Monday to Sunday and begins in the week of its first day', () => {
    expect(layOut('2026-04-29', 6)).toEqual([
      ['2026-04', ['0 0 29 30 0 0 0']],
      ['2026-05', ['0 0 0 0 1 2 3', '4 0 0 0 0 0 0']],
    ])
  })

  test('has the leap day in a leap year and no other', () => {
    expect(layOut('2028-02-28', 3)[0]).toEqual(['2028-02', ['28 29 0 0 0 0 0']])
    expect(layOut('2027-02-28', 2)).toEqual([
      ['2027-02', ['0 0 0 0 0 0 28']],
      ['2027-03', ['1 0 0 0 0 0 0']],
    ])
  })

  test.each([
    ['a Monday', '2026-11-23', 14],
    ['a Tuesday', '2026-11-24', 20],
    ['a Sunday', '2026-11-29', 15],
  ])(
    'that begins on %s shows a fortnight and on to its Sunday first, whole weeks, and each day once',
    (_, from, count) => {
      const days = daysFrom(from, 90)
      const { near, later } = nearAndLater(days.map((day) => ({ day })))
      const isThere = <Entry>(entry: Entry | null) => entry !== null
      expect(
        near
          .flat()
          .filter(isThere)
          .map(({ day }) => day),
      ).toEqual(days.slice(0, count))
      expect(near.at(-1)?.every(isThere)).toBe(true)
      const after = later.flatMap(({ weeks }) => weeks.flat()).filter(isThere)
      expect(after.map(({ day }) => day)).toEqual(days.slice(count))
    },
  )

  test('shows ninety days over the turn of a year once each', () => {
    const days = monthsOf(daysFrom('2026-11-24', 90).map((day) => ({ day })))
      .flatMap(({ weeks }) => weeks.flat())
      .flatMap((entry) => entry?.day ?? [])
    expect(days).toEqual(daysFrom('2026-11-24', 90))
  })
})

describe('a day in it', () => {
  const DAY = '2026-05-01'
  const product = aProduct({ units: [{ id: 'adult' }, { id: 'room', draw: 8, minQuantity: 1 }] })
  const onDay = (slots: Parameters<typeof aSlotOn>[1][], holidays = new Map()) =>
    dayOffers(product, [{ day: DAY, slots: slots.map((slot) => aSlotOn(DAY, slot)) }], [DAY], holidays)[0]

  test('has the lowest price that can still be had, and what is left over all times', () => {
    const offer = onDay([
      { left: 6, prices: { adult: 4500, room: 3000 } },
      { left: 9, prices: { adult: 4000, room: 3500 } },
    ])
    // The room of the first time needs eight places, so its lower price is not to be had.
    expect(offer).toMatchObject({ state: 'open', fromFen: 3500, left: 15 })
  })

  test('says why nothing can be had: full before closed, closed before ended', () => {
    const states = (...all: ('sold_out' | 'closed' | 'ended')[]) =>
      onDay(all.map((state) => ({ state, left: 0 })))?.state
    expect([states('ended', 'closed', 'sold_out'), states('ended', 'closed'), states('ended')]).toEqual([
      'sold_out',
      'closed',
      'ended',
    ])
    expect(dayOffers(product, [], [DAY], new Map())[0]).toMatchObject({ state: 'none', fromFen: null, left: 0 })
  })

  test('carries its holiday and whether its price may still change', () => {
    const holiday = { kind: 'holiday' as const, name: '劳动节' }
    expect(onDay([{ left: 1, provisional: true }], new Map([[DAY, holiday]]))).toMatchObject({
      holiday,
      provisional: true,
    })
  })

  test('is not what lies on a shelf without a day', () => {
    const shelf = [{ day: null, slots: [aSlotOn(DAY, { left: 5 })] }]
    expect(dayOffers(product, shelf, [DAY], new Map())[0]?.state).toBe('none')
  })
})
