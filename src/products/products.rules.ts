import { addDays, type Day } from '../days.ts'
import type { Availability } from '../inventory/inventory.schemas.ts'
import type { ProductSummary } from './products.schemas.ts'

type AvailableDays = Availability['days']
type AvailableSlot = AvailableDays[number]['slots'][number]

/** One thing to choose: a unit in a slot, or in the slots of all nights of a stay. */
export interface Part {
  unitId: string
  unitName: string
  unitNameEn: string | null
  slotIds: string[]
  /** When it begins; null for a night or for stock. */
  startsAt: string | null
  /** One unit in all of its slots, in fen. */
  priceFen: number
  /** How many units are left. */
  left: number
  /** A line takes at least and at most so many. */
  least: number
  most: number
  state: AvailableSlot['state']
  provisional: boolean
}

export interface ProductParts {
  product: ProductSummary
  parts: Part[]
}

/**
 * What each product offers on a day: every slot of that day by unit; a stay over `nights` nights from that day, if each
 * of them has a slot; stock that is bound to no day. The scarcest night decides what is left and the state.
 */
export function partsOn(
  products: readonly ProductSummary[],
  days: ReadonlyMap<string, AvailableDays>,
  day: Day,
  nights: number,
): ProductParts[] {
  return products.flatMap((product) => {
    const calendar = days.get(product.id) ?? []
    const groups =
      product.kind === 'stay' ? stayOf(calendar, day, nights) : slotsOf(calendar, day).map((slot) => [slot])
    const parts = groups.flatMap((slots) => partsOfGroup(slots, product))
    return parts.length > 0 ? [{ product, parts }] : []
  })
}

/** What there is of a product that is bound to no day: goods on a shelf, whatever kind of product they belong to. */
export function stockParts(product: ProductSummary, calendar: AvailableDays): Part[] {
  const stock = calendar.filter((entry) => entry.day === null).flatMap((entry) => entry.slots)
  return stock.flatMap((slot) => partsOfGroup([slot], product))
}

function slotsOf(calendar: AvailableDays, day: Day): AvailableSlot[] {
  return calendar.filter((entry) => entry.day === day || entry.day === null).flatMap((entry) => entry.slots)
}

function stayOf(calendar: AvailableDays, day: Day, nights: number): AvailableSlot[][] {
  const slots = Array.from(
    { length: nights },
    (_, night) => calendar.find((entry) => entry.day === addDays(day, night))?.slots[0],
  )
  const whole = slots.filter((slot) => slot !== undefined)
  return nights > 0 && whole.length === nights ? [whole] : []
}

function partsOfGroup(slots: AvailableSlot[], product: ProductSummary): Part[] {
  const [first] = slots
  if (!first) return []
  const blocked = slots.find((slot) => slot.state !== 'open')
  const places = Math.min(...slots.map((slot) => slot.left))
  return product.units.map((unit) => {
    const left = Math.floor(places / unit.draw)
    return {
      unitId: unit.id,
      unitName: unit.name,
      unitNameEn: unit.nameEn,
      slotIds: slots.map((slot) => slot.id),
      startsAt: slots.length === 1 ? first.startsAt : null,
      priceFen: slots.reduce((sum, slot) => sum + (slot.units.find(({ id }) => id === unit.id)?.priceFen ?? 0), 0),
      left,
      least: unit.minQuantity,
      most: Math.min(left, unit.maxQuantity),
      state: blocked?.state ?? (left < unit.minQuantity ? 'sold_out' : 'open'),
      provisional: slots.some((slot) => slot.provisional),
    }
  })
}

/** When a product can be had next: the first few days that have a free place, or how many lie on the shelf. */
export type NextFree = { days: Day[] } | { inStock: number }

/** Looks at these days in their order and answers at most `most` of them. */
export function nextFree(
  product: ProductSummary,
  calendar: AvailableDays,
  days: readonly Day[],
  most: number,
): NextFree {
  const stock = stockParts(product, calendar)
  if (stock.length > 0) {
    const open = stock.filter((part) => part.state === 'open')
    return { inStock: Math.max(0, ...open.map((part) => part.left)) }
  }
  const calendars = new Map([[product.id, calendar]])
  const isFree = (day: Day) =>
    partsOn([product], calendars, day, 1).some(({ parts }) => parts.some((part) => part.state === 'open'))
  return { days: days.filter(isFree).slice(0, most) }
}

/** A product that can be had soon, and when first. */
export interface ComingUp {
  product: ProductSummary
  day: Day
  startsAt: string | null
}

/** What still has places, each product once by its earliest slot, in the order in which they begin. */
export function comingUp(products: readonly ProductSummary[], days: ReadonlyMap<string, AvailableDays>): ComingUp[] {
  const found = products.flatMap((product): ComingUp[] => {
    // A calendar tells its slots in the order in which they begin.
    for (const { day, slots } of days.get(product.id) ?? []) {
      const first = slots.find(
        (slot) => slot.state === 'open' && product.units.some((unit) => isForOne(unit, slot.left)),
      )
      if (day !== null && first) return [{ product, day, startsAt: first.startsAt }]
    }
    return []
  })
  return found.sort((a, b) => (beginsOf(a) < beginsOf(b) ? -1 : 1))
}

/** Whether one of a unit can be had alone: a group's minimum is not for a passer-by. */
function isForOne(unit: ProductSummary['units'][number], left: number): boolean {
  return unit.minQuantity === 1 && left >= unit.draw
}

function beginsOf({ day, startsAt }: ComingUp): string {
  return startsAt ?? day
}
