import type { Ink } from './inks.ts'
import { area, below, between, heightAt, type Point, type Random, shaken, sliver, steps, through } from './knife.ts'
import { type Air, fill, modelled } from './print.ts'

/** A mountain's edge as the knife follows it: through these points, in cuts. */
export function crest(random: Random, points: readonly Point[], rough = 4, step = 26): Point[] {
  return shaken(through(points, step), rough, random)
}

/**
 * A mountain in one ink. `lit` cuts light into the slopes that face left, as a comb of spikes that hang from its edge.
 */
export function ridge(
  { random }: Air,
  ink: Ink,
  points: readonly Point[],
  {
    rough = 4,
    lit,
    deep = 90,
    lean = 0.35,
    floor = 800,
  }: { rough?: number; lit?: Ink; deep?: number; lean?: number; floor?: number } = {},
): string {
  const edge = crest(random, points, rough)
  return fill(ink, below(edge, floor)) + (lit ? fill(lit, combs(random, edge, deep, lean)) : '')
}

/** Path data of light on a mountain's left slopes: along each rise of the edge, spikes of uneven length. */
function combs(random: Random, edge: readonly Point[], deep: number, lean: number): string {
  const shapes: string[] = []
  let rise: Point[] = []
  edge.forEach((point, index) => {
    const next = edge[index + 1]
    rise.push([point[0], point[1] + 5])
    if (next && next[1] < point[1] + 1) return
    if (rise.length > 3) shapes.push(comb(random, rise, deep, lean))
    rise = []
  })
  return shapes.join('')
}

function comb(random: Random, rise: readonly Point[], deep: number, lean: number): string {
  const [first, last] = [rise[0], rise.at(-1)] as [Point, Point] // at least four points
  const teeth = Math.round((last[0] - first[0]) / 15)
  const spikes = steps(teeth).flatMap((at): Point[] => {
    const x = last[0] + (first[0] - last[0]) * at
    const y = heightAt(rise, x)
    const long = deep * between(random, 0.2, 1) * Math.min(1, (1 - at) * 2 + 0.25)
    return [
      [x - 4, y + 6],
      [x - long * lean, y + long],
    ]
  })
  return area([...rise.slice(1), ...spikes])
}

/** Path data of a strip between two lines, its upper edge nicked like a clipped hedge, its lower one smooth. */
function hedge(random: Random, upper: readonly Point[], lower: readonly Point[], nick = 4, step = 15): string {
  const edge = through(upper, step).map(
    ([x, y], index): Point => [x, y + (index % 2 ? -nick : nick * 0.4) * between(random, 0.1, 1)],
  )
  return area([...edge, ...through([...lower].reverse(), 90)])
}

/**
 * A round hill of tea. Its rows run level about it, so that each is an arc between the hill's two edges that sags towards
 * us; they lie closer the higher they are. Their side away from the light is printed in the third ink.
 */
export function knoll(
  { random }: Air,
  id: string,
  [ground, lit, dark]: readonly [Ink, Ink, Ink],
  [x, top]: Point,
  [halfWidth, height]: Point,
  count: number,
  { sag = 0.2, nick = 4, body = 0.6, shape = 0.55 } = {},
): string {
  const half = (at: number) => halfWidth * at ** shape
  const arc = (at: number): Point[] =>
    steps(7).map((along) => {
      const turn = along * 2 - 1
      return [x + half(at) * turn, top + height * at + half(at) * sag * Math.sqrt(Math.max(0, 1 - turn * turn * 0.96))]
    })
  const side = (way: number) => steps(14).map((at): Point => [x + way * half(at ** 1.6), top + height * at ** 1.6])
  const outline = area([...side(-1).reverse(), ...side(1), [x + halfWidth, 800], [x - halfWidth, 800]])
  const levels = steps(count + 1).map((at) => 0.012 + 0.988 * at ** 1.5)
  const strips = levels.slice(0, -1).map((at, index) => {
    const next = levels[index + 1] ?? 1
    return hedge(random, arc(at), arc(at + (next - at) * body), nick * (0.5 + at), 13 + 11 * at)
  })
  const terminator = steps(count * 2).map(
    (at, index): Point => [
      x + half(at) * (0.3 + 0.12 * (index % 2)) + between(random, -12, 12),
      top + height * at * 1.1,
    ],
  )
  return (
    fill(ground, outline) + modelled(id, lit, dark, strips.join(''), area([...terminator, [1300, 900], [1300, top]]))
  )
}

/** Rows that sweep over a slope, from its edge to its foot, wider apart the nearer they come. */
export function rows(
  { random }: Air,
  ink: Ink,
  top: readonly Point[],
  foot: readonly Point[],
  count: number,
  { body = 0.6, near = 1.4, nick = 5, step = 16 } = {},
): string {
  const level = (at: number): Point[] =>
    top.map(([x, y], index): Point => {
      const [footX, footY] = foot[index] ?? [x, y]
      return [x + (footX - x) * at ** near, y + (footY - y) * at ** near]
    })
  return fill(
    ink,
    ...steps(count + 1)
      .slice(0, -1)
      .map((at) => hedge(random, level(at), level(at + body / count), nick * (0.5 + at), step * (0.7 + at * 0.6))),
  )
}

/** Cuts strewn over ground or water between two heights, longer and wider the nearer they are. */
export function strewn(
  { random }: Air,
  ink: Ink,
  count: number,
  [top, bottom]: readonly [number, number],
  {
    length = 120,
    width = 5,
    left = -60,
    right = 1220,
    fall = 0,
  }: { length?: number; width?: number; left?: number; right?: number; fall?: number } = {},
): string {
  return fill(
    ink,
    ...steps(count).map((at) => {
      const near = at ** 1.3
      const long = length * (0.25 + near) * between(random, 0.5, 1.3)
      return sliver(between(random, left, right), top + (bottom - top) * near, long, long * fall, width * (0.4 + near))
    }),
  )
}

/** A way that leads into the picture: points from near to far, each with half its width there. */
export function way(points: readonly (readonly [x: number, y: number, half: number])[], step = 16): string {
  const edgeOf = (side: number) =>
    through(
      points.map(([x, y, half]): Point => [x + side * half, y]),
      step,
    )
  return area([...edgeOf(-1), ...edgeOf(1).reverse()])
}
