import { addDays, type Day, daysBetween } from '../days.ts'
import type { RipenessState, Season } from './seasons.schemas.ts'

/** “Not yet” said earlier than so many days before the estimated opening says nothing of it: the estimate stands. */
export const COUNTS_BEFORE_DAYS = 14
/** Not ripe on the day it was to open: a week from then. Ripe when it was to end: a week more. */
export const LATE_DAYS = 7
/** So many days at most are left once they are said to be the last. */
const LAST_DAYS = 5
/** So long before it opens, talk is of the coming season and no longer of the one before. */
const COMING_DAYS = 45

/** The days on which a season is sold, from the first to the last; none when `until` lies before `from`. */
export interface SaleWindow {
  from: Day
  until: Day
}

/** What someone said on which day. */
interface Saying {
  state: RipenessState
  day: Day
}

/**
 * When a season is sold: by its estimate, until its host knows better. `sayings` are all that were not taken back, the
 * latest last. The same as the view `season_sale`, which decides.
 *
 * Not yet ripe on the estimated opening or later moves the whole season to a week from then. The first fruit opens it,
 * early or late; it is not over within a week of being ripe, and is within five days of its last days. Over is over at once.
 */
export function windowOf(season: Pick<Season, 'opensOn' | 'endsOn'>, sayings: readonly Saying[]): SaleWindow {
  const { opensOn } = season
  const lateSince = sayings
    .flatMap(({ state, day }) => (state === 'not_yet' && day >= opensOn ? [day] : []))
    .sort()
    .at(-1)
  const late = lateSince === undefined ? 0 : daysBetween(opensOn, lateSince) + LATE_DAYS
  const endsOn = addDays(season.endsOn, late)
  const said = sayings.at(-1)
  if (!said || said.state === 'not_yet') return { from: addDays(opensOn, late), until: endsOn }
  return { from: earlier(opensOn, said.day), until: lastDayBy(said, endsOn) }
}

function lastDayBy({ state, day }: Saying, endsOn: Day): Day {
  if (state === 'over') return addDays(day, -1)
  if (state !== 'last_days') return later(endsOn, addDays(day, LATE_DAYS))
  const last = addDays(day, LAST_DAYS)
  return endsOn >= day && endsOn <= last ? endsOn : last
}

/** Whether something with these windows is sold on that day. What has no seasons is sold all year, and so is what has no day. */
export function isInSeason(windows: readonly SaleWindow[], day: Day | null): boolean {
  return windows.length === 0 || day === null || windows.some(({ from, until }) => from <= day && day <= until)
}

/**
 * Of a product's seasons the one that is talked of on a day, and the one after it: the one that is sold then, else the
 * coming one from some weeks before it opens, else the last that was.
 */
export function seasonOn(seasons: readonly Season[], today: Day): { now: Season; next: Season | null } | null {
  const inOrder = seasons.toSorted((a, b) => (a.opensOn < b.opensOn ? -1 : 1))
  const near = addDays(today, COMING_DAYS)
  const running = inOrder.findIndex(({ sellsFrom, sellsUntil }) => sellsFrom <= today && today <= sellsUntil)
  const begun = inOrder.findLastIndex(({ opensOn }) => opensOn <= near)
  const at = running >= 0 ? running : Math.max(0, begun)
  const now = inOrder[at]
  return now ? { now, next: inOrder[at + 1] ?? null } : null
}

/** How the fruit stands on a day, and by whose word. */
export interface Ripeness {
  state: RipenessState
  /** What its host said; null where nobody has, and it is an estimate. */
  said: NonNullable<Season['report']> | null
  /** When it opens, or has opened; an estimate unless she has said that it is ripe. */
  from: Day
  /** The last day, as far as one knows. */
  until: Day
  /** When the season after it is estimated to open. */
  nextFrom: Day | null
}

/** How the fruit of a product stands on a day; null for what has no seasons. */
export function ripenessOn(seasons: readonly Season[], today: Day): Ripeness | null {
  const season = seasonOn(seasons, today)
  if (!season) return null
  const { now, next } = season
  const { report, sellsFrom: from, sellsUntil: until } = now
  const nextFrom = next?.sellsFrom ?? null
  const said = report && stillHolds(report, now, today) ? report : null
  const estimate: RipenessState = today < from ? 'not_yet' : today <= until ? 'ripe' : 'over'
  return { state: said?.state ?? estimate, said, from, until, nextFrom }
}

/** “Not yet” holds until the day it put off the opening to; fruit is ripe until the season has ended; over is over. */
function stillHolds({ state, day }: Saying, { opensOn, sellsFrom, sellsUntil }: Season, today: Day): boolean {
  if (state === 'over') return true
  if (state === 'not_yet') return today < sellsFrom && day >= addDays(opensOn, -COUNTS_BEFORE_DAYS)
  return today <= sellsUntil
}

/** From what is best to pick to what is not to be had; what nobody has said comes after what its host says. */
const RANKS: readonly RipenessState[] = ['ripe', 'first', 'last_days', 'not_yet', 'over']

/** For sorting: lower is riper. What has no seasons comes last. */
export function rankOf(ripeness: Ripeness | null): number {
  return ripeness ? RANKS.indexOf(ripeness.state) * 2 + Number(!ripeness.said) : RANKS.length * 2
}

/** Whether there is fruit on the trees. */
export function isPickable({ state }: Pick<Ripeness, 'state'>): boolean {
  return state === 'first' || state === 'ripe' || state === 'last_days'
}

function earlier(a: Day, b: Day): Day {
  return a < b ? a : b
}

function later(a: Day, b: Day): Day {
  return a > b ? a : b
}
