import type { LineStop } from './lines.schemas.ts'

type Segment = NonNullable<LineStop['onward']>

/** How one comes from a place to another, whatever lies between them. */
export interface Way {
  metres: number
  minutes: number
  /** The part of it that is walked. */
  walkMetres: number
  /** Each mode once, in the order in which it comes. */
  modes: Segment['mode'][]
}

/** Walking takes half as long again with a child or someone over sixty along. */
export const SLOW_PACE = 1.5
export type Pace = 1 | typeof SLOW_PACE

export function paceOf(party: { children: number; over60s: number }): Pace {
  return party.children + party.over60s > 0 ? SLOW_PACE : 1
}

/** Whole minutes from a stop to the next at that pace; wheels and boats know none. */
export function minutesOf(onward: Segment, pace: Pace): number {
  return Math.ceil(onward.mode === 'walk' ? onward.minutes * pace : onward.minutes)
}

/** The ways between the places of some lines, at one pace. */
export interface Ways {
  /**
   * Along the line that has both places, the shorter one where several do; through the hub where none does. null stands
   * for the hub itself. There is no way to where one is, to what lies on no line, nor over a stretch nobody has measured.
   */
  between(from: string | null, to: string | null): Way | null
  /** The first line that a place is on, and how far out; undefined when it is on none. */
  spotOf(placeId: string | null): { slug: string; position: number } | undefined
}

export function waysBetween(lines: readonly { slug: string; stops: readonly LineStop[] }[], pace: Pace): Ways {
  const spots = new Map<string | null, { slug: string; position: number }>()
  for (const { slug, stops } of lines)
    for (const { place, position } of stops) if (!spots.has(place.id)) spots.set(place.id, { slug, position })
  const along = (from: string | null, to: string | null) =>
    shortest(lines.flatMap(({ stops }) => wayAlong(stops, from, to, pace) ?? []))
  const known = new Map<string, Way | null>()
  return {
    between(from, to) {
      const key = `${from} ${to}`
      const before = known.get(key)
      if (before !== undefined) return before
      const way = from === to ? null : (along(from, to) ?? joined(along(from, null), along(null, to)))
      known.set(key, way)
      return way
    },
    spotOf: (placeId) => spots.get(placeId),
  }
}

function wayAlong(stops: readonly LineStop[], from: string | null, to: string | null, pace: Pace): Way | null {
  const [start = -1, end = -1] = [from, to].map((placeId) =>
    stops.findIndex(({ position, place }) => (placeId === null ? position === 0 : place.id === placeId)),
  )
  if (start === -1 || end === -1 || start === end) return null
  const legs = stops.slice(Math.min(start, end), Math.max(start, end)).map(({ onward }) => onward)
  const known = legs.filter((leg) => leg !== null)
  if (known.length < legs.length) return null
  const metresOf = (segments: readonly Segment[]) => segments.reduce((sum, { distanceM }) => sum + distanceM, 0)
  const modes = known.map(({ mode }) => mode)
  return {
    metres: metresOf(known),
    minutes: known.reduce((sum, leg) => sum + minutesOf(leg, pace), 0),
    walkMetres: metresOf(known.filter(({ mode }) => mode === 'walk')),
    modes: [...new Set(start < end ? modes : modes.reverse())],
  }
}

function shortest(ways: Way[]): Way | null {
  return ways.sort((a, b) => a.metres - b.metres)[0] ?? null
}

function joined(first: Way | null, second: Way | null): Way | null {
  return (
    first &&
    second && {
      metres: first.metres + second.metres,
      minutes: first.minutes + second.minutes,
      walkMetres: first.walkMetres + second.walkMetres,
      modes: [...new Set([...first.modes, ...second.modes])],
    }
  )
}
