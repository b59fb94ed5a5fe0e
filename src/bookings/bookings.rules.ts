import { addDays, type Day, dayOf } from '../days.ts'
import { isForSale, type Offer, type OfferedSlot, type OfferUnit, priceFenOf } from '../inventory/inventory.rules.ts'
import { invalid, orProblem, Problem } from '../problem.ts'
import type { LineRequest } from './bookings.schemas.ts'

/** The offers an order is priced from. */
export interface Catalogue {
  slot(slotId: string): OfferedSlot | undefined
  offer(productId: string): Offer | undefined
}

/** A line with its price and what it draws, ready for the database to accept or refuse. */
export interface PricedLine {
  productId: string
  version: number
  unitId: string
  hostId: string
  hostName: string
  hostPhone: string
  placeName: string
  policyId: string
  title: string
  unitName: string
  quantity: number
  amountFen: number
  startsAt: number | null
  endsAt: number | null
  slots: { id: string; day: Day | null; startsAt: number | null; endsAt: number | null; priceFen: number }[]
  draws: Record<string, number>
  oncePerBuyer: boolean
  /** A booking of it waits for its host's yes. */
  hostAnswers: boolean
}

export interface PricedTrip {
  lines: PricedLine[]
  totalFen: number
  /** What all lines together take from each slot. */
  draws: Record<string, number>
  /** When the last line is over; null while one has no end. */
  endsAt: number | null
}

/**
 * Prices a trip from the offers, in fen. Throws `invalid_request` for ids that name nothing or do not belong together
 * and for quantities that are not sold, `not_for_sale` for a product that is closed or lacks its certificate.
 * Whether places are left is not asked here: the database decides that.
 */
export function priceTrip(requests: readonly LineRequest[], catalogue: Catalogue, now: number): PricedTrip {
  const lines = requests.map((request, position) => priceLine(request, `lines.${position}`, catalogue, dayOf(now)))
  refuseSecondOfLimited(lines)
  const ends = lines.map((line) => line.endsAt)
  return {
    lines,
    totalFen: lines.reduce((sum, line) => sum + line.amountFen, 0),
    draws: sumDraws(lines.map((line) => line.draws)),
    endsAt: ends.includes(null) ? null : Math.max(...ends.map(Number)),
  }
}

/** Every line that `priceTrip` would refuse if those before it were sold, with what it would throw. */
export function faultyLines(
  requests: readonly LineRequest[],
  catalogue: Catalogue,
  now: number,
): { position: number; problem: Problem }[] {
  const limited = new Set<string>()
  return requests.flatMap((request, position) => {
    try {
      const line = priceLine(request, `lines.${position}`, catalogue, dayOf(now))
      if (line.oncePerBuyer && limited.has(line.productId)) throw oncePerBuyer(position)
      if (line.oncePerBuyer) limited.add(line.productId)
      return []
    } catch (error) {
      return [{ position, problem: orProblem(error) }]
    }
  })
}

/** Two lines of a product that each buyer may have once are one too many, whatever their units and days. */
function refuseSecondOfLimited(lines: readonly PricedLine[]): void {
  const isSecond = (line: PricedLine, position: number) =>
    line.oncePerBuyer && lines.findIndex(({ productId }) => productId === line.productId) < position
  const position = lines.findIndex(isSecond)
  if (position >= 0) throw oncePerBuyer(position)
}

function oncePerBuyer(position: number): Problem {
  const errors = [{ path: `lines.${position}`, code: 'once_per_buyer', message: 'One per buyer' }]
  return new Problem('once_per_buyer', { errors })
}

function priceLine(request: LineRequest, path: string, catalogue: Catalogue, today: Day): PricedLine {
  const slots = request.slotIds.map((id, index) => {
    const slot = catalogue.slot(id)
    if (!slot) throw invalid(`${path}.slotIds.${index}`, 'unknown_slot', `There is no slot ${id}`)
    return slot
  })
  const { offer, unit } = unitSoldIn(slots, request.unitId, path, catalogue)
  if (!isForSale(offer, today))
    throw new Problem('not_for_sale', { errors: [{ path, code: 'not_for_sale', message: offer.name }] })
  if (request.quantity < unit.minQuantity || request.quantity > unit.maxQuantity) {
    const message = `${unit.name} is sold from ${unit.minQuantity} to ${unit.maxQuantity}`
    throw invalid(`${path}.quantity`, 'quantity_out_of_range', message)
  }
  if (offer.kind === 'stay' && !areConsecutive(slots)) {
    throw invalid(`${path}.slotIds`, 'nights_apart', 'The nights of one stay follow each other')
  }
  slots.sort((a, b) => (a.startsAt ?? 0) - (b.startsAt ?? 0))
  return {
    productId: offer.productId,
    version: offer.version,
    unitId: unit.id,
    hostId: offer.hostId,
    hostName: offer.hostName,
    hostPhone: offer.hostPhone,
    placeName: offer.placeName,
    policyId: offer.policyId,
    title: offer.name,
    unitName: unit.name,
    quantity: request.quantity,
    amountFen: slots.reduce((sum, slot) => sum + priceFenOf(unit, slot), 0) * request.quantity,
    startsAt: slots[0]?.startsAt ?? null,
    endsAt: slots.at(-1)?.endsAt ?? null,
    slots: slots.map((slot) => ({
      id: slot.id,
      day: slot.day,
      startsAt: slot.startsAt,
      endsAt: slot.endsAt,
      priceFen: priceFenOf(unit, slot),
    })),
    draws: sumDraws(slots.map((slot) => drawsOf(unit, slot, request.quantity))),
    oncePerBuyer: offer.oncePerBuyer,
    hostAnswers: offer.hostAnswers,
  }
}

function unitSoldIn(
  slots: OfferedSlot[],
  unitId: string,
  path: string,
  catalogue: Catalogue,
): { offer: Offer; unit: OfferUnit } {
  const productIds = new Set(slots.map((slot) => slot.productId))
  const [productId = ''] = productIds
  const offer = catalogue.offer(productId)
  if (productIds.size > 1 || !offer)
    throw invalid(`${path}.slotIds`, 'slots_mixed', 'One line takes slots of one product')
  const unit = offer.units.find((candidate) => candidate.id === unitId)
  if (!unit) throw invalid(`${path}.unitId`, 'unit_of_another_product', `${offer.name} has no unit ${unitId}`)
  return { offer, unit }
}

function drawsOf(unit: OfferUnit, slot: OfferedSlot, quantity: number): Record<string, number> {
  const draws: Record<string, number> = { [slot.id]: unit.draw * quantity }
  for (const { capId, draw } of unit.caps) {
    // A day for which the cap was never set up is refused by the database under this name, which no slot has.
    const capSlot = slot.capSlots[capId] ?? `${capId}@${slot.day}`
    draws[capSlot] = (draws[capSlot] ?? 0) + draw * quantity
  }
  return draws
}

function sumDraws(all: Record<string, number>[]): Record<string, number> {
  const sum: Record<string, number> = {}
  for (const draws of all)
    for (const [slotId, places] of Object.entries(draws)) sum[slotId] = (sum[slotId] ?? 0) + places
  return sum
}

function areConsecutive(slots: readonly OfferedSlot[]): boolean {
  const days = slots.map((slot) => slot.day ?? '').sort()
  return days.every((day, index) => index === 0 || addDays(days[index - 1] ?? '', 1) === day)
}
