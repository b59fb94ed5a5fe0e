import { Hono } from 'hono'
import { ratingText } from '../../web/components/reviews.tsx'
import { OwnReviewPage, type TypedReview } from '../../web/pages/own-review.tsx'
import { OwnReviewsPage } from '../../web/pages/own-reviews.tsx'
import { ReviewsPage } from '../../web/pages/reviews.tsx'
import { withQuery } from '../../web/paths.ts'
import { accessTo } from '../bookings/bookings.wallet.ts'
import { seeHost } from '../hosts/hosts.ts'
import { type AppContext, type AppEnv, parseForm, readForm } from '../http.ts'
import { privatePage, publicPage } from '../pages.tsx'
import { orProblem, type Problem } from '../problem.ts'
import { seeProduct } from '../products/products.ts'
import type { OrderAccess } from '../secrets.ts'
import { ownReview, ownReviews, saveReview, withdrawReview } from './own.ts'
import { ReviewForm, ReviewQuery } from './reviews.schemas.ts'
import { coverNumbers } from './reviews.text.rules.ts'
import { listReviews, type Reviewed } from './reviews.ts'

/** What everyone reads, and what a guest writes about their own order. */
export const reviewsPages = new Hono<AppEnv>()
  .get('/products/:id/reviews', (c) =>
    publicPage(c, async () => {
      const product = await seeProduct(c.var.deps, c.req.param('id'))
      const name = c.var.face.said(product.name, product.nameEn)
      return listView(c, { name, path: `/products/${product.id}` }, { productId: product.id })
    }),
  )
  .get('/hosts/:id/reviews', (c) =>
    publicPage(c, async () => {
      const host = await seeHost(c.var.deps, c.req.param('id'))
      const name = c.var.face.said(host.name, host.nameEn)
      return listView(c, { name, path: `/hosts/${host.id}` }, { hostId: host.id })
    }),
  )
  .get('/orders/:id/reviews', async (c) => {
    const access = await accessTo(c, c.req.param('id'))
    const page = <OwnReviewsPage orderId={access.orderId} products={await ownReviews(c.var.deps, access)} />
    return privatePage(c, { title: c.var.face.words.review.ownTitle, description: '' }, page)
  })
  .get('/orders/:id/reviews/:productId', async (c) => ownPage(c, await accessTo(c, c.req.param('id'))))
  .post('/orders/:id/reviews/:productId', async (c) => {
    const access = await accessTo(c, c.req.param('id'))
    const { stars = '', text = '', version = '' } = await readForm(c)
    const saved = coverNumbers(text) === text ? 'saved' : 'covered'
    const save = () => saveReview(c.var.deps, access, productId(c), parseForm(ReviewForm, { stars, text, version }))
    return afterwards(c, access, save, { saved }, { stars, text })
  })
  .post('/orders/:id/reviews/:productId/withdraw', async (c) => {
    const access = await accessTo(c, c.req.param('id'))
    return afterwards(c, access, () => withdrawReview(c.var.deps, access, productId(c)), {}, null)
  })

async function listView(c: AppContext, { name, path }: { name: string; path: string }, about: Reviewed) {
  const { deps, face } = c.var
  const { words } = face
  const cursor = ReviewQuery.shape.cursor.safeParse(c.req.query('cursor') || undefined).data
  const page = await listReviews(deps, about, cursor)
  const isFurtherOn = cursor !== undefined
  return {
    head: {
      title: words.review.pageTitle(name),
      description: words.review.description(name, ratingText(words, page.rating) || words.review.none),
    },
    body: <ReviewsPage name={name} path={path} page={page} isFurtherOn={isFurtherOn} named={'hostId' in about} />,
  }
}

function productId(c: AppContext): string {
  return c.req.param('productId') ?? ''
}

/** Does what the form asks and comes back to the page; a refusal is told on it, with what was typed. */
async function afterwards(
  c: AppContext,
  access: OrderAccess,
  act: () => Promise<void>,
  told: { saved?: string },
  typed: TypedReview | null,
): Promise<Response> {
  try {
    await act()
  } catch (error) {
    return ownPage(c, access, orProblem(error), typed)
  }
  return c.redirect(c.var.face.to(withQuery(`/orders/${access.orderId}/reviews/${productId(c)}`, told)), 303)
}

async function ownPage(
  c: AppContext,
  access: OrderAccess,
  problem: Problem | null = null,
  typed: TypedReview | null = null,
): Promise<Response> {
  if (problem?.status === 404) throw problem
  const product = await ownReview(c.var.deps, access, productId(c))
  const { saved } = c.req.query()
  const page = (
    <OwnReviewPage
      orderId={access.orderId}
      product={product}
      typed={typed}
      problem={problem}
      saved={product.review && (saved === 'saved' || saved === 'covered') ? saved : ''}
    />
  )
  const title = c.var.face.said(product.title, product.titleEn)
  return privatePage(c, { title, description: '' }, page, problem?.status ?? 200)
}
