import type { Day } from '../days.ts'
import type { Way, Ways } from './lines.ways.rules.ts'

/** Local minutes of a day, 0 at midnight. */
const at = (hours: number, minutes = 0) => hours * 60 + minutes

/** Nobody is asked to set off before. */
export const DAY_BEGINS = at(8, 30)
/** The last day is over when everyone is back at the hub. */
export const BACK_BY = at(19)
export const CHECK_IN_FROM = at(14)
export const CHECK_IN_BY = at(20, 30)
/** Between the end of one thing and setting off for the next. */
export const MARGIN = 10

/** What is done at one place within one day. */
export interface Visit {
  role: 'stay' | 'entry' | 'activity' | 'lunch' | 'dinner'
  placeId: string
  day: Day
  /** Local minutes of that day; the end may lie beyond midnight. Of an entry: the window to pass in. */
  start: number
  end: number
}

/** A visit with what goes before it. */
export interface Timed<V extends Visit> {
  visit: V
  way: Way
  setsOff: number
  arrives: number
  /** From when to when one is there; of an entry the moment one passes, of a stay the check-in. */
  begins: number
  ends: number
  /** Minutes between arriving and beginning; below 0 one is late by so many. */
  wait: number
}

export interface TimedDay<V extends Visit> {
  day: Day
  visits: Timed<V>[]
  /** Where the day ends: at the night's stop (its visit is the last one on the first evening), or back at the hub. */
  home: { placeId: string | null; way: Way; setsOff: number; arrives: number; wait: number }
}

/** To where one is, and to what lies on no line: nowhere is next door. */
export const NO_WAY: Way = { metres: 0, minutes: 0, walkMetres: 0, modes: [] }

/**
 * The clock of one day. It begins at `from`, not before 08:30 unless said otherwise, and goes from visit to visit in
 * their order: one arrives, waits until it begins, stays until it ends, and leaves ten minutes later. For the first visit
 * of a day one sets off no earlier than needed. An entry is passed on arrival while its window is open. The day ends at
 * the night's stop (check-in from 14:00 on the first evening, 20:30 at the latest) or at the hub by 19:00.
 * Nothing is refused here: a `wait` below 0 says by how many minutes it does not fit.
 */
export function timeDay<V extends Visit>(
  day: Day,
  visits: readonly V[],
  ways: Ways,
  ends: { from: string | null; stay: { placeId: string; visit: V | null } | null; notBefore?: number },
): TimedDay<V> {
  const timed: Timed<V>[] = []
  let place = ends.from
  let leaves = ends.notBefore ?? DAY_BEGINS
  const go = (to: string | null, start: number) => {
    const way = ways.between(place, to) ?? NO_WAY
    const setsOff = timed.length === 0 ? Math.max(leaves, start - way.minutes) : leaves
    place = to
    return { way, setsOff, arrives: setsOff + way.minutes }
  }
  for (const visit of visits) {
    const going = go(visit.placeId, visit.start)
    const isEntry = visit.role === 'entry'
    const begins = isEntry ? Math.max(going.arrives, visit.start) : visit.start
    const lateBy = isEntry ? visit.end - 1 - begins : 0
    const ends = isEntry ? begins : visit.end
    timed.push({ visit, ...going, begins, ends, wait: lateBy < 0 ? lateBy : begins - going.arrives })
    leaves = ends + MARGIN
  }
  if (!ends.stay) {
    const going = go(null, 0)
    return { day, visits: timed, home: { placeId: null, ...going, wait: Math.min(0, BACK_BY - going.arrives) } }
  }
  const { placeId, visit } = ends.stay
  const opens = visit ? Math.max(CHECK_IN_FROM, visit.start) : 0
  const going = go(placeId, opens)
  const begins = Math.max(going.arrives, opens)
  const wait = begins > CHECK_IN_BY ? CHECK_IN_BY - begins : begins - going.arrives
  if (visit) timed.push({ visit, ...going, begins, ends: begins, wait })
  return { day, visits: timed, home: { placeId, ...going, wait } }
}

/** Every way of a day once: the way to a night's first check-in is a visit's and the day's closing one at once. */
export function waysIn({ visits, home }: TimedDay<Visit>): Way[] {
  return [...visits.filter(({ visit }) => visit.role !== 'stay').map(({ way }) => way), home.way]
}

/** What is walked in a day between its stops, in metres. */
export function walkedOn(day: TimedDay<Visit>): number {
  return waysIn(day).reduce((sum, { walkMetres }) => sum + walkMetres, 0)
}
