import { isLiving } from '../bookings/bookings.cancel.rules.ts'
import { dayOf } from '../days.ts'

/** A line that a host has sold, whatever became of it. Money is fen, instants are UTC milliseconds. */
export interface SoldLine {
  productId: string
  title: string
  titleEn: string | null
  quantity: number
  noShow: number
  amountFen: number
  feeFen: number
  status: string
  startsAt: number | null
  soldAt: number
  /** What was paid for the whole order, less refunds, and what of that the lines before this one take up. */
  paidFen: number
  beforeFen: number
}

/** Sums over some lines. `earnedFen` = sold − cancelled + fees = paid + due. */
export interface Sums {
  count: number
  soldFen: number
  /** What of it was cancelled by guests or declined. */
  cancelledFen: number
  /** What guests owe for cancelling late. */
  feesFen: number
  earnedFen: number
  /** What of the earned was paid in advance, and what is to be paid at the farm. */
  paidFen: number
  dueFen: number
  /** What of the earned nobody came for. */
  noShowFen: number
}

export interface SalesOfMonth {
  /** `2026-11` */
  month: string
  sums: Sums
  /** By listing, what earned most first. */
  listings: { productId: string; title: string; titleEn: string | null; sums: Sums }[]
}

/** By month, the latest first: that of the visit, or for goods that in which they were ordered. */
export function salesByMonth(lines: readonly SoldLine[]): SalesOfMonth[] {
  return [...Map.groupBy(lines, monthOf)]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([month, ofMonth]) => ({
      month,
      sums: sumsOf(ofMonth),
      listings: [...Map.groupBy(ofMonth, ({ productId }) => productId)]
        .map(([productId, ofListing]) => {
          const latest = ofListing.at(-1)
          return { productId, title: latest?.title ?? '', titleEn: latest?.titleEn ?? null, sums: sumsOf(ofListing) }
        })
        .sort((a, b) => b.sums.earnedFen - a.sums.earnedFen || (a.productId < b.productId ? -1 : 1)),
    }))
}

/** The month under which a line counts. */
export function monthOf({ startsAt, soldAt }: Pick<SoldLine, 'startsAt' | 'soldAt'>): string {
  return dayOf(startsAt ?? soldAt).slice(0, 7)
}

/** Sums of whole fen: what is added up in parts is the same as added up at once. */
export function sumsOf(lines: readonly SoldLine[]): Sums {
  const sums: Sums = {
    count: 0,
    soldFen: 0,
    cancelledFen: 0,
    feesFen: 0,
    earnedFen: 0,
    paidFen: 0,
    dueFen: 0,
    noShowFen: 0,
  }
  for (const line of lines) {
    const lives = isLiving(line)
    const earned = lives ? line.amountFen : line.feeFen
    // What was paid for an order covers its lines in their order.
    const paid = Math.min(earned, Math.max(0, line.paidFen - line.beforeFen))
    sums.count += lives ? line.quantity : 0
    sums.soldFen += line.amountFen
    sums.cancelledFen += lives ? 0 : line.amountFen
    sums.feesFen += lives ? 0 : line.feeFen
    sums.earnedFen += earned
    sums.paidFen += paid
    sums.dueFen += earned - paid
    // Units of a line cost the same, so this is whole.
    sums.noShowFen += lives ? (line.amountFen / line.quantity) * line.noShow : 0
  }
  return sums
}

/** So many months later, or earlier. */
export function monthAfter(month: string, count: number): string {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + count
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`
}
