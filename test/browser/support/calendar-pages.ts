import type { Page } from 'playwright-core'
import { as } from './account-pages.ts'
import type { ProductPage } from './pages.ts'
import { dayAhead, pageAfter, weekdayAhead } from './trip.ts'

const compact = (day: string) => day.replaceAll('-', '')
/** The night for which a sketching class has every bed of the dormitory. */
const DORM = `/farm/changhe/calendar/huashe-dorm-${compact(weekdayAhead(2, 6))}`
const ROOM = `/farm/xiaoman/calendar/xiaoman-stream-${compact(dayAhead(30))}`
const press = (page: Page, name: string | RegExp) =>
  pageAfter(page, () => page.getByRole('button', { name }).first().click())

/** What a host sees of her days. */
export const CALENDAR_PAGES: ProductPage[] = [
  { name: 'host’s calendar', open: as('周桂兰', '/farm/guilan/calendar') },
  {
    name: 'host’s calendar with a sold-out night',
    open: as('柳长河', `/farm/changhe/calendar?from=${weekdayAhead(2, 6)}`),
  },
  {
    name: 'host’s calendar with a day the township has closed',
    open: as('石明亮', `/farm/mingliang/calendar?from=${weekdayAhead(1, 3)}`),
  },
  {
    name: 'host’s calendar with something just changed',
    open: async (page) => {
      await as('黎小满', `/farm/xiaoman/calendar?from=${dayAhead(35)}`)(page)
      return press(page, /^(关上|打开)/)
    },
  },
  { name: 'host’s calendar of goods', open: as('汪大山', '/farm/dashan/calendar') },
  { name: 'host’s day with guests', open: as('柳长河', DORM) },
  {
    name: 'host’s day of two units',
    open: as('周桂兰', `/farm/guilan/calendar/guilan-meal-${compact(dayAhead(9))}-1200`),
  },
  {
    name: 'host’s day that has sold more',
    isReply: true,
    open: async (page) => {
      await as('柳长河', DORM)(page)
      await page.getByLabel('一共能接几份').fill('3')
      return press(page, '改好')
    },
  },
  {
    name: 'host’s day with a price that cannot be',
    isReply: true,
    open: async (page) => {
      await as('黎小满', ROOM)(page)
      await page
        .getByLabel(/多少元/)
        .first()
        .fill('0.001')
      return pageAfter(page, () => page.getByRole('button', { name: '改好' }).last().click())
    },
  },
  {
    name: 'guests named before a day closes',
    isReply: true,
    open: async (page) => {
      await as('柳长河', DORM)(page)
      return press(page, '关上')
    },
  },
  { name: 'host’s many days', open: as('周桂兰', '/farm/guilan/days') },
  { name: 'host’s many days of one listing', open: as('周桂兰', '/farm/guilan/days?listing=guilan-meal') },
  {
    name: 'host’s many days with faults',
    isReply: true,
    open: async (page) => {
      await as('周桂兰', '/farm/guilan/days?listing=guilan-double')(page)
      await page.getByLabel('到哪天').fill(dayAhead(-1))
      return press(page, '这些天都关上')
    },
  },
  { name: 'phone booking', open: as('周桂兰', '/farm/guilan/phone') },
  { name: 'phone booking on a day further on', open: as('柳长河', `/farm/changhe/phone?day=${dayAhead(40)}`) },
  {
    name: 'phone booking with faults',
    isReply: true,
    open: async (page) => {
      await as('黎小满', '/farm/xiaoman/phone')(page)
      await page.getByLabel('怎么称呼').fill('王女士')
      await page.getByLabel('手机号码').fill('12345')
      return pageAfter(page, () => page.locator('.call .main').click())
    },
  },
  {
    name: 'phone booking of more than is left',
    isReply: true,
    open: async (page) => {
      await writeDown(page, '9')
      return pageAfter(page, () => page.locator('.call .main').click())
    },
  },
  {
    name: 'phone booking read back',
    isReply: true,
    open: async (page) => {
      await writeDown(page, '1')
      await page.getByLabel('住几晚').selectOption('2')
      return pageAfter(page, () => page.locator('.call .main').click())
    },
  },
  { name: 'phone booking taken', open: taken },
  {
    name: 'phone booking to be cancelled',
    open: async (page) => {
      await taken(page)
      return page.goto(`${page.url()}/cancel`)
    },
  },
]

async function writeDown(page: Page, quantity: string): Promise<void> {
  await as('黎小满', `/farm/xiaoman/phone?day=${dayAhead(50)}`)(page)
  await page.locator('.of-day:visible input').first().fill(quantity)
  await page.getByLabel('怎么称呼').fill('王女士')
  await page.getByLabel('手机号码').fill('13800001111')
}

/** For tomorrow, when cancelling costs something. */
async function taken(page: Page) {
  await as('周桂兰', '/farm/guilan/phone')(page)
  await page.locator('.day-chip').nth(1).click()
  await page.locator('.of-day:visible input').nth(2).fill('1')
  await page.getByLabel('怎么称呼').fill('王女士')
  await page.getByLabel('手机号码').fill('13800001111')
  await page.locator('.call .main').click()
  await page.waitForURL(/\/phone\/[0-9a-f-]{36}$/)
  return page.reload()
}
