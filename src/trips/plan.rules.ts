import type { LineRequest } from '../bookings/bookings.schemas.ts'
import { addDays, type Day } from '../days.ts'
import { shownPriceFenOf } from '../inventory/inventory.rules.ts'
import type { ProductCalendar, SLOT_STATES } from '../inventory/inventory.schemas.ts'
import { type TimedDay, timeDay } from '../lines/lines.clock.rules.ts'
import type { Ways } from '../lines/lines.ways.rules.ts'
import type { ProductSummary } from '../products/products.schemas.ts'
import { firstMinute, minuteOf, type Offer, roleOf } from './offers.rules.ts'
import { type Party, sizeOf } from './party.rules.ts'

type Slot = ProductCalendar['slots'][number]

/** Lines of a plan that belong together: the adults and the children of one departure, the rooms of one stay. */
export interface PlanPart {
  /** Which lines of the plan they are. */
  positions: number[]
  lines: LineRequest[]
  /** null when the plan names something that is not for sale along any line. */
  product: ProductSummary | null
  slots: Slot[]
  /** Whether it can still be had as it is: the first of its slots that cannot says why. */
  state: (typeof SLOT_STATES)[number] | 'gone'
  /** What it is in time; null for goods and for what is gone. */
  visit: Offer | null
}

/** A plan's lines as the parts they make, in the order of their first lines. */
export function partsOfPlan(
  lines: readonly LineRequest[],
  products: readonly ProductSummary[],
  calendars: readonly ProductCalendar[],
): PlanPart[] {
  const slotsById = new Map(
    calendars.flatMap(({ id, slots }) => slots.map((slot) => [slot.id, { productId: id, slot }] as const)),
  )
  const numbered = lines.map((line, position) => ({ line, position }))
  const groups = Map.groupBy(numbered, ({ line }) => [...line.slotIds].sort().join(' '))
  return [...groups.values()].map((group): PlanPart => {
    const ofGroup = group.map(({ line }) => line)
    const found = (ofGroup[0]?.slotIds ?? []).flatMap((id) => slotsById.get(id) ?? [])
    const product = products.find(({ id }) => id === found[0]?.productId) ?? null
    const slots = found
      .map(({ slot }) => slot)
      .sort((a, b) => Date.parse(a.startsAt ?? '') - Date.parse(b.startsAt ?? ''))
    const isWhole = product !== null && slots.length === ofGroup[0]?.slotIds.length
    return {
      positions: group.map(({ position }) => position),
      lines: ofGroup,
      product,
      slots,
      state: isWhole ? stateOf(product, ofGroup, slots) : 'gone',
      visit: isWhole ? visitOf(product, ofGroup, slots) : null,
    }
  })
}

/** Whether a part is still in the catalogue but cannot be had as it is. */
export function isAmiss(part: PlanPart): boolean {
  return part.product !== null && part.state !== 'open'
}

function stateOf(product: ProductSummary, lines: readonly LineRequest[], slots: readonly Slot[]): PlanPart['state'] {
  const blocked = slots.find(({ state }) => state !== 'open')
  if (blocked) return blocked.state
  const units = lines.map((line) => product.units.find(({ id }) => id === line.unitId))
  if (units.includes(undefined)) return 'gone'
  const drawn = lines.reduce((sum, line, index) => sum + line.quantity * (units[index]?.draw ?? 1), 0)
  return slots.some(({ left }) => left < drawn) ? 'sold_out' : 'open'
}

function visitOf(product: ProductSummary, lines: readonly LineRequest[], slots: readonly Slot[]): Offer | null {
  const [first] = slots
  if (!first?.day || !first.startsAt || !first.endsAt) return null
  const start = minuteOf(first.startsAt, first.day)
  // A meal between the meals is still a visit of a plan someone made by hand.
  const role = roleOf(product.kind, start) ?? (product.kind === 'meal' ? 'lunch' : null)
  if (!role) return null
  const unitOf = (line: LineRequest) => product.units.find(({ id }) => id === line.unitId)
  const fenOf = (line: LineRequest) => slots.reduce((sum, slot) => sum + priceIn(slot, unitOf(line)), 0) * line.quantity
  return {
    role,
    product,
    placeId: product.place.id,
    day: first.day,
    start,
    end: minuteOf(first.endsAt, first.day),
    slotIds: slots.map(({ id }) => id),
    nights: role === 'stay' ? slots.flatMap(({ day }) => day ?? []) : [],
    lines: lines.map((line) => ({ unitId: line.unitId, unitName: unitOf(line)?.name ?? '', quantity: line.quantity })),
    fen: lines.reduce((sum, line) => sum + fenOf(line), 0),
    spare: 0,
  }
}

function priceIn(slot: Slot, unit: ProductSummary['units'][number] | undefined): number {
  return unit ? shownPriceFenOf(unit, slot) : 0
}

/**
 * The clock of a plan, also of one made by hand: each day begins where the night before was booked, else at the hub, and
 * ends where its own night is booked, else at the hub. Visits come in the order of their times.
 */
export function timePlan(visits: readonly Offer[], ways: Ways, now: number): TimedDay<Offer>[] {
  const stays = visits.filter(({ role }) => role === 'stay')
  const stayOn = (night: Day) => stays.find(({ nights }) => nights.includes(night)) ?? null
  const days = [
    ...new Set(visits.flatMap(({ day, nights }) => [day, ...nights, ...nights.map((night) => addDays(night, 1))])),
  ]
  return days.sort().map((day) => {
    const stay = stayOn(day)
    const ofDay = visits.filter((visit) => visit.role !== 'stay' && visit.day === day)
    return timeDay(
      day,
      ofDay.toSorted((a, b) => a.start - b.start || a.end - b.end),
      ways,
      {
        from: stayOn(addDays(day, -1))?.placeId ?? null,
        stay: stay && { placeId: stay.placeId, visit: stay.day === day ? stay : null },
        notBefore: firstMinute(now, day),
      },
    )
  })
}

/** The plan with other lines in the place of some; with none, those are taken out. */
export function replaceLines(
  lines: readonly LineRequest[],
  positions: readonly number[],
  instead: readonly LineRequest[] = [],
): LineRequest[] {
  const first = Math.min(...positions)
  return lines.flatMap((line, position) => {
    if (position === first) return instead
    return positions.includes(position) ? [] : [line]
  })
}

/** The lines by which an offer, or a part of a trip, would be ordered. */
export function linesOf({ lines, slotIds }: Pick<Offer, 'lines' | 'slotIds'>): LineRequest[] {
  return lines.map(({ unitId, quantity }) => ({ unitId, quantity, slotIds }))
}

/**
 * Who comes along, as a plan shows it when its address does not say: the largest number that any one visit of it takes
 * in, or else its beds. Two adults when it shows nobody.
 */
export function partyOfPlan(parts: readonly PlanPart[]): Party {
  const counted = parts.flatMap(({ visit }) => (visit ? [{ role: visit.role, party: takenIn(visit) }] : []))
  const largest = (roles: readonly Offer['role'][]) =>
    counted
      .filter(({ role, party }) => roles.includes(role) && sizeOf(party) > 0)
      .reduce<Party | null>((most, { party }) => (most && sizeOf(most) >= sizeOf(party) ? most : party), null)
  return largest(['activity', 'lunch', 'dinner']) ?? largest(['stay']) ?? { adults: 2, children: 0, seniors: 0 }
}

function takenIn({ product, lines }: Offer): Party {
  const party: Party = { adults: 0, children: 0, seniors: 0 }
  for (const { unitId, quantity } of lines) {
    const unit = product.units.find(({ id }) => id === unitId)
    const who = unit?.audience === 'child' ? 'children' : unit?.audience === 'senior' ? 'seniors' : 'adults'
    party[who] += quantity * (unit?.people ?? 0)
  }
  return party
}
