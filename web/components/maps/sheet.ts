import { type Box, contains, overlap, type Point, tenth } from './geometry.ts'

/** Kilometres of one degree of latitude on the sphere that is commonly taken for the Earth (radius 6,371.0088 km). */
const KM_PER_DEGREE = 111.195

/** Of a drawing, in CSS pixels at its own size. */
export const WIDTH = 340
/** As flat and as tall as the sheet may become. */
const FLATTEST = 0.72
const TALLEST = 1.3
/** Left free around the line, for its names and to show where the others lead. */
const MARGIN = 46
/** What a finger meets. */
export const FINGER = 44
/** Where north arrow and scale may stand, and how far from the edge. */
const EDGE = 14

/** A piece of the Earth on a drawing: equirectangular, north up, exact to a few metres over a township. */
export interface Sheet {
  width: number
  height: number
  kmPerUnit: number
  at(place: { lng: number; lat: number }): Point
}

/** A drawing on which all these places lie, with room around them for their names. */
export function sheetFor(line: readonly { lng: number; lat: number }[], margin = MARGIN): Sheet {
  const lngs = line.map(({ lng }) => lng)
  const lats = line.map(({ lat }) => lat)
  const middle = { lng: (Math.min(...lngs) + Math.max(...lngs)) / 2, lat: (Math.min(...lats) + Math.max(...lats)) / 2 }
  const shrink = Math.cos((middle.lat * Math.PI) / 180)
  // A line due north, or all at one spot, still needs an extent to divide by.
  const kmWide = Math.max((Math.max(...lngs) - Math.min(...lngs)) * shrink * KM_PER_DEGREE, 0.05)
  const kmHigh = Math.max((Math.max(...lats) - Math.min(...lats)) * KM_PER_DEGREE, 0.05)
  const room = WIDTH - 2 * margin
  const wished = (room * kmHigh) / kmWide + 2 * margin
  const height = Math.round(Math.min(WIDTH * TALLEST, Math.max(WIDTH * FLATTEST, wished)))
  const kmPerUnit = Math.max(kmWide / room, kmHigh / (height - 2 * margin))
  return {
    width: WIDTH,
    height,
    kmPerUnit,
    at: ({ lng, lat }) => ({
      x: WIDTH / 2 + ((lng - middle.lng) * shrink * KM_PER_DEGREE) / kmPerUnit,
      y: height / 2 - ((lat - middle.lat) * KM_PER_DEGREE) / kmPerUnit,
    }),
  }
}

/** A length of 1, 2 or 5 times a power of ten kilometres, the longest within a third of the sheet. */
export function scaleOf(kmPerUnit: number): { km: number; length: number } {
  const most = (WIDTH / 3) * kmPerUnit
  const power = 10 ** Math.floor(Math.log10(most))
  const km = ([5, 2, 1].find((times) => times * power <= most) ?? 1) * power
  return { km, length: km / kmPerUnit }
}

/** The corner where a thing of this size covers least of the strokes; of equals the first, bottom left. */
export function freestCorner(
  size: { width: number; height: number },
  height: number,
  strokes: Point[],
  taken: Box[],
): Box {
  const [left, right] = [EDGE, WIDTH - EDGE - size.width]
  const [top, bottom] = [EDGE, height - EDGE - size.height]
  const corners = [
    { x: left, y: bottom },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: top },
  ].map((corner) => ({ ...corner, ...size }))
  const covered = (box: Box) => {
    const near = { x: box.x - EDGE, y: box.y - EDGE, width: box.width + 2 * EDGE, height: box.height + 2 * EDGE }
    return (
      strokes.filter((point) => contains(near, point)).length + (taken.some((other) => overlap(near, other)) ? 1000 : 0)
    )
  }
  const [best] = corners.sort((a, b) => covered(a) - covered(b))
  return best ?? { x: left, y: bottom, ...size }
}

/** Counted from the hub, so that one reads off how far away things are as the crow flies. */
export function gridEvery(step: number, hub: Point, height: number): { x: number[]; y: number[] } {
  const across = (from: number, size: number) => {
    const first = from - Math.floor(from / step) * step
    return Array.from({ length: Math.floor((size - first) / step) + 1 }, (_, index) => first + index * step)
  }
  return { x: across(hub.x, WIDTH), y: across(hub.y, height) }
}

export type Curve = [from: Point, leaving: Point, arriving: Point, to: Point]

/** Smooth through all points: Catmull and Rom's spline as Bézier curves. */
export function curvesThrough(points: readonly Point[]): Curve[] {
  return points.slice(0, -1).flatMap((from, index) => {
    const to = points[index + 1]
    if (!to) return []
    const before = points[index - 1] ?? from
    const after = points[index + 2] ?? to
    const leaving = { x: from.x + (to.x - before.x) / 6, y: from.y + (to.y - before.y) / 6 }
    const arriving = { x: to.x - (after.x - from.x) / 6, y: to.y - (after.y - from.y) / 6 }
    return [[from, leaving, arriving, to]]
  })
}

export function pathOf(curves: readonly Curve[]): string {
  const [first] = curves
  if (!first) return ''
  return `M${pair(first[0])}${curves.map(([, leaving, arriving, to]) => `C${pair(leaving)} ${pair(arriving)} ${pair(to)}`).join('')}`
}

function pair({ x, y }: Point): string {
  return `${tenth(x)} ${tenth(y)}`
}

export function samples(curve: Curve): Point[] {
  return Array.from({ length: 12 }, (_, index) => onCurve(curve, index / 12))
}

export function onCurve([a, b, c, d]: Curve, t: number): Point {
  const mix = (from: number, leaving: number, arriving: number, to: number) =>
    from * (1 - t) ** 3 + 3 * leaving * t * (1 - t) ** 2 + 3 * arriving * t ** 2 * (1 - t) + to * t ** 3
  return { x: mix(a.x, b.x, c.x, d.x), y: mix(a.y, b.y, c.y, d.y) }
}

/** What stands near the frame is pressed inside of it. */
export function within(box: Box, height: number): Box {
  return {
    ...box,
    x: Math.min(Math.max(box.x, 0), WIDTH - box.width),
    y: Math.min(Math.max(box.y, 0), height - box.height),
  }
}
