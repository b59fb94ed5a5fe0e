import { describe, expect, it } from 'vitest'
import { confirm, dayAhead, fenOf, holdPlan, mealPlan, pageAfter, seal, tripPlan } from './support/trip.ts'
import { useBrowser, VISITORS, visitor } from './support/visitor.ts'

useBrowser()

describe.each(VISITORS)('a guest on a trip $name', ({ width, scripts }) => {
  it('gives two of six parts back, sees the refund first, and the rest stands', async () => {
    const page = await visitor({ width, scripts })
    await holdPlan(page, tripPlan(dayAhead(44)))
    await page.getByRole('radio', { name: /在线预付/ }).check()
    await confirm(page)
    await page.getByRole('link', { name: '取消全部或一部分' }).click()
    for (const part of [/溪湾写生一日.*¥/, /画舍八人间/, /康养半日/])
      await page.getByRole('checkbox', { name: part }).first().uncheck()
    await page
      .getByRole('checkbox', { name: /溪湾写生一日/ })
      .last()
      .uncheck()
    await pageAfter(page, () => page.getByRole('button', { name: '改了勾选，重算退款' }).click())
    const refund = fenOf(await page.locator('.money-list > div').first().innerText())
    // Supper for two and a jar of honey.
    expect(refund).toBe(2 * 3800 + 6800)
    await page.getByRole('button', { name: '确定取消这 2 项' }).click()
    await page.getByRole('heading', { name: '已取消的项目' }).waitFor()
    expect(await seal(page).innerText()).toBe('已确认')
    const refunded = page.locator('.money-list > div').filter({ hasText: '已退' })
    expect(fenOf(await refunded.innerText())).toBe(refund)
    expect(await page.locator('.itinerary').getByText('桂兰柴火饭').count()).toBe(0)
    expect(await page.locator('.itinerary').getByText('画舍八人间').count()).toBe(3)
  })

  it('reads the days in their order, with whom to call and what to bring, and takes them into a calendar', async () => {
    const page = await visitor({ width, scripts })
    await holdPlan(page, tripPlan(dayAhead(48)))
    await confirm(page)
    const days = await page.locator('.day h3').allInnerTexts()
    expect(days).toHaveLength(4)
    expect(days.at(-1)).toBe('自取物品')
    const first = page.locator('.day').first()
    expect(await first.locator('time').allInnerTexts()).toEqual(['09:00', '18:00', '14:00'])
    const call = first.getByRole('link', { name: /打电话.*石桥画舍.*0710-555-0104/ }).first()
    expect(await call.getAttribute('href')).toBe('tel:0710-555-0104')
    expect(await first.getByText('石桥东头的大樟树下').isVisible()).toBe(true)
    expect(await first.getByText('遮阳帽、水杯').isVisible()).toBe(true)
    expect(await first.getByText('07:39 出发，从霁溪茶旅集散中心过来 5.4 公里').isVisible()).toBe(true)
    // From the line of the wetland to the one of the forest, and home.
    const third = page.locator('.day').nth(2)
    expect(await third.getByText(/从石桥画舍过来 19\.0 公里，步行、开车约 123 分钟/).isVisible()).toBe(true)
    expect(await third.getByText('12:10 出发，回霁溪茶旅集散中心 13.6 公里').isVisible()).toBe(true)
    const downloading = page.waitForEvent('download')
    await page.getByRole('link', { name: '放进手机日历' }).click()
    expect((await downloading).suggestedFilename()).toMatch(/^霁溪镇行程 [A-Z0-9]{8}\.ics$/)
  })
})

describe('on paper', () => {
  it('a trip of three days with three hosts fits one sheet of A4, code, QR code and numbers with it', async () => {
    const page = await visitor({ width: 1280 })
    await holdPlan(page, tripPlan(dayAhead(52)))
    await confirm(page)
    const sheet = await page.pdf({ preferCSSPageSize: true })
    expect(sheet.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
    await page.emulateMedia({ media: 'print' })
    for (const shown of ['.code-letters', '.qr', '[href^="tel:0710-555-0104"]'])
      expect(await page.locator(shown).first().isVisible(), shown).toBe(true)
    for (const hidden of ['nav', '.site-foot', '.button'])
      expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false)
  })
})

describe('two tabs', () => {
  it('cancelling the same part cancel it once, and the second is told gently', async () => {
    const first = await visitor()
    await holdPlan(first, tripPlan(dayAhead(56)))
    await confirm(first)
    const order = first.url()
    const second = await first.context().newPage()
    for (const tab of [first, second]) await tab.goto(`${order}/cancel?choose=1&line1=1`)
    await first.getByRole('button', { name: '确定取消这 1 项' }).click()
    await first.getByRole('heading', { name: '已取消的项目' }).waitFor()
    await second.getByRole('button', { name: '确定取消这 1 项' }).click()
    await second.getByRole('status').filter({ hasText: '没有重复取消' }).waitFor()
    // What is left can still be chosen there.
    expect(await second.getByRole('checkbox').count()).toBe(5)
  })

  it('a choice changed after its sum was shown is summed up first', async () => {
    const page = await visitor()
    await holdPlan(page, tripPlan(dayAhead(56)))
    await confirm(page)
    await page.goto(`${page.url()}/cancel`)
    await page.getByRole('checkbox').first().uncheck()
    await pageAfter(page, () => page.getByRole('button', { name: '确定取消' }).click())
    expect(await page.getByRole('button', { name: '确定取消这 5 项' }).isVisible()).toBe(true)
  })
})

describe('a hold’s time', () => {
  it('is counted by the server’s clock on a phone whose own is an hour off', async () => {
    const page = await visitor()
    await page.addInitScript(() => {
      const now = Date.now
      Date.now = () => now() + 3_600_000
    })
    await holdPlan(page, mealPlan(dayAhead(27)))
    expect(await page.getByRole('timer').innerText()).toMatch(/^1[45]:\d\d$/)
  })

  it('is not given away by a script that arrives late', async () => {
    const page = await visitor()
    await page.context().route('**/assets/client-*.js', async (route) => {
      await new Promise((later) => setTimeout(later, 4000))
      await route.continue()
    })
    await holdPlan(page, mealPlan(dayAhead(27)))
    expect(await page.getByText(/位子为您留到/).isVisible()).toBe(true)
    const [minutes = 0, seconds = 0] = (await page.getByRole('timer').innerText()).split(':').map(Number)
    expect(minutes * 60 + seconds).toBeLessThanOrEqual(15 * 60 - 4)
  })
})
