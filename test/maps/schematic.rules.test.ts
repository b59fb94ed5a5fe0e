import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { around, overlap, type Point } from '../../web/components/maps/geometry.ts'
import { layoutAcross, layoutDown, type Schematic, SIGN } from '../../web/components/maps/schematic.layout.ts'
import { boxOfLabel, plan, textSize } from './arbitraries.ts'

/** Points along all strokes of the line itself. */
function strokesOf({ segments }: Schematic): Point[] {
  const between = (a: Point, b: Point) =>
    Array.from({ length: 20 }, (_, step) => ({
      x: a.x + ((b.x - a.x) * step) / 20,
      y: a.y + ((b.y - a.y) * step) / 20,
    }))
  return segments.flatMap(({ points }) =>
    points.slice(1).flatMap((point, index) => between(points[index] ?? point, point)),
  )
}

describe.each([
  ['from top to bottom', layoutDown],
  ['from left to right', layoutAcross],
] as const)('a plan %s', (_, layout) => {
  test('keeps its names, signs and stations apart from each other and from the stroke', () => {
    fc.assert(
      fc.property(plan, textSize, (line, text) => {
        const drawing = layout(line, text)
        const things = drawing.stations.flatMap(({ label, signs }) => [
          boxOfLabel(label, text),
          ...signs.map(({ at }) => around(at, SIGN)),
        ])
        for (const [index, thing] of things.entries()) {
          expect(things.slice(index + 1).some((other) => overlap(thing, other))).toBe(false)
          for (const point of strokesOf(drawing)) expect(overlap(thing, around(point, 8))).toBe(false)
          for (const station of drawing.stations) expect(overlap(thing, around(station, 16))).toBe(false)
        }
      }),
    )
  })

  test('writes the times where nothing else is', () => {
    fc.assert(
      fc.property(plan, textSize, (line, text) => {
        const drawing = layout(line, text)
        for (const { time } of drawing.segments) {
          const box = boxOfLabel({ ...time, lines: ['25 分'] }, text * 0.8125)
          for (const { label } of drawing.stations) expect(overlap(box, boxOfLabel(label, text))).toBe(false)
          for (const point of strokesOf(drawing)) expect(overlap(box, around(point, 6))).toBe(false)
        }
      }),
    )
  })

  test('stays on its sheet', () => {
    fc.assert(
      fc.property(plan, textSize, (line, text) => {
        const { width, height, stations, stubs } = layout(line, text)
        const boxes = [
          ...stations.map(({ label }) => boxOfLabel(label, text)),
          ...stubs.map(({ to }) => around(to, 30)),
        ]
        for (const box of boxes)
          expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height).toBe(true)
      }),
    )
  })

  test('gives every station and every other line 44 px to press, none over another', () => {
    fc.assert(
      fc.property(plan, textSize, (line, text) => {
        const { stations, stubs } = layout(line, text)
        const targets = [...stations, ...stubs].map(({ target }) => target)
        for (const target of targets) expect(Math.min(target.width, target.height)).toBeGreaterThanOrEqual(44)
        for (const [index, target] of stations.map((station) => station.target).entries())
          expect(stations.slice(index + 1).some((other) => overlap(target, other.target))).toBe(false)
      }),
    )
  })

  test('turns at 45° or not at all', () => {
    fc.assert(
      fc.property(plan, textSize, (line, text) => {
        for (const { points } of layout(line, text).segments)
          for (const [index, { x, y }] of points.slice(1).entries()) {
            const [dx, dy] = [Math.abs(x - (points[index]?.x ?? 0)), Math.abs(y - (points[index]?.y ?? 0))]
            expect(Math.min(dx, dy, Math.abs(dx - dy))).toBeCloseTo(0)
          }
      }),
    )
  })
})
