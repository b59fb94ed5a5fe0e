import type { Page } from 'playwright-core'
import { addDays } from '../../../src/days.ts'
import { icsOf, icsStay } from '../../support/ics.ts'
import { type OtherCalendar, otherCalendar } from '../../support/other-calendar.ts'
import { as } from './account-pages.ts'
import type { ProductPage } from './product-page.ts'
import { confirm, dayAhead, holdPlan, pageAfter } from './trip.ts'

/** Some nights that someone else has booked on another platform. */
export function bookedElsewhere(ahead: number, nights = 2): Promise<OtherCalendar> {
  return otherCalendar(icsOf(icsStay(crypto.randomUUID(), dayAhead(ahead), addDays(dayAhead(ahead), nights))))
}

/** Fills in which calendar a listing is to follow, and reads it once. */
export async function tryCalendar(page: Page, listing: string, address: string) {
  const [, hostId = ''] = new URL(page.url()).pathname.match(/^\/farm\/([^/]+)/) ?? []
  await page.goto(`/farm/${hostId}/feeds/new/${listing}`)
  await page.getByLabel('哪一家').fill('携程')
  await page.getByLabel('那边的日历链接').fill(address)
  return pageAfter(page, () => page.getByRole('button', { name: '先读一次看看' }).click())
}

export const followButton = (page: Page) => page.getByRole('button', { name: '接上这份日历' })

/** Sells the last rooms of a type for a night here. */
export async function sellOut(page: Page, ahead: number): Promise<void> {
  const night = dayAhead(ahead).replaceAll('-', '')
  await holdPlan(page, `xiaoman-family-1.2.xiaoman-family-${night}`)
  await confirm(page)
}

/** Each time the page is opened it is another night that is sold twice. */
let nights = 0

/** Calendars shared with other platforms, in every state they are shown in. */
export const FEED_PAGES: ProductPage[] = [
  { name: 'other platforms, before any is joined', open: as('柳长河', '/farm/changhe/feeds') },
  { name: 'joining a calendar', open: as('柳长河', '/farm/changhe/feeds/new/huashe-dorm') },
  {
    name: 'joining a calendar with faults',
    isReply: true,
    open: async (page) => {
      await as('柳长河', '/farm/changhe/feeds')(page)
      return tryCalendar(page, 'huashe-dorm', 'http://127.0.0.1/a.ics')
    },
  },
  {
    name: 'a calendar that was tried out',
    isReply: true,
    open: async (page) => {
      await as('柳长河', '/farm/changhe/feeds')(page)
      return tryCalendar(page, 'huashe-dorm', (await bookedElsewhere(30, 4)).address)
    },
  },
  {
    name: 'a calendar that could not be read',
    isReply: true,
    open: async (page) => {
      await as('柳长河', '/farm/changhe/feeds')(page)
      return tryCalendar(page, 'huashe-dorm', (await otherCalendar('<html>')).address)
    },
  },
  {
    name: 'other platforms with a night that was sold twice',
    open: async (page) => {
      const ahead = 33 + 3 * nights++
      await sellOut(page, ahead)
      await as('黎小满', '/farm/xiaoman/feeds')(page)
      const links = page.getByRole('button', { name: '开一条给别家的链接' })
      while ((await links.count()) > 0) await pageAfter(page, () => links.first().click())
      await tryCalendar(page, 'xiaoman-family', (await bookedElsewhere(ahead)).address)
      await pageAfter(page, () => followButton(page).click())
      return page.reload()
    },
  },
]
