import type { Page } from 'playwright-core'
import { pageAfter } from './trip.ts'

/** Signs in as one of the demo's people, or with a number of one's own, and lands on `next`. */
export async function signInAs(page: Page, who: string, next = '/me'): Promise<void> {
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`)
  if (/^\d+$/.test(who)) {
    await page.getByLabel('手机号码', { exact: true }).fill(who)
    await page.getByRole('checkbox', { name: /我同意/ }).check()
    await pageAfter(page, () => page.getByRole('button', { name: '发验证码' }).click())
  } else {
    await pageAfter(page, () => page.getByRole('button', { name: new RegExp(`^${who}`) }).click())
  }
  await page.getByLabel('六位验证码').fill(await codeOnPage(page))
  await pageAfter(page, () => page.getByRole('button', { name: '登录', exact: true }).click())
}

/** The code that the demo shows instead of sending it. */
export async function codeOnPage(page: Page): Promise<string> {
  const told = await page.getByText(/演示：验证码是/).innerText()
  return /\d{6}/.exec(told)?.[0] ?? ''
}
