import { Hono } from 'hono'
import type { FoundPlace } from '../../web/components/maps/found.layout.ts'
import { FindPage } from '../../web/pages/find.tsx'
import { readPlan } from '../bookings/bookings.plan.ts'
import { dayOf } from '../days.ts'
import type { AppEnv } from '../http.ts'
import { publicPage } from '../pages.tsx'
import { ratingsOf } from '../reviews/reviews.ts'
import { townshipSettings } from '../township/township.ts'
import { readFind } from './find.address.ts'
import type { Found } from './find.rules.ts'
import { findAll } from './find.ts'

/** So many are listed on one page. */
const PAGE = 20

/** The search over everything that is sold. */
export const findPages = new Hono<AppEnv>().get('/products', (c) =>
  publicPage(c, async () => {
    const { deps, face } = c.var
    const query = c.req.query()
    const { fault, ...asked } = readFind((name) => query[name], dayOf(deps.now()))
    const [{ finding, lines }, township, ratings] = await Promise.all([
      findAll(deps, asked),
      townshipSettings(deps),
      ratingsOf(deps),
    ])
    const pages = Math.max(1, Math.ceil(finding.found.length / PAGE))
    const wish = { ...asked, page: Math.min(asked.page, pages) }
    const { words, said } = face
    return {
      head: {
        title: words.product.listTitle(said(township.name, township.nameEn)),
        description: words.find.lead,
      },
      body: (
        <FindPage
          wish={wish}
          fault={fault}
          typed={fault ? query : {}}
          finding={finding}
          shown={finding.found.slice((wish.page - 1) * PAGE, wish.page * PAGE)}
          pages={pages}
          total={finding.total}
          places={placesOf(finding.found, said)}
          lines={lines}
          ratings={ratings.products}
          plan={readPlan(query.plan ?? '') ?? []}
          isDemo={township.demo}
          phone={township.phone}
        />
      ),
    }
  }),
)

/** Where things were found, and how many in each place. What is fetched at the hub is not found there. */
function placesOf(found: readonly Found[], said: (zh: string, en: string | null) => string): FoundPlace[] {
  const visited = found.filter(({ product }) => product.kind !== 'goods')
  return [...Map.groupBy(visited, ({ product }) => product.place.id).values()].flatMap((there) => {
    const [first] = there
    if (!first || first.lng === null || first.lat === null) return []
    const { place } = first.product
    return [{ id: place.id, name: said(place.name, place.nameEn), lng: first.lng, lat: first.lat, count: there.length }]
  })
}
