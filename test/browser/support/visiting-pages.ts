import { goTo, type ProductPage } from './product-page.ts'
import { dayAhead, pageAfter, sketchAndMeal, weekdayAhead } from './trip.ts'

/** The township, its lines, products, places and hosts. */
export const VISITING_PAGES: ProductPage[] = [
  { name: 'home', open: goTo('/') },
  { name: 'lines', open: goTo('/lines') },
  ...['a', 'b', 'c'].map((line) => ({
    name: `line ${line} with a day`,
    open: goTo(`/lines/${line}?day=${dayAhead(10)}&nights=2`),
  })),
  { name: 'line b on the day a warden closes it', open: goTo(`/lines/b?day=${weekdayAhead(1, 3)}&nights=1`) },
  { name: 'line with a day on which nothing is sold', open: goTo(`/lines/a?day=${dayAhead(300)}&nights=1`) },
  { name: 'line with a trip begun', open: goTo(`/lines/c?day=${dayAhead(20)}&nights=0&plan=${sketchAndMeal(20)}`) },
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
      await page.goto(`/products/forest-drive?day=${dayAhead(20)}&plan=${sketchAndMeal(20)}`)
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
  { name: 'problem page', open: goTo('/nowhere') },
  { name: 'styleguide', open: goTo('/styleguide') },
]
