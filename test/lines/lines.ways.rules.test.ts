import { expect, test } from 'vitest'
import type { LineStop } from '../../src/lines/lines.schemas.ts'
import { SLOW_PACE, waysBetween } from '../../src/lines/lines.ways.rules.ts'

const ways = (names: string, metres: (number | null)[], mode: 'walk' | 'drive' = 'walk') => ({
  slug: names,
  stops: [...names].map(
    (id, position): LineStop => ({
      position,
      stayMinutes: 0,
      place: {
        id,
        name: id,
        nameEn: null,
        lng: null,
        lat: null,
        story: '',
        storyEn: null,
        toilet: false,
        petrol: false,
        scene: null,
      },
      onward:
        metres[position] == null
          ? null
          : { distanceM: metres[position], minutes: metres[position] / 10, mode, note: '', noteEn: null },
    }),
  ),
})

const walk = ways('habc', [100, 200, 300, null])
const drive = ways('hcd', [50, 70, null], 'drive')

const between = (lines: ReturnType<typeof ways>[], from: string | null, to: string | null) =>
  waysBetween(lines, 1).between(from, to)

test('a way is the sum of what lies between, in either direction', () => {
  expect(between([walk], 'h', 'b')).toEqual({ metres: 300, minutes: 30, walkMetres: 300, modes: ['walk'] })
  expect(between([walk], 'c', 'a')).toEqual({ metres: 500, minutes: 50, walkMetres: 500, modes: ['walk'] })
  expect(between([walk], null, 'b')).toEqual(between([walk], 'h', 'b'))
})

test('of two lines the shorter way counts', () => {
  expect(between([walk, drive], 'h', 'c')).toEqual({ metres: 50, minutes: 5, walkMetres: 0, modes: ['drive'] })
})

test('from one line to another one goes through the hub, first the one way and then the other', () => {
  expect(between([walk, drive], 'a', 'd')).toEqual({
    metres: 220,
    minutes: 22,
    walkMetres: 100,
    modes: ['walk', 'drive'],
  })
  expect(between([walk, drive], 'd', 'a')?.modes).toEqual(['drive', 'walk'])
})

test('who walks slowly takes longer on foot and not on wheels', () => {
  expect(waysBetween([walk, drive], SLOW_PACE).between('a', 'd')?.minutes).toBe(15 + 12)
})

test('there is none to where one is, to a place off the lines, or over a stretch nobody has measured', () => {
  expect(between([walk], 'a', 'a')).toBeNull()
  expect(between([walk, drive], null, 'h')).toBeNull()
  expect(between([walk], 'a', 'd')).toBeNull()
  expect(between([ways('hab', [100, null, null])], 'h', 'b')).toBeNull()
  expect(between([ways('hab', [100, null, null]), drive], 'b', 'd')).toBeNull()
  expect(between([], 'h', 'a')).toBeNull()
})
