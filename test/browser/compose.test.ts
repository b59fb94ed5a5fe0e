import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { press, reach } from './support/keyboard.ts'
import { confirm, dayAhead, fenOf, fillContact, holdButton, holdPlan, seal, weekdayAhead } from './support/trip.ts'
import { useBrowser, VISITORS, visitor } from './support/visitor.ts'

useBrowser()

const composeButton = (page: Page) => page.getByRole('button', { name: '排出来' })
const takeLink = (page: Page, variant: string) => page.getByRole('link', { name: new RegExp(`就要这个：${variant}`) })
const totals = (page: Page) => page.locator('.proposal .sum strong').allInnerTexts()
const compact = (day: string) => day.replaceAll('-', '')
const forTwo = (line: string, day: number) => `/compose?line=${line}&day=${dayAhead(day)}&adults=2&children=0&seniors=0`
const partsIn = (address: string) => new URL(address).searchParams.get('plan')?.split('~') ?? []
/** Nobody else books on these days. */
let days = 30

describe.each(VISITORS)('a guest $name', ({ width, scripts }) => {
  it('comes from home to a confirmed order from three hosts, changing a part on the way', async () => {
    const page = await visitor({ width, scripts })
    const day = days++
    await page.goto('/')
    await page
      .locator('.line-list')
      .getByRole('link', { name: /溪湾写生线/ })
      .click()
    await page.getByRole('link', { name: '排一个行程' }).click()
    await page.getByLabel('哪天出发').fill(dayAhead(day))
    await composeButton(page).click()
    await page.waitForURL(new RegExp(`day=${dayAhead(day)}`))
    await takeLink(page, '经典').click()

    const before = partsIn(page.url())
    await page.getByRole('link', { name: '换一个：木榨打油' }).click()
    await page.locator('.alternatives').getByRole('link').first().click()
    await page.waitForURL((url) => !url.searchParams.has('change'))
    const after = partsIn(page.url())
    expect(after).toHaveLength(before.length)
    expect(after.filter((part) => !before.includes(part))).toHaveLength(1)

    await fillContact(page)
    await holdButton(page).click()
    expect(await seal(page).innerText()).toBe('已留位，待确认')
    await confirm(page)
    for (const host of ['桂兰农家', '石桥画舍', '小满民宿'])
      expect(await page.getByText(host).count(), host).toBeGreaterThan(0)
  })

  it('is told which part went meanwhile, takes the nearest instead, and types nothing twice', async () => {
    const page = await visitor({ width, scripts })
    const day = dayAhead(days++)
    const birds = `bird-watching-${compact(day)}-0900`
    await page.goto(
      `/trip?plan=bird-watching-1.2.${birds}~guilan-meal-1.2.guilan-meal-${compact(day)}-1200&line=a&adults=2`,
    )
    await fillContact(page)
    await holdPlan(await visitor(), `bird-watching-1.12.${birds}`)
    await holdButton(page).click()
    expect(await page.getByRole('alert').innerText()).toContain('芦荡观鸟：已订满')
    await page.locator('.nearest').getByRole('button').click()
    await page.waitForURL(/1600/)
    expect(await page.getByLabel('联系人姓名').inputValue()).toBe('林小川')
    expect(await page.getByLabel('手机号码', { exact: true }).inputValue()).toBe('139 0000 1234')
    await holdButton(page).click()
    expect(await seal(page).innerText()).toBe('已留位，待确认')
    expect(await page.getByText('桂兰柴火饭').count()).toBeGreaterThan(0)
  })

  it('changes a part after typing their name, and finds it typed', async () => {
    const page = await visitor({ width, scripts })
    await page.goto(`/trip?plan=guilan-meal-1.2.guilan-meal-${compact(dayAhead(days++))}-1200&line=a&adults=2`)
    await page.getByLabel('联系人姓名').fill('林小川')
    const warning = page.getByText(/先把上面的行程改好，再填这里/)
    expect(await warning.isVisible()).toBe(!scripts)
    if (!scripts) await page.getByRole('button', { name: '带着填好的字改行程' }).click()
    await page.getByRole(scripts ? 'link' : 'button', { name: /^多一个/ }).click()
    await page.getByText('成人 × 3').waitFor()
    expect(await page.getByLabel('联系人姓名').inputValue()).toBe('林小川')
    expect(page.url()).not.toContain(encodeURIComponent('林小川'))
  })

  it('with a grandmother is sent no farther on foot than she walks, and on a day too far to another line', async () => {
    const page = await visitor({ width, scripts })
    await page.goto(`/compose?line=a&day=${dayAhead(26)}&adults=1&children=0&seniors=1`)
    await page.getByText('一天在路上步行不超过 6 公里').waitFor()
    for (const reason of await page.getByText(/步行 [\d.]+ 公里，时间按老人的脚程算/).allInnerTexts())
      expect(Number(/步行 ([\d.]+)/.exec(reason)?.[1])).toBeLessThanOrEqual(6)
    // Closed by its warden, this line sends them on.
    await page.goto(`/compose?line=b&day=${weekdayAhead(1, 3)}&adults=1&children=0&seniors=1&nights=0`)
    await page.getByText('这条线这天暂停开放').waitFor()
    await page.locator('.other-days').getByRole('link', { name: '田园采摘线' }).click()
    await page.waitForURL(/line=c/)
    await takeLink(page, '轻松').waitFor()
    expect(await page.getByLabel('哪条线').inputValue()).toBe('c')
  })

  it('shares an address that shows someone else the same', async () => {
    const page = await visitor({ width, scripts })
    await page.goto(forTwo('c', 20))
    await page.getByLabel('成人').fill('3')
    await composeButton(page).click()
    await page.waitForURL(/adults=3/)
    const shown = await totals(page)
    const other = await visitor({ width, scripts })
    await other.goto(page.url())
    expect(await totals(other)).toEqual(shown)
    await takeLink(other, '轻松').click()
    const total = fenOf(await other.getByRole('row', { name: /合计/ }).innerText())
    expect(total).toBe(fenOf(shown[0] ?? ''))
  })

  it('goes back to what was composed before, and forward again', async () => {
    const page = await visitor({ width, scripts })
    await page.goto(forTwo('c', 21))
    const two = await totals(page)
    await page.getByLabel('成人').fill('4')
    await composeButton(page).click()
    await page.waitForURL(/adults=4/)
    const four = await totals(page)
    expect(four).not.toEqual(two)
    await takeLink(page, '经典').click()
    await page.getByRole('heading', { name: '确认行程' }).waitFor()
    await page.goBack()
    await page.waitForURL(/compose.*adults=4/)
    expect(await totals(page)).toEqual(four)
    expect(await page.getByLabel('成人').inputValue()).toBe('4')
    await page.goBack()
    await page.waitForURL(/compose.*adults=2/)
    await expect.poll(() => totals(page)).toEqual(two)
    expect(await page.getByLabel('成人').inputValue()).toBe('2')
    await page.goForward()
    await expect.poll(() => totals(page)).toEqual(four)
  })

  it.each([
    ['nobody', '0', '至少要有一位'],
    ['two hundred', '200', '0710-555-0100'],
  ])('coming with %s reads why not, at the field', async (_, adults, words) => {
    const page = await visitor({ width, scripts })
    await page.goto(forTwo('a', 22))
    await page.getByLabel('成人').fill(adults)
    await composeButton(page).click()
    await page.locator('.party .fault').filter({ hasText: words }).waitFor()
    expect(await page.getByLabel('成人').inputValue()).toBe(adults)
  })

  it('on a day with nothing free is led to the nearest that has something', async () => {
    const page = await visitor({ width, scripts })
    await page.goto(`${forTwo('a', 95)}&nights=0`)
    await page.getByText('排不出走得通的行程').waitFor()
    await page.locator('.other-days').getByRole('link').first().click()
    await takeLink(page, '轻松').waitFor()
    expect(page.url()).not.toContain(dayAhead(95))
  })
})

it('a guest composes, changes and books with the keyboard alone', async () => {
  const page = await visitor({ width: 1280 })
  await page.goto('/lines/c')
  await press(page, page.getByRole('link', { name: '排一个行程' }))
  await reach(page, page.getByLabel('儿童'))
  await page.keyboard.type('1')
  await press(page, takeLink(page, '轻松'))
  await press(page, page.getByRole('link', { name: /^换一个/ }).first())
  await press(page, page.locator('.alternatives').getByRole('link').first())
  await reach(page, page.getByLabel('联系人姓名'))
  await page.keyboard.type('林小川')
  await page.keyboard.press('Tab')
  await page.keyboard.type('13900001234')
  await reach(page, page.getByRole('checkbox'))
  await page.keyboard.press('Space')
  await press(page, holdButton(page))
  expect(await seal(page).innerText()).toBe('已留位，待确认')
})

describe('with JavaScript', () => {
  it('composes at once, asking for a line’s offer once', async () => {
    const page = await visitor({ width: 1280 })
    const asked: string[] = []
    page.on('request', (request) => request.url().includes('/api/') && asked.push(request.url()))
    await page.goto(forTwo('c', 23))
    const before = await totals(page)
    for (const adults of ['3', '4', '5']) await page.getByLabel('成人').fill(adults)
    await page.getByText('5 位合计').first().waitFor()
    await page.getByLabel('住几晚').selectOption('1')
    await page.getByLabel('哪天出发').fill(dayAhead(24))
    await page.waitForURL(/adults=5.*nights=1/)
    expect(asked).toHaveLength(1)
    expect(await totals(page)).not.toEqual(before)
    // What it says is what the server would have said.
    const composed = await totals(page)
    await page.reload()
    expect(await totals(page)).toEqual(composed)
    expect(await page.getByLabel('成人').inputValue()).toBe('5')
  })

  it('names the lines that work on a day this one is closed, as the server would', async () => {
    const page = await visitor({ width: 1280 })
    const closed = weekdayAhead(1, 3)
    await page.goto(forTwo('b', 23))
    await page.getByLabel('哪天出发').fill(closed)
    await page.getByText('还是这天，别的线走得通').waitFor()
    const said = await page.locator('.other-days').innerText()
    await page.reload()
    expect(await page.locator('.other-days').innerText()).toBe(said)
  })

  it('falls back to asking the server when the offer cannot be had', async () => {
    const page = await visitor({ width: 1280 })
    await page.route('**/api/lines/*/offer*', (route) => route.fulfill({ body: '<html>no connection</html>' }))
    await page.goto(forTwo('c', 23))
    await page.getByLabel('成人').fill('3')
    await page.getByText('没连上').waitFor()
    await composeButton(page).click()
    await page.waitForURL(/adults=3/)
    await page.getByText('3 位合计').first().waitFor()
  })

  it('that comes late wipes nothing that was typed', async () => {
    const page = await visitor({ width: 1280 })
    let letIn = () => {}
    const waiting = new Promise<void>((done) => {
      letIn = done
    })
    await page.route('**/assets/*.js', async (route) => {
      await waiting
      await route.continue()
    })
    await page.goto(forTwo('c', 23), { waitUntil: 'commit' })
    await page.getByLabel('成人').fill('3')
    letIn()
    await page.getByText('3 位合计').first().waitFor()
    expect(await page.getByLabel('成人').inputValue()).toBe('3')
    await page.waitForURL(/adults=3/)
  })
})
