import type { Deps } from '../deps.ts'
import { Problem } from '../problem.ts'
import type { OrderAccess } from '../secrets.ts'
import { cancellationOf, isLiving, linesToCancel, withoutFees } from './bookings.cancel.rules.ts'
import { cancelLines, cancelOrder as cancelWhole } from './bookings.cancel.sql.ts'
import { cancelledOrder } from './bookings.replies.ts'
import type { Cancellation, CancelledOrder, CancelRequest } from './bookings.schemas.ts'
import type { LedgerEntry, StoredOrder } from './bookings.sql.ts'
import { type Door, guest, mustRead } from './bookings.ts'

/**
 * What cancelling these lines now, or the whole order, would refund and cost, line by line, in fen. Throws
 * `not_cancellable`, `line_not_cancellable`, `invalid_request` for a line the order does not have, `not_found`.
 */
export async function previewCancellation(
  deps: Deps,
  access: OrderAccess,
  lines?: readonly number[],
): Promise<Cancellation> {
  const order = await mustRead(deps, access)
  mustBeCancellable(order)
  const chosen = linesToCancel(order, lines)
  // Asked for the whole order, the lines that have ended are told as well.
  return cancellationOf(order, deps.now(), lines ? chosen : undefined)
}

/** Who cancels: the guest, unless said otherwise. */
export interface CancelledBy {
  /** As it stands in the record. */
  actor?: string
  /** The host who lets her guest off the fees; that she did is recorded. */
  waivedBy?: string | null
}

/**
 * Cancels these lines, or all that still wait, by their policies; with the last living line the order is cancelled.
 * Cancelling a whole cancelled order again changes nothing and answers what it gave back. Throws `refund_changed` when
 * less would come back than was shown, `line_not_cancellable` when a line has ended meanwhile, `changed_meanwhile`,
 * `not_cancellable`, `invalid_request`, `not_found`.
 */
export async function cancelOrder(
  deps: Deps,
  access: OrderAccess,
  { lines, expectedRefundFen }: CancelRequest,
  door: Door,
  { actor = guest(access), waivedBy = null }: CancelledBy = {},
): Promise<CancelledOrder> {
  const order = await mustRead(deps, access)
  if (order.status === 'cancelled' && !lines) return cancelledOrder(deps, order)
  if (order.status !== 'cancelled') mustBeCancellable(order)
  const chosen = linesToCancel(order, lines)
  const now = deps.now()
  const asTermsSay = cancellationOf(order, now, chosen)
  const { refundFen, lines: costs } = waivedBy ? cancellationOf(withoutFees(order, chosen), now, chosen) : asTermsSay
  if (expectedRefundFen !== undefined && refundFen < expectedRefundFen)
    throw new Problem('refund_changed', { refundFen })

  const fees = Object.fromEntries(costs.map((line) => [line.position, line.feeFen]))
  const whole = order.lines.every((line) => !isLiving(line) || chosen.has(line.position))
  const refund = refundFen > 0 ? refundEntry(deps, order, refundFen) : null
  const change = { access, at: now, actor, door }
  const cancel = whole ? cancelWhole : cancelLines
  const waived = waivedBy && asTermsSay.feeFen > 0 ? { hostId: waivedBy, feeFen: asTermsSay.feeFen } : null
  const outcome = await cancel(deps.db, change, { revision: order.revision, fees, refund, waived })
  if (!outcome.order) throw new Problem('not_found')
  if (outcome.moved || (!lines && outcome.order.status === 'cancelled')) return cancelledOrder(deps, outcome.order)
  // Another tab was quicker: with these very lines, or with something else.
  linesToCancel(outcome.order, lines)
  throw new Problem('changed_meanwhile')
}

function mustBeCancellable(order: StoredOrder): void {
  if (order.status !== 'held' && order.status !== 'confirmed') throw new Problem('not_cancellable')
}

/** One reference for each change, so that the same refund is never written twice. */
export function refundEntry(
  deps: Deps,
  { id, revision }: Pick<StoredOrder, 'id' | 'revision'>,
  amountFen: number,
): LedgerEntry {
  return { id: deps.newId(), kind: 'refund', door: 'test', amountFen, reference: `refund:${id}:${revision}` }
}
