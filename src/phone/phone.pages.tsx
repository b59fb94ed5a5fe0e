import { CheckCallPage, PhonePage } from '../../web/pages/phone.tsx'
import { farmPages, type Keeper } from '../accounts/guard.ts'
import { addDays, type Day, dayOf, daysFrom, isDay } from '../days.ts'
import type { Deps } from '../deps.ts'
import { type AppContext, readForm } from '../http.ts'
import { availabilityOf } from '../inventory/inventory.ts'
import { privatePage } from '../pages.tsx'
import { Problem } from '../problem.ts'
import { MOST_NIGHTS } from '../products/products.choice.rules.ts'
import type { ProductSummary } from '../products/products.schemas.ts'
import { productsAt } from '../products/products.ts'
import { keyOfCall, linesOfCall, readCall, type WrittenCall } from './call.forms.ts'
import { type Calendars, rowsOn, type Shortage, shelfRows, shortagesOf, shortagesToldOf } from './call.rules.ts'
import { mustKeep, quoteCall, takeBooking, takenOrders } from './phone.ts'

/** So many days stand on the page; others are asked for. */
const DAYS_SHOWN = 9
/** So far ahead another day is looked for, and so far one can book by phone. */
const LOOK_AHEAD_DAYS = 60
const FURTHEST_DAYS = 165

/** A booking taken on the telephone: what and when, how many, who. */
export const phonePages = farmPages()
  .get('/farm/:hostId/phone', 'booking.take', async (c, keeper) => {
    await mustKeep(c.var.deps, keeper)
    return phonePage(c, keeper, { fields: { day: c.req.query('day') ?? '', key: c.var.deps.newId() } })
  })
  .post('/farm/:hostId/phone', 'booking.take', async (c, keeper) => {
    await mustKeep(c.var.deps, keeper)
    const fields = await readForm(c)
    if (fields.see || fields.edit) return phonePage(c, keeper, { fields })
    if (fields.instead) return phonePage(c, keeper, { fields: movedTo(fields, fields.instead) })
    return book(c, keeper, fields)
  }).pages

async function book(c: AppContext, keeper: Keeper, fields: Record<string, string>): Promise<Response> {
  const { deps, face } = c.var
  const offer = await offerFor(deps, keeper.hostId, fields)
  const range = { from: offer.today, until: offer.until }
  let call: WrittenCall | null = null
  try {
    const key = keyOfCall(fields)
    call = readCall(fields, offer.rows, offer.day)
    const shortages = shortagesOf(call.wanted, offer.calendars, { nights: call.nights, ...range })
    if (shortages.length > 0) return phonePage(c, keeper, { fields, shortages })
    const lines = linesOfCall(call, offer.calendars)
    const quote = await quoteCall(deps, keeper, lines)
    if (fields.total !== String(quote.totalFen)) {
      const page = <CheckCallPage keeper={keeper} quote={quote} contact={call.contact} fields={fields} />
      return privatePage(c, { title: face.words.phone.check, description: '' }, page)
    }
    const trip = { lines, contact: call.contact, expectedTotalFen: quote.totalFen }
    const { orderId } = await takeBooking(deps, keeper, trip, key)
    return c.redirect(face.to(`/farm/${keeper.hostId}/phone/${orderId}`), 303)
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500 || error.status === 404) throw error
    const shortages = call
      ? shortagesToldOf(call.wanted, error.extra.short ?? [], offer.calendars, { nights: call.nights, ...range })
      : []
    // The first order stands under the old key; what is sent next would be another one.
    const isSpent = error.code === 'idempotency_key_reused' || error.code === 'idempotency_key_missing'
    const next = isSpent ? { ...fields, key: deps.newId() } : fields
    return phonePage(c, keeper, { fields: next, problem: error, shortages })
  }
}

/** What a host sells, as a form about one day needs it. */
interface CallOffer {
  products: ProductSummary[]
  calendars: Calendars
  today: Day
  /** The day that is chosen: what the form says, or the first on which something can be had. */
  day: Day
  /** How far the calendars reach. */
  until: Day
  days: { day: Day; rows: ReturnType<typeof rowsOn> }[]
  shelf: ReturnType<typeof rowsOn>
  /** All of them. */
  rows: ReturnType<typeof rowsOn>
}

async function offerFor(deps: Deps, hostId: string, fields: Record<string, string>): Promise<CallOffer> {
  const today = dayOf(deps.now())
  const furthest = addDays(today, FURTHEST_DAYS)
  const isOffered = (day: string | undefined): day is Day =>
    day !== undefined && isDay(day) && day >= today && day <= furthest
  const wished = [fields.see ? fields.other : fields.day, fields.day].find(isOffered)
  const until = addDays([addDays(today, LOOK_AHEAD_DAYS), wished ?? today].sort().at(-1) ?? today, MOST_NIGHTS)
  const products = await productsAt(deps, { host: hostId })
  const ids = products.map(({ id }) => id)
  const calendars = await availabilityOf(deps, ids, { from: today, to: until })
  const shown = daysFrom(today, DAYS_SHOWN).map((day) => ({ day, rows: rowsOn(products, calendars, day) }))
  const first = shown.find(({ rows }) => rows.some(({ part }) => part.state === 'open'))?.day ?? today
  const day = wished ?? first
  const isShown = shown.some((each) => each.day === day)
  const days = isShown ? shown : [...shown, { day, rows: rowsOn(products, calendars, day) }]
  const shelf = shelfRows(products, calendars)
  return { products, calendars, today, day, until, days, shelf, rows: [...days.flatMap(({ rows }) => rows), ...shelf] }
}

/** `q.unit.slot q.unit.other 2026-05-01`: what was asked for in the first box goes into the second, on that day. */
function movedTo(fields: Record<string, string>, move: string): Record<string, string> {
  const [from = '', to = '', day = ''] = move.split(' ')
  const { [from]: quantity = '', ...rest } = fields
  return { ...rest, [to]: quantity, day }
}

interface PhoneAnswer {
  fields: Record<string, string>
  problem?: Problem
  shortages?: Shortage[]
}

async function phonePage(
  c: AppContext,
  keeper: Keeper,
  { fields, problem, shortages = [] }: PhoneAnswer,
): Promise<Response> {
  const { deps, face } = c.var
  const [offer, taken] = await Promise.all([offerFor(deps, keeper.hostId, fields), takenOrders(deps, keeper)])
  const page = (
    <PhonePage
      keeper={keeper}
      days={offer.days}
      chosen={offer.day}
      shelf={offer.shelf}
      hasStays={offer.products.some(({ kind }) => kind === 'stay')}
      fields={fields}
      problem={problem ?? null}
      shortages={shortages}
      taken={taken}
    />
  )
  const status = problem?.status ?? (shortages.length > 0 ? 409 : 200)
  return privatePage(c, { title: face.words.phone.title, description: '' }, page, status)
}
