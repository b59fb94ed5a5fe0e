import type { Page } from 'playwright-core'
import type { ProductPage } from './product-page.ts'
import { signInAs } from './sign-in.ts'
import { pageAfter } from './trip.ts'

/** A page that one of the demo's people sees. */
export const as = (who: string, path: string) => async (page: Page) => {
  await signInAs(page, who)
  return page.goto(path)
}

/** Signing in, one's own pages, the desk's people, a host's helpers. */
export const ACCOUNT_PAGES: ProductPage[] = [
  { name: 'sign-in', open: (page) => page.goto('/sign-in?next=/me/data') },
  {
    name: 'sign-in with faults',
    isReply: true,
    open: async (page) => {
      await page.goto('/sign-in')
      await page
        .locator('form')
        .evaluateAll((forms: HTMLFormElement[]) => forms.map((form) => (form.noValidate = true)))
      await page.getByLabel('手机号码', { exact: true }).fill('139')
      return pageAfter(page, () => page.getByRole('button', { name: '发验证码' }).click())
    },
  },
  {
    name: 'sign-in that waits for the code',
    open: async (page) => {
      await page.goto('/sign-in')
      await pageAfter(page, () => page.getByRole('button', { name: /^陈一/ }).click())
      return page.reload()
    },
  },
  {
    name: 'sign-in with a wrong code',
    isReply: true,
    open: async (page) => {
      await page.goto('/sign-in')
      await pageAfter(page, () => page.getByRole('button', { name: /^陈一/ }).click())
      await page.getByLabel('六位验证码').fill('0')
      return pageAfter(page, () => page.getByRole('button', { name: '登录', exact: true }).click())
    },
  },
  { name: 'one’s own page', open: as('周桂兰', '/me') },
  { name: 'one’s own page with orders', open: as('13800000000', '/me') },
  { name: 'sessions', open: as('周桂兰', '/me/sessions') },
  { name: 'one’s own data', open: as('陈一', '/me/data') },
  { name: 'erasure', open: as('陈一', '/me/erase') },
  { name: 'erasure while a farm is owned', open: as('周桂兰', '/me/erase') },
  { name: 'privacy notice', open: (page) => page.goto('/privacy') },
  { name: 'helpers', open: as('周桂兰', '/farm/guilan/helpers') },
  { name: 'desk', open: as('林书琴', '/desk') },
  { name: 'desk’s people', open: as('林书琴', '/desk/people') },
  { name: 'desk’s farms', open: as('林书琴', '/desk/farms') },
]
