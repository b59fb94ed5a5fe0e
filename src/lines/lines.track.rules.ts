import { type Position, toWgs84 } from '../places/datum.rules.ts'
import type { Line, LineStop } from './lines.schemas.ts'

/** A line as it is handed to a navigation device: its stops in order, in WGS-84. */
export interface Track {
  name: string
  /** What a reader of the file must know of it. */
  description: string
  /** The line's page. */
  source: string
  /** UTC, ISO 8601. */
  madeAt: string
  stops: TrackStop[]
  /** West, south, east, north. */
  bounds: [number, number, number, number]
}

export interface TrackStop {
  name: string
  note: string
  position: Position
  isHub: boolean
  toilet: boolean
  petrol: boolean
}

/** What is said in the file, and which of two names, in the reader's language. */
export interface TrackWords {
  said(zh: string, en: string | null): string
  /** Names of the stops that nobody has surveyed yet. */
  leftOut(names: string[]): string
  /** The points are the stops; the road between them is not known. */
  straight: string
  invented: string
  note(stop: LineStop): string
}

export interface TrackOccasion {
  source: string
  /** UTC, milliseconds. */
  now: number
  isDemo: boolean
}

/** A line's track; null while fewer than two of its stops are surveyed, since one point leads nowhere. */
export function trackOf(line: Line, words: TrackWords, { source, now, isDemo }: TrackOccasion): Track | null {
  const located = line.stops.flatMap((stop) => {
    const { lng, lat } = stop.place
    return lng === null || lat === null ? [] : [{ stop, position: toWgs84(lng, lat) }]
  })
  if (located.length < 2) return null
  const found = new Set(located.map(({ stop }) => stop))
  const leftOut = line.stops.filter((stop) => !found.has(stop)).map(({ place }) => words.said(place.name, place.nameEn))
  const remarks = [
    isDemo && words.invented,
    words.said(line.summary, line.summaryEn),
    words.straight,
    leftOut.length > 0 && words.leftOut(leftOut),
  ]
  return {
    name: words.said(line.name, line.nameEn),
    description: remarks.filter(Boolean).join('\n'),
    source,
    madeAt: new Date(now).toISOString(),
    stops: located.map(({ stop, position }) => ({
      name: words.said(stop.place.name, stop.place.nameEn),
      note: words.note(stop),
      position,
      isHub: stop.position === 0,
      toilet: stop.place.toilet,
      petrol: stop.place.petrol,
    })),
    bounds: boundsOf(located.map(({ position }) => position)),
  }
}

function boundsOf(positions: Position[]): Track['bounds'] {
  const lngs = positions.map(([lng]) => lng)
  const lats = positions.map(([, lat]) => lat)
  return [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)]
}
