import { Hono } from 'hono'
import { HostPage } from '../../web/pages/host.tsx'
import type { AppEnv } from '../http.ts'
import { linesThrough, listLines } from '../lines/lines.ts'
import { publicPage } from '../pages.tsx'
import { shownPhotos } from '../photos/photos.ts'
import { nextFreeOf, productsAt } from '../products/products.ts'
import { newestReviews, ratingsOf } from '../reviews/reviews.ts'
import { seeHost } from './hosts.ts'

export const hostsPages = new Hono<AppEnv>().get('/hosts/:id', (c) =>
  publicPage(c, async () => {
    const { deps, face } = c.var
    const id = c.req.param('id')
    const host = await seeHost(deps, id)
    const [photos, products, lines, positions, reviews, ratings] = await Promise.all([
      shownPhotos(deps, 'host', id),
      productsAt(deps, { host: id }),
      listLines(deps),
      linesThrough(deps, host.place.id),
      newestReviews(deps, { hostId: id }),
      ratingsOf(deps),
    ])
    const { said, words } = face
    const name = said(host.name, host.nameEn)
    const offers = words.site.list(products.map((product) => said(product.name, product.nameEn)))
    // Goods wait at the hub for whoever fetches them; the host is not there.
    const visited = products.filter(({ kind, place }) => kind !== 'goods' && place.id !== host.place.id)
    return {
      head: {
        title: words.host.title(name, host.person, said(host.place.name, host.place.nameEn)),
        description: words.host.description(said(host.story, host.storyEn), offers),
      },
      body: (
        <HostPage
          host={host}
          photos={photos}
          products={products}
          alsoAt={[...new Map(visited.map(({ place }) => [place.id, place])).values()]}
          letters={new Map(lines.map((line) => [line.slug, line.letter]))}
          nextFree={await nextFreeOf(deps, products)}
          reviews={reviews}
          ratings={ratings.products}
          letter={positions.length === 1 ? (positions[0]?.letter ?? null) : null}
        />
      ),
    }
  }),
)
