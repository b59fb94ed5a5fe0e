import type { Page } from 'playwright-core'
import { as } from './account-pages.ts'
import { codeOf, endCodeAlike, familyRoom, pork, touristBooks } from './farm.ts'
import type { ProductPage } from './pages.ts'
import { signInAs } from './sign-in.ts'
import { confirm, dayAhead, holdPlan, pageAfter } from './trip.ts'

const atGuilans = async (page: Page, path: string) => {
  await signInAs(page, '周桂兰')
  return page.goto(`/farm/guilan${path}`)
}

let guests = 0

/** The page of a guest who has just booked, and whom nobody has seen before. */
async function arrivalPage(page: Page, who: string): Promise<void> {
  const name = `${who}${++guests}号`
  await touristBooks(pork(2), name)
  await atGuilans(page, '')
  await pageAfter(page, () =>
    page
      .getByRole('link', { name: new RegExp(`(到了|打开看看) ${name}`) })
      .first()
      .click(),
  )
}

/** A host's day, her answers, the week and what was sold; and what a guest sees of her answers. */
export const FARM_PAGES: ProductPage[] = [
  {
    name: 'who comes today, with a question',
    open: async (page) => {
      await touristBooks(familyRoom(30), '何先生')
      return atGuilans(page, '')
    },
  },
  { name: 'nobody comes today', open: as('汪大山', '/farm/dashan') },
  {
    name: 'a question to be declined',
    open: async (page) => {
      await touristBooks(familyRoom(31), '何太太')
      await atGuilans(page, '')
      return pageAfter(page, () => page.getByRole('link', { name: '不接' }).first().click())
    },
  },
  {
    name: 'an arrival',
    open: async (page) => {
      await arrivalPage(page, '甲客人')
      return page.reload()
    },
  },
  {
    name: 'an arrival that is here in part',
    open: async (page) => {
      await arrivalPage(page, '乙客人')
      await page.getByText('只取走一部分').click()
      await page.getByRole('spinbutton').fill('1')
      await pageAfter(page, () => page.getByRole('button', { name: '记下' }).click())
      return page.reload()
    },
  },
  {
    name: 'an arrival that is here',
    open: async (page) => {
      await arrivalPage(page, '丙客人')
      await pageAfter(page, () => page.getByRole('button', { name: /都取走了/ }).click())
      return page.reload()
    },
  },
  {
    name: 'an arrival of another day',
    open: async (page) => {
      const tourist = await touristBooks(
        `guilan-meal-1.2.guilan-meal-${dayAhead(12).replaceAll('-', '')}-1200`,
        '丁客人',
      )
      return atGuilans(page, `/redeem?code=${await codeOf(tourist)}`)
    },
  },
  { name: 'a guest’s code', open: (page) => atGuilans(page, '/redeem') },
  { name: 'a code that nobody has', open: (page) => atGuilans(page, '/redeem?code=ZZZZ') },
  {
    name: 'a code that is none',
    open: (page) => atGuilans(page, '/redeem?code=AB'),
  },
  {
    name: 'a code of several guests',
    open: async (page) => {
      const [one, two] = [
        await codeOf(await touristBooks(pork(1), '戊客人')),
        await codeOf(await touristBooks(pork(1), '己客人')),
      ]
      await endCodeAlike(one, two)
      return atGuilans(page, `/redeem?code=${one.slice(-4)}`)
    },
  },
  { name: 'the day as a phone keeps it', open: (page) => atGuilans(page, '/kept') },
  { name: 'the week on paper', open: (page) => atGuilans(page, '/week') },
  { name: 'what was sold', open: (page) => atGuilans(page, '/sales') },
  { name: 'a month in which nothing was sold', open: (page) => atGuilans(page, '/sales?month=2020-01') },
  {
    name: 'held order whose host is asked',
    open: async (page) => {
      await holdPlan(page, familyRoom(32))
      return page.reload()
    },
  },
  {
    name: 'order that waits for its host',
    open: async (page) => {
      await holdPlan(page, familyRoom(33))
      await confirm(page)
      return page.reload()
    },
  },
  {
    name: 'order of which a part was declined',
    open: async (page) => {
      await holdPlan(page, `${familyRoom(34)}~guilan-double-1.1.guilan-double-${dayAhead(34).replaceAll('-', '')}`)
      await confirm(page)
      const order = page.url()
      await decline(page)
      return page.goto(order)
    },
  },
  {
    name: 'order that was declined',
    open: async (page) => {
      await holdPlan(page, familyRoom(35))
      await confirm(page)
      const order = page.url()
      await decline(page)
      return page.goto(order)
    },
  },
]

/** The latest question is answered with no. */
async function decline(page: Page): Promise<void> {
  await atGuilans(page, '')
  await pageAfter(page, () => page.getByRole('link', { name: '不接' }).last().click())
  await pageAfter(page, () => page.getByRole('button', { name: '天气不好' }).click())
}
