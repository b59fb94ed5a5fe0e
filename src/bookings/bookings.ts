import { MINUTE_MS } from '../days.ts'
import type { Deps } from '../deps.ts'
import type { OfferBook } from '../inventory/inventory.memory.ts'
import { orProblem, Problem, type Shortfall } from '../problem.ts'
import type { OrderAccess } from '../secrets.ts'
import { type Hold, type HoldOutcome, insertHold, type RefusedSlot } from './bookings.hold.sql.ts'
import { heldOrder, toOrder } from './bookings.replies.ts'
import { type PricedTrip, priceTrip } from './bookings.rules.ts'
import type { HeldOrder, LineRequest, Order, TripRequest } from './bookings.schemas.ts'
import * as sql from './bookings.sql.ts'

/** How long places are held for someone who has not confirmed yet. */
export const HOLD_MINUTES = 15

/** Memory this old may price what is shown; what is booked is checked against the version anyway. */
const SHOWN_MS = 1000
const ANY_AGE = Number.POSITIVE_INFINITY
const AFRESH = 0

/** A booking clears away so many lapsed holds before it looks again. */
const LAPSED_AT_ONCE = 20

/** Where a change came from: the API, a page, a call that a host took; cron besides. It stands in every event. */
export type Door = 'api' | 'web' | 'phone'

/** How a hold was asked for. */
interface Sent {
  idempotencyKey: string
  requestHash: string
  door: Door
  /** Whose order it is to be, if they are signed in. */
  accountId: string | null
  /** Who asked for it, as it stands in the record. */
  actor: string
}

/** Who places an order: a guest, unless said otherwise. */
export interface PlacedBy {
  /** Whose order it is to be. */
  accountId?: string | null | undefined
  /** Who places it for a guest, as it stands in the record. */
  actor?: string
}

export interface HoldResult {
  order: HeldOrder
  /** The same key had come before with the same body. */
  replayed: boolean
}

/** The price of a trip as it would be held now, without holding it. Throws what `priceTrip` throws. */
export async function quoteTrip(deps: Deps, lines: readonly LineRequest[]): Promise<PricedTrip> {
  return priceTrip(lines, await offersShown(deps, lines), deps.now())
}

/** The offers behind these lines as they are shown, up to 1 s old, in one D1 trip at most. */
export function offersShown(deps: Deps, lines: readonly LineRequest[]): Promise<OfferBook> {
  return offersFor(deps, lines, SHOWN_MS)
}

/**
 * Holds everything a trip needs, or nothing, in one D1 trip. The same key with the same body answers the same order.
 * Throws `sold_out`, `closed` or `sale_ended` with the slots that fell short, `price_changed` with the new total,
 * `not_for_sale`, `once_per_buyer`, `idempotency_key_reused`, or `invalid_request`.
 */
export async function holdTrip(
  deps: Deps,
  trip: TripRequest,
  idempotencyKey: string,
  door: Door,
  { accountId = null, actor = accountId ? `account:${accountId}` : 'guest' }: PlacedBy = {},
): Promise<HoldResult> {
  const requestHash = await deps.secrets.fingerprint(JSON.stringify(trip))
  const request = { idempotencyKey, requestHash, door, accountId, actor }
  // Memory of any age may price the first try: if it is stale, the database says so, and the next try asks afresh.
  for (const maxAgeMs of [ANY_AGE, AFRESH, AFRESH]) {
    const priced = await priceAsShown(deps, trip, maxAgeMs).catch(orProblem)
    if (priced instanceof Problem) {
      if (maxAgeMs === AFRESH) return replayOrRefuse(deps, request, priced)
      continue
    }
    const hold = await sealHold(deps, trip, priced, request)
    const outcome = await insertClearingLapsed(deps, hold)
    if (outcome.kind === 'held') return { order: await heldOrder(deps, hold, trip), replayed: false }
    if (outcome.kind === 'replayed') return replay(deps, await mustRead(deps, outcome.access), request.requestHash)
    if (outcome.kind === 'refused') throw refusalOf(outcome.slots, priced)
    if (outcome.kind === 'claimed') throw new Problem('once_per_buyer')
  }
  throw new Problem('changed_meanwhile')
}

/** The order a link opens. Throws `not_found` when there is none or the link was revoked. */
export async function seeOrder(deps: Deps, access: OrderAccess): Promise<Order> {
  return toOrder(deps, await mustRead(deps, access))
}

/**
 * Confirms a held order: to be paid at the farm, or charged in full through the local test door. Confirming a confirmed
 * order changes nothing. Throws `hold_expired`, `closed` when a notice came between, `not_confirmable`, `not_found`.
 */
export async function confirmOrder(
  deps: Deps,
  access: OrderAccess,
  pay: 'farm' | 'test',
  door: Door,
  actor = guest(access),
): Promise<Order> {
  const change = { access, at: deps.now(), actor, door }
  const charge = pay === 'test' ? await testCharge(deps, access) : null
  const { moved, order } = await sql.confirmOrder(deps.db, change, charge)
  if (!order) throw new Problem('not_found')
  if (moved || order.status === 'confirmed') return toOrder(deps, order)
  if (order.status === 'expired' || (order.status === 'held' && order.expiresAt <= change.at))
    throw new Problem('hold_expired')
  throw new Problem(order.lines.some((line) => line.closed) ? 'closed' : 'not_confirmable')
}

function offersFor(deps: Deps, lines: readonly LineRequest[], maxAgeMs: number): Promise<OfferBook> {
  return deps.offers.forSlots(
    lines.flatMap((line) => line.slotIds),
    maxAgeMs,
  )
}

/** The trip's price, unless it is another than the guest was shown. */
async function priceAsShown(deps: Deps, trip: TripRequest, maxAgeMs: number): Promise<PricedTrip> {
  const priced = priceTrip(trip.lines, await offersFor(deps, trip.lines, maxAgeMs), deps.now())
  if (trip.expectedTotalFen !== undefined && trip.expectedTotalFen !== priced.totalFen) {
    throw new Problem('price_changed', { totalFen: priced.totalFen })
  }
  return priced
}

/**
 * One D1 trip, unless places are missing while holds that have lapsed still keep some: those are cleared away and the
 * hold tried again, as long as there are any.
 */
async function insertClearingLapsed(deps: Deps, hold: Hold): Promise<HoldOutcome> {
  for (;;) {
    const outcome = await insertHold(deps.db, hold)
    if (!('lapsed' in outcome && outcome.lapsed)) return outcome
    await sql.expireDue(deps.db, hold.placedAt, 'booking', LAPSED_AT_ONCE)
  }
}

/** What can no longer be ordered may have been, under this very key. */
async function replayOrRefuse(deps: Deps, request: Sent, problem: Problem): Promise<HoldResult> {
  const earlier = await sql.readOrderByKey(deps.db, request.idempotencyKey)
  if (!earlier) throw problem
  return replay(deps, earlier, request.requestHash)
}

async function sealHold(deps: Deps, trip: TripRequest, priced: PricedTrip, request: Sent): Promise<Hold> {
  const placedAt = deps.now()
  const [phoneCipher, phoneHash, addressCipher] = await Promise.all([
    deps.secrets.encrypt(trip.contact.phone),
    deps.secrets.fingerprint(trip.contact.phone),
    trip.address === undefined ? null : deps.secrets.encrypt(trip.address),
  ])
  return {
    id: deps.newId(),
    code: deps.newCode(),
    ...request,
    placedAt,
    expiresAt: placedAt + HOLD_MINUTES * MINUTE_MS,
    trip: priced,
    contactName: trip.contact.name,
    phoneCipher,
    phoneHash,
    consentVersion: trip.consent?.version ?? null,
    party: trip.party ?? null,
    addressCipher,
    campaign: trip.campaign ?? null,
    note: trip.note ?? null,
  }
}

async function replay(deps: Deps, order: sql.StoredOrder, requestHash: string): Promise<HoldResult> {
  if (order.requestHash !== requestHash) throw new Problem('idempotency_key_reused')
  const accessToken = await deps.secrets.signOrder(order.id, order.tokenVersion)
  return { order: { ...(await toOrder(deps, order)), accessToken }, replayed: true }
}

/** Says which slots fell short and which lines wanted them; a closed or ended one is named before a full one. */
function refusalOf(slots: RefusedSlot[], trip: PricedTrip): Problem {
  const short: Shortfall[] = slots.map(({ slotId, left }) => ({
    slotId,
    left,
    lines: trip.lines.flatMap((line, position) => (slotId in line.draws ? [position] : [])),
  }))
  const whys = new Set(slots.map((slot) => slot.why))
  if (whys.has('unknown')) return new Problem('not_for_sale', { short })
  if (whys.has('closed')) return new Problem('closed', { short })
  return new Problem(whys.has('ended') ? 'sale_ended' : 'sold_out', { short })
}

/** Throws `not_found` when there is no such order, or the link was revoked. */
export async function mustRead(deps: Deps, access: OrderAccess): Promise<sql.StoredOrder> {
  const order = await sql.readOrder(deps.db, access)
  if (!order) throw new Problem('not_found')
  return order
}

/** Who stands in the record of a change made through an order's link. */
export function guest(access: OrderAccess): string {
  return `guest:${access.orderId}`
}

async function testCharge(
  deps: Deps,
  access: OrderAccess,
): Promise<{ entry: sql.LedgerEntry; revision: number } | null> {
  if (deps.config.mode !== 'demo') throw new Problem('not_found')
  const { totalFen, revision } = await mustRead(deps, access)
  if (totalFen === 0) return null
  const reference = `charge:${access.orderId}`
  return { entry: { id: deps.newId(), kind: 'charge', door: 'test', amountFen: totalFen, reference }, revision }
}
