import { Hono } from 'hono'
import { StyleguidePage } from '../../web/pages/styleguide.tsx'
import { addDays, dayOf } from '../days.ts'
import type { AppEnv } from '../http.ts'
import { daysOf } from '../inventory/inventory.rules.ts'
import { calendarsOf } from '../inventory/inventory.ts'
import { listLines } from '../lines/lines.ts'
import { currentNotices } from '../notices/notices.ts'
import { privatePage } from '../pages.tsx'
import { Problem } from '../problem.ts'
import { partsOn } from '../products/products.rules.ts'
import { listComingUp, listProducts } from '../products/products.ts'

const SAMPLE_DAYS_AHEAD = 10

/** How the product looks, drawn with the demo's own data. A live deployment has no such page. */
export const styleguidePages = new Hono<AppEnv>().get('/styleguide', async (c) => {
  const { deps, face } = c.var
  if (deps.config.mode !== 'demo') throw new Problem('not_found')
  const today = dayOf(deps.now())
  const day = addDays(today, SAMPLE_DAYS_AHEAD)
  const [lines, notices, coming, stays, departures] = await Promise.all([
    listLines(deps),
    currentNotices(deps),
    listComingUp(deps, ['departure', 'picking'], today, 3),
    listProducts(deps, { kind: 'stay' }),
    listProducts(deps, { kind: 'departure' }),
  ])
  const samples = [...stays.items.slice(0, 1), ...departures.items.slice(0, 1)]
  const ids = samples.map((product) => product.id)
  const calendars = await calendarsOf(deps, ids, { from: day, to: addDays(day, 1) })
  const days = new Map(calendars.map((calendar) => [calendar.id, daysOf(calendar)]))
  const offered = partsOn(samples, days, day, 1)
  const page = <StyleguidePage {...{ today, lines, notices, coming, offered }} />
  return privatePage(c, { title: face.words.styleguide.title, description: face.words.styleguide.lead }, page)
})
