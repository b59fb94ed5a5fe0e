import { DECLINE_REASONS } from '../bookings/bookings.tables.ts'

/** What a host may say with one tap; that she said nothing in time is not hers to say. */
export const HOST_REASONS = DECLINE_REASONS.filter((reason) => reason !== 'no_answer')

/** A reason as a form gives it; null for none, and for what is none of hers. */
export function readReason(text: string | undefined): (typeof HOST_REASONS)[number] | null {
  return HOST_REASONS.find((reason) => reason === text) ?? null
}
