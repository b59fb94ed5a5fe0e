import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instantOf } from '../../src/days.ts'
import { monthAfter, monthOf, type SoldLine, type Sums, salesByMonth, sumsOf } from '../../src/sales/sales.rules.ts'

const sold = (more: Partial<SoldLine> = {}): SoldLine => ({
  productId: 'room',
  title: '大床',
  titleEn: null,
  quantity: 2,
  noShow: 0,
  amountFen: 25600,
  feeFen: 0,
  status: 'confirmed',
  startsAt: instantOf('2026-05-02', '14:00'),
  soldAt: instantOf('2026-04-28'),
  paidFen: 0,
  beforeFen: 0,
  ...more,
})

describe('what is due', () => {
  test('what was cancelled is due for its fee alone', () => {
    const late = sold({ status: 'cancelled', feeFen: 7680 })
    expect(sumsOf([sold(), late])).toMatchObject({
      count: 2,
      soldFen: 51200,
      cancelledFen: 25600,
      feesFen: 7680,
      earnedFen: 33280,
      dueFen: 33280,
    })
  })

  test('what was declined is due for nothing', () => {
    expect(sumsOf([sold({ status: 'declined' })])).toMatchObject({ cancelledFen: 25600, earnedFen: 0 })
  })

  test('what was paid in advance is told apart from what is paid at the farm', () => {
    const lines = [sold({ paidFen: 51200 }), sold({ paidFen: 51200, beforeFen: 25600 }), sold()]
    expect(sumsOf(lines)).toMatchObject({ paidFen: 51200, dueFen: 25600 })
  })

  test('nobody came for half of it: that is told, and is due all the same', () => {
    expect(sumsOf([sold({ noShow: 1 })])).toMatchObject({ earnedFen: 25600, noShowFen: 12800 })
  })
})

describe('a month', () => {
  test('is that of the visit, by the township’s clock, and for goods that of the order', () => {
    expect(monthOf(sold({ startsAt: instantOf('2026-05-01', '00:30') }))).toBe('2026-05')
    expect(monthOf(sold({ startsAt: null }))).toBe('2026-04')
  })

  test('comes after another over the turn of the year', () => {
    expect([monthAfter('2026-11', 2), monthAfter('2026-01', -1), monthAfter('2026-12', 0)]).toEqual([
      '2027-01',
      '2025-12',
      '2026-12',
    ])
  })
})

test('whatever was sold, parts and wholes agree to the fen', () => {
  const line = fc
    .record({
      productId: fc.constantFrom('room', 'meal', 'honey'),
      quantity: fc.integer({ min: 1, max: 9 }),
      unitFen: fc.integer({ min: 0, max: 99_999 }),
      feePercent: fc.integer({ min: 0, max: 100 }),
      status: fc.constantFrom('confirmed', 'completed', 'cancelled', 'declined'),
      noShow: fc.integer({ min: 0, max: 9 }),
      paidFen: fc.integer({ min: 0, max: 2_000_000 }),
      beforeFen: fc.integer({ min: 0, max: 1_000_000 }),
      day: fc.integer({ min: 1, max: 28 }),
      month: fc.constantFrom('2026-03', '2026-04', '2026-05'),
    })
    .map(({ unitFen, feePercent, noShow, day, month, ...more }) => {
      const amountFen = unitFen * more.quantity
      return sold({
        ...more,
        amountFen,
        feeFen: more.status === 'cancelled' ? Math.floor((amountFen * feePercent) / 100) : 0,
        noShow: Math.min(noShow, more.quantity),
        startsAt: instantOf(`${month}-${String(day).padStart(2, '0')}`, '14:00'),
      })
    })
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
      const months = salesByMonth(lines)
      const all = sumsOf(lines)
      for (const { sums } of [...months, ...months.flatMap(({ listings }) => listings), { sums: all }]) {
        expect(sums.earnedFen).toBe(sums.soldFen - sums.cancelledFen + sums.feesFen)
        expect(sums.earnedFen).toBe(sums.paidFen + sums.dueFen)
        expect(sums.noShowFen).toBeLessThanOrEqual(sums.earnedFen)
        for (const fen of Object.values(sums)) expect(Number.isInteger(fen) && fen >= 0).toBe(true)
      }
      expect(added(months.map(({ sums }) => sums))).toEqual(all)
      for (const { sums, listings } of months) expect(added(listings.map((each) => each.sums))).toEqual(sums)
    }),
  )
})

function added(parts: Sums[]): Sums {
  const total = sumsOf([])
  for (const part of parts) for (const key of Object.keys(total) as (keyof Sums)[]) total[key] += part[key]
  return total
}
