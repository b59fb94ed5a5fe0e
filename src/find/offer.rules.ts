import { addDays, type Day, daysBetween } from '../days.ts'
import type { CertificateKind } from '../hosts/hosts.rules.ts'
import type { ProductSummary } from '../products/products.schemas.ts'
import { isInSeason } from '../seasons/seasons.rules.ts'
import type { Tier } from '../township/township.rules.ts'
import { fitParty, type Party, type Room, type UnitLine } from '../trips/party.rules.ts'
import type { FindWish } from './find.address.ts'

/** Something for sale, with what of it is left in the days that are looked at. */
export interface Listing {
  product: ProductSummary
  /** GCJ-02 degrees; null while nobody has surveyed the place. */
  lng: number | null
  lat: number | null
  /** Those of its host that are valid. */
  certificates: readonly CertificateKind[]
  /** What its units take from shared caps. */
  capDraws: readonly { unitId: string; capId: string; draw: number }[]
  /** Its slots that are open and not full, by day and start. */
  slots: readonly FreeSlot[]
}

export interface FreeSlot {
  id: string
  /** null of stock. */
  day: Day | null
  /** UTC, milliseconds; null of stock. */
  startsAt: number | null
  tier: Tier
  left: number
}

/** What is left of a shared cap on a day, by `cap day`; a cap that is closed, full or not set up is not named. */
export type CapsLeft = ReadonlyMap<string, number>

/** A time at which something can be had for the party, and what it costs. */
export interface Option {
  day: Day | null
  startsAt: number | null
  /** Of a stay, those of all its nights. */
  slotIds: string[]
  /** What everyone takes together; null while nobody has said how many come. */
  lines: UnitLine[] | null
  /** For the whole party and all nights; of one unit while nobody has said how many come. Fen. */
  fen: number
}

type Unit = ProductSummary['units'][number]
type Asked = Pick<FindWish, 'day' | 'until' | 'party'>

/**
 * Every time in the days that are asked about at which the product is truly free for the party, in their order: a stay
 * for all of its nights, anything else on any of the days, goods while they are in stock. Empty: it is not.
 */
export function optionsOf(listing: Listing, { day, until, party }: Asked, caps: CapsLeft): Option[] {
  const { product, slots } = listing
  if (product.kind === 'goods') return slots.filter((slot) => slot.day === null).flatMap((slot) => optionIn([slot]))
  if (day === null) return []
  const dated = slots.filter((slot) => slot.day === null || isInSeason(windowsOf(product), slot.day))
  if (product.kind === 'stay') {
    const nights = Array.from({ length: until ? daysBetween(day, until) : 1 }, (_, index) => addDays(day, index))
    const found = nights.flatMap((night) => dated.find((slot) => slot.day === night) ?? [])
    return found.length === nights.length ? optionIn(found) : []
  }
  const last = until ?? day
  return dated
    .filter((slot) => slot.day === null || (slot.day >= day && slot.day <= last))
    .flatMap((slot) => optionIn([slot]))

  function optionIn(group: readonly FreeSlot[]): Option[] {
    const rooms = group.flatMap((slot) => roomsOn(listing, slot.day, caps))
    const taken = party && product.kind !== 'goods' ? fitting(party) : cheapestUnit(product.units, group, rooms)
    const [first] = group
    if (!taken || !first) return []
    const { day, startsAt } = first
    return [{ day, startsAt, slotIds: group.map(({ id }) => id), ...taken }]

    function fitting(who: Party): Pick<Option, 'lines' | 'fen'> | null {
      return fitParty(who, product, group, rooms)
    }
  }
}

/** What the party would pay at least on the cheapest kind of day, if there were room; null for what cannot take it in. Fen. */
export function leastFor({ product }: Listing, party: Party): number | null {
  const units = product.units.map((unit) => {
    const least = Math.min(unit.weekdayFen, unit.weekendFen, unit.holidayFen)
    return { ...unit, weekdayFen: least, weekendFen: least, holidayFen: least }
  })
  const anySlot = { tier: 'weekday' as const, left: Number.MAX_SAFE_INTEGER }
  return fitParty(party, { kind: product.kind, units }, [anySlot])?.fen ?? null
}

function windowsOf({ seasons }: ProductSummary) {
  return seasons.map(({ sellsFrom: from, sellsUntil: until }) => ({ from, until }))
}

/** The caps of that day, each with what is left of it. */
function roomsOn({ capDraws }: Listing, day: Day | null, caps: CapsLeft): Room[] {
  const capIds = [...new Set(capDraws.map(({ capId }) => capId))]
  return capIds.map((capId) => ({
    left: caps.get(`${capId} ${day}`) ?? 0,
    draws: Object.fromEntries(
      capDraws.filter((draw) => draw.capId === capId).map(({ unitId, draw }) => [unitId, draw]),
    ),
  }))
}

/** The unit that costs least of those of which as many as are sold at once can be had. */
function cheapestUnit(
  units: readonly Unit[],
  slots: readonly FreeSlot[],
  rooms: readonly Room[],
): Pick<Option, 'lines' | 'fen'> | null {
  const places = Math.min(...slots.map(({ left }) => left))
  const free = units.filter(
    ({ id, draw, minQuantity }) =>
      draw * minQuantity <= places && rooms.every(({ left, draws }) => (draws[id] ?? 0) * minQuantity <= left),
  )
  const prices = free.map((unit) => slots.reduce((sum, { tier }) => sum + unit[`${tier}Fen`], 0))
  return prices.length > 0 ? { lines: null, fen: Math.min(...prices) } : null
}
