import { type Context, Hono } from 'hono'
import { LinePage, type LinePageProps } from '../../web/pages/line.tsx'
import { LinesPage } from '../../web/pages/lines.tsx'
import { zh } from '../../web/words/zh.ts'
import { mergePlans, readPlan, writePlan } from '../bookings/bookings.plan.ts'
import { LineRequests } from '../bookings/bookings.schemas.ts'
import { quoteTrip } from '../bookings/bookings.ts'
import { addDays, type Day, dayOf, isDay } from '../days.ts'
import type { Deps } from '../deps.ts'
import type { AppEnv } from '../http.ts'
import { availabilityOf } from '../inventory/inventory.ts'
import { privatePage, publicPage } from '../pages.tsx'
import { Problem } from '../problem.ts'
import { partsOn } from '../products/products.rules.ts'
import { productsOnLine } from '../products/products.ts'
import { listLines, seeLine } from './lines.ts'

const MOST_NIGHTS = 14
/** How far ahead a day without anything free looks for better ones. */
const LOOK_AHEAD_DAYS = 14

export const linesPages = new Hono<AppEnv>()
  .get('/lines', (c) =>
    publicPage(c, async () => {
      const plan = readPlan(c.req.query('plan') ?? '')
      return {
        head: { title: zh.lines.title, description: zh.lines.lead },
        body: <LinesPage words={zh} lines={await listLines(c.var.deps)} plan={plan ? writePlan(plan) : ''} />,
      }
    }),
  )
  .get('/lines/:slug', (c) => publicPage(c, async () => lineView(await loadLine(c, c.req.query()))))
  .post('/lines/:slug', async (c) => {
    const form = await c.req.parseBody()
    const fields = Object.fromEntries(Object.entries(form).map(([name, value]) => [name, String(value)]))
    const chosen = readChoices(fields)
    const plan = chosen && mergePlans(readPlan(fields.plan ?? '') ?? [], chosen)
    if (plan?.length) return c.redirect(`/trip?plan=${writePlan(plan)}`, 303)
    const page = await loadLine(c, fields)
    const { head, body } = lineView({ ...page, fault: chosen ? 'noneChosen' : 'notWhole', typed: fields })
    return privatePage(c, head, body, 422)
  })

function lineView(props: LinePageProps) {
  const { line } = props
  return { head: { title: line.name, description: line.summary }, body: <LinePage {...props} /> }
}

async function loadLine(c: Context<AppEnv>, query: Record<string, string>): Promise<LinePageProps> {
  const { deps } = c.var
  const slug = c.req.param('slug') ?? ''
  const today = dayOf(deps.now())
  const day = query.day && isDay(query.day) && query.day >= today ? query.day : addDays(today, 1)
  const nights = Math.min(MOST_NIGHTS, Math.max(0, Math.trunc(Number(query.nights ?? 1)) || 0))
  const [line, products] = await Promise.all([seeLine(deps, slug), productsOnLine(deps, slug)])
  const range = { from: day, to: addDays(day, Math.max(LOOK_AHEAD_DAYS, nights)) }
  const found = await availabilityOf(
    deps,
    products.map((product) => product.id),
    range,
  )
  const calendar = new Map(found.map(({ productId, days }) => [productId, JSON.parse(days)]))
  const offered = partsOn(products, calendar, day, nights)
  const isFree = (candidate: Day) =>
    partsOn(products, calendar, candidate, Math.max(1, nights)).some(
      ({ product, parts }) => product.kind !== 'goods' && parts.some((part) => part.state === 'open'),
    )
  return {
    words: zh,
    line,
    today,
    day,
    nights,
    mostNights: MOST_NIGHTS,
    offered,
    otherDays: isFree(day)
      ? []
      : [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]
          .map((count) => addDays(day, count))
          .filter(isFree)
          .slice(0, 4),
    plan: await loadPlan(deps, query.plan ?? ''),
  }
}

/** What is in the plan so far and what it costs. Parts that are gone are told on the trip's own page. */
async function loadPlan(deps: Deps, text: string): Promise<LinePageProps['plan']> {
  const lines = readPlan(text)
  if (!lines) return null
  try {
    return { text: writePlan(lines), count: lines.length, totalFen: (await quoteTrip(deps, lines)).totalFen }
  } catch (error) {
    if (error instanceof Problem) return { text: writePlan(lines), count: lines.length, totalFen: null }
    throw error
  }
}

/** The quantities that were filled in, by the names the page gave them; null when one is no whole number. */
function readChoices(fields: Record<string, string>): LineRequests | null {
  const filled = Object.entries(fields).filter(
    ([name, value]) => name.startsWith('q.') && value.trim() !== '' && value.trim() !== '0',
  )
  const lines = filled.map(([name, value]) => {
    const [, unitId, ...slotIds] = name.split('.')
    return { unitId, slotIds, quantity: Number(value) }
  })
  return lines.length === 0 ? [] : (LineRequests.safeParse(lines).data ?? null)
}
