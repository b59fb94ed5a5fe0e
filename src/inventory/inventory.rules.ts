import type { Day } from '../days.ts'
import type { ProductKind } from '../products/products.schemas.ts'
import type { Tier } from '../township/township.rules.ts'
import type { Availability, ProductCalendar } from './inventory.schemas.ts'

/** What a product sells and on which terms, as last read from the database. */
export interface Offer {
  productId: string
  /** The product's version when it was read: the database refuses an order that carries another. */
  version: number
  kind: ProductKind
  name: string
  hostId: string
  hostName: string
  hostPhone: string
  placeName: string
  policyId: string
  oncePerBuyer: boolean
  published: boolean
  /** The certificate its host must hold; null when none is needed. */
  requiredCertificate: string | null
  /** The last local day on which the host's certificate is valid; null when there is none. */
  certifiedUntil: Day | null
  units: OfferUnit[]
}

export interface OfferUnit {
  id: string
  name: string
  /** What one unit takes from the slot. */
  draw: number
  minQuantity: number
  maxQuantity: number
  /** Fen for one unit by tier. */
  weekday: number
  weekend: number
  holiday: number
  /** What one unit takes from shared caps. */
  caps: { capId: string; draw: number }[]
}

/** What is fixed about a slot at one version of its product. How many places are left is the database's to say. */
export interface OfferedSlot {
  id: string
  productId: string
  day: Day | null
  startsAt: number | null
  endsAt: number | null
  tier: Tier
  /** The slots of the shared caps for that day, by cap. */
  capSlots: Record<string, string>
}

/** Whether it may be sold on that local day: published, and certified where the law demands it. */
export function isForSale(offer: Offer, today: Day): boolean {
  if (!offer.published) return false
  return offer.requiredCertificate === null || (offer.certifiedUntil !== null && offer.certifiedUntil >= today)
}

/** The price of one unit in one slot, in fen. */
export function priceFenOf(unit: OfferUnit, slot: OfferedSlot): number {
  return unit[slot.tier]
}

/** A calendar as a list of its days, each slot with the prices that hold in it. */
export function daysOf({ units, slots }: ProductCalendar): Availability['days'] {
  const days = Map.groupBy(slots, (slot) => slot.day)
  return [...days].map(([day, ofDay]) => ({
    day,
    slots: ofDay.map(({ day: _, endsAt: __, tier, ...slot }) => ({
      ...slot,
      units: units.map((unit) => ({ id: unit.id, name: unit.name, priceFen: unit[`${tier}Fen`] })),
    })),
  }))
}
