import { expect, test } from 'vitest'
import type { LineStop } from '../../src/lines/lines.schemas.ts'
import { wayBetween } from '../../src/lines/lines.ways.rules.ts'

const ways = (names: string, metres: (number | null)[], mode: 'walk' | 'drive' = 'walk') => ({
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

test('a way is the sum of what lies between, in either direction', () => {
  expect(wayBetween([walk], 'h', 'b')).toEqual({ distanceM: 300, minutes: 30, modes: ['walk'] })
  expect(wayBetween([walk], 'c', 'a')).toEqual({ distanceM: 500, minutes: 50, modes: ['walk'] })
})

test('of two lines the shorter way counts', () => {
  expect(wayBetween([walk, drive], 'h', 'c')).toEqual({ distanceM: 50, minutes: 5, modes: ['drive'] })
})

test('there is none to where one is, to a place off the line, or over a stretch nobody has measured', () => {
  expect(wayBetween([walk], 'a', 'a')).toBeNull()
  expect(wayBetween([walk], 'a', 'd')).toBeNull()
  expect(wayBetween([ways('hab', [100, null, null])], 'h', 'b')).toBeNull()
  expect(wayBetween([], 'h', 'a')).toBeNull()
})
