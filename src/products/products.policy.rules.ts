import { HOUR_MS } from '../days.ts'

/** A step of a cancellation policy; the steps come from early to late. */
export interface PolicyTier {
  /** Up to this many hours before the start… */
  hoursBefore: number
  /** …cancelling costs this share of the line's price. */
  feePercent: number
}

/** What cancelling costs up to a point before the start; `null` from the last one on. */
export interface PolicyTerm {
  untilHoursBefore: number | null
  feePercent: number
}

/** The same with its point in time: up to and with this instant (UTC, milliseconds); `null` for ever. */
export interface DatedTerm {
  until: number | null
  feePercent: number
}

const WHOLE_PRICE = 100
const AFTER_ALL: DatedTerm = { until: null, feePercent: WHOLE_PRICE }

/**
 * A policy in the order in which its terms follow each other, without what says nothing new: neighbours of the same fee
 * are one, and a step that an earlier one covers is left out, since the first that still holds decides. After the last
 * step the whole price is due.
 */
export function policyTerms(tiers: readonly PolicyTier[]): PolicyTerm[] {
  const terms: PolicyTerm[] = []
  for (const { hoursBefore, feePercent } of tiers) {
    const last = terms.at(-1)
    if (last && hoursBefore >= Number(last.untilHoursBefore)) continue
    if (last?.feePercent === feePercent) last.untilHoursBefore = hoursBefore
    else terms.push({ untilHoursBefore: hoursBefore, feePercent })
  }
  const last = terms.at(-1)
  if (last?.feePercent === WHOLE_PRICE) last.untilHoursBefore = null
  else terms.push({ untilHoursBefore: null, feePercent: WHOLE_PRICE })
  return terms
}

/**
 * What cancelling costs from `now` on, for something that begins at `startsAt` (both UTC, milliseconds): the terms that
 * have not passed, the one that holds first. What begins at no certain time, such as goods to fetch, is cancelled free
 * of charge until it is handed over. The fee is that share of the price, rounded down to the fen; what a notice closes
 * is refunded in full.
 */
export function policyTermsOn(
  tiers: readonly PolicyTier[],
  startsAt: number | null,
  now: number,
): [DatedTerm, ...DatedTerm[]] {
  const [term = AFTER_ALL, ...later] = datedTerms(tiers, startsAt).filter((each) => holdsAt(each, now))
  return [term, ...later]
}

/**
 * The last instant of the time in which cancelling is free of charge (UTC, milliseconds): of the one that runs at `now`
 * or comes next, or of the last one that has passed. null where it is always free, or never.
 */
export function freeUntil(tiers: readonly PolicyTier[], startsAt: number | null, now: number): number | null {
  const free = datedTerms(tiers, startsAt).filter(({ feePercent }) => feePercent === 0)
  return (free.find((term) => holdsAt(term, now)) ?? free.at(-1))?.until ?? null
}

function datedTerms(tiers: readonly PolicyTier[], startsAt: number | null): DatedTerm[] {
  if (startsAt === null) return [{ until: null, feePercent: 0 }]
  return policyTerms(tiers).map(({ untilHoursBefore, feePercent }) => ({
    until: untilHoursBefore === null ? null : startsAt - untilHoursBefore * HOUR_MS,
    feePercent,
  }))
}

function holdsAt({ until }: DatedTerm, now: number): boolean {
  return until === null || now <= until
}
