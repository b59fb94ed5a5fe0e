import type { Day } from '../days.ts'
import type { ProductCalendar } from '../inventory/inventory.schemas.ts'
import type { ProductSummary } from '../products/products.schemas.ts'

/** Why a line has no trip on a day. */
export type WhyNothing =
  /** There would be one, for people who walk farther than this party. */
  | 'too_far'
  /** Nothing of the line is set up for that day. */
  | 'unset'
  /** All of it is fully booked, closed, or over for today. */
  | 'sold_out'
  | 'closed'
  | 'ended'
  /** Something can be had, but it makes no trip: not for so many, not for those nights, or not in time. */
  | 'no_fit'

/**
 * What the slots of a day tell when no trip can be made of them: those of what is done and eaten, since neither beds nor
 * entries make a trip. Full before closed: a place may come free again.
 */
export function whyNothingOn(
  day: Day,
  products: readonly ProductSummary[],
  calendars: readonly ProductCalendar[],
): Exclude<WhyNothing, 'too_far'> {
  const makesTrip = new Set(products.filter(({ kind }) => kind !== 'stay' && kind !== 'entry').map(({ id }) => id))
  const slots = calendars.filter(({ id }) => makesTrip.has(id)).flatMap((calendar) => calendar.slots)
  const states = new Set(slots.flatMap((slot) => (slot.day === day ? slot.state : [])))
  if (states.has('open')) return 'no_fit'
  return (['sold_out', 'closed', 'ended'] as const).find((state) => states.has(state)) ?? 'unset'
}
