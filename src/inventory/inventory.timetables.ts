import type { Reads } from '../database.ts'
import type { Day } from '../days.ts'
import { type CalendarText, calendarsFrom } from './inventory.rules.ts'
import { type AvailabilityQuestion, readRemainder, readTimetables, type Timetable } from './inventory.sql.ts'

/** Beyond this many slots the memory starts afresh: about 10 MB of an isolate's 128. */
const MOST_SLOTS = 40_000

interface Kept {
  timetable: Timetable
  /** The first day it covers. */
  from: Day
}

/**
 * The isolate's memory of timetables, so that a calendar asks the database only for what is left. Each answer names the
 * version of its product and counts its slots: a timetable that no longer fits is read again, so it may be of any age.
 */
export class Timetables {
  readonly #kept = new Map<string, Kept>()
  #slots = 0

  /** The calendars of the published ones among these products. One D1 trip, and one more after a product has changed. */
  async calendars(db: Reads, question: AvailabilityQuestion): Promise<CalendarText[]> {
    const known = this.#covering(question)
    const calendars = known && calendarsFrom(known, await readRemainder(db, question), question)
    if (calendars) return calendars
    const { timetables, remainder } = await readTimetables(db, question)
    this.#keep(timetables, question.from)
    return calendarsFrom(byProduct(timetables), remainder, question) ?? mustFit()
  }

  /** The timetables of all these products; null when one is missing or begins too late. */
  #covering({ productIds, from }: AvailabilityQuestion): Map<string, Timetable> | null {
    const kept = productIds.flatMap((id) => this.#kept.get(id) ?? [])
    if (kept.length < productIds.length || kept.some((one) => one.from > from)) return null
    return byProduct(kept.map(({ timetable }) => timetable))
  }

  #keep(timetables: readonly Timetable[], from: Day): void {
    for (const timetable of timetables) {
      this.#slots += weightOf(timetable) - weightOf(this.#kept.get(timetable.productId)?.timetable)
      this.#kept.set(timetable.productId, { timetable, from })
    }
    if (this.#slots <= MOST_SLOTS) return
    this.#kept.clear()
    this.#slots = 0
  }
}

function byProduct(timetables: readonly Timetable[]): Map<string, Timetable> {
  return new Map(timetables.map((timetable) => [timetable.productId, timetable]))
}

function weightOf(timetable: Timetable | undefined): number {
  return timetable ? timetable.stock.length + timetable.dated.length : 0
}

function mustFit(): never {
  throw new Error('A timetable and what is left of it were read at one instant and do not fit.')
}
