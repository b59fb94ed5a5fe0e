import type { Box, Point } from './schematic.layout.ts'
import { textWidth } from './text.ts'

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
  labels: (Point & { anchor: 'start' | 'middle' | 'end' })[]
  /** The letter at its end, and the line's name beside it. */
  bullet: Point
  title: Point & { anchor: 'start' | 'end' }
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
const PAD = 22

/**
 * The whole network as a plan: each line leaves the hub by that of the eight ways which is nearest to where it really
 * leads, no two by the same, and turns level once; its stations stand evenly. Lines beyond eight are left out.
 */
export function layoutNetwork(lines: readonly NetworkLine[], form: NetworkForm): Network {
  const ways = waysOut(lines)
  const drawn = lines.flatMap((line, index) => {
    const way = ways[index]
    return way ? [armFrom(line, way, form)] : []
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
  return {
    width: Math.ceil(Math.max(...boxes.map((box) => box.x + box.width)) - left),
    height: Math.ceil(Math.max(...boxes.map((box) => box.y + box.height)) - top),
    hub: move({ x: 0, y: 0 }),
    hubLabel: hubLabel && move(hubLabel),
    arms: drawn.map((arm) => ({
      ...arm,
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

function armFrom(line: NetworkLine, way: Way, { text, named }: NetworkForm): Arm {
  const widest = Math.max(...line.stops.map((name) => textWidth(name, text)), 0)
  const pitch = named ? Math.max(widest + 0.9 * text, 4 * text) : 1.9 * text
  const slant = named ? 2.6 * text : 1.35 * text
  const side = way.x < 0 ? -1 : 1
  const up = way.y < 0 ? 1 : -1
  const onSlant = way.y === 0 ? 0 : Math.min(line.stops.length, ON_SLANT)
  const corner = onSlant === 0 ? { x: 0, y: 0 } : along(way, slant * (onSlant + 0.5))
  const stations = line.stops.map((_, index) =>
    index < onSlant
      ? along(way, slant * (index + 1))
      : { x: corner.x + side * pitch * (index - onSlant + (onSlant > 0 ? 0.5 : 1)), y: corner.y },
  )
  const last = stations.at(-1)
  const end = line.stops.length > onSlant && last ? last : corner
  const bullet = { x: end.x + side * 2.2 * text, y: end.y }
  return {
    line,
    points: [{ x: 0, y: 0 }, ...(onSlant > 0 ? [corner] : []), bullet],
    stations,
    labels: named ? stations.map((station, index) => labelBeside(station, index < onSlant, side, up, text)) : [],
    bullet,
    title: {
      x: bullet.x + side * BULLET,
      y: bullet.y - up * 2.2 * text + 0.36 * text,
      anchor: side > 0 ? 'end' : 'start',
    },
  }
}

function along(way: Way, length: number): Point {
  return { x: way.x * length, y: -way.y * length }
}

/** Beside a slanting stroke on its outer side, a little back; over or under a level one, away from the hub. */
function labelBeside(
  station: Point,
  isOnSlant: boolean,
  side: number,
  up: number,
  text: number,
): Arm['labels'][number] {
  if (isOnSlant)
    return {
      x: station.x + side * 0.95 * text,
      y: station.y - up * 0.55 * text + 0.36 * text,
      anchor: side > 0 ? 'start' : 'end',
    }
  return { x: station.x, y: station.y + up * 1.25 * text + 0.36 * text, anchor: 'middle' }
}

function labelOfHub(ways: (Way | undefined)[], { text }: NetworkForm): Network['hubLabel'] {
  const isTaken = (x: number, y: number) => ways.some((way) => way?.x === x && way.y === y)
  if (!isTaken(1, 0)) return { x: 1.5 * text, y: 0.36 * text, anchor: 'start' }
  return { x: 0, y: isTaken(0, -1) ? -1.3 * text : 2.2 * text, anchor: 'middle' }
}

function boxesOf(arm: Arm, { text }: NetworkForm): Box[] {
  return [
    { x: arm.bullet.x - PAD, y: arm.bullet.y - PAD, width: 2 * PAD, height: 2 * PAD },
    ...arm.labels.map((label, index) => boxOfText(label, arm.line.stops[index] ?? '', text)),
    boxOfText(arm.title, arm.line.name, 1.1 * text),
  ]
}

function boxOfText(at: Point & { anchor: string }, words: string, size: number): Box {
  const width = textWidth(words, size)
  const x = at.anchor === 'start' ? at.x : at.anchor === 'end' ? at.x - width : at.x - width / 2
  return { x: x - 2, y: at.y - 1.1 * size, width: width + 4, height: 1.5 * size }
}
