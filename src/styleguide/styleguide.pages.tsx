import { Hono } from 'hono'
import { StyleguidePage } from '../../web/pages/styleguide.tsx'
import { addDays, dayOf } from '../days.ts'
import { seeHost } from '../hosts/hosts.ts'
import type { AppEnv } from '../http.ts'
import { availabilityOf } from '../inventory/inventory.ts'
import { linesOnMap, listLines } from '../lines/lines.ts'
import { currentNotices } from '../notices/notices.ts'
import { privatePage } from '../pages.tsx'
import { Problem } from '../problem.ts'
import { partsOn } from '../products/products.rules.ts'
import { listComingUp, listProducts } from '../products/products.ts'
import { townshipSettings } from '../township/township.ts'
import { composeOn } from '../trips/trips.ts'

const SAMPLE_DAYS_AHEAD = 10

/** How the product looks, drawn with the demo's own data. A live deployment has no such page. */
export const styleguidePages = new Hono<AppEnv>().get('/styleguide', async (c) => {
  const { deps, face } = c.var
  if (deps.config.mode !== 'demo') throw new Problem('not_found')
  const day = addDays(dayOf(deps.now()), SAMPLE_DAYS_AHEAD)
  const [lines, network, notices, coming, stays, departures, township] = await Promise.all([
    listLines(deps),
    linesOnMap(deps),
    currentNotices(deps),
    listComingUp(deps, ['departure', 'picking'], 3),
    listProducts(deps, { kind: 'stay' }),
    listProducts(deps, { kind: 'departure' }),
    townshipSettings(deps),
  ])
  const samples = [...stays.items.slice(0, 1), ...departures.items.slice(0, 1)]
  const ids = samples.map((product) => product.id)
  const offered = partsOn(samples, await availabilityOf(deps, ids, { from: day, to: addDays(day, 1) }), day, 1)
  const certificates = (
    await Promise.all([...new Set(coming.map(({ product }) => product.host.id))].map((id) => seeHost(deps, id)))
  ).flatMap((host) => host.certificates)
  const [line] = lines
  const wish = line && { slug: line.slug, day, party: { adults: 2, children: 0, seniors: 0 }, nights: null }
  const composed = wish ? { ...(await composeOn(deps, wish)), wish } : null
  const page = (
    <StyleguidePage {...{ lines, network, notices, coming, offered, certificates, composed, phone: township.phone }} />
  )
  return privatePage(c, { title: face.words.styleguide.title, description: face.words.styleguide.lead }, page)
})
