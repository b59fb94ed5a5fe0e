import { Hono } from 'hono'
import { HomePage } from '../../web/pages/home.tsx'
import type { AppEnv } from '../http.ts'
import { linesOnMap, listLines } from '../lines/lines.ts'
import { currentNotices } from '../notices/notices.ts'
import { publicPage } from '../pages.tsx'
import { hubPlace } from '../places/places.ts'
import type { ProductKind } from '../products/products.schemas.ts'
import { listComingUp } from '../products/products.ts'
import { isPickable, ripenessOn } from '../seasons/seasons.rules.ts'
import { townshipSettings } from './township.ts'

/** What one can join on the day itself. */
const OUTINGS: ProductKind[] = ['departure', 'walk', 'workshop', 'session']
/** Today, tomorrow and the day after. */
const OUTING_DAYS = 3
/** A week, as the orchards say it. */
const RIPE_DAYS = 7

export const townshipPages = new Hono<AppEnv>().get('/', (c) =>
  publicPage(c, async () => {
    const { deps } = c.var
    const [township, lines, network, notices, hub, outings, picking] = await Promise.all([
      townshipSettings(deps),
      listLines(deps),
      linesOnMap(deps),
      currentNotices(deps),
      hubPlace(deps),
      listComingUp(deps, OUTINGS, OUTING_DAYS),
      listComingUp(deps, ['picking'], RIPE_DAYS),
    ])
    const ripe = picking.filter(({ product, day }) => {
      const ripeness = ripenessOn(product.seasons, day)
      return ripeness !== null && isPickable(ripeness)
    })
    return {
      head: {
        title: c.var.face.words.site.home,
        description: c.var.face.said(township.introduction, township.introductionEn),
      },
      body: <HomePage {...{ township, lines, network, outings, ripe, notices, hub }} />,
    }
  }),
)
