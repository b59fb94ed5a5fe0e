import type { Deps } from '../deps.ts'
import { maskPhone } from '../secrets.ts'
import type { Hold } from './bookings.hold.sql.ts'
import type { HeldOrder, Order, TripRequest } from './bookings.schemas.ts'
import type { StoredLine, StoredOrder } from './bookings.sql.ts'

/** A cancelled order with what it gave back and what is still owed, in fen. */
export async function cancelledOrder(deps: Deps, order: StoredOrder) {
  const feeFen = order.lines.reduce((sum, line) => sum + line.feeFen, 0)
  return { ...(await toOrder(deps, order)), refundFen: order.refundedFen, owedFen: Math.max(0, feeFen - order.paidFen) }
}

/** A new hold, from what was just written: nothing is read again. */
export async function heldOrder(deps: Deps, hold: Hold, trip: TripRequest): Promise<HeldOrder> {
  const lines = hold.trip.lines.map((line, position) => ({
    ...line,
    position,
    feeFen: 0,
    status: 'held' as const,
    answerBy: null,
    declineReason: null,
    arrived: 0,
    noShow: 0,
  }))
  return {
    ...orderOf(
      { ...hold, status: 'held', totalFen: hold.trip.totalFen, paidFen: 0, refundedFen: 0, lines },
      trip.contact.phone,
    ),
    accessToken: await deps.secrets.signOrder(hold.id, 1),
  }
}

/** A stored order as its guest sees it, the phone number masked. */
export async function toOrder(deps: Deps, order: StoredOrder): Promise<Order> {
  // Of a person who was erased there is no number any more.
  return orderOf(order, order.phoneCipher && (await deps.secrets.decrypt(order.phoneCipher)))
}

type OrderFacts = Pick<
  StoredOrder,
  'id' | 'code' | 'status' | 'placedAt' | 'expiresAt' | 'totalFen' | 'paidFen' | 'refundedFen' | 'contactName' | 'party'
>
type LineFacts = Omit<StoredLine, 'tiers' | 'closed' | 'startsAt' | 'endsAt'>

function orderOf(order: OrderFacts & { lines: LineFacts[] }, phone: string): Order {
  return {
    id: order.id,
    code: order.code,
    status: order.status,
    placedAt: iso(order.placedAt),
    expiresAt: iso(order.expiresAt),
    totalFen: order.totalFen,
    paidFen: order.paidFen,
    refundedFen: order.refundedFen,
    feeFen: order.lines.reduce((sum, line) => sum + line.feeFen, 0),
    party: order.party,
    contact: { name: order.contactName, phone: maskPhone(phone) },
    lines: order.lines.map((line) => ({
      position: line.position,
      productId: line.productId,
      title: line.title,
      unitId: line.unitId,
      unitName: line.unitName,
      hostId: line.hostId,
      hostName: line.hostName,
      hostPhone: line.hostPhone,
      placeName: line.placeName,
      quantity: line.quantity,
      amountFen: line.amountFen,
      feeFen: line.feeFen,
      status: line.status,
      hostAnswers: line.hostAnswers,
      answerBy: line.answerBy === null ? null : iso(line.answerBy),
      declineReason: line.declineReason,
      arrived: line.arrived,
      noShow: line.noShow,
      slots: line.slots.map((slot) => ({
        id: slot.id,
        day: slot.day,
        startsAt: slot.startsAt === null ? null : iso(slot.startsAt),
        endsAt: slot.endsAt === null ? null : iso(slot.endsAt),
        priceFen: slot.priceFen,
      })),
    })),
  }
}

function iso(instant: number): string {
  return new Date(instant).toISOString()
}
