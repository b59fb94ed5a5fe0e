import { invalid, Problem } from '../problem.ts'
import { freeUntil, type PolicyTier, policyTermsOn } from '../products/products.policy.rules.ts'
import type { Cancellation } from './bookings.schemas.ts'

/** A line of an order, as far as its cancellation is concerned. */
export interface CancellableLine {
  position: number
  title: string
  status: string
  amountFen: number
  /** What cancelling it cost, when that has happened already. */
  feeFen: number
  startsAt: number | null
  tiers: readonly PolicyTier[]
  /** A warden's notice in force closes one of its slots. */
  closed: boolean
  /** How many of it have come, and how many were noted as not coming. */
  arrived: number
  noShow: number
}

interface CancellableOrder {
  status: string
  /** Charged less refunded. */
  paidFen: number
  lines: readonly CancellableLine[]
}

const WAITING = ['held', 'awaiting_host', 'confirmed']

/** Whether the line still waits for its guests: what has ended, or of which any have come, cannot be cancelled any more. */
export function isWaiting(line: { status: string; arrived: number; noShow: number }): boolean {
  return WAITING.includes(line.status) && line.arrived + line.noShow === 0
}

/** Whether the line still counts: what it draws is taken, and what it costs is due. */
export function isLiving(line: { status: string }): boolean {
  return WAITING.includes(line.status) || line.status === 'completed'
}

/**
 * The positions to cancel: those asked for, or, when none is named, all that still wait. Throws `invalid_request` for a
 * position the order does not have, `line_not_cancellable` for a line that no longer waits and for a part of a hold,
 * which stands or falls as one, `not_cancellable` when nothing waits.
 */
export function linesToCancel(order: Omit<CancellableOrder, 'paidFen'>, asked?: readonly number[]): Set<number> {
  const waiting = order.lines.filter(isWaiting).map((line) => line.position)
  if (waiting.length === 0 && asked === undefined) throw new Problem('not_cancellable')
  if (asked === undefined) return new Set(waiting)
  for (const [index, position] of asked.entries()) {
    const line = order.lines.find((candidate) => candidate.position === position)
    if (!line) throw invalid(`lines.${index}`, 'unknown_line', `There is no line ${position}`)
    if (!isWaiting(line))
      throw notCancellable(index, line.status === 'cancelled' ? 'already_cancelled' : 'already_over')
  }
  if (order.status === 'held' && asked.length < waiting.length) throw notCancellable(0, 'held_as_one')
  return new Set(asked)
}

function notCancellable(index: number, code: string): Problem {
  return new Problem('line_not_cancellable', { errors: [{ path: `lines.${index}`, code, message: '' }] })
}

/**
 * What cancelling these lines now, or all of them, would cost and give back, in fen. A hold costs nothing, nor does a line
 * that its host has not said yes to. A line that a notice closes is refunded in full, whatever its policy. Otherwise the
 * term of its policy that holds now decides, as the product's page tells it. Fees are rounded down, in the guest's favour.
 */
export function cancellationOf(
  { status, paidFen, lines }: CancellableOrder,
  now: number,
  only?: ReadonlySet<number>,
): Cancellation {
  const goes = (line: CancellableLine) => isWaiting(line) && (only?.has(line.position) ?? true)
  const costs = lines
    .filter((line) => only?.has(line.position) ?? true)
    .map((line) => {
      const { feePercent, reason } = feeOf(status, line, now)
      const feeFen = Math.floor((line.amountFen * feePercent) / 100)
      const { position, title, amountFen } = line
      return { position, title, amountFen, feePercent, feeFen, reason, freeUntil: freeUntilOf(line, now) }
    })
  const feeFen = sumOf(costs, (line) => line.feeFen)
  const feesFen = feeFen + sumOf(lines, (line) => line.feeFen)
  return {
    paidFen,
    feeFen,
    refundFen: refundFen({ paidFen, lines }, goes, feeFen),
    owedFen: Math.max(0, feesFen - paidFen),
    lines: costs,
  }
}

/** The order with no fee on these lines: what their host lets her guest off is refunded in full, like what is closed. */
export function withoutFees<Order extends CancellableOrder>(order: Order, chosen: ReadonlySet<number>): Order {
  return { ...order, lines: order.lines.map((line) => (chosen.has(line.position) ? { ...line, closed: true } : line)) }
}

/**
 * What comes back when these lines go for that fee, in fen: what was paid covers what lives on and every fee, this and
 * earlier ones; the rest comes back.
 */
export function refundFen<Line extends DueLine>(
  { paidFen, lines }: { paidFen: number; lines: readonly Line[] },
  goes: (line: Line) => boolean,
  feeFen = 0,
): number {
  const livesOnFen = sumOf(lines, (line) => (isLiving(line) && !goes(line) ? line.amountFen : 0))
  const feesFen = feeFen + sumOf(lines, (line) => line.feeFen)
  return Math.max(0, paidFen - feesFen - livesOnFen)
}

function sumOf<Item>(items: readonly Item[], fen: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + fen(item), 0)
}

type Fee = Pick<Cancellation['lines'][number], 'feePercent' | 'reason'>

function feeOf(orderStatus: string, line: CancellableLine, now: number): Fee {
  if (!isWaiting(line)) return { feePercent: 0, reason: 'already_ended' }
  if (orderStatus === 'held' || line.status === 'awaiting_host') return { feePercent: 0, reason: 'not_confirmed' }
  if (line.closed) return { feePercent: 0, reason: 'closed' }
  const [{ feePercent, until }] = policyTermsOn(line.tiers, line.startsAt, now)
  if (feePercent === 0) return { feePercent, reason: 'free' }
  return { feePercent, reason: until === null ? 'too_late' : 'tier' }
}

function freeUntilOf({ tiers, startsAt }: CancellableLine, now: number): string | null {
  const instant = freeUntil(tiers, startsAt, now)
  return instant === null ? null : new Date(instant).toISOString()
}

/** What is still to be paid, in fen: for what lives on and for every fee, less what was paid. */
export function dueFen({ paidFen, lines }: { paidFen: number; lines: readonly DueLine[] }): number {
  return Math.max(0, sumOf(lines, (line) => (isLiving(line) ? line.amountFen : line.feeFen)) - paidFen)
}
type DueLine = Pick<CancellableLine, 'status' | 'amountFen' | 'feeFen'>
