import type { Box, Point } from './geometry.ts'
import type { Plan, PlanStop } from './plan.ts'
import { textWidth, wrapText } from './text.ts'

/** Lines of a name: the first one's baseline, and how the text stands to it. */
export interface Label extends Point {
  lines: string[]
  anchor: 'start' | 'middle' | 'end'
}

export interface Station extends Point {
  stop: PlanStop
  label: Label
  /** The middles of the signs for petrol and toilet, in this order, those it has. */
  signs: { kind: 'petrol' | 'toilet'; at: Point }[]
  /** What a finger meets. */
  target: Box
}

export interface Segment {
  from: PlanStop
  points: Point[]
  /** Where the time is written. */
  time: Point & { anchor: Label['anchor'] }
  middle: Point
}

export interface Stub {
  letter: string
  slug: string
  name: string
  from: Point
  to: Point
  target: Box
}

export interface Schematic {
  width: number
  height: number
  stations: Station[]
  segments: Segment[]
  stubs: Stub[]
}

/** Sizes that do not grow with the letters. */
export const SIGN = 18
const SIGN_GAP = 4
/** From one line of a name to the next, in its size. */
export const LEADING = 1.3
/** Larger than the 44 px asked for: a narrow phone shows the drawing smaller than it is. */
const FINGER = 52

/** Beyond this many stops a drawing from left to right grows wider than any page shows it readably. */
export const MOST_ACROSS = 9

const DOWN = { width: 320, x: 44, hub: { x: 92, y: 80 }, gap: 22, drop: 28 }

/** From top to bottom, for a phone: the hub and its other lines above, then the line down the left, names beside it. */
export function layoutDown(plan: Plan, text: number): Schematic {
  const startOf = (index: number) => (index === 0 ? DOWN.hub.x : DOWN.x) + DOWN.gap
  const names = plan.stops.map((stop, index) =>
    wrapText(stop.name, text, DOWN.width - startOf(index) - signsWidth(stop)),
  )
  const block = Math.max(...names.slice(1).map((lines) => lines.length), 1) * LEADING * text
  const pitch = Math.max(68, block + 2.6 * text)
  // Down, over, and past the time that stands before the first stop; never into a long name of the hub.
  const bend = DOWN.drop + (DOWN.hub.x - DOWN.x) + 0.8 * text
  const hubBlock = ((names[0]?.length ?? 1) * LEADING * text) / 2 + 0.8 * text
  const first = DOWN.hub.y + Math.max(bend, hubBlock) + pitch / 2
  const spots = plan.stops.map((_, index) => (index === 0 ? DOWN.hub : { x: DOWN.x, y: first + (index - 1) * pitch }))
  const ends = names.map((lines, index) => startOf(index) + Math.max(...lines.map((line) => textWidth(line, text))))
  const width = Math.max(DOWN.width, ...plan.stops.map((stop, index) => (ends[index] ?? 0) + signsWidth(stop) + 1))
  const stations = plan.stops.map((stop, index) => {
    const spot = spots[index] ?? DOWN.hub
    const lines = names[index] ?? []
    const top = spot.y - ((lines.length - 1) * LEADING * text) / 2 + 0.36 * text
    return {
      ...spot,
      stop,
      label: { x: startOf(index), y: top, lines, anchor: 'start' as const },
      signs: signsOf(stop).map((kind, nth) => ({
        kind,
        at: { x: (ends[index] ?? 0) + 8 + SIGN / 2 + nth * (SIGN + SIGN_GAP), y: spot.y },
      })),
      target: { x: spot.x - FINGER / 2, y: spot.y - FINGER / 2, width: width - spot.x + FINGER / 2, height: FINGER },
    }
  })
  const segments = segmentsBetween(plan.stops, spots, (from, to) => {
    const points = from.x === to.x ? [from, to] : bendDown(from, to)
    const middle = midway(points)
    const y = from.x === to.x ? (from.y + to.y) / 2 : to.y - pitch / 2
    return { points, middle, time: { x: DOWN.x + DOWN.gap, y: y + 0.32 * text, anchor: 'start' } }
  })
  const last = spots.at(-1) ?? DOWN.hub
  return {
    width,
    height: last.y + Math.max(FINGER, block) / 2 + 4,
    stations,
    segments,
    stubs: stubsAt(DOWN.hub, plan, [
      { x: -FINGER - 12, y: 0 },
      { x: -FINGER, y: -FINGER },
      { x: 0, y: -FINGER - 4 },
    ]),
  }
}

/** Straight on, over at 45°, straight on. */
function bendDown(from: Point, to: Point): Point[] {
  const over = Math.abs(to.x - from.x)
  const turn = from.y + DOWN.drop
  return [from, { x: from.x, y: turn }, { x: to.x, y: turn + over }, to]
}

/**
 * From left to right, for a page with room: level for half of the stops, a rise (or fall) at 45°, level again. Names
 * stand outside of the bend, times inside, so that neither meets the stroke.
 */
export function layoutAcross(plan: Plan, text: number): Schematic {
  const way = plan.heads === 'up' ? -1 : 1
  const names = plan.stops.map(({ name }) => wrapText(name, text, 6.2 * text))
  const widths = names.map((lines) => Math.max(...lines.map((line) => textWidth(line, text))))
  const pitch = Math.max(...widths.map((width) => width + 0.9 * text), 5.6 * text, FINGER)
  const rise = Math.max(2.5 * text, pitch - 2.6 * text)
  const rows = Math.max(...names.map((lines) => lines.length))
  const labelRoom = rows * LEADING * text + 1.2 * text + SIGN + SIGN_GAP
  const stubRoom = plan.others.length > 0 ? FINGER * 1.75 : 0
  const before = Math.max(FINGER * 1.5, (widths[0] ?? 0) / 2 + 4)
  const after = Math.max(FINGER / 2, (widths.at(-1) ?? 0) / 2 + 4)
  const levels = plan.stops.length > 2 ? 2 : 1
  const bend = levels === 2 ? Math.ceil((plan.stops.length - 1) / 2) : plan.stops.length
  const inside = Math.max(stubRoom, levels === 2 ? rise + labelRoom : 1.6 * text)
  const hubY = way < 0 ? inside : labelRoom
  const spots = plan.stops.map((_, index) => ({
    x: before + index * pitch,
    y: hubY + (index > bend - 1 && levels === 2 ? way * rise : 0),
  }))
  const stations = plan.stops.map((stop, index) => {
    const spot = spots[index] ?? { x: 0, y: 0 }
    // Before the bend names stand on the side it turns away from, after it on the side it turned to.
    const side = index < bend ? -way : way
    return { ...spot, stop, ...besideStroke(stop, spot, names[index] ?? [], side, text, pitch) }
  })
  const segments = segmentsBetween(plan.stops, spots, (from, to) => {
    const isBend = from.y !== to.y
    const points = isBend ? bendAcross(from, to) : [from, to]
    const middle = midway(points)
    const isFirst = from.y === hubY
    const inner = isFirst ? way : -way
    const time = isBend
      ? { x: middle.x + 10, y: middle.y - way * 0.9 * text + 0.36 * text, anchor: 'start' as const }
      : { x: middle.x, y: middle.y + inner * 1.25 * text + 0.36 * text, anchor: 'middle' as const }
    return { points, middle, time }
  })
  return {
    width: before + (plan.stops.length - 1) * pitch + after,
    height: inside + labelRoom,
    stations,
    segments,
    stubs: stubsAt(spots[0] ?? { x: 0, y: 0 }, plan, [
      { x: 0, y: way * 1.25 * FINGER },
      { x: -FINGER, y: way * FINGER },
      { x: -FINGER, y: 0 },
    ]),
  }
}

function bendAcross(from: Point, to: Point): Point[] {
  const over = Math.abs(to.y - from.y)
  const straight = (to.x - from.x - over) / 2
  return [from, { x: from.x + straight, y: from.y }, { x: to.x - straight, y: to.y }, to]
}

/** A name centred above (-1) or below (1) its station, and beyond it the signs. */
function besideStroke(stop: PlanStop, spot: Point, lines: string[], side: number, text: number, pitch: number) {
  const block = lines.length * LEADING * text
  const top = side > 0 ? spot.y + 1.9 * text : spot.y - 1.15 * text - (lines.length - 1) * LEADING * text
  const signs = signsOf(stop)
  const row = signs.length * SIGN + (signs.length - 1) * SIGN_GAP
  const signY = side > 0 ? top + block - 0.45 * text + SIGN / 2 : top - 1.05 * text - SIGN / 2
  const reach = 1.2 * text + block + (signs.length > 0 ? SIGN + SIGN_GAP : 0)
  const height = Math.max(FINGER, FINGER / 2 + reach)
  return {
    label: { x: spot.x, y: top, lines, anchor: 'middle' as const },
    signs: signs.map((kind, nth) => ({
      kind,
      at: { x: spot.x - row / 2 + SIGN / 2 + nth * (SIGN + SIGN_GAP), y: signY },
    })),
    target: {
      x: spot.x - pitch / 2 + 0.5,
      y: side > 0 ? spot.y - FINGER / 2 : spot.y + FINGER / 2 - height,
      width: pitch - 1,
      height,
    },
  }
}

function signsOf(stop: PlanStop): ('petrol' | 'toilet')[] {
  return (['petrol', 'toilet'] as const).filter((kind) => stop[kind])
}

function signsWidth(stop: PlanStop): number {
  const count = signsOf(stop).length
  return count === 0 ? 0 : 8 + count * SIGN + (count - 1) * SIGN_GAP
}

function segmentsBetween(
  stops: readonly PlanStop[],
  spots: readonly Point[],
  draw: (from: Point, to: Point) => Omit<Segment, 'from'>,
): Segment[] {
  return stops.slice(0, -1).flatMap((from, index) => {
    const [here, there] = [spots[index], spots[index + 1]]
    return here && there ? [{ from, ...draw(here, there) }] : []
  })
}

/** As many of the other lines as there are ways out; the rest are on the page of all lines. */
function stubsAt(hub: Point, { others }: Plan, ways: Point[]): Stub[] {
  return others.slice(0, ways.length).map((other, index) => {
    const to = { x: hub.x + (ways[index]?.x ?? 0), y: hub.y + (ways[index]?.y ?? 0) }
    return {
      ...other,
      from: hub,
      to,
      target: { x: to.x - FINGER / 2, y: to.y - FINGER / 2, width: FINGER, height: FINGER },
    }
  })
}

/** The middle of its middle piece, which is the slanting one of three. */
function midway(points: Point[]): Point {
  const index = Math.floor((points.length - 1) / 2)
  const [a, b] = [points[index] ?? { x: 0, y: 0 }, points[index + 1] ?? { x: 0, y: 0 }]
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
}
