import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { layoutGeography } from '../../web/components/maps/geography.layout.ts'
import { overlap } from '../../web/components/maps/geometry.ts'
import { planStop } from './arbitraries.ts'

const located = fc.record({
  stop: planStop,
  lng: fc.double({ min: 110.9, max: 111.2, noNaN: true }),
  lat: fc.double({ min: 31.9, max: 32.05, noNaN: true }),
})
const stopNamed = (name: string) => ({
  position: 0,
  name,
  toilet: false,
  petrol: false,
  closed: false,
  chosen: false,
  onward: null,
})
const at = (lng: number, lat: number, name = '站') => ({ stop: stopNamed(name), lng, lat })

describe('a line where it lies', () => {
  test('has all its stops and names on the sheet, no name over another', () => {
    fc.assert(
      fc.property(
        fc.array(located, { minLength: 2, maxLength: 14 }),
        fc.array(located, { maxLength: 5 }),
        (line, other) => {
          const map = layoutGeography(line, [{ letter: 'C', places: other }], 16)
          if (!map) throw new Error('no map')
          const names = map.stations.flatMap(({ label }) => label?.box ?? [])
          for (const [index, name] of names.entries()) {
            expect(names.slice(index + 1).some((next) => overlap(name, next))).toBe(false)
            expect(name.x >= 0 && name.x + name.width <= map.width).toBe(true)
            expect(name.y >= 0 && name.y + name.height <= map.height).toBe(true)
          }
          for (const { x, y, target } of map.stations) {
            expect(x >= 0 && x <= map.width && y >= 0 && y <= map.height).toBe(true)
            expect(Math.min(target.width, target.height)).toBe(44)
          }
        },
      ),
    )
  })

  test('has north up, east to the right, and equal lengths for equal ways', () => {
    // 0.01° of latitude is 1.112 km; at 60° north, 0.02° of longitude is as long.
    const map = layoutGeography([at(20, 60), at(20.02, 60), at(20.02, 60.01)], [], 16)
    const [west, east, north] = map?.stations ?? []
    if (!west || !east || !north) throw new Error('no stations')
    expect(east.x - west.x).toBeGreaterThan(0)
    expect(east.y - north.y).toBeGreaterThan(0)
    expect((east.x - west.x) / (east.y - north.y)).toBeCloseTo(1, 2)
  })

  test('has a scale that tells true kilometres', () => {
    const map = layoutGeography([at(111, 31.95), at(111, 32.04)], [], 16)
    const [south, north] = map?.stations ?? []
    if (!map || !south || !north) throw new Error('no stations')
    const km = ((south.y - north.y) / map.scale.length) * map.scale.km
    expect(km).toBeCloseTo(0.09 * 111.195, 3)
    expect([1, 2, 5]).toContain(Number(map.scale.km.toExponential()[0]))
  })

  test('is no map of one place, and one of two places at the same spot', () => {
    expect(layoutGeography([at(111, 32)], [], 16)).toBeNull()
    const map = layoutGeography([at(111, 32), at(111, 32)], [], 16)
    expect(map?.stations.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true)
  })
})
