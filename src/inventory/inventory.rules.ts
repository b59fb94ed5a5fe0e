import { type Day, dayOf } from '../days.ts'
import type { ProductKind } from '../products/products.schemas.ts'
import type { Tier } from '../township/township.rules.ts'
import type { Availability, ProductCalendar } from './inventory.schemas.ts'
import type { AvailabilityQuestion, Places, Remainder, Timetable } from './inventory.sql.ts'

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
  /** A booking of it waits for its host's yes. */
  hostAnswers: boolean
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
  /** Fen by unit, where its host has priced this slot alone; null where she has not. */
  ownPrices: OwnPrices | null
  /** The slots of the shared caps for that day, by cap. */
  capSlots: Record<string, string>
}

/** Prices that hold in one slot in place of its tier's, in fen by unit. */
export type OwnPrices = Readonly<Record<string, number>>

/** What decides a price in a slot: which kind of day it is, unless the slot has a price of its own. */
export interface Priced {
  tier: Tier
  ownPrices?: OwnPrices | null | undefined
}

/** Whether it may be sold on that local day: published, and certified where the law demands it. */
export function isForSale(offer: Offer, today: Day): boolean {
  if (!offer.published) return false
  return offer.requiredCertificate === null || (offer.certifiedUntil !== null && offer.certifiedUntil >= today)
}

/** The price of one unit in one slot, in fen. */
export function priceFenOf(unit: OfferUnit, slot: Priced): number {
  return slot.ownPrices?.[unit.id] ?? unit[slot.tier]
}

/** The same of a unit as calendars tell it. */
export function shownPriceFenOf(
  unit: { id: string; weekdayFen: number; weekendFen: number; holidayFen: number },
  slot: Priced,
): number {
  return slot.ownPrices?.[unit.id] ?? unit[`${slot.tier}Fen`]
}

/** A product's units and slots as JSON text, in the shape of `ProductCalendar`. */
export interface CalendarText {
  productId: string
  units: string
  slots: string
}

/**
 * Timetables and what is left of them, put together; products without slots in the range are left out. Null when a
 * product has moved to another version or has got another slot since its timetable was read: slots are never deleted,
 * so as many are the same ones.
 */
export function calendarsFrom(
  timetables: ReadonlyMap<string, Timetable>,
  { products, caps }: Remainder,
  { from, to, now }: AvailabilityQuestion,
): CalendarText[] | null {
  const capDays = new Map(caps.map(([capId, day, places]) => [`${capId} ${day}`, places]))
  const calendars: CalendarText[] = []
  for (const [productId, version, stock, dated] of products) {
    const timetable = timetables.get(productId)
    if (timetable?.version !== version) return null
    const slots = [...timetable.stock, ...timetable.dated.filter(({ day }) => day !== null && day >= from && day <= to)]
    const places = [...stock, ...dated]
    if (timetable.stock.length !== stock.length || slots.length !== places.length) return null
    const isCertified = timetable.certifiedUntil >= dayOf(now)
    const texts = slots.map((slot, index) => {
      // A day for which a cap was never set up has no room.
      const rooms = timetable.caps.map((capId) => capDays.get(`${capId} ${slot.day}`) ?? 0)
      const { left, isClosed } = tightest(places[index] ?? 0, rooms)
      const state = slot.saleEndsAt <= now ? 'ended' : isClosed ? 'closed' : left === 0 ? 'sold_out' : 'open'
      return `${slot.shown},"left":${left},"state":"${isCertified ? state : 'not_for_sale'}"}`
    })
    if (texts.length > 0) calendars.push({ productId, units: timetable.units, slots: `[${texts.join(',')}]` })
  }
  return calendars
}

/** What slot and caps together have left, and whether one of them is closed. */
function tightest(slot: Places, caps: Places[]): { left: number; isClosed: boolean } {
  const left = caps.reduce((least, cap) => Math.min(least, leftOf(cap)), leftOf(slot))
  return { left, isClosed: slot < 0 || caps.some((cap) => cap < 0) }
}

function leftOf(places: Places): number {
  return places < 0 ? -1 - places : places
}

/** A calendar as a list of its days, each slot with the prices that hold in it. */
export function daysOf({ units, slots }: ProductCalendar): Availability['days'] {
  const days = Map.groupBy(slots, (slot) => slot.day)
  return [...days].map(([day, ofDay]) => ({
    day,
    slots: ofDay.map(({ day: _, endsAt: __, tier, ownPrices, ...slot }) => ({
      ...slot,
      units: units.map((unit) => ({
        id: unit.id,
        name: unit.name,
        priceFen: shownPriceFenOf(unit, { tier, ownPrices }),
      })),
    })),
  }))
}
