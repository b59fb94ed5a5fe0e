import { describe, expect, it } from 'vitest'
import { letHoldLapse } from './support/clock.ts'
import {
  confirm,
  confirmButton,
  dayAhead,
  fenOf,
  fillContact,
  holdButton,
  holdPlan,
  mealPlan,
  seal,
} from './support/trip.ts'
import { origin, useBrowser, visitor } from './support/visitor.ts'

useBrowser()

describe('an order belongs to who placed it', () => {
  it('a made-up order number leads to a page that says there is nothing', async () => {
    const page = await visitor()
    const reply = await page.goto('/orders/0191b2c3-0000-7000-8000-000000000000')
    expect(reply?.status()).toBe(404)
    expect(await page.getByText('没有找到这个页面。').isVisible()).toBe(true)
  })

  it('its address opens nothing on another phone', async () => {
    const owner = await visitor()
    await holdPlan(owner, mealPlan(dayAhead(15)))
    const stranger = await visitor()
    const reply = await stranger.goto(owner.url())
    expect(reply?.status()).toBe(404)
    expect(await stranger.getByText('林小川').count()).toBe(0)
  })

  it('its link opens it on another phone, at an address that holds no secret', async () => {
    const owner = await visitor()
    await holdPlan(owner, mealPlan(dayAhead(15)))
    const link = await owner.getByRole('link', { name: '订单链接' }).getAttribute('href')
    const otherPhone = await visitor()
    await otherPhone.goto(link ?? '')
    expect(otherPhone.url()).toBe(owner.url())
    expect(await otherPhone.getByText(/林小川/).isVisible()).toBe(true)
  })

  it('a link with one character changed opens nothing', async () => {
    const owner = await visitor()
    await holdPlan(owner, mealPlan(dayAhead(15)))
    const link = (await owner.getByRole('link', { name: '订单链接' }).getAttribute('href')) ?? ''
    const forged = link.replace(/.(?=.{5}$)/, (character) => (character === 'A' ? 'B' : 'A'))
    const reply = await (await visitor()).goto(forged)
    expect(forged).toMatch(new RegExp(`^${origin}/o/`))
    expect(reply?.status()).toBe(404)
  })
})

describe('an order paid in advance', () => {
  it('promises the whole sum back before it is cancelled, and says so afterwards', async () => {
    const page = await visitor()
    await holdPlan(page, mealPlan(dayAhead(16)))
    const total = fenOf(await confirmButton(page).innerText())
    await page.getByRole('radio', { name: /在线预付/ }).check()
    await confirm(page)
    await page.getByRole('link', { name: '取消全部或一部分' }).click()
    const refund = page.locator('.money-list > div').filter({ hasText: '现在取消，退回' })
    expect(fenOf(await refund.innerText())).toBe(total)
    await page.getByRole('button', { name: '确定取消' }).click()
    expect(await seal(page).innerText()).toBe('已取消')
    const given = page.locator('.money-list > div').filter({ hasText: '已退' })
    expect(fenOf(await given.innerText())).toBe(total)
  })
})

describe('the same order twice', () => {
  it('is confirmed once from two tabs, and both say so', async () => {
    const first = await visitor()
    await holdPlan(first, mealPlan(dayAhead(17)))
    const second = await first.context().newPage()
    await second.goto(first.url())
    await confirm(first)
    await confirm(second)
    expect(await second.getByRole('alert').count()).toBe(0)
  })

  it('is not offered for confirmation again by the back button', async () => {
    const page = await visitor()
    await holdPlan(page, mealPlan(dayAhead(17)))
    const order = page.url()
    await confirm(page)
    await page.goto('/lines')
    await page.goBack()
    expect(page.url()).toBe(order)
    expect(await seal(page).innerText()).toBe('已确认')
    expect(await confirmButton(page).count()).toBe(0)
  })

  it('is held once when the button is pressed twice', async () => {
    const page = await visitor()
    const day = dayAhead(17)
    await page.goto(`/trip?plan=guilan-family-1.1.guilan-family-${day.replaceAll('-', '')}`)
    await fillContact(page)
    await holdButton(page).dblclick()
    await seal(page).waitFor()
    await page.goto(`/lines/a?day=${day}&nights=1`)
    const family = page.locator('.offered').filter({ has: page.getByRole('heading', { name: '桂兰家庭房' }) })
    expect(await family.getByText('余 1').isVisible()).toBe(true)
  })
})

describe('a hold that lapsed', () => {
  it('says that its places went back, and where to choose again', async () => {
    const page = await visitor({ scripts: false })
    await holdPlan(page, mealPlan(dayAhead(18)))
    await letHoldLapse(page.url())
    await page.reload()
    expect(await seal(page).innerText()).toBe('已过期')
    await page.getByRole('link', { name: '重新选择' }).click()
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('排一个行程')
  })

  it('cannot be confirmed from a page that was left open', async () => {
    const page = await visitor()
    await holdPlan(page, mealPlan(dayAhead(18)))
    await letHoldLapse(page.url())
    await confirmButton(page).click()
    expect(await page.getByRole('alert').innerText()).toContain('留位时间已过')
  })
})
