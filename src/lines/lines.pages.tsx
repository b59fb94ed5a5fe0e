import { type Context, Hono } from 'hono'
import type { ChoiceFault } from '../../web/components/offered.tsx'
import type { Face } from '../../web/face.tsx'
import { LinePage, type LinePageProps } from '../../web/pages/line.tsx'
import { LinesPage } from '../../web/pages/lines.tsx'
import { mergePlans, readPlan, writePlan } from '../bookings/bookings.plan.ts'
import { type LineRequest, LineRequests } from '../bookings/bookings.schemas.ts'
import { quoteTrip } from '../bookings/bookings.ts'
import { addDays, type Day, dayOf, daysFrom, isDay } from '../days.ts'
import type { Deps } from '../deps.ts'
import { type AppEnv, readForm } from '../http.ts'
import { daysOf } from '../inventory/inventory.rules.ts'
import { calendarsOf } from '../inventory/inventory.ts'
import { privatePage, publicPage } from '../pages.tsx'
import { orProblem, Problem } from '../problem.ts'
import { partsOn } from '../products/products.rules.ts'
import { productsOnLine } from '../products/products.ts'
import { waysOf } from './lines.maps.ts'
import { linesOnMap, listLines, seeLine } from './lines.ts'

const MOST_NIGHTS = 14
/** How far ahead a day without anything free looks for better ones. */
const LOOK_AHEAD_DAYS = 14
const OTHER_DAYS = 4

export const linesPages = new Hono<AppEnv>()
  .get('/lines', (c) =>
    publicPage(c, async () => {
      const words = c.var.face.words.home
      const plan = readPlan(c.req.query('plan') ?? '')
      const [lines, network] = await Promise.all([listLines(c.var.deps), linesOnMap(c.var.deps)])
      return {
        head: { title: words.linesTitle, description: words.linesLead },
        body: <LinesPage lines={lines} network={network} plan={plan ? writePlan(plan) : ''} />,
      }
    }),
  )
  .get('/lines/:slug', (c) => publicPage(c, async () => lineView(c.var.face, await loadLine(c, c.req.query()))))
  .post('/lines/:slug', async (c) => {
    const fields = await readForm(c)
    const choices = readChoices(fields)
    const earlier = readPlan(fields.plan ?? '') ?? []
    const plan = mergePlans(
      earlier,
      choices.map(({ line }) => line),
    )
    const fault = await faultIn(c.var.deps, choices, plan)
    if (!fault) return c.redirect(c.var.face.to(`/trip?plan=${writePlan(plan)}`), 303)
    const { head, body } = lineView(c.var.face, { ...(await loadLine(c, fields)), fault, typed: fields })
    return privatePage(c, head, body, 422)
  })

function lineView({ said }: Face, props: LinePageProps) {
  const { line } = props
  const head = { title: said(line.name, line.nameEn), description: said(line.summary, line.summaryEn) }
  return { head, body: <LinePage {...props} /> }
}

async function loadLine(c: Context<AppEnv>, query: Record<string, string>): Promise<LinePageProps> {
  const { deps } = c.var
  const slug = c.req.param('slug') ?? ''
  const today = dayOf(deps.now())
  const plan = await loadPlan(deps, query.plan ?? '')
  const day = [query.day, plan.firstDay].find((wish) => wish && isDay(wish) && wish >= today) ?? addDays(today, 1)
  const nights = Math.min(MOST_NIGHTS, Math.max(0, Math.trunc(Number(query.nights ?? 1)) || 0))
  const [line, products] = await Promise.all([seeLine(deps, slug), productsOnLine(deps, slug)])
  const range = { from: day, to: addDays(day, Math.max(LOOK_AHEAD_DAYS, nights)) }
  const found = await calendarsOf(
    deps,
    products.map((product) => product.id),
    range,
  )
  const calendar = new Map(found.map((product) => [product.id, daysOf(product)]))
  const offered = partsOn(products, calendar, day, nights)
  const isFree = (candidate: Day) =>
    partsOn(products, calendar, candidate, nights).some(
      ({ product, parts }) => product.kind !== 'goods' && parts.some((part) => part.state === 'open'),
    )
  return {
    line,
    today,
    day,
    nights,
    mostNights: MOST_NIGHTS,
    offered,
    otherDays: isFree(day)
      ? []
      : daysFrom(addDays(day, 1), LOOK_AHEAD_DAYS - 1)
          .filter(isFree)
          .slice(0, OTHER_DAYS),
    plan: plan.shown,
    ways: await waysOf(deps, line, products, day, query.plan ?? ''),
  }
}

/** What is in the plan so far and what it costs. Parts that are gone are told on the trip's own page. */
async function loadPlan(deps: Deps, text: string): Promise<{ shown: LinePageProps['plan']; firstDay: Day | null }> {
  const lines = readPlan(text)
  if (!lines) return { shown: null, firstDay: null }
  const quote = await quoteTrip(deps, lines).catch(orProblem)
  const priced = quote instanceof Problem ? null : quote
  const days = priced?.lines.flatMap((line) => line.slots.flatMap((slot) => slot.day ?? [])).sort()
  const shown = { text: writePlan(lines), count: lines.length, totalFen: priced?.totalFen ?? null }
  return { shown, firstDay: days?.[0] ?? null }
}

interface Choice {
  /** The name of the box it was typed into. */
  field: string
  line: LineRequest
}

/** The quantities that were filled in, by the names the page gave the boxes. */
function readChoices(fields: Record<string, string>): Choice[] {
  const isFilled = ([name, value]: [string, string]) => name.startsWith('q.') && !['', '0'].includes(value.trim())
  return Object.entries(fields)
    .filter(isFilled)
    .map(([field, value]) => {
      const [, unitId = '', ...slotIds] = field.split('.')
      return { field, line: { unitId, slotIds, quantity: Number(value) } }
    })
}

/** What keeps the choices from being a plan; null when nothing does. What is sold out or gone is the trip page's to say. */
async function faultIn(deps: Deps, choices: Choice[], plan: LineRequest[]): Promise<ChoiceFault | null> {
  if (choices.length === 0) return { word: 'noneChosen', fields: [] }
  const broken = choices.filter(({ line }) => !LineRequests.safeParse([line]).success)
  if (broken.length > 0) return { word: 'notWhole', fields: broken.map(({ field }) => field) }
  const quotes = await Promise.all(choices.map(({ line }) => quoteTrip(deps, [line]).catch(orProblem)))
  const isOutOfRange = (quote: unknown) =>
    quote instanceof Problem && quote.extra.errors?.[0]?.code === 'quantity_out_of_range'
  const fields = choices.filter((_, index) => isOutOfRange(quotes[index])).map(({ field }) => field)
  if (fields.length > 0) return { word: 'outOfRange', fields }
  return LineRequests.safeParse(plan).success ? null : { word: 'tooMany', fields: [] }
}
