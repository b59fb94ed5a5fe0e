import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { press, reach } from './support/keyboard.ts'
import { codeOnPage, signInAs } from './support/sign-in.ts'
import { confirm, dayAhead, holdPlan, mealPlan, pageAfter } from './support/trip.ts'
import { useBrowser, visitor } from './support/visitor.ts'

useBrowser()

it('lets one in by keyboard alone, and back to the page one wanted', async () => {
  const page = await visitor({ width: 390 })
  await page.goto('/me/sessions')
  expect(new URL(page.url()).pathname).toBe('/sign-in')
  await reach(page, page.getByLabel('手机号码', { exact: true }))
  await page.keyboard.type('139 0000 4321')
  await reach(page, page.getByRole('checkbox', { name: /我同意/ }))
  await page.keyboard.press('Space')
  await press(page, page.getByRole('button', { name: '发验证码' }))
  const code = await codeOnPage(page)
  await reach(page, page.getByLabel('六位验证码'))
  await page.keyboard.type(code)
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
  expect(new URL(page.url()).pathname).toBe('/me/sessions')
})

it.each([true, false])('shows an order that was placed before signing in (JavaScript: %s)', async (scripts) => {
  const page = await visitor({ width: 390, scripts })
  const phone = scripts ? '13900005555' : '13900006666'
  await holdPlan(page, mealPlan(dayAhead(23)), { phone })
  await confirm(page)
  const code = await codeOf(page)
  const elsewhere = await visitor({ width: 1280, scripts })
  await signInAs(elsewhere, phone)
  await pageAfter(elsewhere, () => elsewhere.getByRole('link', { name: new RegExp(code) }).click())
  expect(await codeOf(elsewhere)).toBe(code)
})

it('is over with signing out, in this browser and, if one wants, in all', async () => {
  const page = await visitor({ width: 390 })
  await signInAs(page, '13900007777', '/me/sessions')
  await pageAfter(page, () => page.getByRole('button', { name: '所有设备都退出' }).click())
  await page.goto('/me')
  expect(new URL(page.url()).pathname).toBe('/sign-in')
})

const codeOf = async (page: Page) => (await page.locator('.code-letters').innerText()).replaceAll(/\s/g, '')
