import type { Day } from '../days.ts'
import type { MetSlot } from './listings.sql.ts'
import type { BusyTime } from './reading.rules.ts'

/** What following a calendar would do. */
export interface Outcome {
  /** Days on which it would take places that are free. */
  closes: Day[]
  /** Days that are booked over there and were sold here too. */
  clashes: Day[]
  /** How many events were bookings of ours that had come back. */
  own: number
  /** How many events nobody could read. */
  unreadable: number
}

/** How a calendar is to be taken. */
export interface Terms {
  /** How many places one booking over there takes; null: the whole slot. */
  takes: number | null
  /** Whether what is only closed over there is closed here too. */
  closures: boolean
}

/** What these busy times would do to these slots: the same that the database does once the calendar is followed. */
export function outcomeOf(
  busy: readonly BusyTime[],
  { isStay, slots }: { isStay: boolean; slots: readonly MetSlot[] },
  { takes, closures }: Terms,
): Pick<Outcome, 'closes' | 'clashes'> {
  const counted = busy.filter(({ booked }) => booked || closures)
  const met = slots.map((slot) => {
    const reaching = new Map<string, boolean>()
    for (const time of counted)
      if (reaches(time, slot, isStay)) reaching.set(time.uid, time.booked || reaching.get(time.uid) === true)
    const bookings = [...reaching.values()].filter(Boolean).length
    const places = bookings * (takes ?? slot.capacity)
    return {
      day: slot.day,
      isReached: reaching.size > 0,
      clashes: bookings > 0 && slot.sold > 0 && slot.sold + slot.elsewhere + places > slot.capacity,
    }
  })
  const daysWhere = (holds: (slot: (typeof met)[number]) => boolean) => [
    ...new Set(met.filter(holds).map(({ day }) => day)),
  ]
  return { closes: daysWhere(({ isReached }) => isReached), clashes: daysWhere(({ clashes }) => clashes) }
}

/** A stay by nights, everything else by the hour; the view `feed_reach` says the same. */
export function reaches(time: BusyTime, slot: Pick<MetSlot, 'day' | 'startsAt' | 'endsAt'>, isStay: boolean): boolean {
  if (isStay) return slot.day >= time.fromDay && slot.day < time.toDay
  return slot.startsAt < time.endsAt && slot.endsAt > time.startsAt
}

/** Days in a row as stretches, both ends included. */
export function stretchesOf(days: readonly Day[], next: (day: Day) => Day): { from: Day; to: Day }[] {
  const stretches: { from: Day; to: Day }[] = []
  for (const day of days) {
    const last = stretches.at(-1)
    if (last && next(last.to) === day) last.to = day
    else stretches.push({ from: day, to: day })
  }
  return stretches
}
