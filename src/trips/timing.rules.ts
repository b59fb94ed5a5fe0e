import type { Day } from '../days.ts'
import type { LineStop } from '../lines/lines.schemas.ts'
import { minutesOf, paceOf } from '../lines/lines.ways.rules.ts'
import type { Party } from './party.rules.ts'

/** Local minutes of a day, 0 at midnight. */
const at = (hours: number, minutes = 0) => hours * 60 + minutes

/** Nobody sets off before. */
export const DAY_BEGINS = at(8, 30)
/** The last day is over when everyone is back at the hub. */
export const BACK_BY = at(19)
export const CHECK_IN_FROM = at(14)
export const CHECK_IN_BY = at(20, 30)
/** Between the end of one thing and setting off for the next. */
export const MARGIN = 10

const LUNCH = { from: at(11), to: at(14) }
const DINNER = { from: at(17), to: at(20) }

/** Which meal of the day begins at that minute; null between the meals. */
export function mealAt(minute: number): 'lunch' | 'dinner' | null {
  if (minute >= LUNCH.from && minute <= LUNCH.to) return 'lunch'
  return minute >= DINNER.from && minute <= DINNER.to ? 'dinner' : null
}

/** A way in whole minutes and metres. */
export interface Way {
  minutes: number
  metres: number
  /** The part of it that is walked. */
  walkMetres: number
}

/** Where a place is: on which line, at which stop, and the way there from the hub. */
interface Spot extends Way {
  slug: string
  position: number
}

/** The places of some lines by id. */
export type Ways = ReadonlyMap<string, Spot>

const NO_WAY: Way = { minutes: 0, metres: 0, walkMetres: 0 }

/** The ways of these lines at the party's pace: walked segments take half as long again with a child or a senior. */
export function waysOf(lines: readonly { slug: string; stops: readonly LineStop[] }[], party: Party): Ways {
  const pace = paceOf({ children: party.children, over60s: party.seniors })
  const ways = new Map<string, Spot>()
  for (const { slug, stops } of lines) {
    let far = NO_WAY
    for (const { place, position, onward } of stops) {
      if (!ways.has(place.id)) ways.set(place.id, { ...far, slug, position })
      if (!onward) continue
      const isWalked = onward.mode === 'walk'
      far = {
        minutes: far.minutes + minutesOf(onward, pace),
        metres: far.metres + onward.distanceM,
        walkMetres: far.walkMetres + (isWalked ? onward.distanceM : 0),
      }
    }
  }
  return ways
}

/** The way between two places: along their line, or through the hub where they are on two. Nowhere is next door. */
export function wayBetween(ways: Ways, fromPlaceId: string | null, toPlaceId: string | null): Way {
  const from = spotAt(ways, fromPlaceId)
  const to = spotAt(ways, toPlaceId)
  if (!from || !to) return NO_WAY
  const join = from.slug === to.slug ? (a: number, b: number) => Math.abs(a - b) : (a: number, b: number) => a + b
  return {
    minutes: join(from.minutes, to.minutes),
    metres: join(from.metres, to.metres),
    walkMetres: join(from.walkMetres, to.walkMetres),
  }
}

/** null is the hub, from which all ways are measured. */
function spotAt(ways: Ways, placeId: string | null): (Way & { slug: string | null }) | undefined {
  return placeId === null ? { ...NO_WAY, slug: null } : ways.get(placeId)
}

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

/**
 * The clock of one day. It begins at `from` at 08:30, or at `notBefore`, and goes from visit to visit in their order:
 * one arrives, waits until it begins, stays until it ends, and leaves ten minutes later. For the first visit of a day
 * one sets off no earlier than needed. An entry is passed on arrival while its window is open. The day ends at the
 * night's stop (check-in from 14:00 on the first evening, 20:30 at the latest) or at the hub by 19:00.
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
  let leaves = Math.max(DAY_BEGINS, ends.notBefore ?? 0)
  const go = (to: string | null, start: number) => {
    const way = wayBetween(ways, place, to)
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
