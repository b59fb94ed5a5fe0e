/**
 * Local calendar days of the township, as `YYYY-MM-DD`. China keeps one zone, UTC+8, without summer time since 1992
 * (IANA `Asia/Shanghai`), so a day is arithmetic and needs no time-zone table.
 */
export type Day = string

const OFFSET_MS = 8 * 3_600_000
export const DAY_MS = 86_400_000
export const MINUTE_MS = 60_000
export const HOUR_MS = 3_600_000

const SHAPE = /^\d{4}-\d{2}-\d{2}$/

/** Whether the text names a day that exists: `2027-02-29` does not. */
export function isDay(text: string): boolean {
  return SHAPE.test(text) && isRealDate(text)
}

function isRealDate(day: string): boolean {
  const at = Date.parse(`${day}T00:00:00Z`)
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(day)
}

/** The local day on which the instant (UTC, milliseconds) falls. */
export function dayOf(instant: number): Day {
  return new Date(instant + OFFSET_MS).toISOString().slice(0, 10)
}

/** The local time of day, `HH:MM`. */
export function timeOf(instant: number): string {
  return new Date(instant + OFFSET_MS).toISOString().slice(11, 16)
}

/** The instant (UTC, milliseconds) of a local day and time of day, `HH:MM`. */
export function instantOf(day: Day, time = '00:00'): number {
  return Date.parse(`${day}T${time}:00Z`) - OFFSET_MS
}

export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10)
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay()
}

/** `count` days from `from` on. */
export function daysFrom(from: Day, count: number): Day[] {
  return Array.from({ length: count }, (_, index) => addDays(from, index))
}
