import { Hono } from 'hono'
import type { Face } from '../../web/face.tsx'
import { PlacePage, type PlacePageProps } from '../../web/pages/place.tsx'
import type { Deps } from '../deps.ts'
import { hostsAt } from '../hosts/hosts.ts'
import type { AppEnv } from '../http.ts'
import { linesThrough, listLines } from '../lines/lines.ts'
import { noticesOn } from '../notices/notices.rules.ts'
import { currentNotices } from '../notices/notices.ts'
import { publicPage } from '../pages.tsx'
import { shownPhotos } from '../photos/photos.ts'
import { nextFreeOf, productsAt } from '../products/products.ts'
import { ratingsOf } from '../reviews/reviews.ts'
import { townshipSettings } from '../township/township.ts'
import { seePlace } from './places.ts'

export const placesPages = new Hono<AppEnv>().get('/places/:id', (c) =>
  publicPage(c, async () => placeView(c.var.face, await loadPlace(c.var.deps, c.req.param('id')))),
)

async function loadPlace(deps: Deps, id: string): Promise<PlacePageProps> {
  const place = await seePlace(deps, id)
  const [photos, positions, lines, notices, products, hosts, township, ratings] = await Promise.all([
    shownPhotos(deps, 'place', id),
    linesThrough(deps, id),
    listLines(deps),
    currentNotices(deps),
    productsAt(deps, { place: id }),
    hostsAt(deps, id),
    townshipSettings(deps),
    ratingsOf(deps),
  ])
  return {
    place,
    photos,
    isDemo: township.demo,
    positions,
    notices: noticesOn(notices, {
      place: [id],
      product: products.map((product) => product.id),
      line: positions.filter(({ stop }) => stop > 0).map((position) => position.id),
    }),
    products,
    letters: new Map(lines.map((line) => [line.slug, line.letter])),
    ratings: ratings.products,
    nextFree: await nextFreeOf(deps, products),
    hosts,
  }
}

function placeView({ words, said }: Face, props: PlacePageProps) {
  const { place, positions, products } = props
  const [first] = positions
  const name = said(place.name, place.nameEn)
  const offers = words.site.list(products.map((product) => said(product.name, product.nameEn)))
  const title = !first
    ? words.place.plainTitle(name)
    : first.stop === 0
      ? words.place.hubTitle(name)
      : words.place.title(name, said(first.name, first.nameEn), first.stop)
  return {
    head: { title, description: words.place.description(said(place.story, place.storyEn), offers) },
    body: <PlacePage {...props} />,
  }
}
