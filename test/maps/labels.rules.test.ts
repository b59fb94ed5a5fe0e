import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { overlap } from '../../web/components/maps/geometry.ts'
import { placeLabels } from '../../web/components/maps/labels.ts'

const [WIDTH, HEIGHT] = [340, 300]
const wish = fc.record({
  point: fc.record({ x: fc.integer({ min: 0, max: WIDTH }), y: fc.integer({ min: 0, max: HEIGHT }) }),
  width: fc.integer({ min: 10, max: 160 }),
  height: fc.integer({ min: 16, max: 60 }),
})

describe('names on a map', () => {
  test('neither overlap nor leave the frame nor cover what stands there, however crowded it is', () => {
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 25 }), fc.array(wish, { maxLength: 4 }), (wishes, things) => {
        const taken = things.map(({ point, width, height }) => ({ ...point, width, height }))
        const placed = placeLabels(wishes, { width: WIDTH, height: HEIGHT, taken, strokes: [] }).flatMap(
          (box) => box ?? [],
        )
        for (const [index, box] of placed.entries()) {
          expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= WIDTH && box.y + box.height <= HEIGHT).toBe(true)
          expect([...placed.slice(index + 1), ...taken].some((other) => overlap(box, other))).toBe(false)
        }
      }),
    )
  })

  test('are all there when there is room for all', () => {
    const wishes = [40, 120, 200, 260].map((y) => ({ point: { x: 150, y }, width: 80, height: 20 }))
    expect(placeLabels(wishes, { width: WIDTH, height: HEIGHT, taken: [], strokes: [] })).not.toContain(null)
  })

  test('stand on the side where no stroke runs', () => {
    const strokes = Array.from({ length: 40 }, (_, index) => ({ x: 150 + index * 4, y: 150 }))
    const [box] = placeLabels([{ point: { x: 150, y: 150 }, width: 80, height: 20 }], {
      width: WIDTH,
      height: HEIGHT,
      taken: [],
      strokes,
    })
    expect(box && box.x + box.width < 150).toBe(true)
  })
})
