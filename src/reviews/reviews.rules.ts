import type { Party } from '../bookings/bookings.schemas.ts'
import type { LINE_STATUSES, ORDER_STATUSES } from '../bookings/bookings.tables.ts'
import { DAY_MS } from '../days.ts'

/** A review is written within so many days of the visit: later it tells of another season. */
export const WRITING_DAYS = 180
/** So long a review may be changed, and an answer to it; stands in the table's CHECKs too. Withdrawn it may be at any time. */
export const CHANGING_DAYS = 14
/** An average of fewer tells of one evening's mood. */
export const FEWEST_FOR_AVERAGE = 3

/** Characters, of a review, an answer, and the reason for hiding one; stand in the table's CHECKs too. */
export const LONGEST_TEXT = 1000
export const LONGEST_ANSWER = 500
export const LONGEST_REASON = 200

export const STARS = [5, 4, 3, 2, 1] as const
export type Stars = (typeof STARS)[number]

/** What of an order concerns one of its products. Instants are UTC milliseconds. */
export interface BookedProduct {
  orderStatus: (typeof ORDER_STATUSES)[number]
  /** When the order changed last: what has no end of its own is over then. */
  changedAt: number
  lines: {
    status: (typeof LINE_STATUSES)[number]
    quantity: number
    arrived: number
    noShow: number
    endsAt: number | null
  }[]
}

/** Whether it may be reviewed now. */
export type Standing =
  /** Cancelled, declined, or nobody came. */
  | { kind: 'not_had' }
  /** Still ahead, or nobody has said yet that they came. */
  | { kind: 'too_early' }
  /** `until`: UTC milliseconds. */
  | { kind: 'open'; until: number }
  | { kind: 'too_late' }

/**
 * A product of an order may be reviewed once it was had: a line of it lives, someone came (the order is completed, or an
 * arrival was noted), and its last slot is over. The view `had` says the same in SQL and decides when it is written.
 */
export function standingOf({ orderStatus, changedAt, lines }: BookedProduct, now: number): Standing {
  const coming = lines.filter(
    ({ status, quantity, noShow }) =>
      (status === 'confirmed' || status === 'completed' || status === 'awaiting_host') && noShow < quantity,
  )
  if (coming.length === 0) return { kind: 'not_had' }
  const had = coming.filter(
    ({ status, arrived }) => status !== 'awaiting_host' && (orderStatus === 'completed' || arrived > 0),
  )
  const overAt = Math.max(...had.map(({ endsAt }) => endsAt ?? changedAt))
  if (had.length === 0 || overAt > now) return { kind: 'too_early' }
  const until = overAt + WRITING_DAYS * DAY_MS
  return until <= now ? { kind: 'too_late' } : { kind: 'open', until }
}

/** Until when what was written at this instant may be changed; both UTC milliseconds. */
export function changeableUntil(writtenAt: number): number {
  return writtenAt + CHANGING_DAYS * DAY_MS
}

/** As it is shown to everyone: of 陈晓燕 `陈*`, of Anna Smith `A*`; null when nobody may know any more, or no letter begins it. */
export function shownName(initial: string): string | null {
  return /^\p{L}$/u.test(initial) ? `${initial.toUpperCase()}*` : null
}

export const PARTY_KINDS = ['alone', 'pair', 'children', 'elders', 'generations', 'friends', 'group'] as const
export type PartyKind = (typeof PARTY_KINDS)[number]

const FEWEST_IN_GROUP = 10

/** With whom someone was there, as far as it helps another to compare; null when the order does not say. */
export function partyKind(party: Party | null): PartyKind | null {
  if (!party) return null
  const { adults, children, over60s } = party
  const size = adults + children + over60s
  if (size === 0) return null
  if (size === 1) return 'alone'
  if (size >= FEWEST_IN_GROUP) return 'group'
  if (children > 0) return over60s > 0 ? 'generations' : 'children'
  if (over60s > 0 && adults > 0) return 'elders'
  return size === 2 ? 'pair' : 'friends'
}

/** How many reviews stand in the open, and their average to one decimal; null below `FEWEST_FOR_AVERAGE`. */
export interface Rating {
  count: number
  average: number | null
}

export const NO_RATING: Rating = { count: 0, average: null }

export function ratingOf({ count, stars }: { count: number; stars: number }): Rating {
  return { count, average: count < FEWEST_FOR_AVERAGE ? null : Math.round((stars / count) * 10) / 10 }
}
