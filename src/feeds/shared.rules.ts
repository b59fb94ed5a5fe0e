import { addDays, type Day, instantOf } from '../days.ts'

/** A slot of which our own books sell nothing more: taken, or closed. */
export interface TakenSlot {
  day: Day
  /** UTC, milliseconds. */
  startsAt: number
  endsAt: number
}

/** UTC, milliseconds; of a stay from local midnight to local midnight. */
export interface TakenTime {
  startsAt: number
  endsAt: number
}

/** One that was told already, by the number in its name. */
export interface ToldTime extends TakenTime {
  number: number
  /** How often it has changed (RFC 5545, 3.8.7.4). */
  sequence: number
  changedAt: number
}

/**
 * The times to tell other platforms of: nights that follow each other as one stretch of whole days, which is how they
 * write a stay of their own; everything else session by session.
 */
export function takenTimes(slots: readonly TakenSlot[], isStay: boolean): TakenTime[] {
  const sorted = slots.toSorted((a, b) => a.startsAt - b.startsAt)
  if (!isStay) return sorted.map(({ startsAt, endsAt }) => ({ startsAt, endsAt }))
  const stretches: { from: Day; to: Day }[] = []
  for (const { day } of sorted) {
    const last = stretches.at(-1)
    if (last && day <= last.to) last.to = addDays(day, 1) > last.to ? addDays(day, 1) : last.to
    else stretches.push({ from: day, to: addDays(day, 1) })
  }
  return stretches.map(({ from, to }) => ({ startsAt: instantOf(from), endsAt: instantOf(to) }))
}

export interface Retelling {
  /** What to tell from now on, the earliest first. */
  times: ToldTime[]
  /** How many numbers have been given. */
  numbered: number
  changed: boolean
}

/**
 * Finds in what is taken now the times that were told before: a time keeps its number as long as any of it is taken, and
 * its sequence rises when it begins or ends otherwise. What is free again is told no more: many importers take an event
 * that says it is cancelled for one that is not.
 */
export function retell(
  told: { times: readonly ToldTime[]; numbered: number },
  taken: readonly TakenTime[],
  now: number,
): Retelling {
  const left = new Set(told.times)
  let { numbered } = told
  const times = taken.map((time): ToldTime => {
    const same = [...left].find((other) => other.startsAt < time.endsAt && other.endsAt > time.startsAt)
    if (!same) return { ...time, number: ++numbered, sequence: 0, changedAt: now }
    left.delete(same)
    const isSame = same.startsAt === time.startsAt && same.endsAt === time.endsAt
    return isSame ? same : { ...time, number: same.number, sequence: same.sequence + 1, changedAt: now }
  })
  return { times, numbered, changed: left.size > 0 || times.some((time) => !told.times.includes(time)) }
}

/** How an event of ours is called, wherever it goes. */
export function nameOf(calendarId: string, number: number): string {
  return `${calendarId}-${number}@chalu`
}

/**
 * The calendar, or the order, that such a name begins with; null for a name that is not ours. Platforms that put something
 * around a name that came from elsewhere are understood.
 */
export function ownIdIn(uid: string): string | null {
  return /(?<![0-9a-f])([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-\d+(?:-\d+)?@chalu\b/.exec(uid)?.[1] ?? null
}
