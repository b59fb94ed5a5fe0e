import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { overlap } from '../../web/components/maps/geometry.ts'
import { layoutNetwork, type NetworkLine, TITLE } from '../../web/components/maps/network.layout.ts'
import { boxOfLabel, placeName, textSize } from './arbitraries.ts'

const line = fc
  .record({
    name: placeName,
    stops: fc.array(placeName, { minLength: 1, maxLength: 7 }),
    towards: fc.option(
      fc.record({
        east: fc.double({ min: -1, max: 1, noNaN: true }),
        north: fc.double({ min: -1, max: 1, noNaN: true }),
      }),
    ),
  })
  .map((wish): NetworkLine => ({ ...wish, slug: '', letter: '' }))
const towards = (east: number, north: number, name = '线'): NetworkLine => ({
  slug: name,
  letter: name,
  name,
  stops: ['一', '二', '三'],
  towards: { east, north },
})
const small = { text: 16, named: false, hubName: null }

describe('the plan of all lines', () => {
  test('sends each line where it leads', () => {
    const { hub, arms } = layoutNetwork([towards(1, 0.7), towards(-1, 1), towards(-1, -1)], small)
    const sides = arms.map(({ bullet }) => [Math.sign(bullet.x - hub.x), Math.sign(bullet.y - hub.y)])
    expect(sides).toEqual([
      [1, -1],
      [-1, -1],
      [-1, 1],
    ])
  })

  test('sends no two lines the same way, and leaves out what is beyond eight', () => {
    const { hub, arms } = layoutNetwork(
      Array.from({ length: 10 }, (_, index) => towards(1, 0, `${index}`)),
      small,
    )
    const first = arms
      .map(({ stations }) => stations.at(0))
      .map((spot) => `${Math.sign((spot?.x ?? 0) - hub.x)},${Math.sign((spot?.y ?? 0) - hub.y)}`)
    expect([arms.length, new Set(first).size]).toEqual([8, 8])
  })

  test('gives each line all the room it has to be pressed in, none over another', () => {
    const areas = layoutNetwork([towards(1, 0.7), towards(-1, 1), towards(-1, -1)], small).arms.map(({ area }) => area)
    for (const [index, area] of areas.entries()) {
      if (!area) throw new Error('no area')
      expect(Math.min(area.width, area.height)).toBeGreaterThanOrEqual(44)
      expect(areas.slice(index + 1).some((other) => other && overlap(area, other))).toBe(false)
    }
    const crowded = layoutNetwork([towards(1, 0), towards(1, 0.1)], small).arms
    expect(crowded.map(({ area }) => area)).toEqual([null, null])
  })

  test('has a station for each stop, evenly spaced on the level', () => {
    const [arm] = layoutNetwork([towards(1, 0)], small).arms
    const xs = arm?.stations.map(({ x }) => x) ?? []
    expect(xs).toHaveLength(3)
    expect((xs[2] ?? 0) - (xs[1] ?? 0)).toBeCloseTo((xs[1] ?? 0) - (xs[0] ?? 0))
  })

  test('keeps everything on its sheet, and an arm’s names apart', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), textSize, fc.boolean(), (lines, text, named) => {
        const { width, height, arms } = layoutNetwork(lines, { text, named, hubName: '集散中心' })
        for (const { labels, stations, bullet, title, line: of } of arms) {
          const names = labels.map((label) => boxOfLabel(label, text))
          const own = boxOfLabel({ ...title, lines: [of.name] }, TITLE * text)
          for (const { x, y } of [...stations, bullet]) expect(x >= 0 && x <= width && y >= 0 && y <= height).toBe(true)
          for (const box of [...names, own]) expect(box.x >= 0 && box.x + box.width <= width + 1).toBe(true)
          for (const [index, name] of names.entries())
            expect([...names.slice(index + 1), own].some((other) => overlap(name, other))).toBe(false)
        }
      }),
    )
  })
})
