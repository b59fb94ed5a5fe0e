import { addDays, type Day, daysFrom, weekdayOf } from '../days.ts'
import type { Availability } from '../inventory/inventory.schemas.ts'
import type { Holiday } from '../township/township.rules.ts'
import { type Part, partsOn } from './products.rules.ts'
import type { ProductSummary } from './products.schemas.ts'

/** A month in weeks from Monday to Sunday; null where a week reaches beyond the month or the days there are. */
export interface MonthOf<Entry> {
  /** `YYYY-MM` */
  month: string
  weeks: (Entry | null)[][]
}

/** The days one looks at first, and the months after them. */
export interface NearAndLater<Entry> {
  /** Weeks that follow each other, over the end of a month as well. */
  near: (Entry | null)[][]
  later: MonthOf<Entry>[]
}

const NEAR_DAYS = 14

/** Lays days that follow each other out: a fortnight, and on to its Sunday; what is left by months. */
export function nearAndLater<Entry extends { day: Day }>(entries: readonly Entry[]): NearAndLater<Entry> {
  const lastMonday = entries.findLastIndex(({ day }, index) => index < NEAR_DAYS && daysSinceMonday(day) === 0)
  const count = Math.max(NEAR_DAYS, lastMonday + 7)
  return { near: weeksOf(entries.slice(0, count)), later: monthsOf(entries.slice(count)) }
}

/** Lays what belongs to days that follow each other out by months and weeks. */
export function monthsOf<Entry extends { day: Day }>(entries: readonly Entry[]): MonthOf<Entry>[] {
  const months = Map.groupBy(entries, ({ day }) => day.slice(0, 7))
  return [...months].map(([month, ofMonth]) => ({ month, weeks: weeksOf(ofMonth) }))
}

function weeksOf<Entry extends { day: Day }>(entries: readonly Entry[]): (Entry | null)[][] {
  const weeks = Map.groupBy(entries, ({ day }) => addDays(day, -daysSinceMonday(day)))
  return [...weeks].map(([monday, ofWeek]) =>
    daysFrom(monday, 7).map((day) => ofWeek.find((entry) => entry.day === day) ?? null),
  )
}

function daysSinceMonday(day: Day): number {
  return (weekdayOf(day) + 6) % 7
}

export interface DayOffer {
  day: Day
  /** `none`: nothing is set up for that day. */
  state: Part['state'] | 'none'
  /** The lowest price of one unit that can still be had, in fen; null when none can. */
  fromFen: number | null
  /** How many can still be had, over all times of the day. */
  left: number
  /** The price may change: that year's holidays are not published. */
  provisional: boolean
  holiday: Holiday | null
}

/** What a product costs and has left on each of the days; of a stay, the night from that day to the next. */
export function dayOffers(
  product: ProductSummary,
  calendar: Availability['days'],
  days: readonly Day[],
  holidays: ReadonlyMap<Day, Holiday>,
): DayOffer[] {
  const dated = calendar.filter((entry) => entry.day !== null)
  const calendars = new Map([[product.id, dated]])
  return days.map((day) => {
    const parts = partsOn([product], calendars, day, 1)[0]?.parts ?? []
    const open = parts.filter((part) => part.state === 'open')
    return {
      day,
      state: stateOf(parts),
      fromFen: open.length > 0 ? Math.min(...open.map((part) => part.priceFen)) : null,
      left: leftIn(open),
      provisional: parts.some((part) => part.provisional),
      holiday: holidays.get(day) ?? null,
    }
  })
}

/** Of a day on which nothing can be had: full before closed, since a place may come free again. */
function stateOf(parts: readonly Part[]): DayOffer['state'] {
  const states = new Set(parts.map((part) => part.state))
  return (['open', 'sold_out', 'closed', 'not_for_sale', 'ended'] as const).find((state) => states.has(state)) ?? 'none'
}

/** Units of one time draw on the same places, so only the most of one unit counts. */
function leftIn(parts: readonly Part[]): number {
  const byTime = Map.groupBy(parts, (part) => part.slotIds.join(' '))
  return [...byTime.values()].reduce((sum, ofTime) => sum + Math.max(...ofTime.map((part) => part.left)), 0)
}
