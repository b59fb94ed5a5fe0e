import { addDays, type Day, daysBetween } from '../days.ts'
import type { Availability } from '../inventory/inventory.schemas.ts'
import type { Shortfall } from '../problem.ts'
import { MOST_NIGHTS } from '../products/products.choice.rules.ts'
import { type Part, partsOn, stockParts } from '../products/products.rules.ts'
import type { ProductSummary } from '../products/products.schemas.ts'

/** Calendars of what a host sells, by product. */
export type Calendars = ReadonlyMap<string, Availability['days']>

/** Something a caller can have: a unit of a product at one time, or on the first of its nights. */
export interface CallRow {
  product: ProductSummary
  part: Part
  /** null: on any day. */
  day: Day | null
  /** What its box in the form is called. */
  field: string
}

/** What a caller asks for: so many of a row. */
export interface Wanted {
  row: CallRow
  quantity: number
}

/** A wish that cannot be met: what is left of it, and where there is as much as was wanted. */
export interface Shortage extends Wanted {
  /** Why: too few are left, or what the day is. */
  state: Part['state'] | 'none'
  left: number
  /** The nearest first. */
  instead: CallRow[]
}

/** So many other days and times are told. */
const MOST_TOLD = 4

const FIELD = 'q.'

/** All that can be had on a day, as rows of a form; of a stay, its first night. */
export function rowsOn(products: readonly ProductSummary[], calendars: Calendars, day: Day): CallRow[] {
  const dated = new Map([...calendars].map(([id, days]) => [id, days.filter((entry) => entry.day !== null)]))
  return partsOn(products, dated, day, 1).flatMap(({ product, parts }) =>
    parts.map((part) => ({ product, part, day, field: fieldOf(part) })),
  )
}

/** What lies on the shelf, on whatever day. */
export function shelfRows(products: readonly ProductSummary[], calendars: Calendars): CallRow[] {
  return products.flatMap((product) =>
    stockParts(product, calendars.get(product.id) ?? []).map((part) => ({
      product,
      part,
      day: null,
      field: fieldOf(part),
    })),
  )
}

function fieldOf({ unitId, slotIds }: Pick<Part, 'unitId' | 'slotIds'>): string {
  return [FIELD.slice(0, -1), unitId, ...slotIds.slice(0, 1)].join('.')
}

/** The boxes that were filled in, as they were typed. */
export function filledIn(fields: Readonly<Record<string, string>>): [field: string, typed: string][] {
  return Object.entries(fields).filter(([name, typed]) => name.startsWith(FIELD) && !['', '0'].includes(typed.trim()))
}

/**
 * The rows that the filled boxes belong to, with what was typed: of the day that is chosen, and of the shelf. Where there
 * are only boxes of one other day, that day is meant: on an old phone all days are in sight at once.
 */
export function rowsMeant(
  rows: readonly CallRow[],
  filled: readonly [field: string, typed: string][],
  chosen: Day,
): { row: CallRow; typed: string }[] {
  const byField = new Map(rows.map((row) => [row.field, row]))
  const found = filled.flatMap(([field, typed]) => {
    const row = byField.get(field)
    return row ? [{ row, typed }] : []
  })
  const days = [...new Set(found.map(({ row }) => row.day))].filter((day) => day !== null)
  const meant = days.includes(chosen) || days.length !== 1 ? chosen : days[0]
  return found.filter(({ row }) => row.day === null || row.day === meant)
}

/** The row over so many nights; what is no stay is the same whatever is asked. null when a night has no slot. */
export function overNights(row: CallRow, calendars: Calendars, nights: number): CallRow | null {
  if (row.product.kind !== 'stay' || row.day === null) return row
  const [found] = partsOn([row.product], calendars, row.day, nights)
  const part = found?.parts.find(({ unitId }) => unitId === row.part.unitId)
  return part ? { ...row, part } : null
}

/** The wishes that cannot be met, each with what could stand for it. Lines of one product at one time draw on the same places. */
export function shortagesOf(
  wanted: readonly Wanted[],
  calendars: Calendars,
  { nights, from, until }: { nights: number; from: Day; until: Day },
): Shortage[] {
  return wanted.flatMap(({ row, quantity }): Shortage[] => {
    const whole = overNights(row, calendars, nights)
    const others = wanted.filter((other) => other.row !== row && sharesPlaces(other.row, row))
    const drawn = others.reduce((sum, other) => sum + other.quantity * drawOf(other.row), 0)
    const left = whole && whole.part.state === 'open' ? leftAfter(whole, drawn) : 0
    if (left >= quantity) return []
    const state = whole ? whole.part.state : 'none'
    return [{ row, quantity, state, left, instead: insteadOf(row, quantity, calendars, { nights, from, until }) }]
  })
}

/** The same as the database told it when it refused: `short` names the slots and the wishes that drew on them. */
export function shortagesToldOf(
  wanted: readonly Wanted[],
  short: readonly Shortfall[],
  calendars: Calendars,
  within: { nights: number; from: Day; until: Day },
): Shortage[] {
  return wanted.flatMap(({ row, quantity }, position): Shortage[] => {
    const places = short.filter(({ lines }) => lines.includes(position)).map(({ left }) => left)
    if (places.length === 0) return []
    const left = Math.floor(Math.min(...places) / drawOf(row))
    const state = left >= quantity ? 'closed' : 'sold_out'
    return [{ row, quantity, state, left, instead: insteadOf(row, quantity, calendars, within) }]
  })
}

function leftAfter({ product, part }: CallRow, drawn: number): number {
  const draw = product.units.find(({ id }) => id === part.unitId)?.draw ?? 1
  return Math.max(0, part.left - Math.ceil(drawn / draw))
}

function drawOf({ product, part }: CallRow): number {
  return product.units.find(({ id }) => id === part.unitId)?.draw ?? 1
}

function sharesPlaces(one: CallRow, other: CallRow): boolean {
  return one.part.slotIds.some((slotId) => other.part.slotIds.includes(slotId))
}

/** The nearest days and times at which as many can be had: first by days, then by hours, later before earlier. */
function insteadOf(
  row: CallRow,
  quantity: number,
  calendars: Calendars,
  { nights, from, until }: { nights: number; from: Day; until: Day },
): CallRow[] {
  const wished = row.day
  if (wished === null) return []
  const days = Array.from({ length: daysBetween(from, until) + 1 }, (_, index) => addDays(from, index))
  const far = (other: CallRow) => [
    Math.abs(daysBetween(wished, other.day ?? wished)),
    Math.abs(Date.parse(other.part.startsAt ?? '') - Date.parse(row.part.startsAt ?? '')) || 0,
    daysBetween(other.day ?? wished, wished),
  ]
  return days
    .flatMap((day) => rowsOn([row.product], calendars, day))
    .filter((other) => other.part.unitId === row.part.unitId && other.field !== row.field)
    .filter((other) => {
      const whole = overNights(other, calendars, nights)
      return whole !== null && whole.part.state === 'open' && whole.part.most >= quantity
    })
    .map((other) => ({ other, far: far(other) }))
    .sort((a, b) => compareFar(a.far, b.far))
    .slice(0, MOST_TOLD)
    .map(({ other }) => other)
}

function compareFar(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((value, at) => value !== b[at])
  return index < 0 ? 0 : (a[index] ?? 0) - (b[index] ?? 0)
}

/** How many nights were asked for: one unless a sound number says otherwise. */
export function nightsFrom(text: string | undefined): number {
  const nights = Number(text)
  return Number.isInteger(nights) && nights >= 1 && nights <= MOST_NIGHTS ? nights : 1
}

/** A name with a number behind or before it, as people write one down: 王女士 138 0000 1111. */
export function splitContact(name: string, phone: string): { name: string; phone: string } {
  if (phone.trim() !== '') return { name, phone }
  const number = /\+?\d[\d\s().-]{9,}\d/.exec(name.normalize('NFKC'))
  if (!number) return { name, phone }
  return {
    name: name
      .normalize('NFKC')
      .replace(number[0], ' ')
      .replace(/[\s,，、:：]+/g, ' ')
      .trim(),
    phone: number[0],
  }
}
