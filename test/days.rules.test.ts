import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dayOf, daysBetween, instantOf, isDay, timeOf } from '../src/days.ts'

describe('local days', () => {
  test('a night late in UTC belongs to the next local day', () => {
    expect(dayOf(Date.parse('2026-04-16T16:00:00Z'))).toBe('2026-04-17')
    expect(dayOf(Date.parse('2026-04-16T15:59:59Z'))).toBe('2026-04-16')
    expect(timeOf(Date.parse('2026-04-17T01:30:00Z'))).toBe('09:30')
  })

  test('days that do not exist are not days', () => {
    for (const text of ['2027-02-29', '2026-13-01', '2026-4-1', '2026-04-31', '', 'today', '2026-04-17T00:00'])
      expect(isDay(text)).toBe(false)
    expect(isDay('2028-02-29')).toBe(true)
  })

  test('going on and coming back ends on the same day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), fc.integer({ min: -3000, max: 3000 }), (start, count) => {
        const day = addDays('2000-01-01', start)
        expect(addDays(addDays(day, count), -count)).toBe(day)
        expect(daysBetween(day, addDays(day, count))).toBe(count)
        expect(dayOf(instantOf(day, '23:59'))).toBe(day)
      }),
    )
  })
})
