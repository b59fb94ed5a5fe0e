import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { as } from './account-pages.ts'
import { loseText } from './clock.ts'
import type { ProductPage } from './pages.ts'
import { signInAs } from './sign-in.ts'
import { confirm, dayAhead, holdPlan, mealPlan, pageAfter } from './trip.ts'

const GUEST = '13900012345'

/** Inboxes, what did not arrive, and the texts of messages. */
export const MESSAGE_PAGES: ProductPage[] = [
  {
    name: 'inbox',
    open: async (page) => {
      await book(page)
      await signInAs(page, GUEST, '/me/messages')
      await messageArrives(page)
      return page.reload()
    },
  },
  { name: 'inbox with nothing in it', open: as('许文', '/me/messages') },
  {
    name: 'farm’s inbox',
    open: async (page) => {
      await book(page)
      await signInAs(page, '周桂兰', '/farm/guilan/messages')
      await messageArrives(page)
      return page.reload()
    },
  },
  {
    name: 'what did not arrive',
    open: async (page) => {
      await book(page)
      await loseText(page.url())
      return as('赵敏', '/desk/messages')(page)
    },
  },
  { name: 'what messages say', open: as('林书琴', '/desk/texts') },
  { name: 'a message’s texts', open: as('林书琴', '/desk/texts/guest_closed') },
  {
    name: 'a message’s texts with faults',
    isReply: true,
    open: async (page) => {
      await as('林书琴', '/desk/texts/guest_confirmed')(page)
      await page.getByRole('textbox').first().fill('{prize} }')
      return pageAfter(page, () => page.getByRole('button', { name: '保存' }).first().click())
    },
  },
]

async function book(page: Page): Promise<void> {
  await holdPlan(page, mealPlan(dayAhead(27)), { phone: GUEST })
  await confirm(page)
}

/** Waits on an inbox for something new: the queue is quick, and takes its second. */
export async function messageArrives(page: Page): Promise<void> {
  const unread = async () => {
    await page.reload()
    return page.getByText('没看过').count()
  }
  await expect.poll(unread, { timeout: 20_000 }).toBeGreaterThan(0)
}
