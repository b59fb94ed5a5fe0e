import fc from 'fast-check'
import type { Box } from '../../web/components/maps/geometry.ts'
import type { Plan, PlanStop } from '../../web/components/maps/plan.ts'
import { type Label, LEADING } from '../../web/components/maps/schematic.layout.ts'
import { textWidth } from '../../web/components/maps/text.ts'

/** Names as people give them, in either script. */
export const placeName = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'霁溪茶旅集散中心老渡口芦花栈道石桥画舍'), minLength: 1, maxLength: 10 }),
  fc
    .array(fc.constantFrom('Jixi', 'Stone', 'Bridge', 'Studio', 'Reed', 'Boardwalk', 'Hub', 'of'), {
      minLength: 1,
      maxLength: 4,
    })
    .map((words) => words.join(' ')),
)

export const planStop = fc
  .record({
    name: placeName,
    toilet: fc.boolean(),
    petrol: fc.boolean(),
    closed: fc.boolean(),
    chosen: fc.boolean(),
  })
  .map((stop): PlanStop => ({ ...stop, position: 0, onward: null }))

const WAY = { minutes: 25, distanceM: 1600, mode: 'walk', closed: false } as const

export const plan = fc
  .record({
    stops: fc.array(planStop, { minLength: 1, maxLength: 9 }),
    heads: fc.constantFrom('up' as const, 'down' as const),
    others: fc.array(fc.constantFrom('B', 'C', 'D'), { maxLength: 3 }),
  })
  .map(
    ({ stops, others, heads }): Plan => ({
      heads,
      others: others.map((letter) => ({ letter, slug: letter, name: letter })),
      letter: 'A',
      stops: stops.map((stop, position) => ({ ...stop, position, onward: position < stops.length - 1 ? WAY : null })),
    }),
  )

/** Sizes of type: as it is, and the two larger ones. */
export const textSize = fc.constantFrom(16, 21, 26)

/** What a label covers: from the top of its first line's letters to the foot of its last's. */
export function boxOfLabel({ x, y, lines, anchor }: Label, text: number): Box {
  const width = Math.max(...lines.map((line) => textWidth(line, text)))
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
  return { x: left, y: y - 0.86 * text, width, height: text + (lines.length - 1) * LEADING * text }
}
