import type { Page, Response } from 'playwright-core'
import { as } from './account-pages.ts'
import type { ProductPage } from './product-page.ts'
import { signInAs } from './sign-in.ts'
import { pageAfter } from './trip.ts'

/** Guests of the demo, by the phone they booked with: one whose review was hidden, one who may still change theirs. */
const HIDDEN = '13900000208'
const CHANGEABLE = '13900000211'

/** Signs in and opens what they may say of the trip that is over; answers that page. */
export async function openOwnReviews(page: Page, who: string): Promise<Response | null> {
  await signInAs(page, who)
  const order = await page.locator('details .own-orders a').first().getAttribute('href')
  return page.goto(`${order}/reviews`)
}

/** From there to one of the things they had. */
export async function openOwnReview(page: Page, who: string, what: string | RegExp): Promise<Response | null> {
  await openOwnReviews(page, who)
  const entry = page.getByRole('listitem').filter({ hasText: what })
  return pageAfter(page, () => entry.getByRole('link').click())
}

/** Sends a form as it is, past what the browser would say of it. */
async function sendUnchecked(page: Page, summary: string | null, button: string): Promise<Response> {
  if (summary) await page.getByText(summary, { exact: true }).first().click()
  await page.locator('form').evaluateAll((forms: HTMLFormElement[]) => forms.map((form) => (form.noValidate = true)))
  return pageAfter(page, () => page.getByRole('button', { name: button, exact: true }).first().click())
}

/** What guests say, what they may say, what hosts answer, what staff hide. */
export const REVIEW_PAGES: ProductPage[] = [
  { name: 'product with reviews', open: (page) => page.goto('/products/guilan-meal') },
  { name: 'all reviews of a product', open: (page) => page.goto('/products/guilan-meal/reviews') },
  { name: 'product without reviews: its list', open: (page) => page.goto('/products/honey/reviews') },
  { name: 'host with reviews', open: (page) => page.goto('/hosts/guilan') },
  { name: 'all reviews of a host', open: (page) => page.goto('/hosts/guilan/reviews') },
  {
    name: 'order that is over',
    open: async (page) => {
      await openOwnReviews(page, '陈一')
      return pageAfter(page, () => page.getByRole('link', { name: '回订单' }).click())
    },
  },
  { name: 'what may be reviewed', open: (page) => openOwnReviews(page, '陈一') },
  { name: 'review to write', open: (page) => openOwnReview(page, '陈一', '桂兰柴火饭') },
  {
    name: 'review with faults',
    isReply: true,
    open: async (page) => {
      await openOwnReview(page, '陈一', '桂兰柴火饭')
      return sendUnchecked(page, null, '发表')
    },
  },
  { name: 'own review that is hidden', open: (page) => openOwnReview(page, HIDDEN, '桂兰柴火饭') },
  { name: 'own review that may be changed', open: (page) => openOwnReview(page, CHANGEABLE, '桂兰柴火饭') },
  { name: 'reviews to answer', open: as('周桂兰', '/farm/guilan/reviews') },
  {
    name: 'answer with a fault',
    isReply: true,
    open: async (page) => {
      await as('周桂兰', '/farm/guilan/reviews')(page)
      return sendUnchecked(page, '答复', '发出答复')
    },
  },
  { name: 'reviews at the desk', open: as('许文', '/desk/reviews') },
  {
    name: 'hiding with faults',
    isReply: true,
    open: async (page) => {
      await as('许文', '/desk/reviews')(page)
      return sendUnchecked(page, '隐藏这条', '隐藏')
    },
  },
]
