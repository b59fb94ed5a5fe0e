import type { Locator, Page, Response } from 'playwright-core'
import { addDays, type Day, weekdayOf } from '../../../src/days.ts'
import { township } from '../../support/own-township.ts'

/** So many days from today, in the township. */
export function dayAhead(count: number): Day {
  return addDays(township.today, count)
}

/** The first such weekday, 0 for Sunday, that is at least so many days ahead. */
export function weekdayAhead(count: number, weekday: number): Day {
  const from = dayAhead(count)
  return addDays(from, (weekday - weekdayOf(from) + 7) % 7)
}

/** Two portions of a meal at noon, as an address holds them. */
export function mealPlan(day: Day): string {
  return `guilan-meal-1.2.guilan-meal-${day.replaceAll('-', '')}-1200`
}

/** Sketching in the morning for two, and that meal. */
export function sketchAndMeal(ahead: number): string {
  const day = dayAhead(ahead)
  return `sketching-day-1.2.sketching-day-${day.replaceAll('-', '')}-0900~${mealPlan(day)}`
}

/** Three days with four hosts, six parts: sketching, a bed for two nights, supper, honey to fetch, a walk in the forest. */
export function tripPlan(day: Day): string {
  const [first, second, third] = [0, 1, 2].map((count) => addDays(day, count).replaceAll('-', ''))
  return [
    `sketching-day-1.2.sketching-day-${first}-0900`,
    `guilan-meal-1.2.guilan-meal-${first}-1800`,
    `huashe-dorm-1.1.huashe-dorm-${first}.huashe-dorm-${second}`,
    `sketching-day-2.1.sketching-day-${second}-0900`,
    `forest-walk-1.2.forest-walk-${third}-0900`,
    'honey-1.1.honey-lot',
  ].join('~')
}

/** The box for how many of something; `part` is its product and its unit. */
export function quantityOf(page: Page, part: string): Locator {
  return page.getByRole('spinbutton', { name: part }).first()
}

/** Chooses so many of a part and answers what they cost by the price beside them, in fen. */
export async function choose(page: Page, part: string, quantity: number): Promise<number> {
  const box = quantityOf(page, part)
  await box.fill(String(quantity))
  const row = page
    .getByRole('listitem')
    .filter({ has: page.locator('input') })
    .filter({ has: box })
  return quantity * fenOf(await row.last().locator('.price').innerText())
}

/** `¥1,234.50` → 123450 */
export function fenOf(text: string): number {
  const [amount] = text.replaceAll(',', '').match(/\d+(\.\d+)?/) ?? []
  if (amount === undefined) throw new Error(`No amount in “${text}”.`)
  return Math.round(Number(amount) * 100)
}

export async function fillContact(page: Page, { name = '林小川', phone = '139 0000 1234' } = {}): Promise<void> {
  await page.getByLabel('联系人姓名').fill(name)
  await page.getByLabel('手机号码', { exact: true }).fill(phone)
  await page.getByRole('checkbox', { name: /我同意/ }).check()
}

export const holdButton = (page: Page) => page.getByRole('button', { name: /先占住位子/ })
export const confirmButton = (page: Page) => page.getByRole('button', { name: /确认预订/ })
export const seal = (page: Page) => page.locator('.seal')

/** Holds a plan and stays on the order's page. */
export async function holdPlan(
  page: Page,
  plan: string,
  contact: { name?: string; phone?: string } = {},
): Promise<void> {
  await page.goto(`/trip?plan=${plan}`)
  await fillContact(page, contact)
  await holdButton(page).click()
  await page.waitForURL(/\/orders\/[0-9a-f-]{36}$/)
}

export async function confirm(page: Page): Promise<void> {
  await confirmButton(page).click()
  await seal(page).filter({ hasText: '已确认' }).waitFor()
}

/** Does something that leads to another page, waits until that has loaded, and answers it as the server sent it. */
export async function pageAfter(page: Page, act: () => Promise<unknown>): Promise<Response> {
  const loaded = page.waitForEvent('load')
  const arriving = page.waitForResponse(
    (response) => response.request().isNavigationRequest() && ![301, 302, 303].includes(response.status()),
  )
  const [response] = await Promise.all([arriving, loaded, act()])
  return response
}
