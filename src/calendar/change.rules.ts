import { addDays, type Day, daysBetween, weekdayOf } from '../days.ts'
import { type OwnPrices, type Priced, shownPriceFenOf } from '../inventory/inventory.rules.ts'

/** What a host sets of a slot. */
export interface Setting {
  state: 'open' | 'closed'
  /** Places in all. */
  capacity: number
  /** Fen by unit; null for the price of that kind of day. */
  prices: Readonly<Record<string, number | null>>
}

/** One thing or several that are to be so, or were so. */
export type Settings = Partial<Setting>

/** A slot as far as changing it is concerned. */
export interface ChangeableSlot {
  id: string
  productId: string
  /** null: bound to no day. */
  day: Day | null
  /** UTC, milliseconds. */
  startsAt: number | null
  state: 'open' | 'closed'
  capacity: number
  taken: number
  ownPrices: OwnPrices | null
}

/** What became of one slot, as its record keeps it. Before and after name the same things. */
export interface SlotChange {
  slotId: string
  productId: string
  day: Day | null
  startsAt: number | null
  before: Settings
  after: Settings
}

/** What has to change for these slots to be as wished; those that are so already are left out. */
export function changesFor(slots: readonly ChangeableSlot[], wish: Settings): SlotChange[] {
  return slots.flatMap((slot): SlotChange[] => {
    const { id: slotId, productId, day, startsAt } = slot
    const after = differing(slot, wish)
    return Object.keys(after).length > 0
      ? [{ slotId, productId, day, startsAt, before: asNow(slot, after), after }]
      : []
  })
}

/** The parts of the wish that the slot does not fulfil yet. */
function differing(slot: ChangeableSlot, { state, capacity, prices = {} }: Settings): Settings {
  const newPrices = Object.entries(prices).filter(([unitId, fen]) => fen !== ownPriceOf(slot, unitId))
  return {
    ...(state !== undefined && state !== slot.state ? { state } : {}),
    ...(capacity !== undefined && capacity !== slot.capacity ? { capacity } : {}),
    ...(newPrices.length > 0 ? { prices: Object.fromEntries(newPrices) } : {}),
  }
}

/** What the slot has now of all that these settings name. */
function asNow(slot: ChangeableSlot, named: Settings): Settings {
  return {
    ...(named.state === undefined ? {} : { state: slot.state }),
    ...(named.capacity === undefined ? {} : { capacity: slot.capacity }),
    ...(named.prices === undefined
      ? {}
      : { prices: Object.fromEntries(Object.keys(named.prices).map((unitId) => [unitId, ownPriceOf(slot, unitId)])) }),
  }
}

function ownPriceOf(slot: ChangeableSlot, unitId: string): number | null {
  return slot.ownPrices?.[unitId] ?? null
}

/** A price that is what that kind of day costs anyway is no price of its own. */
export function ownPriceFor(
  unit: { id: string; weekdayFen: number; weekendFen: number; holidayFen: number },
  { tier }: Priced,
  fen: number,
): number | null {
  return fen === shownPriceFenOf(unit, { tier }) ? null : fen
}

/** The slots that have sold more than the change would have them hold, and by how many places. */
export function oversoldBy<Slot extends ChangeableSlot>(
  changes: readonly SlotChange[],
  slots: readonly Slot[],
): { slot: Slot; by: number }[] {
  const wanted = new Map(changes.map(({ slotId, after }) => [slotId, after.capacity]))
  return slots.flatMap((slot) => {
    const by = slot.taken - (wanted.get(slot.id) ?? slot.taken)
    return by > 0 ? [{ slot, by }] : []
  })
}

/** The slots whose day is over. */
export function pastSlots(slots: readonly ChangeableSlot[], today: Day): ChangeableSlot[] {
  return slots.filter(({ day }) => day !== null && day < today)
}

/** The change that leads back. */
export function inverseOf(changes: readonly SlotChange[]): SlotChange[] {
  return changes.map(({ before, after, ...slot }) => ({ ...slot, before: after, after: before }))
}

/** The slots of a change that are no longer as it says they were before it. */
export function movedSince(changes: readonly SlotChange[], slots: readonly ChangeableSlot[]): SlotChange[] {
  const byId = new Map(slots.map((slot) => [slot.id, slot]))
  return changes.filter(({ slotId, before }) => {
    const slot = byId.get(slotId)
    return slot === undefined || Object.keys(differing(slot, before)).length > 0
  })
}

/** Whether both set the same thing of the same slot. */
export function touchesSame(changes: readonly SlotChange[], others: readonly SlotChange[]): boolean {
  const bySlot = new Map(changes.map((change) => [change.slotId, thingsSet(change)]))
  return others.some((other) => thingsSet(other).some((thing) => bySlot.get(other.slotId)?.includes(thing)))
}

function thingsSet({ after: { state, capacity, prices = {} } }: SlotChange): string[] {
  return [
    ...(state === undefined ? [] : ['state']),
    ...(capacity === undefined ? [] : ['capacity']),
    ...Object.keys(prices),
  ]
}

/** A change in few words: which listings on which days, and what was set. */
export interface ChangeSummary {
  productIds: string[]
  /** null where it is bound to no day. */
  from: Day | null
  to: Day | null
  days: number
  /** Of a single slot, when it begins (UTC, milliseconds). */
  startsAt: number | null
  set: {
    state?: 'open' | 'closed'
    /** `before` is null where it was not the same everywhere. */
    capacity?: { before: number | null; after: number | null }
    prices?: { unitId: string; before: number | 'usual' | null; after: number | 'usual' | null }[]
  }
}

export function summaryOf(changes: readonly SlotChange[]): ChangeSummary {
  const days = [...new Set(changes.map(({ day }) => day))].filter((day) => day !== null).sort()
  const units = [...new Set(changes.flatMap(({ after }) => Object.keys(after.prices ?? {})))]
  const state = theSame(changes.map(({ after }) => after.state))
  const withCapacity = changes.filter(({ after }) => after.capacity !== undefined)
  return {
    productIds: [...new Set(changes.map(({ productId }) => productId))],
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
    days: days.length,
    startsAt: changes.length === 1 ? (changes[0]?.startsAt ?? null) : null,
    set: {
      ...(state ? { state } : {}),
      ...(withCapacity.length === 0
        ? {}
        : {
            capacity: {
              before: theSame(withCapacity.map(({ before }) => before.capacity)) ?? null,
              after: theSame(withCapacity.map(({ after }) => after.capacity)) ?? null,
            },
          }),
      ...(units.length === 0
        ? {}
        : {
            prices: units.map((unitId) => ({
              unitId,
              before: pricesOf(changes, unitId, 'before'),
              after: pricesOf(changes, unitId, 'after'),
            })),
          }),
    },
  }
}

function pricesOf(changes: readonly SlotChange[], unitId: string, when: 'before' | 'after') {
  const prices = changes.flatMap((change) => {
    const price = change[when].prices?.[unitId]
    return price === undefined ? [] : [price ?? ('usual' as const)]
  })
  return theSame(prices) ?? null
}

function theSame<Value>(values: readonly Value[]): Value | undefined {
  return new Set(values).size === 1 ? values[0] : undefined
}

/** Days of some weekdays (0 for Sunday), from one day to another, at some time of the day or at any. */
export interface DayChoice {
  from: Day
  to: Day
  weekdays: readonly number[]
  /** Local, `HH:MM`; null for all. */
  time: string | null
}

/** The days that a choice names, in order. */
export function daysChosen({ from, to, weekdays }: DayChoice): Day[] {
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => addDays(from, index)).filter((day) =>
    weekdays.includes(weekdayOf(day)),
  )
}
