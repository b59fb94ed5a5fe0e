import { DAY_MS, MINUTE_MS } from '../days.ts'

const YEAR_MS = 365.25 * DAY_MS

/**
 * How long what is kept for, in milliseconds from the moment its purpose ends. Orders and payments: three years, by 电子商务法
 * (E-Commerce Law) article 31 “from the completion of the transaction”. All else: no longer than what it is needed for, by
 * 个人信息保护法 (PIPL) articles 19 and 47.
 */
export const KEPT = {
  /** Who placed an order, after it is over; what was sold stays, without the person. */
  orderContact: 3 * YEAR_MS,
  /** Who placed a hold that lapsed: nothing was sold. */
  lapsedContact: 30 * DAY_MS,
  /** The number behind a sign-in code: as long as the code is good. */
  codePhone: 10 * MINUTE_MS,
  /** That a code was sent, by hashes alone: as far back as the limits on sending look. */
  codeSent: DAY_MS,
  /** The number behind an invitation that was answered or ran out. */
  invitationPhone: 30 * DAY_MS,
  /** What stands in an inbox: longer than the way back for a complaint, shorter than the order itself. */
  message: YEAR_MS,
  /** An account that nobody has used. */
  idleAccount: 3 * YEAR_MS,
} as const

/** The smallest id that `deps.newId` can have made at this instant (UTC, milliseconds): ids are UUIDs of version 7, RFC 9562. */
export function firstIdAt(instant: number): string {
  const hex = Math.max(0, Math.floor(instant)).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}
