import type { Page, Response } from 'playwright-core'
import { letHoldLapse } from './clock.ts'
import { goTo, type ProductPage } from './product-page.ts'
import {
  confirm,
  dayAhead,
  fillContact,
  holdButton,
  holdPlan,
  mealPlan,
  pageAfter,
  sketchAndMeal,
  tripPlan,
  weekdayAhead,
} from './trip.ts'

/** The composer, a trip and its order. */
export const TRIP_PAGES: ProductPage[] = [
  { name: 'composer without a line', open: goTo('/compose') },
  {
    name: 'composer with three trips',
    open: goTo(`/compose?line=a&day=${dayAhead(20)}&adults=2&children=1&seniors=1`),
  },
  { name: 'composer on a day with nothing', open: goTo(`/compose?line=b&day=${weekdayAhead(1, 3)}&adults=2&nights=0`) },
  { name: 'composer on a day beyond the season', open: goTo(`/compose?line=a&day=${dayAhead(300)}&adults=2&nights=0`) },
  { name: 'composer for nobody', open: goTo(`/compose?line=c&day=${dayAhead(20)}&adults=0`) },
  { name: 'trip with a part to change', open: goTo(`/trip?plan=${sketchAndMeal(20)}&line=a&adults=2&change=1`) },
  {
    name: 'trip with parts that are gone',
    open: goTo(
      `/trip?plan=${sketchAndMeal(20)}~rapeseed-oil-1.1.rapeseed-oil-lot~gone-1.1.gone~bee-visit-1.2.bee-visit-${dayAhead(20).replaceAll('-', '')}-1030`,
    ),
  },
  {
    name: 'trip that was changed on a form',
    isReply: true,
    open: async (page) => {
      await page.goto(`/trip?plan=${sketchAndMeal(20)}`)
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
    open: goTo(
      `/trip?plan=${sketchAndMeal(20)}~mill-visit-1.2.mill-visit-${dayAhead(20).replaceAll('-', '')}-1500&seniors=2`,
    ),
  },
  { name: 'trip with parts', open: goTo(`/trip?plan=${sketchAndMeal(20)}`) },
  {
    name: 'trip with faults',
    isReply: true,
    open: async (page) => {
      await page.goto(`/trip?plan=${sketchAndMeal(20)}`)
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
