import * as z from 'zod'
import { LineRequests, type TripRequest } from '../bookings/bookings.schemas.ts'
import { PersonName, Phone } from '../contact.ts'
import type { Day } from '../days.ts'
import { faultsOf } from '../http.ts'
import { type FieldFault, invalid, Problem } from '../problem.ts'
import {
  type Calendars,
  type CallRow,
  filledIn,
  nightsFrom,
  overNights,
  rowsMeant,
  splitContact,
  type Wanted,
} from './call.rules.ts'

type Fields = Readonly<Record<string, string>>

const Caller = z.object({ name: PersonName, phone: Phone })
const Quantity = z
  .string()
  .transform((text) => text.normalize('NFKC').trim())
  .pipe(z.string().regex(/^\d{1,3}$/, 'quantity_not_whole'))
  .transform(Number)

/** A call as it was written down. */
export interface WrittenCall {
  wanted: Wanted[]
  nights: number
  contact: TripRequest['contact']
}

/** Reads a call from its form. Throws `invalid_request` with every field that must change. */
export function readCall(fields: Fields, rows: readonly CallRow[], day: Day): WrittenCall {
  const errors: FieldFault[] = []
  const meant = rowsMeant(rows, filledIn(fields), day)
  if (meant.length === 0) errors.push({ path: 'lines', code: 'none_chosen', message: 'Nothing is chosen.' })
  const wanted = meant.flatMap(({ row, typed }): Wanted[] => {
    const code = quantityFault(row, typed)
    if (code === null) return [{ row, quantity: Quantity.parse(typed) }]
    errors.push({ path: row.field, code, message: 'That many are not sold.' })
    return []
  })
  const caller = Caller.safeParse(splitContact(fields.name ?? '', fields.phone ?? ''))
  if (!caller.success) errors.push(...(faultsOf(caller.error).extra.errors ?? []))
  if (errors.length > 0 || !caller.success) throw new Problem('invalid_request', { errors })
  return { wanted, nights: nightsFrom(fields.nights), contact: caller.data }
}

function quantityFault({ product, part }: CallRow, typed: string): string | null {
  const quantity = Quantity.safeParse(typed)
  if (!quantity.success) return 'quantity_not_whole'
  const unit = product.units.find(({ id }) => id === part.unitId)
  const isSold = unit && quantity.data >= unit.minQuantity && quantity.data <= unit.maxQuantity
  return isSold ? null : 'quantity_out_of_range'
}

/** The lines by which a call is ordered. Throws `invalid_request` when they make no order. */
export function linesOfCall({ wanted, nights }: WrittenCall, calendars: Calendars): TripRequest['lines'] {
  const lines = wanted.map(({ row, quantity }) => {
    const { part } = overNights(row, calendars, nights) ?? row
    return { unitId: part.unitId, slotIds: part.slotIds, quantity }
  })
  const parsed = LineRequests.safeParse(lines)
  if (!parsed.success) throw invalid('lines', 'none_chosen', 'These make no order.')
  return parsed.data
}

/** The key that a page gave to its order. Throws `idempotency_key_missing`. */
export function keyOfCall({ key = '' }: Fields): string {
  if (!z.uuid().safeParse(key).success) throw new Problem('idempotency_key_missing')
  return key
}
