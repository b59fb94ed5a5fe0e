import type { Line, LineStop } from './lines.schemas.ts'

/** How far a stop is from the hub along the line, the stays at stops on the way apart. */
export interface Reached {
  metres: number
  minutes: number
}

/** For each stop, in their order. */
export function reachedFromHub(stops: readonly LineStop[]): Reached[] {
  let metres = 0
  let minutes = 0
  return stops.map(({ onward }) => {
    const here = { metres, minutes }
    metres += onward?.distanceM ?? 0
    minutes += onward?.minutes ?? 0
    return here
  })
}

/** What people look for on the way. */
export type Need = 'toilet' | 'petrol'

/** A part of the line with stops, none of which has what is needed. */
export interface Stretch {
  /** The last stop that still has it. */
  from: LineStop
  metres: number
  /** The next stop that has it again; null when none follows. */
  until: LineStop | null
}

/**
 * The stretches without, in the order in which they are met. Two stops that both have it make none, however far apart:
 * nobody passes a stop in vain between them. What lies before the first stop that has it is no stretch either, for there
 * is no stop of which to say that it is the last.
 */
export function stretchesWithout(stops: readonly LineStop[], need: Need): Stretch[] {
  const reached = reachedFromHub(stops)
  const having = stops.flatMap((stop, index) => (stop.place[need] ? [{ stop, index }] : []))
  return having.flatMap(({ stop, index }, nth) => {
    const next = having[nth + 1]
    const end = next?.index ?? stops.length - 1
    const missed = next ? end - index - 1 : end - index
    if (missed < 1) return []
    const metres = (reached[end]?.metres ?? 0) - (reached[index]?.metres ?? 0)
    return [{ from: stop, metres, until: next?.stop ?? null }]
  })
}

/** Where to fill up or stop for the last time before the line's end; null when its last stop has it, or none does. */
export function lastWith(stops: readonly LineStop[], need: Need): Stretch | null {
  return stretchesWithout(stops, need).find(({ until }) => until === null) ?? null
}

/** Whether a car is needed, and with it petrol. */
export function isDriven(line: Pick<Line, 'stops'>): boolean {
  return line.stops.some(({ onward }) => onward?.mode === 'drive')
}
