import { addDays, type Day, dayOf, daysBetween, daysFrom, HOUR_MS } from '../days.ts'
import type { BusyTime } from './reading.rules.ts'

/** So long a calendar must go on saying that most of it is free again before it is believed. */
const DOUBT_MS = 3 * HOUR_MS
/** Fewer days than this may well be one guest who cancelled. */
const MANY_DAYS = 8
/** Further ahead nothing is compared. */
const DAYS_AHEAD = 400

interface Said {
  /** What it last said and was believed. */
  before: readonly BusyTime[]
  /** What it says now. */
  now: readonly BusyTime[]
  /** Events of which nobody knows what it says now. */
  unreadable: readonly string[]
}

export interface Believed {
  busy: BusyTime[]
  /** Since when it has been in doubt; null when it is believed. */
  doubtedSince: number | null
}

/**
 * What to believe of a calendar's new word. A calendar that suddenly has nothing left, or frees more than half of many
 * days at once, has more often lost something than been cancelled by everyone: for three hours it is believed only where
 * it closes more, and nothing that was closed is opened. An event that cannot be read keeps what it closed. `trusting`: its
 * host has looked over there, and it is so.
 */
export function believe(
  { before, now, unreadable }: Said,
  { doubtedSince, at, trusting = false }: { doubtedSince: number | null; at: number; trusting?: boolean },
): Believed {
  const kept = before.filter(({ uid }) => unreadable.includes(uid))
  const said = union(kept, now)
  if (trusting || !freesSuspiciouslyMuch(before, said, dayOf(at))) return { busy: said, doubtedSince: null }
  const since = doubtedSince ?? at
  if (at - since >= DOUBT_MS) return { busy: said, doubtedSince: null }
  return { busy: union(before, said), doubtedSince: since }
}

function freesSuspiciouslyMuch(before: readonly BusyTime[], said: readonly BusyTime[], today: Day): boolean {
  const closed = daysOf(before, today)
  const stillClosed = daysOf(said, today)
  if (closed.size === 0) return false
  const left = [...closed].filter((day) => stillClosed.has(day)).length
  return stillClosed.size === 0 || (closed.size >= MANY_DAYS && left < closed.size / 2)
}

/** From today on. */
function daysOf(times: readonly BusyTime[], today: Day): Set<Day> {
  const end = addDays(today, DAYS_AHEAD)
  return new Set(
    times.flatMap(({ fromDay, toDay }) => {
      const first = fromDay > today ? fromDay : today
      const last = toDay < end ? toDay : end
      return daysFrom(first, Math.max(0, daysBetween(first, last)))
    }),
  )
}

/** What is said now stands in place of what was said of the same time before. */
function union(before: readonly BusyTime[], now: readonly BusyTime[]): BusyTime[] {
  const times = new Map([...before, ...now].map((time) => [`${time.startsAt} ${time.uid}`, time]))
  return [...times.values()]
}
