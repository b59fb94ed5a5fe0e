import { describe, expect, test } from 'vitest'
import { holidaysOf } from '../../demo/holidays.ts'
import { priceOfDay } from '../../src/township/township.rules.ts'

const covered = [2025, 2026].flatMap((year) => holidaysOf(year) ?? [])
const calendar = {
  years: new Set(covered.map((entry) => entry.year)),
  days: new Map(covered.flatMap((entry) => entry.days.map(({ day, kind }) => [day, kind] as const))),
}

describe('which price a day has', () => {
  test('days of the National Day holiday are holidays, whatever their weekday', () => {
    for (const day of ['2026-10-01', '2026-10-05', '2026-10-07'])
      expect(priceOfDay(day, 'day', calendar).tier).toBe('holiday')
  })

  test('a Saturday that is worked in exchange counts as a workday', () => {
    expect(priceOfDay('2026-10-10', 'day', calendar).tier).toBe('weekday')
    expect(priceOfDay('2026-10-17', 'day', calendar).tier).toBe('weekend')
  })

  test('weekend nights are those before a free weekend day', () => {
    expect(priceOfDay('2026-10-16', 'night', calendar).tier).toBe('weekend')
    expect(priceOfDay('2026-10-17', 'night', calendar).tier).toBe('weekend')
    expect(priceOfDay('2026-10-18', 'night', calendar).tier).toBe('weekday')
  })

  test('the Friday night before a Saturday that is worked costs a weekday', () => {
    expect(priceOfDay('2026-10-09', 'night', calendar).tier).toBe('weekday')
  })

  test('a year without a published arrangement goes by the weekday, and says so', () => {
    expect(priceOfDay('2031-10-01', 'day', calendar)).toEqual({ tier: 'weekday', provisional: true })
    expect(priceOfDay('2031-10-04', 'day', calendar)).toEqual({ tier: 'weekend', provisional: true })
    expect(priceOfDay('2026-10-01', 'day', calendar).provisional).toBe(false)
  })

  test('a year that the library does not know is not taken for one without holidays', () => {
    expect(holidaysOf(2090)).toBeNull()
    expect(holidaysOf(2026)?.days.length).toBeGreaterThan(20)
  })
})
