import * as z from 'zod'
import { ListingOpeningsPage } from '../../web/pages/listing-openings.tsx'
import { ListingUnitsPage, type UnitRow } from '../../web/pages/listing-units.tsx'
import { farmPages, type Keeper } from '../accounts/guard.ts'
import { addDays, daysBetween } from '../days.ts'
import { type AppContext, faultsOf, parseForm, readForm } from '../http.ts'
import { privatePage } from '../pages.tsx'
import { Problem } from '../problem.ts'
import { LocalDay } from '../products/products.schemas.ts'
import { Places } from '../typed.ts'
import { formProblem, goTo, idOf, nextStep } from './listings.pages.tsx'
import { USUAL_UNITS } from './listings.rules.ts'
import { type ListingUnit, MOST_UNITS, UnitForm, WeighedForm } from './listings.schemas.ts'
import { contentOf, openDays, saveUnits, seeListing, today } from './listings.ts'

const EVERY_DAY = ['0', '1', '2', '3', '4', '5', '6']

/** As far ahead as a farm is opened at once, in days. */
const FARTHEST_DAYS = 400

const Opening = z.object({
  from: LocalDay,
  to: LocalDay,
  weekdays: z.array(z.coerce.number().int().min(0).max(6)).min(1, 'weekdays_missing'),
  capacity: Places.pipe(z.number().min(1, 'places_not_whole')),
  times: z
    .string()
    .transform((text) =>
      text
        .normalize('NFKC')
        .split(/[\s,、;]+/)
        .filter(Boolean),
    )
    .pipe(
      z
        .array(z.string().regex(/^([01]?\d|2[0-3]):[0-5]\d$/, 'times_malformed'))
        .min(1, 'times_malformed')
        .max(12, 'times_malformed'),
    )
    .transform((times) => [...new Set(times.map((time) => time.padStart(5, '0')))]),
  minutes: z.coerce
    .number('minutes_malformed')
    .int('minutes_malformed')
    .min(10, 'minutes_malformed')
    .max(720, 'minutes_malformed'),
})

/** How a listing is sold, for how much, and on which days. */
export const salePages = farmPages()
  .get('/farm/:hostId/listings/:id/units', 'listing.edit', (c, keeper) => unitsPage(c, keeper))
  .post('/farm/:hostId/listings/:id/units', 'listing.edit', async (c, keeper) => {
    const { deps } = c.var
    const fields = await readForm(c)
    const listing = await seeListing(deps, keeper, idOf(c))
    const rows = rowsIn(fields)
    if (fields.more !== undefined)
      return unitsPage(c, keeper, { rows: [...rows, emptyRow()], weighed: fields.weighed ?? '' })
    try {
      const { units, weighedFen } = parseUnits(rows, fields.weighed ?? '')
      await saveUnits(deps, keeper, listing, { units, weighedFen })
    } catch (error) {
      return unitsPage(c, keeper, { rows, weighed: fields.weighed ?? '' }, formProblem(error))
    }
    return nextStep(c, keeper, 'terms')
  })
  .get('/farm/:hostId/listings/:id/openings', 'listing.edit', (c, keeper) => openingsPage(c, keeper))
  .post('/farm/:hostId/listings/:id/openings', 'listing.edit', async (c, keeper) => {
    const { deps } = c.var
    const typed = await readForm(c)
    const weekdays = EVERY_DAY.filter((weekday) => `weekday${weekday}` in typed)
    try {
      const { kind } = contentOf(await seeListing(deps, keeper, idOf(c)))
      const opening = readOpening(kind, today(deps), { ...typed, weekdays })
      const added = await openDays(deps, keeper, { productId: idOf(c), ...opening })
      return goTo(c, keeper, `${idOf(c)}/openings?added=${added}`)
    } catch (error) {
      return openingsPage(c, keeper, { ...typed, weekdays }, formProblem(error))
    }
  }).pages

/** Throws `invalid_request` at the fields that must change; fields that a kind does not have are not asked for. */
function readOpening(kind: string, day: string, typed: Record<string, unknown>) {
  const dated = kind !== 'goods'
  const timed = dated && kind !== 'stay'
  const opening = parseForm(Opening, {
    from: day,
    to: day,
    ...typed,
    ...(dated ? {} : { from: day, to: day, weekdays: [0] }),
    ...(timed ? {} : { times: '0:00', minutes: 60 }),
  })
  const fault = (path: string, code: string) =>
    new Problem('invalid_request', { errors: [{ path, code, message: code }] })
  if (daysBetween(day, opening.from) < 0) throw fault('from', 'day_past')
  if (daysBetween(opening.from, opening.to) < 0) throw fault('to', 'range_backwards')
  if (daysBetween(day, opening.to) > FARTHEST_DAYS) throw fault('to', 'range_too_long')
  return opening
}

function emptyRow(name = '', people = 1, audience: ListingUnit['audience'] = 'anyone'): UnitRow {
  return {
    id: '',
    name,
    people: String(people),
    audience,
    minQuantity: '1',
    maxQuantity: '20',
    weekday: '',
    weekend: '',
    holiday: '',
    dropped: false,
  }
}

/** The rows of the form as they were typed: `0.name`, `0.weekday`, … */
function rowsIn(fields: Record<string, string>): UnitRow[] {
  return Array.from({ length: MOST_UNITS }, (_, index) => index)
    .filter((index) => `${index}.name` in fields)
    .map((index) => {
      const at = (name: string) => fields[`${index}.${name}`] ?? ''
      return {
        id: at('id'),
        name: at('name'),
        people: at('people'),
        audience: at('audience') as UnitRow['audience'], // the schema falls back on what it does not know
        minQuantity: at('minQuantity'),
        maxQuantity: at('maxQuantity'),
        weekday: at('weekday'),
        weekend: at('weekend'),
        holiday: at('holiday'),
        dropped: at('drop') === 'yes',
      }
    })
}

/** What costs as a weekday where nothing else is typed. */
const COPIED = { weekend: 'weekday', holiday: 'weekday' } as const

/** A row without name and prices is none; weekend and holiday cost as a weekday where nothing else is said. */
function parseUnits(rows: readonly UnitRow[], weighed: string) {
  const kept = rows
    .map((row, index) => ({ row, index }))
    .filter(({ row }) => !row.dropped && `${row.name}${row.weekday}`.trim() !== '')
  const parsed = kept.map(({ row, index }) => {
    const { id, dropped: _, ...typed } = row
    const filled = { ...typed, weekend: typed.weekend || typed.weekday, holiday: typed.holiday || typed.weekday }
    return { id: id || null, index, result: UnitForm.safeParse(filled) }
  })
  const errors = parsed.flatMap(({ index, result }) =>
    result.success
      ? []
      : (faultsOf(result.error).extra.errors ?? [])
          // Told once, where it was typed.
          .filter(({ path }) => !(path in COPIED && rows[index]?.[path as keyof typeof COPIED] === ''))
          .map((error) => ({ ...error, path: `${index}.${error.path}` })),
  )
  const weighedFen = WeighedForm.safeParse(weighed)
  if (!weighedFen.success) errors.push({ path: 'weighed', code: 'price_malformed', message: 'price_malformed' })
  if (kept.length === 0) errors.push({ path: '0.name', code: 'unit_name_missing', message: 'unit_name_missing' })
  if (errors.length > 0) throw new Problem('invalid_request', { errors })
  return {
    units: parsed.flatMap(({ id, result }) => (result.success ? [{ id, ...result.data }] : [])),
    weighedFen: weighedFen.data ?? null,
  }
}

async function unitsPage(
  c: AppContext,
  keeper: Keeper,
  typed: { rows: UnitRow[]; weighed: string } | null = null,
  problem: Problem | null = null,
): Promise<Response> {
  const listing = await seeListing(c.var.deps, keeper, idOf(c))
  const content = contentOf(listing)
  const prices = new Map(listing.published?.units.map((unit) => [unit.id, unit]))
  const known = content.units.map((unit) => rowOf({ ...unit, ...pricesOf(prices.get(unit.id)) }))
  const usual = USUAL_UNITS[content.kind].map(({ name, people, audience }) => emptyRow(name, people, audience))
  const weighed = content.weighedFen === null ? '' : String(content.weighedFen / 100)
  const page = (
    <ListingUnitsPage
      keeper={keeper}
      productId={listing.productId}
      kind={content.kind}
      isPublished={listing.published !== null}
      rows={typed?.rows ?? (known.length > 0 ? known : usual)}
      weighed={typed?.weighed ?? weighed}
      problem={problem}
    />
  )
  const head = { title: c.var.face.words.listing.steps.units, description: '' }
  return privatePage(c, head, page, problem?.status ?? 200)
}

/** What guests pay now, whatever the version says that is worked on. */
function pricesOf(unit: ListingUnit | undefined): Partial<ListingUnit> {
  if (!unit) return {}
  const { weekdayFen, weekendFen, holidayFen } = unit
  return { weekdayFen, weekendFen, holidayFen }
}

function rowOf(unit: ListingUnit): UnitRow {
  return {
    id: unit.id,
    name: unit.name,
    people: String(unit.people),
    audience: unit.audience,
    minQuantity: String(unit.minQuantity),
    maxQuantity: String(unit.maxQuantity),
    weekday: String(unit.weekdayFen / 100),
    weekend: String(unit.weekendFen / 100),
    holiday: String(unit.holidayFen / 100),
    dropped: false,
  }
}

async function openingsPage(
  c: AppContext,
  keeper: Keeper,
  typed: Record<string, string | string[]> | null = null,
  problem: Problem | null = null,
): Promise<Response> {
  const { deps, face } = c.var
  const listing = await seeListing(deps, keeper, idOf(c))
  const from = listing.openUntil === null ? today(deps) : addDays(listing.openUntil, 1)
  const added = c.req.query('added')
  const page = (
    <ListingOpeningsPage
      keeper={keeper}
      listing={listing}
      kind={contentOf(listing).kind}
      form={{
        from,
        to: addDays(from, 59),
        weekdays: EVERY_DAY,
        capacity: '',
        times: '9:00 14:00',
        minutes: '120',
        ...typed,
      }}
      added={added === undefined || !/^\d{1,4}$/.test(added) ? null : Number(added)}
      problem={problem}
    />
  )
  return privatePage(c, { title: face.words.listing.steps.openings, description: '' }, page, problem?.status ?? 200)
}
