import { describe, expect, test } from 'vitest'
import { hourOf, seasonOf } from '../../web/scenes/scenes.ts'

describe('the season of a day', () => {
  test.each([
    ['2026-01-01', 'winter'],
    ['2026-02-18', 'winter'],
    ['2026-02-19', 'spring'],
    ['2026-04-05', 'spring'],
    ['2026-05-05', 'summer'],
    ['2026-09-07', 'summer'],
    ['2026-09-08', 'autumn'],
    ['2026-11-30', 'autumn'],
    ['2026-12-07', 'winter'],
    ['2026-12-31', 'winter'],
  ])('%s is in %s', (day, season) => {
    expect(seasonOf(day)).toBe(season)
  })
})

describe('the hour of a time', () => {
  test('goes round the clock', () => {
    expect(
      ['00:00', '05:29', '05:30', '07:30', '12:00', '17:45', '19:30', '23:59'].map((at) => hourOf(at, 'spring')),
    ).toEqual(['night', 'night', 'dawn', 'day', 'day', 'dusk', 'night', 'night'])
  })

  test('evening comes earlier in winter than in summer', () => {
    expect([hourOf('18:20', 'winter'), hourOf('18:20', 'summer')]).toEqual(['night', 'day'])
  })
})
