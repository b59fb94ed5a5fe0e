import { describe, expect, it } from 'vitest'
import { dayAhead, fillContact, holdButton, holdPlan, mealPlan, quantityOf, weekdayAhead } from './support/trip.ts'
import { useBrowser, visitor } from './support/visitor.ts'

useBrowser()

/** The demo sells a Saturday's dormitory to a class, and a warden closes line B on a Wednesday. */
const SATURDAY = 6
const WEDNESDAY = 3

describe('a guest whose form cannot be taken as it is', () => {
  it('finds the wrong phone number still there, with what to change beside it', async () => {
    const page = await visitor()
    await page.goto(`/trip?plan=${mealPlan(dayAhead(13))}`)
    await fillContact(page, { name: '林小川', phone: '12345' })
    await holdButton(page).click()
    const phone = page.getByLabel('手机号码', { exact: true })
    expect(await phone.inputValue()).toBe('12345')
    expect(await phone.getAttribute('aria-invalid')).toBe('true')
    const told = await phone.getAttribute('aria-describedby')
    expect(await page.locator(`[id="${told}"]`).innerText()).toBe('请填写 11 位手机号码，境外号码以 + 开头。')
    expect(await page.getByLabel('联系人姓名').inputValue()).toBe('林小川')
    expect(await page.getByRole('checkbox').isChecked()).toBe(true)
  })

  it('is led from the list of faults to the field', async () => {
    const page = await visitor()
    await page.goto(`/trip?plan=${mealPlan(dayAhead(13))}`)
    await fillContact(page, { phone: '12345' })
    await holdButton(page).click()
    await page
      .getByRole('alert')
      .getByRole('link', { name: /11 位手机号码/ })
      .click()
    expect(await page.getByLabel('手机号码', { exact: true }).evaluate((field) => field.matches(':focus'))).toBe(true)
  })

  it('can correct the number and hold the places', async () => {
    const page = await visitor({ scripts: false })
    await page.goto(`/trip?plan=${mealPlan(dayAhead(13))}`)
    await fillContact(page, { phone: '12345' })
    await holdButton(page).click()
    await page.getByLabel('手机号码', { exact: true }).fill('13900001234')
    await holdButton(page).click()
    expect(await page.locator('.seal').innerText()).toBe('已留位，待确认')
  })

  it('is asked to choose when nothing was chosen', async () => {
    const page = await visitor()
    await page.goto(`/lines/a?day=${dayAhead(13)}&nights=1`)
    await page.getByRole('button', { name: '放进行程，看总价' }).click()
    expect(await page.getByRole('alert').innerText()).toContain('还没有选任何项目')
  })
})

describe('what cannot be had', () => {
  it('a dormitory that a class has taken shows as full, with nothing to fill in', async () => {
    const page = await visitor()
    await page.goto(`/lines/a?day=${weekdayAhead(2, SATURDAY)}&nights=1`)
    const dorm = page.locator('.offered').filter({ has: page.getByRole('heading', { name: '画舍八人间' }) })
    expect(await dorm.getByText('已订满').count()).toBe(2)
    expect(await quantityOf(page, '画舍八人间').count()).toBe(0)
  })

  it('a line that a warden has closed says so and leads to a day on which it is open', async () => {
    const page = await visitor()
    await page.goto(`/lines/b?day=${weekdayAhead(1, WEDNESDAY)}&nights=1`)
    expect(await page.getByText('云岭自驾线封闭一天').isVisible()).toBe(true)
    expect(await page.getByText('暂停开放').count()).toBeGreaterThan(0)
    await page.locator('.other-days').getByRole('link').first().click()
    expect(await quantityOf(page, '康养半日').isVisible()).toBe(true)
  })

  it('a day on which nothing is sold any more says so', async () => {
    const page = await visitor()
    await page.goto(`/lines/a?day=${dayAhead(300)}&nights=1`)
    expect(await page.getByText('这一天沿线没有可订的项目').isVisible()).toBe(true)
  })

  it('places that went meanwhile are named, and nothing is held', async () => {
    const page = await visitor()
    const day = dayAhead(14)
    const compact = day.replaceAll('-', '')
    const family = `guilan-family-1.2.guilan-family-${compact}`
    await page.goto(`/trip?plan=${family}~${mealPlan(day)}`)
    await holdPlan(await visitor(), family)
    await fillContact(page)
    await holdButton(page).click()
    expect(await page.getByRole('alert').innerText()).toContain('桂兰家庭房：已订满')
    expect(await page.getByLabel('联系人姓名').inputValue()).toBe('林小川')
  })

  it('a plan that was damaged on its way is an empty trip, with a way on', async () => {
    const page = await visitor()
    await page.goto('/trip?plan=%00~~')
    await page.getByRole('link', { name: '去选一条线' }).click()
    expect(
      await page
        .getByRole('link', { name: /溪湾写生线/ })
        .first()
        .isVisible(),
    ).toBe(true)
  })
})
