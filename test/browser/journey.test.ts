import { describe, expect, it } from 'vitest'
import {
  choose,
  confirmButton,
  dayAhead,
  fenOf,
  fillContact,
  holdButton,
  holdPlan,
  mealPlan,
  seal,
} from './support/trip.ts'
import { useBrowser, VISITORS, visitor } from './support/visitor.ts'

useBrowser()

describe.each(VISITORS)('a guest $name', ({ width, scripts }) => {
  it('books a day of sketching, two nights, meals and honey from three hosts in one order', async () => {
    const page = await visitor({ width, scripts })
    await page.goto('/')
    await page
      .locator('.line-list')
      .getByRole('link', { name: /溪湾写生线/ })
      .click()
    await page.getByLabel('哪一天').fill(dayAhead(10))
    await page.getByLabel('住几晚').selectOption('2')
    await page.getByRole('button', { name: '看这天有什么' }).click()

    const prices = [
      await choose(page, '溪湾写生一日 成人', 2),
      await choose(page, '桂兰大床 一间', 1),
      await choose(page, '桂兰柴火饭 成人', 2),
      await choose(page, '土蜂蜜 500 克一瓶', 1),
    ]
    await page.getByRole('button', { name: '放进行程，看总价' }).click()
    const total = page.getByRole('row', { name: /合计/ })
    expect(fenOf(await total.innerText())).toBe(prices.reduce((sum, price) => sum + price))

    await fillContact(page)
    await holdButton(page).click()
    expect(await seal(page).innerText()).toBe('已留位，待确认')
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toMatch(/[346789A-Y]{8}$/)
    await confirmButton(page).click()
    await seal(page).filter({ hasText: '已确认' }).waitFor()
    for (const host of ['石桥画舍', '桂兰农家', '大山蜂场'])
      expect(await page.getByText(host).count(), host).toBeGreaterThan(0)
  })

  it('is told what cancelling costs, cancels, and sees the order cancelled', async () => {
    const page = await visitor({ width, scripts })
    await holdPlan(page, mealPlan(dayAhead(11)))
    await confirmButton(page).click()
    await page.getByRole('link', { name: '取消全部或一部分' }).click()
    expect(await page.getByText('不收取任何费用。').isVisible()).toBe(true)
    expect(await page.getByRole('definition').first().innerText()).toBe('¥0')
    await page.getByRole('button', { name: '确定取消' }).click()
    expect(await seal(page).innerText()).toBe('已取消')
  })

  it(scripts ? 'sees the time that is left count down' : 'reads until when the places are kept', async () => {
    const page = await visitor({ width, scripts })
    await holdPlan(page, mealPlan(dayAhead(12)))
    expect(await page.getByText(/位子为您留到 \d\d:\d\d/).isVisible()).toBe(true)
    const timer = page.getByRole('timer')
    if (!scripts) return expect(await timer.count()).toBe(0)
    const first = await timer.innerText()
    expect(first).toMatch(/^1[45]:\d\d$/)
    await timer.filter({ hasNotText: first }).waitFor()
  })
})
