/** Geometry as a knife leaves it: short straight cuts, tapered gouges, edges that are never quite true. */

export type Point = readonly [x: number, y: number]

/** The next number in [0, 1). */
export type Random = () => number

/** Numbers that look chosen by hand, and are the same for the same seed: FNV-1a into mulberry32. */
export function randomOf(seed: string): Random {
  let state = 2166136261
  for (const letter of seed) state = Math.imul(state ^ letter.charCodeAt(0), 16777619)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** A number between the two. */
export function between(random: Random, low: number, high: number): number {
  return low + (high - low) * random()
}

/** `count` numbers from 0 to 1, evenly. */
export function steps(count: number): number[] {
  return Array.from({ length: count }, (_, index) => (count === 1 ? 0 : index / (count - 1)))
}

/** The points of a line, written as SVG writes them: `x,y x,y`. */
export function points(written: string): Point[] {
  return numbersOf(written).map(([x = 0, y = 0]) => [x, y])
}

/** Places with a size at each: `x,y,size x,y,size`. */
export function sized(written: string): [x: number, y: number, size: number][] {
  return numbersOf(written).map(([x = 0, y = 0, size = 1]) => [x, y, size])
}

function numbersOf(written: string): number[][] {
  return written.split(' ').map((place) => place.split(',').map(Number))
}

/** Points about `step` apart on a smooth line through the given ones (a Catmull-Rom spline). */
export function through(points: readonly Point[], step = 20): Point[] {
  const line: Point[] = []
  for (let index = 0; index < points.length - 1; index++) {
    const [before, from] = [pointAt(points, index - 1), pointAt(points, index)]
    const [to, after] = [pointAt(points, index + 1), pointAt(points, index + 2)]
    const parts = Math.max(1, Math.round(Math.hypot(to[0] - from[0], to[1] - from[1]) / step))
    for (let part = 0; part < parts; part++) {
      const t = part / parts
      line.push([spline(before[0], from[0], to[0], after[0], t), spline(before[1], from[1], to[1], after[1], t)])
    }
  }
  line.push(pointAt(points, points.length - 1))
  return line
}

/** The point at this place of the list, or the last one before its end. */
function pointAt(points: readonly Point[], index: number): Point {
  return points[Math.min(Math.max(index, 0), points.length - 1)] ?? [0, 0]
}

function spline(a: number, b: number, c: number, d: number, t: number): number {
  return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)))
}

/** The same line, cut by a hand: each point up to `by` away from where it was, mostly up or down. */
export function shaken(points: readonly Point[], by: number, random: Random): Point[] {
  return points.map(([x, y]) => [x + between(random, -by, by) * 0.5, y + between(random, -by, by)])
}

/** The height of a line at x; the line runs from left to right. */
export function heightAt(points: readonly Point[], x: number): number {
  const next = points.findIndex((point) => point[0] >= x)
  const [left, right] = [
    pointAt(points, next < 0 ? points.length : next - 1),
    pointAt(points, next < 0 ? points.length : next),
  ]
  const width = right[0] - left[0]
  return width === 0 ? right[1] : left[1] + ((right[1] - left[1]) * (x - left[0])) / width
}

/** Path data of an open line, in whole units and relative steps, which compress best. */
export function trace(points: readonly Point[]): string {
  let [lastX, lastY] = [0, 0]
  const pairs = points.map(([x, y], index) => {
    const [wholeX, wholeY] = [Math.round(x), Math.round(y)]
    const pair = index === 0 ? [wholeX, wholeY] : [wholeX - lastX, wholeY - lastY]
    ;[lastX, lastY] = [wholeX, wholeY]
    return pair.join(' ')
  })
  return `M${pairs[0]}l${pairs.slice(1).join(' ')}`.replaceAll(' -', '-')
}

/** Path data of a closed shape. */
export function area(points: readonly Point[]): string {
  return `${trace(points)}z`
}

/** Path data of everything below a line, down to `floor`. */
export function below(points: readonly Point[], floor = 800): string {
  const [first] = points
  return `${trace(points)}V${floor}H${Math.round(first?.[0] ?? 0)}z`
}

/** Path data of one cut of a V-gouge: from (x, y) over (dx, dy), `width` where it bites deepest, nearer its start. */
export function sliver(x: number, y: number, dx: number, dy: number, width: number): string {
  const length = Math.hypot(dx, dy) || 1
  const [nx, ny] = [(-dy / length) * width * 0.5, (dx / length) * width * 0.5]
  const at = (along: number, side: number): Point => [x + dx * along + nx * side, y + dy * along + ny * side]
  return area([at(0, 0), at(0.36, 1), at(1, 0), at(0.4, -1)])
}

/** Path data of a line that swells and thins like a brush: `widths` along it from its start to its end. */
export function brush(points: readonly Point[], widths: readonly number[]): string {
  const last = points.length - 1
  const [one, other]: [Point[], Point[]] = [[], []]
  points.forEach(([x, y], index) => {
    const [before, after] = [pointAt(points, index - 1), pointAt(points, index + 1)]
    const length = Math.hypot(after[0] - before[0], after[1] - before[1]) || 1
    const half = widthAt(widths, index / last) / 2
    const [nx, ny] = [(-(after[1] - before[1]) / length) * half, ((after[0] - before[0]) / length) * half]
    one.push([x + nx, y + ny])
    other.unshift([x - nx, y - ny])
  })
  return area([...one, ...other])
}

function widthAt(widths: readonly number[], t: number): number {
  const place = t * (widths.length - 1)
  const [low, high] = [widths[Math.floor(place)] ?? 0, widths[Math.ceil(place)] ?? 0]
  return low + (high - low) * (place - Math.floor(place))
}
