import { around, type Box, overlap, type Point } from './geometry.ts'
import { type Label, LEADING } from './schematic.layout.ts'
import { textWidth, wrapText } from './text.ts'

/** A line as the network shows it. */
export interface NetworkLine {
  slug: string
  letter: string
  name: string
  /** The names of its stops beyond the hub. */
  stops: string[]
  /** From the hub to its last stop as the crow flies, east and north; null while nobody knows. */
  towards: { east: number; north: number } | null
}

export interface Arm {
  line: NetworkLine
  points: Point[]
  stations: Point[]
  /** A name for each station, where names are wanted. */
  labels: Label[]
  /** The letter at its end, and the line's name beside it. */
  bullet: Point
  title: Point & { anchor: 'start' | 'end' }
  /** All that a finger may meet for it; null where that would lie over another arm, and its stroke must do. */
  area: Box | null
}

export interface Network {
  width: number
  height: number
  hub: Point
  arms: Arm[]
  hubLabel: (Point & { anchor: 'start' | 'middle' }) | null
}

export interface NetworkForm {
  text: number
  /** Whether each station carries its name: wants some 900 px. */
  named: boolean
  /** What the hub is called, when it is to be said. */
  hubName: string | null
}

/** The eight ways out of a point, from east against the clock, as right (x) and up (y). */
const WAYS = [
  { x: 1, y: 0 },
  { x: 1, y: 1 },
  { x: 0, y: 1 },
  { x: -1, y: 1 },
  { x: -1, y: 0 },
  { x: -1, y: -1 },
  { x: 0, y: -1 },
  { x: 1, y: -1 },
]
type Way = (typeof WAYS)[number]

/** Stations on the slant, before an arm turns level. */
const ON_SLANT = 2
const BULLET = 15
/** How large a line's name stands to the names of stops. */
export const TITLE = 1.1
/** A stop's name is broken beyond so many times its size. */
const WIDEST = 6.5
const PAD = 22

interface Measure extends NetworkForm {
  /** From station to station on the level, and from one to the next across and down on a slant. */
  pitch: number
  slant: number
}

function measureOf(lines: readonly NetworkLine[], form: NetworkForm): Measure {
  const { text, named } = form
  if (!named) return { ...form, pitch: 1.9 * text, slant: 1.35 * text }
  const parts = lines.flatMap((line) => line.stops.flatMap((name) => wrapText(name, text, WIDEST * text)))
  const widest = Math.max(...parts.map((part) => textWidth(part, text)), 0)
  return { ...form, pitch: Math.max(widest + 0.9 * text, 4 * text), slant: 2.6 * text }
}

/**
 * The whole network as a plan: each line leaves the hub by that of the eight ways which is nearest to where it really
 * leads, no two by the same, and turns level once; its stations stand evenly. Lines beyond eight are left out.
 */
export function layoutNetwork(lines: readonly NetworkLine[], form: NetworkForm): Network {
  const ways = waysOut(lines)
  const measure = measureOf(lines, form)
  const drawn = lines.flatMap((line, index) => {
    const way = ways[index]
    return way ? [armFrom(line, way, measure)] : []
  })
  const hubLabel = form.hubName === null ? null : labelOfHub(ways, form)
  const boxes = [
    ...drawn.flatMap((arm) => boxesOf(arm, form)),
    ...(hubLabel && form.hubName ? [boxOfText(hubLabel, form.hubName, form.text)] : []),
    { x: -PAD, y: -PAD, width: 2 * PAD, height: 2 * PAD },
  ]
  const left = Math.min(...boxes.map((box) => box.x))
  const top = Math.min(...boxes.map((box) => box.y))
  const move = <P extends Point>(point: P): P => ({ ...point, x: point.x - left, y: point.y - top })
  const areas = drawn.map((arm) => areaOf(arm, form))
  return {
    width: Math.ceil(Math.max(...boxes.map((box) => box.x + box.width)) - left),
    height: Math.ceil(Math.max(...boxes.map((box) => box.y + box.height)) - top),
    hub: move({ x: 0, y: 0 }),
    hubLabel: hubLabel && move(hubLabel),
    arms: drawn.map((arm, index) => ({
      ...arm,
      area: moved(areas, index, move),
      points: arm.points.map(move),
      stations: arm.stations.map(move),
      labels: arm.labels.map(move),
      bullet: move(arm.bullet),
      title: move(arm.title),
    })),
  }
}

/** For each line the free way that is nearest to its own; who comes first chooses first. */
function waysOut(lines: readonly NetworkLine[]): (Way | undefined)[] {
  const free = new Set(WAYS.keys())
  return lines.map(({ towards }) => {
    const turn = towards ? (Math.atan2(towards.north, towards.east) / (2 * Math.PI)) * WAYS.length : 1
    const apart = (way: number) => Math.abs(((way - turn + 1.5 * WAYS.length) % WAYS.length) - WAYS.length / 2)
    const [nearest] = [...free].sort((a, b) => apart(b) - apart(a)).reverse()
    if (nearest === undefined) return undefined
    free.delete(nearest)
    return WAYS[nearest]
  })
}

function armFrom(line: NetworkLine, way: Way, measure: Measure): Omit<Arm, 'area'> {
  const { text, named, pitch, slant } = measure
  const side = way.x < 0 ? -1 : 1
  const up = way.y < 0 ? 1 : -1
  const onSlant = way.y === 0 ? 0 : Math.min(line.stops.length, ON_SLANT)
  const corner = onSlant === 0 ? { x: 0, y: 0 } : along(way, slant * (onSlant + 0.5))
  const levelAt = (step: number) => (index: number) =>
    index < onSlant
      ? along(way, slant * (index + 1))
      : { x: corner.x + side * step * (index - onSlant + (onSlant > 0 ? 0.5 : 1)), y: corner.y }
  const labelAt = (station: Point, index: number) =>
    labelBeside(station, line.stops[index] ?? '', index < onSlant, side, up, text)
  const tight = line.stops.map((_, index) => levelAt(pitch)(index))
  const { end, tail } = endOf(line, tight, tight.map(labelAt), corner, onSlant, measure)
  // Where the line's own name needs a longer arm, its stations share the length.
  const spare = (end - tail - Math.abs(corner.x)) / Math.max(1, Math.abs(tight.at(-1)?.x ?? 0) - Math.abs(corner.x))
  const stations = line.stops.map((_, index) => levelAt(pitch * Math.max(1, spare))(index))
  const labels = stations.map(labelAt)
  const bullet = { x: side * end, y: corner.y }
  return {
    line,
    points: [{ x: 0, y: 0 }, ...(onSlant > 0 ? [corner] : []), bullet],
    stations,
    labels: named ? labels : [],
    bullet,
    title: {
      x: bullet.x + side * BULLET,
      y: bullet.y - up * 2.2 * text + 0.36 * text,
      anchor: side > 0 ? 'end' : 'start',
    },
  }
}

/**
 * How far out an arm ends, past its last station and its name, and far enough for the line's own name under it; and how
 * much of it lies beyond that station.
 */
function endOf(
  line: NetworkLine,
  stations: Point[],
  labels: Label[],
  corner: Point,
  onSlant: number,
  { text, named }: Measure,
): { end: number; tail: number } {
  const reach = (label: Label | undefined) =>
    label && named
      ? Math.max(...label.lines.map((part) => textWidth(part, text))) * (label.anchor === 'middle' ? 0.5 : 1)
      : 0
  const isTurned = line.stops.length > onSlant
  const tail = Math.max(2.2 * text, (isTurned ? reach(labels.at(-1)) : 0) + BULLET + 0.5 * text)
  const slanting = stations[onSlant - 1]
  const inner = Math.max(Math.abs(corner.x), slanting ? Math.abs(slanting.x) + text + reach(labels[onSlant - 1]) : 0)
  const title = textWidth(line.name, TITLE * text)
  const least = Math.abs((isTurned ? stations.at(-1)?.x : undefined) ?? corner.x) + tail
  return { end: Math.max(least, inner + 0.6 * text + title - BULLET), tail }
}

function along(way: Way, length: number): Point {
  return { x: way.x * length, y: -way.y * length }
}

/** Beside a slanting stroke on its outer side, a little back; over or under a level one, away from the hub. */
function labelBeside(station: Point, name: string, isOnSlant: boolean, side: number, up: number, text: number): Label {
  const middle = 0.36 * text
  if (isOnSlant)
    return {
      x: station.x + side * 0.95 * text,
      y: station.y - up * 0.55 * text + middle,
      anchor: side > 0 ? 'start' : 'end',
      lines: [name],
    }
  const lines = wrapText(name, text, WIDEST * text)
  const lift = up < 0 ? (lines.length - 1) * LEADING * text : 0
  return { x: station.x, y: station.y + up * 1.25 * text + middle - lift, anchor: 'middle', lines }
}

function labelOfHub(ways: (Way | undefined)[], { text }: NetworkForm): Network['hubLabel'] {
  const isTaken = (x: number, y: number) => ways.some((way) => way?.x === x && way.y === y)
  if (!isTaken(1, 0)) return { x: 1.5 * text, y: 0.36 * text, anchor: 'start' }
  return { x: 0, y: isTaken(0, -1) ? -1.3 * text : 2.2 * text, anchor: 'middle' }
}

/** From the hub to the arm's far end, names and all. */
function areaOf(arm: Omit<Arm, 'area'>, form: NetworkForm): Box {
  const boxes = [...boxesOf(arm, form), ...arm.points.map((point) => around(point, 0))]
  const [x, y] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))]
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  }
}

function moved(areas: Box[], index: number, move: (box: Box) => Box): Box | null {
  const area = areas[index]
  if (!area || areas.some((other, nth) => nth !== index && overlap(area, other))) return null
  return move(area)
}

function boxesOf(arm: Omit<Arm, 'area'>, { text }: NetworkForm): Box[] {
  return [
    { x: arm.bullet.x - PAD, y: arm.bullet.y - PAD, width: 2 * PAD, height: 2 * PAD },
    ...arm.labels.flatMap((label) =>
      label.lines.map((part, index) => boxOfText({ ...label, y: label.y + index * LEADING * text }, part, text)),
    ),
    boxOfText(arm.title, arm.line.name, TITLE * text),
  ]
}

function boxOfText(at: Point & { anchor: Label['anchor'] }, words: string, size: number): Box {
  const width = textWidth(words, size)
  const x = at.anchor === 'start' ? at.x : at.anchor === 'end' ? at.x - width : at.x - width / 2
  return { x: x - 2, y: at.y - 1.1 * size, width: width + 4, height: 1.5 * size }
}
