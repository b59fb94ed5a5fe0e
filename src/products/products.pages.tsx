import { Hono } from 'hono'
import type { Face } from '../../web/face.tsx'
import { priceFrom } from '../../web/format.ts'
import { ProductPage, type ProductPageProps } from '../../web/pages/product.tsx'
import { withQuery } from '../../web/paths.ts'
import { planFrom, planSoFar } from '../bookings/bookings.choices.ts'
import { addDays, dayOf, daysFrom } from '../days.ts'
import type { Deps } from '../deps.ts'
import { seeHost } from '../hosts/hosts.ts'
import { type AppEnv, readForm } from '../http.ts'
import { linesThrough } from '../lines/lines.ts'
import { noticesOn } from '../notices/notices.rules.ts'
import { currentNotices } from '../notices/notices.ts'
import { privatePage, publicPage } from '../pages.tsx'
import { shownPhotos } from '../photos/photos.ts'
import { newestReviews } from '../reviews/reviews.ts'
import { holidaysBetween } from '../township/township.ts'
import { dayOffers, nearAndLater } from './products.calendar.rules.ts'
import { type Choice, choiceOf } from './products.choice.rules.ts'
import type { ProductDetail } from './products.detail.ts'
import { policyTerms, policyTermsOn } from './products.policy.rules.ts'
import { calendarsFromToday, seeProduct } from './products.ts'

/** How far ahead a product's page shows its days. */
const DAYS_SHOWN = 90

export const productsPages = new Hono<AppEnv>()
  .get('/products/:id', (c) =>
    publicPage(c, async () => productView(c.var.face, await loadProduct(c.var.deps, c.req.param('id'), c.req.query()))),
  )
  .post('/products/:id', async (c) => {
    const { deps, face } = c.var
    const id = c.req.param('id')
    await seeProduct(deps, id)
    const fields = await readForm(c)
    const chosen = await planFrom(deps, fields)
    if (chosen.kind === 'plan') return c.redirect(face.to(withQuery('/trip', { plan: chosen.plan })), 303)
    const { fault } = chosen
    const { head, body } = productView(face, { ...(await loadProduct(deps, id, fields)), fault, typed: fields })
    return privatePage(c, head, body, 422)
  })

function productView(face: Face, props: ProductPageProps) {
  const { words, said } = face
  const { product, host } = props
  const name = said(product.name, product.nameEn)
  const place = said(product.place.name, product.place.nameEn)
  const description = words.product.description(
    said(host.name, host.nameEn),
    place,
    name,
    said(product.summary, product.summaryEn),
    priceFrom(words, product),
  )
  return {
    head: { title: words.product.title(name, words.product.kinds[product.kind], place), description },
    body: <ProductPage {...props} />,
  }
}

async function loadProduct(deps: Deps, id: string, query: Record<string, string>): Promise<ProductPageProps> {
  const now = deps.now()
  const today = dayOf(now)
  const product = await seeProduct(deps, id)
  const [photos, host, positions, notices, calendars, holidays, plan, reviews] = await Promise.all([
    shownPhotos(deps, 'product', id),
    seeHost(deps, product.host.id),
    linesThrough(deps, product.place.id),
    currentNotices(deps),
    calendarsFromToday(deps, [id], DAYS_SHOWN),
    holidaysBetween(deps, today, addDays(today, DAYS_SHOWN - 1)),
    planSoFar(deps, query.plan ?? ''),
    newestReviews(deps, { productId: id }),
  ])
  const calendar = calendars.get(id) ?? []
  const offers = dayOffers(product, calendar, daysFrom(today, DAYS_SHOWN), holidays)
  const choice = choiceOf(product, calendar, offers, query)
  const needed = product.requiredCertificate
  const certificate = host.certificates.find(({ kind }) => kind === needed) ?? null
  return {
    product,
    photos,
    host,
    certificate,
    forSale: needed === null || certificate !== null,
    positions,
    notices: noticesOn(notices, {
      product: [id],
      place: [product.place.id],
      cap: product.capIds,
      line: positions.filter(({ stop }) => stop > 0).map((position) => position.id),
    }),
    days: offers.some(({ state }) => state !== 'none') ? nearAndLater(offers) : null,
    choice,
    policy: { terms: policyTerms(product.tiers), dated: datedPolicy(product, choice, now) },
    plan: plan.shown,
    reviews,
  }
}

/** The policy with the dates of what is chosen; null while no day is. */
function datedPolicy(product: ProductDetail, choice: Choice, now: number): ProductPageProps['policy']['dated'] {
  if (choice.step === 'stock') {
    return { terms: policyTermsOn(product.tiers, null, now), startsAt: null, isFirstOfMany: false }
  }
  const startsAt = 'startsAt' in choice ? choice.startsAt : null
  if (startsAt === null) return null
  const isFirstOfMany = choice.step === 'parts' && choice.times > 1
  return { terms: policyTermsOn(product.tiers, startsAt, now), startsAt, isFirstOfMany }
}
