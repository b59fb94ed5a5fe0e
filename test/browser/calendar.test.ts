import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { dayAhead } from './support/trip.ts'
import { useBrowser, VISITORS, visitor } from './support/visitor.ts'

useBrowser()

const addToTrip = (page: Page) => page.getByRole('button', { name: '放进行程，看总价' })
const dayLink = (page: Page, day: string) => page.locator(`[data-day="${day}"] a`)
/** Chooses a day, behind the disclosure too. */
async function chooseDay(page: Page, day: string): Promise<void> {
  if (!(await dayLink(page, day).isVisible())) await page.locator('.later > summary').click()
  await dayLink(page, day).click()
}
const total = (page: Page) => page.getByRole('row', { name: /合计/ }).innerText()

describe.each(VISITORS)('a guest $name', ({ width, scripts }) => {
  it('chooses a day with the keyboard alone and puts it into the trip', async () => {
    const page = await visitor({ width, scripts })
    await page.goto('/products/cherry-picking')
    const wanted = dayLink(page, dayAhead(9))
    if (scripts) {
      await dayLink(page, dayAhead(8)).focus()
      await page.keyboard.press('ArrowRight')
    } else await tabTo(page, dayAhead(9))
    expect(await wanted.evaluate((link) => link === document.activeElement)).toBe(true)
    await page.keyboard.press('Enter')
    const box = page.getByRole('spinbutton').first()
    await box.waitFor()
    expect(new URL(page.url()).searchParams.get('day')).toBe(dayAhead(9))
    // What was chosen is the next thing the keyboard comes to.
    await page.keyboard.press('Tab')
    expect(await box.evaluate((input) => input === document.activeElement)).toBe(true)
    await page.keyboard.type('2')
    await addToTrip(page).press('Enter')
    await page.waitForURL(/\/trip\?plan=/)
    expect(await total(page)).toContain('¥120')
  })

  it('chooses arrival and departure of a stay and pays for those nights', async () => {
    const page = await visitor({ width, scripts })
    await page.goto('/products/xiaoman-stream')
    await chooseDay(page, dayAhead(30))
    await page.getByRole('heading', { name: /到店，住几晚/ }).waitFor()
    await chooseDay(page, dayAhead(32))
    await page.getByRole('heading', { name: /离店，2 晚/ }).waitFor()
    const price = (await page.locator('#choose .price').first().innerText()).trim()
    await page.getByRole('spinbutton').fill('1')
    await addToTrip(page).click()
    await page.waitForURL(/\/trip\?plan=/)
    expect(await total(page)).toContain(price)
  })
})

describe.each(VISITORS)('a guest $name', ({ width, scripts }) => {
  it.each([9, 40])('sees how many there are to choose as soon as a day %i days ahead is chosen', async (ahead) => {
    const page = await visitor({ width, scripts })
    await page.goto('/products/peach-picking')
    await chooseDay(page, dayAhead(ahead))
    const box = page.getByRole('spinbutton').first()
    await box.waitFor()
    await expect.poll(() => isInView(box)).toBe(true)
    expect(await isInView(page.locator('#choose h3'))).toBe(true)
    // The other days are still there, where they were opened.
    if (ahead === 40) expect(await dayLink(page, dayAhead(45)).isVisible()).toBe(true)
  })
})

describe('with scripts', () => {
  it('a key that leads into the days behind the disclosure opens it', async () => {
    const page = await visitor({ width: 390 })
    await page.goto('/products/guilan-double')
    const last = page.locator('.near [data-day] a').last()
    await last.focus()
    expect(await page.locator('.later[open]').count()).toBe(0)
    await page.keyboard.press('ArrowRight')
    expect(await page.locator('.later :focus').count()).toBe(1)
    expect(await page.locator('.later :focus').isVisible()).toBe(true)
  })

  it('a day is chosen without leaving the page, its address can be shared, and back leads back', async () => {
    const page = await visitor({ width: 1280 })
    await page.goto('/places/yingtaoping')
    await page.getByRole('link', { name: '樱桃采摘' }).click()
    await page.evaluate(() => document.body.setAttribute('data-stayed', ''))
    await dayLink(page, dayAhead(9)).click()
    await page.getByRole('spinbutton').first().waitFor()
    expect(await page.locator('body[data-stayed]').count()).toBe(1)
    expect(page.url()).toMatch(new RegExp(`day=${dayAhead(9)}#choose$`))
    expect(await page.locator('#choose h3').evaluate((heading) => heading === document.activeElement)).toBe(true)
    expect(await dayLink(page, dayAhead(9)).getAttribute('aria-current')).toBe('true')
    expect(await page.getByText(/09:00 这一场为例/).count()).toBe(1)
    // The switches of language and size lead to the same day.
    expect(await page.getByRole('link', { name: 'English' }).getAttribute('href')).toContain(`day=${dayAhead(9)}`)
    await page.goBack()
    expect(new URL(page.url()).pathname).toBe('/places/yingtaoping')
  })

  it('keys move by day, week and month, also onto days that are full or closed', async () => {
    const page = await visitor({ width: 1280 })
    await page.goto('/products/cherry-picking')
    await dayLink(page, dayAhead(20)).focus()
    const focused = () => page.evaluate(() => document.activeElement?.closest('[data-day]')?.getAttribute('data-day'))
    for (const [key, ahead] of [
      ['ArrowDown', 27],
      ['ArrowLeft', 26],
      ['ArrowUp', 19],
      ['ArrowRight', 20],
    ] as const) {
      await page.keyboard.press(key)
      expect(await focused(), key).toBe(dayAhead(ahead))
    }
    await page.keyboard.press('PageDown')
    expect((await focused())?.slice(0, 7)).not.toBe(dayAhead(20).slice(0, 7))
    await dayLink(page, dayAhead(7)).focus()
    await page.keyboard.press('ArrowLeft')
    expect(await focused()).toBe(dayAhead(6))
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TD')
  })

  it('a month is one stop of the Tab key', async () => {
    const page = await visitor({ width: 1280 })
    await page.goto('/products/guilan-double')
    const stops = await page
      .locator('.choosing table')
      .evaluateAll((tables) =>
        tables.map(
          (table) => [...table.querySelectorAll('a, td')].filter((day) => (day as HTMLElement).tabIndex === 0).length,
        ),
      )
    expect(stops).toEqual(stops.map(() => 1))
  })

  it('the link is followed when the day cannot be fetched', async () => {
    const page = await visitor({ width: 390 })
    await page.goto('/products/cherry-picking')
    await page.route('**/products/**', (route) =>
      route.request().isNavigationRequest() ? route.continue() : route.fulfill({ status: 204 }),
    )
    await dayLink(page, dayAhead(9)).click()
    await page.getByRole('spinbutton').first().waitFor()
    expect(new URL(page.url()).searchParams.get('day')).toBe(dayAhead(9))
  })
})

async function isInView(element: Locator): Promise<boolean> {
  return element.evaluate((it) => {
    const { top, bottom } = it.getBoundingClientRect()
    return top >= 0 && bottom <= window.innerHeight
  })
}

/** Tabs until a day’s link has the focus. */
async function tabTo(page: Page, day: string): Promise<void> {
  for (let stops = 0; stops < 60; stops++) {
    await page.keyboard.press('Tab')
    if (await dayLink(page, day).evaluate((link) => link === document.activeElement)) return
  }
}
