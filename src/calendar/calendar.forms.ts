import { priceField } from '../../web/pages/farm-slot.tsx'
import { type Day, dayOf } from '../days.ts'
import { faultsOf } from '../http.ts'
import { invalid, orProblem, Problem } from '../problem.ts'
import { Places, Yuan } from '../typed.ts'
import { DaysForm, YuanOrUsual } from './calendar.schemas.ts'
import type { FoundSlot } from './calendar.ts'
import { type DayChoice, ownPriceFor, type Settings } from './change.rules.ts'

type Fields = Readonly<Record<string, string>>

/** What a form's page had shown. One that does not say is taken to have shown everything. */
export function knownTo({ seen = '', told = '' }: Fields): { seen: number; told: string } {
  return { seen: /^\d{1,15}$/.test(seen) ? Number(seen) : Number.MAX_SAFE_INTEGER, told }
}

/** The number of a change that is to be taken back. Throws `not_found`. */
export function changeNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new Problem('not_found')
  return Number(text)
}

/** What a form about one slot sets. Throws `invalid_request` with the field. */
export function settingsOfSlot(fields: Fields, { listing, slot }: Pick<FoundSlot, 'listing' | 'slot'>): Settings {
  if (fields.state) return { state: fields.state === 'closed' ? 'closed' : 'open' }
  if (fields.capacity !== undefined) return { capacity: read(Places, 'capacity', fields.capacity) }
  if (fields.set !== 'prices') throw invalid('capacity', 'nothing_set', 'Nothing is to be set.')
  const prices = listing.units.map((unit) => {
    const fen = read(YuanOrUsual, priceField(unit.id), fields[priceField(unit.id)] ?? '')
    return [unit.id, fen === null ? null : ownPriceFor(unit, slot, fen)] as const
  })
  return { prices: Object.fromEntries(prices) }
}

/** What a form about many days sets: what its button says, or, when Enter was pressed, what was typed. */
export function settingsOfDays(fields: Fields, units: readonly { id: string }[]): Settings {
  const typed = units.filter(({ id }) => fields[priceField(id)]?.trim())
  const set = fields.set || (fields.capacity?.trim() ? 'capacity' : typed.length > 0 ? 'prices' : '')
  if (set === 'open' || set === 'closed') return { state: set }
  if (set === 'capacity') return { capacity: read(Places, 'capacity', fields.capacity ?? '') }
  if (set === 'usual') return { prices: Object.fromEntries(units.map(({ id }) => [id, null])) }
  const [first] = units
  if (set === 'prices' && typed.length > 0)
    return {
      prices: Object.fromEntries(typed.map(({ id }) => [id, read(Yuan, priceField(id), fields[priceField(id)] ?? '')])),
    }
  throw invalid(first && set === 'prices' ? priceField(first.id) : 'capacity', 'nothing_set', 'Nothing is to be set.')
}

/** Which days are meant. Throws `invalid_request` with the field; days that are over are refused at their beginning. */
export function daysOfForm(fields: Fields, now: number): DayChoice {
  const weekdays = [0, 1, 2, 3, 4, 5, 6].filter((weekday) => fields[`w${weekday}`] === '1')
  const parsed = DaysForm.safeParse({ from: fields.from, to: fields.to, weekdays, time: fields.time || null })
  if (!parsed.success) throw faultsOf(parsed.error)
  refusePast(parsed.data.from, dayOf(now))
  return parsed.data
}

function refusePast(from: Day, today: Day): void {
  if (from < today) throw invalid('from', 'day_past', 'The day is over.')
}

function read<Value>(
  schema: {
    safeParse(
      text: string,
    ): { success: true; data: Value } | { success: false; error: { issues: { message: string }[] } }
  },
  path: string,
  text: string,
): Value {
  const parsed = schema.safeParse(text)
  if (parsed.success) return parsed.data
  throw invalid(path, parsed.error.issues[0]?.message ?? 'invalid', 'Not a number that can be taken.')
}

/** The settings, or the problem with what was typed. */
export function settingsOr(act: () => Settings): Settings | Problem {
  try {
    return act()
  } catch (error) {
    return orProblem(error)
  }
}
