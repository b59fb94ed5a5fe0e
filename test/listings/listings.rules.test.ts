import { describe, expect, test } from 'vitest'
import { beginningOf, differences, stepsMissing } from '../../src/listings/listings.rules.ts'
import { type ListingUnit, UnitForm } from '../../src/listings/listings.schemas.ts'
import { slotsOf } from '../../src/listings/openings.rules.ts'
import { Yuan } from '../../src/typed.ts'

const NOTHING = beginningOf('stay', 'here')
const UNIT: ListingUnit = {
  id: 'u',
  position: 0,
  name: '一间',
  people: 2,
  audience: 'anyone',
  minQuantity: 1,
  maxQuantity: 4,
  weekdayFen: 12_800,
  weekendFen: 15_800,
  holidayFen: 19_800,
}
const CALENDAR = { years: new Set([2026]), days: new Map() }

describe('a listing', () => {
  test('says which steps are still to do', () => {
    expect(stepsMissing(NOTHING, 0)).toEqual(['description', 'units', 'terms', 'openings'])
    const whole = { ...NOTHING, name: '大床', summary: '安静', policyId: 'stay', units: [UNIT] }
    expect(stepsMissing(whole, 3)).toEqual([])
    expect(stepsMissing(whole, 0)).toEqual(['openings'])
  })

  test('differs by what changed, and by nothing else', () => {
    const before = { ...NOTHING, name: '大床', bring: '拖鞋', units: [UNIT] }
    expect(differences(before, before)).toEqual([])
    expect(differences(before, { ...before, name: '溪景大床', bring: '' })).toEqual([
      { field: 'name', of: null, before: '大床', after: '溪景大床' },
      { field: 'bring', of: null, before: '拖鞋', after: null },
    ])
  })

  test('differs by a unit that came, went or changed, and not by its prices', () => {
    const before = { ...NOTHING, units: [UNIT] }
    const dearer = { ...UNIT, weekdayFen: 99_900 }
    expect(differences(before, { ...before, units: [dearer] })).toEqual([])
    const larger = { ...UNIT, people: 3 }
    expect(differences(before, { ...before, units: [larger] })).toMatchObject([{ field: 'unit', of: '一间' }])
    expect(differences(before, { ...before, units: [] })).toMatchObject([{ field: 'unit', after: null }])
  })
})

describe('a price', () => {
  test.each([
    ['128', 12_800],
    ['12.5', 1250],
    [' ￥1,280.00 元', 128_000],
    ['１２８', 12_800],
    ['0', 0],
  ])('of %j is read', (typed, fen) => {
    expect(Yuan.parse(typed)).toBe(fen)
  })

  test.each(['-1', '0.001', '', 'abc', '1e5', '1000000', '１２.３４５', '∞'])('of %j is refused', (typed) => {
    expect(Yuan.safeParse(typed).success).toBe(false)
  })

  test('of 0.29 loses no fen', () => {
    expect(Yuan.parse('0.29')).toBe(29)
    expect(Yuan.parse('4.35')).toBe(435)
  })

  test('may not stand beside a least that is more than the most', () => {
    const typed = { name: '一间', people: '2', audience: 'anyone', weekday: '1', weekend: '1', holiday: '1' }
    const result = UnitForm.safeParse({ ...typed, minQuantity: '5', maxQuantity: '4' })
    expect(result.error?.issues).toMatchObject([{ path: ['maxQuantity'], message: 'most_below_least' }])
  })
})

describe('an opening', () => {
  const opening = {
    productId: 'p',
    from: '2026-04-13',
    to: '2026-04-26',
    weekdays: [5, 6],
    capacity: 3,
    times: ['09:00', '14:30'],
    minutes: 90,
  }

  test('of nights opens each such weekday once, to the last day', () => {
    const slots = slotsOf(opening, 'night', CALENDAR)
    expect(slots.map(({ day, tier }) => [day, tier])).toEqual([
      ['2026-04-17', 'weekend'],
      ['2026-04-18', 'weekend'],
      ['2026-04-24', 'weekend'],
      ['2026-04-25', 'weekend'],
    ])
    expect(new Date(slots[0]?.startsAt ?? 0).toISOString()).toBe('2026-04-17T06:00:00.000Z')
    expect(new Date(slots[0]?.endsAt ?? 0).toISOString()).toBe('2026-04-18T04:00:00.000Z')
  })

  test('of sessions opens each time of each day', () => {
    const slots = slotsOf(opening, 'day', CALENDAR)
    expect(slots).toHaveLength(8)
    expect(slots[1]?.id).toBe('p-20260417-1430')
    expect((slots[1]?.endsAt ?? 0) - (slots[1]?.startsAt ?? 0)).toBe(90 * 60_000)
  })

  test('backwards opens nothing', () => {
    expect(slotsOf({ ...opening, to: '2026-04-01' }, 'night', CALENDAR)).toEqual([])
  })
})
