import type { Page, Response } from 'playwright-core'
import { ACCOUNT_PAGES } from './account-pages.ts'
import { CALENDAR_PAGES } from './calendar-pages.ts'
import { letHoldLapse } from './clock.ts'
import { FARM_PAGES } from './farm-pages.ts'
import { LISTING_PAGES } from './listing-pages.ts'
import { MESSAGE_PAGES } from './message-pages.ts'
import { REVIEW_PAGES } from './review-pages.ts'
import {
  confirm,
  dayAhead,
  fillContact,
  holdButton,
  holdPlan,
  mealPlan,
  pageAfter,
  tripPlan,
  weekdayAhead,
} from './trip.ts'

/** A page of the product and how a visitor comes to it; answers the document as the server sent it. */
export interface ProductPage {
  name: string
  open: (page: Page) => Promise<Response | null>
  /** What a form was answered with: it cannot be asked for again by its address. */
  isReply?: boolean
}

const goTo = (path: string) => (page: Page) => page.goto(path)
const plan = (day: number) =>
  `sketching-day-1.2.sketching-day-${dayAhead(day).replaceAll('-', '')}-0900~${mealPlan(dayAhead(day))}`

/** Every page, in every state that looks different. */
export const PAGES: ProductPage[] = [
  { name: 'home', open: goTo('/') },
  { name: 'lines', open: goTo('/lines') },
  ...['a', 'b', 'c'].map((line) => ({
    name: `line ${line} with a day`,
    open: goTo(`/lines/${line}?day=${dayAhead(10)}&nights=2`),
  })),
  { name: 'line b on the day a warden closes it', open: goTo(`/lines/b?day=${weekdayAhead(1, 3)}&nights=1`) },
  { name: 'line with a day on which nothing is sold', open: goTo(`/lines/a?day=${dayAhead(300)}&nights=1`) },
  { name: 'line with a trip begun', open: goTo(`/lines/c?day=${dayAhead(20)}&nights=0&plan=${plan(20)}`) },
  {
    name: 'line with nothing chosen',
    isReply: true,
    open: async (page) => {
      await page.goto(`/lines/a?day=${dayAhead(10)}&nights=2`)
      return pageAfter(page, () => page.getByRole('button', { name: '放进行程，看总价' }).click())
    },
  },
  { name: 'products', open: goTo('/products') },
  { name: 'products of which there are none', open: goTo('/products?kind=meal&line=c&q=蜜') },
  { name: 'day visit', open: goTo('/products/sketching-day') },
  { name: 'day visit with its times', open: goTo(`/products/cherry-picking?day=${dayAhead(10)}`) },
  { name: 'day visit on a day far ahead', open: goTo(`/products/peach-picking?day=${dayAhead(60)}`) },
  { name: 'day visit on a day it is closed', open: goTo(`/products/cherry-picking?day=${dayAhead(1)}`) },
  {
    name: 'day visit with too many chosen',
    isReply: true,
    open: async (page) => {
      await page.goto(`/products/forest-drive?day=${dayAhead(20)}&plan=${plan(20)}`)
      await page.getByRole('spinbutton').first().fill('9')
      await page
        .locator('form')
        .evaluateAll((forms: HTMLFormElement[]) => forms.map((form) => (form.noValidate = true)))
      return pageAfter(page, () => page.getByRole('button', { name: '放进行程，看总价' }).click())
    },
  },
  { name: 'stay with an arrival', open: goTo(`/products/guilan-family?day=${dayAhead(10)}`) },
  { name: 'stay with its nights', open: goTo(`/products/guilan-family?day=${dayAhead(10)}&until=${dayAhead(13)}`) },
  { name: 'stay that is refused', open: goTo(`/products/huashe-dorm?day=${dayAhead(1)}&until=${dayAhead(14)}`) },
  { name: 'goods', open: goTo('/products/honey') },
  { name: 'goods without their licence', open: goTo('/products/rapeseed-oil') },
  { name: 'place', open: goTo('/places/laodukou') },
  { name: 'hub', open: goTo('/places/hub') },
  { name: 'host', open: goTo('/hosts/dashan') },
  { name: 'stay in English', open: goTo(`/en/products/xiaoman-stream?day=${dayAhead(10)}`) },
  { name: 'place in English', open: goTo('/en/places/yingtaoping') },
  { name: 'host in English', open: goTo('/en/hosts/xiuying') },
  { name: 'composer without a line', open: goTo('/compose') },
  {
    name: 'composer with three trips',
    open: goTo(`/compose?line=a&day=${dayAhead(20)}&adults=2&children=1&seniors=1`),
  },
  { name: 'composer on a day with nothing', open: goTo(`/compose?line=b&day=${weekdayAhead(1, 3)}&adults=2&nights=0`) },
  { name: 'composer on a day beyond the season', open: goTo(`/compose?line=a&day=${dayAhead(300)}&adults=2&nights=0`) },
  { name: 'composer for nobody', open: goTo(`/compose?line=c&day=${dayAhead(20)}&adults=0`) },
  { name: 'trip with a part to change', open: goTo(`/trip?plan=${plan(20)}&line=a&adults=2&change=1`) },
  {
    name: 'trip with parts that are gone',
    open: goTo(
      `/trip?plan=${plan(20)}~rapeseed-oil-1.1.rapeseed-oil-lot~gone-1.1.gone~bee-visit-1.2.bee-visit-${dayAhead(20).replaceAll('-', '')}-1030`,
    ),
  },
  {
    name: 'trip that was changed on a form',
    isReply: true,
    open: async (page) => {
      await page.goto(`/trip?plan=${plan(20)}`)
      await fillContact(page, { phone: '12345' })
      await pageAfter(page, () => holdButton(page).click())
      return pageAfter(page, () =>
        page
          .getByRole('button', { name: /^多一个/ })
          .first()
          .click(),
      )
    },
  },
  { name: 'empty trip', open: goTo('/trip') },
  {
    name: 'trip in which nothing fits',
    open: goTo(`/trip?plan=${plan(20)}~mill-visit-1.2.mill-visit-${dayAhead(20).replaceAll('-', '')}-1500&seniors=2`),
  },
  { name: 'trip with parts', open: goTo(`/trip?plan=${plan(20)}`) },
  {
    name: 'trip with faults',
    isReply: true,
    open: async (page) => {
      await page.goto(`/trip?plan=${plan(20)}`)
      await fillContact(page, { phone: '12345' })
      return pageAfter(page, () => holdButton(page).click())
    },
  },
  { name: 'held order', open: heldOrder },
  { name: 'confirmed order', open: confirmedOrder },
  {
    name: 'cancel page',
    open: async (page) => {
      await confirmedOrder(page)
      return page.goto(`${page.url()}/cancel`)
    },
  },
  { name: 'confirmed order of three days', open: confirmedTrip },
  {
    name: 'cancel page with some parts chosen',
    open: async (page) => {
      await confirmedTrip(page)
      return page.goto(`${page.url()}/cancel?choose=1&line0=1&line3=1`)
    },
  },
  {
    name: 'cancel page with nothing chosen',
    open: async (page) => {
      await confirmedTrip(page)
      return page.goto(`${page.url()}/cancel?choose=1`)
    },
  },
  {
    name: 'order of which a part was cancelled',
    open: async (page) => {
      await confirmedTrip(page)
      await page.goto(`${page.url()}/cancel?choose=1&line0=1`)
      return pageAfter(page, () => page.getByRole('button', { name: '确定取消这 1 项' }).click())
    },
  },
  {
    name: 'cancelled order',
    open: async (page) => {
      await heldOrder(page)
      await page.goto(`${page.url()}/cancel`)
      return pageAfter(page, () => page.getByRole('button', { name: '确定取消' }).click())
    },
  },
  {
    name: 'expired order',
    open: async (page) => {
      await heldOrder(page)
      await letHoldLapse(page.url())
      return page.reload()
    },
  },
  ...ACCOUNT_PAGES,
  ...REVIEW_PAGES,
  ...LISTING_PAGES,
  ...FARM_PAGES,
  ...CALENDAR_PAGES,
  ...MESSAGE_PAGES,
  { name: 'problem page', open: goTo('/nowhere') },
  { name: 'styleguide', open: goTo('/styleguide') },
]

async function heldOrder(page: Page): Promise<Response | null> {
  await holdPlan(page, mealPlan(dayAhead(21)))
  return page.reload()
}

async function confirmedOrder(page: Page): Promise<Response | null> {
  await heldOrder(page)
  await confirm(page)
  return page.reload()
}

async function confirmedTrip(page: Page): Promise<Response | null> {
  await holdPlan(page, tripPlan(dayAhead(40)))
  await confirm(page)
  return page.reload()
}
