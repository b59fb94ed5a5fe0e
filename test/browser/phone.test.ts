import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { isFocused, press, reach } from './support/keyboard.ts'
import { signInAs } from './support/sign-in.ts'
import { dayAhead, holdPlan, pageAfter, seal } from './support/trip.ts'
import { useBrowser, VISITORS, visitor } from './support/visitor.ts'

useBrowser()

const main = (page: Page) => page.locator('.call .main')
/** The first of the things that can be had on the day that is chosen. */
const firstBox = (page: Page) => page.locator('.of-day:visible input').first()
const codeOn = async (page: Page) => (await page.locator('.read-out .code-letters').innerText()).replace(/\s/g, '')

describe.each(VISITORS)('a host $name who is called', ({ name, width, scripts }) => {
  it('writes down a day, how many and who, hears the total, and has the code to read out', async () => {
    const page = await visitor({ width, scripts })
    await signInAs(page, '谭秀英', '/farm/xiuying/phone')
    const chips = page.locator('.day-chip')
    await chips.nth(8).click()
    await firstBox(page).fill('2')
    await page.getByLabel('怎么称呼').fill('王女士')
    await page.getByLabel('手机号码').fill('138 0000 1111')
    if (scripts) expect(await page.locator('output.call-total').innerText()).toMatch(/合计 ¥\d/)
    const first = await pageAfter(page, () => main(page).click())
    if (!scripts) {
      expect(await page.getByText('合计').innerText()).toMatch(/¥\d/)
      await pageAfter(page, () => page.getByRole('button', { name: '订上' }).click())
    }
    expect(first.status()).toBe(200)
    expect(await seal(page).innerText()).toBe('已确认')
    expect(await codeOn(page)).toMatch(/^[346789A-Y]{8}$/)
  })

  it('is told what is left, and books the nearest day instead without typing anything again', async () => {
    const guest = await visitor({ width, scripts })
    // So far apart that nobody's other day is another's.
    const day = dayAhead(68 + 5 * VISITORS.findIndex((one) => one.name === name))
    await holdPlan(guest, `guilan-family-1.1.guilan-family-${day.replaceAll('-', '')}`)
    const page = await visitor({ width, scripts })
    await signInAs(page, '周桂兰', `/farm/guilan/phone?day=${day}`)
    await page
      .getByLabel(/桂兰家庭房/)
      .and(page.locator(':visible'))
      .fill('2')
    await page.getByLabel('怎么称呼').fill('王女士 13800001111')
    const refused = await pageAfter(page, () => main(page).click())
    expect(refused.status()).toBe(409)
    expect(await page.getByRole('alert').innerText()).toContain('只剩 1，要 2 不够')
    await pageAfter(page, () => page.locator('.refusal button').first().click())
    await pageAfter(page, () => main(page).click())
    if (!scripts) await pageAfter(page, () => page.getByRole('button', { name: '订上' }).click())
    expect(await seal(page).innerText()).toBe('已确认')
    expect(await page.locator('.read-back').innerText()).toMatch(/桂兰家庭房.* × 2/)
  })
})

it('takes a call down by the keyboard alone, on a phone', async () => {
  const page = await visitor({ width: 390 })
  await signInAs(page, '周桂兰', '/farm/guilan/phone')
  const chosen = page.locator('input[name=day]:checked')
  // The choice itself lies out of sight; what shows that it has the focus is its label.
  for (let stops = 0; stops < 30 && !(await isFocused(chosen)); stops++) await page.keyboard.press('Tab')
  for (let days = 0; days < 6; days++) await page.keyboard.press('ArrowRight')
  await reach(page, firstBox(page))
  await page.keyboard.type('1')
  await reach(page, page.getByLabel('怎么称呼'))
  await page.keyboard.type('王女士')
  await reach(page, page.getByLabel('手机号码'))
  await page.keyboard.type('13800001111')
  await press(page, main(page))
  expect(await seal(page).innerText()).toBe('已确认')
})
