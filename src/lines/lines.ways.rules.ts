import type { LineStop } from './lines.schemas.ts'

type Mode = NonNullable<LineStop['onward']>['mode']

/** How one comes from a stop to another along a line, whatever lies between them. */
export interface Way {
  distanceM: number
  minutes: number
  /** Each mode once, in the order in which it comes. */
  modes: Mode[]
}

/** The shorter of the ways along one line from a place to another, in either direction; null when no line has both. */
export function wayBetween(lines: readonly { stops: readonly LineStop[] }[], from: string, to: string): Way | null {
  const ways = lines.flatMap(({ stops }) => {
    const ends = [from, to].map((placeId) => stops.findIndex((stop) => stop.place.id === placeId))
    const legs = stops.slice(Math.min(...ends), Math.max(...ends)).map((stop) => stop.onward)
    // A stop that is not on this line, no way at all, or a way that nobody has measured yet.
    if (ends.includes(-1) || legs.length === 0) return []
    const known = legs.filter((leg) => leg !== null)
    return known.length < legs.length ? [] : [sumOf(known, ends[0] !== Math.min(...ends))]
  })
  return ways.sort((a, b) => a.distanceM - b.distanceM)[0] ?? null
}

function sumOf(legs: NonNullable<LineStop['onward']>[], backwards: boolean): Way {
  const modes = legs.map((leg) => leg.mode)
  return {
    distanceM: legs.reduce((sum, leg) => sum + leg.distanceM, 0),
    minutes: legs.reduce((sum, leg) => sum + leg.minutes, 0),
    modes: [...new Set(backwards ? modes.reverse() : modes)],
  }
}
