import type { LineStop } from './lines.schemas.ts'

type Mode = NonNullable<LineStop['onward']>['mode']

/** How one comes from a stop to another along a line, whatever lies between them. */
export interface Way {
  distanceM: number
  minutes: number
  /** Each mode once, in the order in which it comes. */
  modes: Mode[]
}

/** Walking takes half as long again with a child or someone over sixty along. */
export const SLOW_PACE = 1.5
export type Pace = 1 | typeof SLOW_PACE

export function paceOf(party: { children: number; over60s: number }): Pace {
  return party.children + party.over60s > 0 ? SLOW_PACE : 1
}

/** Whole minutes from a stop to the next at that pace; wheels and boats know none. */
export function minutesOf(onward: NonNullable<LineStop['onward']>, pace: Pace): number {
  return Math.ceil(onward.mode === 'walk' ? onward.minutes * pace : onward.minutes)
}

/** The shorter of the ways along one line from a place to another, in either direction; null when no line has both. */
export function wayBetween(
  lines: readonly { stops: readonly LineStop[] }[],
  from: string,
  to: string,
  pace: Pace = 1,
): Way | null {
  const ways = lines.flatMap(({ stops }) => {
    const ends = [from, to].map((placeId) => stops.findIndex((stop) => stop.place.id === placeId))
    const legs = stops.slice(Math.min(...ends), Math.max(...ends)).map((stop) => stop.onward)
    // A stop that is not on this line, no way at all, or a way that nobody has measured yet.
    if (ends.includes(-1) || legs.length === 0) return []
    const known = legs.filter((leg) => leg !== null)
    return known.length < legs.length ? [] : [sumOf(known, ends[0] !== Math.min(...ends), pace)]
  })
  return ways.sort((a, b) => a.distanceM - b.distanceM)[0] ?? null
}

function sumOf(legs: NonNullable<LineStop['onward']>[], backwards: boolean, pace: Pace): Way {
  const modes = legs.map((leg) => leg.mode)
  return {
    distanceM: legs.reduce((sum, leg) => sum + leg.distanceM, 0),
    minutes: legs.reduce((sum, leg) => sum + minutesOf(leg, pace), 0),
    modes: [...new Set(backwards ? modes.reverse() : modes)],
  }
}
