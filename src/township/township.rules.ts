import { addDays, type Day, weekdayOf } from '../days.ts'

export type Tier = 'weekday' | 'weekend' | 'holiday'

/** The days off and the weekend days worked in exchange, for the years whose arrangement is known in full. */
export interface HolidayCalendar {
  years: ReadonlySet<number>
  days: ReadonlyMap<Day, 'holiday' | 'workday'>
}

/** A day off by the State Council's arrangement, or a weekend day worked in exchange (调休), and for which holiday. */
export interface Holiday {
  kind: 'holiday' | 'workday'
  name: string
}

export interface DayPrice {
  tier: Tier
  /** The year's arrangement is not published yet: the tier goes by the weekday alone and may still change. */
  provisional: boolean
}

/**
 * Which price a day or a night has. A day off by the State Council's arrangement is `holiday`; a weekend day worked in
 * exchange (调休) is `weekday`. A day visit is `weekend` on Saturday and Sunday. A night is `weekend` when one can
 * sleep in: the day after it is a free Saturday or Sunday, so Friday and Saturday nights, but not a Friday night
 * before a Saturday that is worked.
 */
export function priceOfDay(day: Day, sold: 'night' | 'day', calendar: HolidayCalendar): DayPrice {
  const provisional = !calendar.years.has(Number(day.slice(0, 4)))
  if (calendar.days.get(day) === 'holiday') return { tier: 'holiday', provisional }
  const leisureDay = sold === 'night' ? addDays(day, 1) : day
  return { tier: isFreeWeekendDay(leisureDay, calendar) ? 'weekend' : 'weekday', provisional }
}

function isFreeWeekendDay(day: Day, calendar: HolidayCalendar): boolean {
  const weekday = weekdayOf(day)
  return (weekday === 0 || weekday === 6) && calendar.days.get(day) !== 'workday'
}
