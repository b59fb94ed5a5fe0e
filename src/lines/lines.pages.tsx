import { type Context, Hono } from 'hono'
import type { Face } from '../../web/face.tsx'
import { LinePage, type LinePageProps } from '../../web/pages/line.tsx'
import { LinesPage } from '../../web/pages/lines.tsx'
import { withQuery } from '../../web/paths.ts'
import { planFrom, planSoFar } from '../bookings/bookings.choices.ts'
import { readPlan, writePlan } from '../bookings/bookings.plan.ts'
import { addDays, type Day, dayOf, daysFrom, isDay } from '../days.ts'
import { type AppEnv, readForm } from '../http.ts'
import { availabilityOf } from '../inventory/inventory.ts'
import { privatePage, publicPage } from '../pages.tsx'
import { MOST_NIGHTS } from '../products/products.choice.rules.ts'
import { partsOn } from '../products/products.rules.ts'
import { productsOnLine } from '../products/products.ts'
import { waysOf } from './lines.maps.ts'
import { linesOnMap, listLines, seeLine } from './lines.ts'

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
    const chosen = await planFrom(c.var.deps, fields)
    if (chosen.kind === 'plan') return c.redirect(c.var.face.to(withQuery('/trip', { plan: chosen.plan })), 303)
    const { fault } = chosen
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
  const plan = await planSoFar(deps, query.plan ?? '')
  const day = [query.day, plan.firstDay].find((wish) => wish && isDay(wish) && wish >= today) ?? addDays(today, 1)
  const nights = Math.min(MOST_NIGHTS, Math.max(0, Math.trunc(Number(query.nights ?? 1)) || 0))
  const [line, products] = await Promise.all([seeLine(deps, slug), productsOnLine(deps, slug)])
  const range = { from: day, to: addDays(day, Math.max(LOOK_AHEAD_DAYS, nights)) }
  const calendar = await availabilityOf(
    deps,
    products.map((product) => product.id),
    range,
  )
  const offered = partsOn(products, calendar, day, nights)
  const isFree = (candidate: Day) =>
    partsOn(products, calendar, candidate, nights).some(
      ({ product, parts }) => product.kind !== 'goods' && parts.some((part) => part.state === 'open'),
    )
  return {
    line,
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
