import { type Priced, shownPriceFenOf } from '../inventory/inventory.rules.ts'
import type { LineStop } from '../lines/lines.schemas.ts'
import { paceOf, type Ways, waysBetween } from '../lines/lines.ways.rules.ts'
import type { ProductKind, ProductSummary } from '../products/products.schemas.ts'

/** Who comes along. Seniors are over sixty; they are counted here and not among the adults. */
export interface Party {
  adults: number
  children: number
  seniors: number
}

/** A larger party is the group desk's to arrange. */
export const LARGEST_PARTY = 40

const PEOPLE_PER_CAR = 5

/**
 * So many metres a party with a child or someone over sixty is let walk from stop to stop in one day. Healthy older
 * people are found to take 2,000 to 9,000 steps a day (Tudor-Locke et al. 2011, doi:10.1186/1479-5868-8-80); nine
 * thousand steps of two thirds of a metre are six kilometres. It is their whole day's walking at the most, since what
 * they walk at the stops, in an orchard or on a boardwalk, comes on top and nobody has measured it.
 */
export const SLOW_PARTY_WALKS_M = 6000

export type TripUnit = ProductSummary['units'][number]

/** So many of a unit, as one line of an order. */
export interface UnitLine {
  unitId: string
  unitName: string
  quantity: number
}

export interface Fitting {
  lines: UnitLine[]
  /** What they cost in all of the slots together. */
  fen: number
  /** Places that are left in the scarcest slot when the party has taken its own. */
  spare: number
}

/** What one or several slots have in common with each other: which price holds, and how many places are left. */
export interface SlotTerms extends Priced {
  left: number
}

/** How far the party is let walk from stop to stop in one day, in metres; the others may walk as far as they like. */
export function mostWalkedBy({ children, seniors }: Party): number {
  return children + seniors > 0 ? SLOW_PARTY_WALKS_M : Number.POSITIVE_INFINITY
}

/** The ways of these lines at the party's pace. */
export function waysFor(lines: readonly { slug: string; stops: readonly LineStop[] }[], party: Party): Ways {
  return waysBetween(lines, paceOf({ children: party.children, over60s: party.seniors }))
}

export function sizeOf(party: Party): number {
  return party.adults + party.children + party.seniors
}

/**
 * The cheapest combination of one product's units that takes in the whole party in each of the slots (one, or the
 * nights of a stay), ties by the fewest units; null when there is none.
 *
 * A child takes a unit for children or for anyone; an adult one for adults or for anyone; a senior one for seniors, for
 * adults or for anyone. Several units draw on the same places, so their draws are summed. A unit sold only in greater
 * numbers than the party has people is for groups. Of an entry for cars (`people` is 0), one for every five people.
 */
export function fitParty(
  party: Party,
  product: { kind: ProductKind; units: readonly TripUnit[] },
  slots: readonly SlotTerms[],
): Fitting | null {
  const places = Math.min(...slots.map((slot) => slot.left))
  const people = sizeOf(party)
  const priceOf = (unit: TripUnit) => slots.reduce((sum, slot) => sum + shownPriceFenOf(unit, slot), 0)
  if (product.kind === 'entry' && product.units.some((unit) => unit.people === 0))
    return fitCars(Math.ceil(people / PEOPLE_PER_CAR), product.units, priceOf, places)

  const units = product.units.filter((unit) => unit.people > 0 && unit.minQuantity <= people)
  let best: { quantities: number[]; fen: number; count: number } | null = null
  const choose = (quantities: number[], placesLeft: number, fen: number, count: number): void => {
    if (best && (fen > best.fen || (fen === best.fen && count >= best.count))) return
    const unit = units[quantities.length]
    if (!unit) {
      if (seatsAll(party, units, quantities)) best = { quantities, fen, count }
      return
    }
    const most = Math.min(unit.maxQuantity, Math.floor(placesLeft / unit.draw), mostOf(unit, party))
    for (let quantity = 0; quantity <= most; quantity = Math.max(quantity + 1, unit.minQuantity))
      choose(
        [...quantities, quantity],
        placesLeft - quantity * unit.draw,
        fen + quantity * priceOf(unit),
        count + quantity,
      )
  }
  choose([], places, 0, 0)
  return best && fittingOf(units, best, places)
}

function fitCars(
  cars: number,
  units: readonly TripUnit[],
  priceOf: (unit: TripUnit) => number,
  places: number,
): Fitting | null {
  const fitting = units
    .filter((unit) => unit.people === 0)
    .map((unit) => ({ unit, quantity: Math.max(cars, unit.minQuantity) }))
    .filter(({ unit, quantity }) => quantity <= unit.maxQuantity && quantity * unit.draw <= places)
    .map(({ unit, quantity }) => ({ unit, quantity, fen: quantity * priceOf(unit) }))
    .reduce<{ unit: TripUnit; quantity: number; fen: number } | null>(
      (least, next) => (least && least.fen <= next.fen ? least : next),
      null,
    )
  return fitting && fittingOf([fitting.unit], { quantities: [fitting.quantity], fen: fitting.fen }, places)
}

function fittingOf(
  units: readonly TripUnit[],
  { quantities, fen }: { quantities: number[]; fen: number },
  places: number,
): Fitting {
  const chosen = units
    .map((unit, index) => ({ unit, quantity: quantities[index] ?? 0 }))
    .filter(({ quantity }) => quantity > 0)
  return {
    lines: chosen.map(({ unit, quantity }) => ({ unitId: unit.id, unitName: unit.name, quantity })),
    fen,
    spare: places - chosen.reduce((sum, { unit, quantity }) => sum + unit.draw * quantity, 0),
  }
}

/** More of a unit than this would stay empty. */
function mostOf(unit: TripUnit, { adults, children, seniors }: Party): number {
  const takers = { child: children, senior: seniors, adult: adults + seniors, anyone: adults + children + seniors }
  return Math.max(Math.ceil(takers[unit.audience] / unit.people), takers[unit.audience] > 0 ? unit.minQuantity : 0)
}

/** Whether everyone finds a seat that is meant for them. */
function seatsAll({ adults, children, seniors }: Party, units: readonly TripUnit[], quantities: number[]): boolean {
  const seats = { child: 0, senior: 0, adult: 0, anyone: 0 }
  for (const [index, unit] of units.entries()) seats[unit.audience] += unit.people * (quantities[index] ?? 0)
  const childrenLeft = Math.max(0, children - seats.child)
  const adultsLeft = Math.max(0, adults + Math.max(0, seniors - seats.senior) - seats.adult)
  return childrenLeft + adultsLeft <= seats.anyone
}
