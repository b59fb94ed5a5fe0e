import { cancelOrder, previewCancellation } from '../bookings/bookings.cancel.ts'
import type { PricedTrip } from '../bookings/bookings.rules.ts'
import type { Cancellation, Order, TripRequest } from '../bookings/bookings.schemas.ts'
import { confirmOrder, holdTrip, mustRead, offersShown, quoteTrip } from '../bookings/bookings.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problem.ts'
import type { OrderAccess } from '../secrets.ts'
import * as sql from './phone.sql.ts'

/** For whose farm a booking is taken, and by whom, as it stands in the record. */
export interface Taker {
  hostId: string
  actor: string
}

/** What a call comes to, without booking it. Throws what `quoteTrip` does, and `not_found` for what another host sells. */
export async function quoteCall(deps: Deps, taker: Taker, lines: TripRequest['lines']): Promise<PricedTrip> {
  await refuseOthers(deps, taker, lines)
  return quoteTrip(deps, lines)
}

/**
 * Books for a caller what one host sells, and confirms it at once, to be paid at the farm. It is held like any other order:
 * all of it or nothing. The same key with the same call answers the same order. Who may take it is the caller's to say.
 * Throws what `holdTrip` and `confirmOrder` do, and `not_found` for what another host sells.
 */
export async function takeBooking(
  deps: Deps,
  taker: Taker,
  call: TripRequest,
  idempotencyKey: string,
): Promise<{ orderId: string }> {
  await refuseOthers(deps, taker, call.lines)
  const { order } = await holdTrip(deps, call, idempotencyKey, 'phone', { actor: taker.actor })
  const access = await deps.secrets.readToken(order.accessToken)
  if (!access) throw new Error('An order’s own token does not open it.')
  if (order.status !== 'held') return { orderId: order.id }
  try {
    await confirmOrder(deps, access, 'farm', 'phone', taker.actor)
  } catch (error) {
    // Nobody waits for a hold that the caller was never told of.
    await cancelOrder(deps, access, {}, 'phone', { actor: taker.actor }).catch(() => {})
    throw error
  }
  return { orderId: order.id }
}

/** An order that a host took, as she sees it: with the number to call. */
export interface SeenTaken {
  order: Awaited<ReturnType<typeof mustRead>>
  phone: string
}

/** Throws `not_found` when the host took no such order, or for who does not act for her. */
export async function seeTaken(deps: Deps, keeping: sql.Keeping, orderId: string): Promise<SeenTaken> {
  const order = await mustRead(deps, await accessToTaken(deps, keeping, orderId))
  const isLive = order.status === 'held' || order.status === 'confirmed'
  return { order, phone: isLive ? await deps.secrets.decrypt(order.phoneCipher) : '' }
}

/** What cancelling it now would cost its guest. Throws `not_cancellable`, `not_found`. */
export async function previewTaken(deps: Deps, keeping: sql.Keeping, orderId: string): Promise<Cancellation> {
  return previewCancellation(deps, await accessToTaken(deps, keeping, orderId))
}

/**
 * Cancels it for its guest: for the fee that was told, or for none, which is recorded. Throws `refund_changed` when the fee
 * is another by now, `not_cancellable`, `changed_meanwhile`, `not_found`.
 */
export async function cancelTaken(
  deps: Deps,
  keeper: sql.Keeping & Taker,
  orderId: string,
  { toldFeeFen, waives }: { toldFeeFen: number; waives: boolean },
): Promise<Pick<Order, 'id'>> {
  const access = await accessToTaken(deps, keeper, orderId)
  const { status } = await mustRead(deps, access)
  if (status !== 'cancelled') {
    const { feeFen } = await previewCancellation(deps, access)
    if (feeFen !== toldFeeFen) throw new Problem('refund_changed')
  }
  const waivedBy = waives ? keeper.hostId : null
  return cancelOrder(deps, access, {}, 'phone', { actor: keeper.actor, waivedBy })
}

/** The orders ahead that the host took. */
export function takenOrders(deps: Deps, keeping: sql.Keeping): Promise<sql.TakenOrder[]> {
  return sql.readTaken(deps.db, keeping)
}

/** Throws `not_found` for who does not act for the host at this moment, whatever an isolate remembers. */
export async function mustKeep(deps: Deps, keeping: sql.Keeping): Promise<void> {
  if (!(await sql.isKeeping(deps.db, keeping))) throw new Problem('not_found')
}

/** Slots that nobody knows are the hold's to refuse. */
async function refuseOthers(deps: Deps, { hostId }: Taker, lines: TripRequest['lines']): Promise<void> {
  const book = await offersShown(deps, lines)
  const products = lines.flatMap(({ slotIds }) => slotIds.flatMap((id) => book.slot(id)?.productId ?? []))
  if (products.some((id) => book.offer(id)?.hostId !== hostId)) throw new Problem('not_found')
}

async function accessToTaken(deps: Deps, keeping: sql.Keeping, orderId: string): Promise<OrderAccess> {
  const access = await sql.readTakenAccess(deps.db, keeping, orderId)
  if (!access) throw new Problem('not_found')
  return access
}
