import { describe, expect, it } from 'vitest'
import { signInAs } from './support/sign-in.ts'
import { dayAhead, fenOf, holdPlan, mealPlan, pageAfter } from './support/trip.ts'
import { useBrowser, VISITORS, visitor } from './support/visitor.ts'

useBrowser()

const compact = (day: string) => day.replaceAll('-', '')

describe.each(VISITORS)('a host $name', ({ name, width, scripts }) => {
  // Each of them keeps days that no other test looks at.
  const day = dayAhead(60 + VISITORS.findIndex((one) => one.name === name))
  const slotId = `guilan-double-${compact(day)}`

  it('closes a day with one press, lands where she was, and takes it back', async () => {
    const page = await visitor({ width, scripts })
    await signInAs(page, '周桂兰', `/farm/guilan/calendar?from=${day}`)
    const row = page.locator('.host-row').filter({ has: page.locator(`a[href$="${slotId}"]`) })
    await pageAfter(page, () => row.getByRole('button', { name: /^关上/ }).click())
    expect(new URL(page.url()).hash).toBe(`#d-${day}`)
    expect(await page.locator(`#d-${day}`).isVisible()).toBe(true)
    expect(await row.innerText()).toContain('关着')
    const guest = await visitor({ width, scripts })
    await guest.goto(`/products/guilan-double?day=${day}`)
    expect(await guest.locator('#choose').innerText()).toContain('暂停开放')

    await pageAfter(page, () => page.locator(`#d-${day} .just-changed button`).click())
    expect(await row.getByRole('button', { name: /^关上/ }).isVisible()).toBe(true)
    expect(await page.locator(`#d-${day} .just-changed`).innerText()).toContain('撤销')
  })

  it('prices a day of its own, and guests pay that', async () => {
    const page = await visitor({ width, scripts })
    await signInAs(page, '周桂兰', `/farm/guilan/calendar/${slotId}`)
    await page.getByLabel(/多少元/).fill('99.5')
    await pageAfter(page, () => page.getByRole('button', { name: '改好' }).last().click())
    expect(await page.locator('.just-changed').innerText()).toContain('改成 ¥99.50')
    const guest = await visitor({ width, scripts })
    await guest.goto(`/trip?plan=guilan-double-1.1.${slotId}`)
    expect(fenOf(await guest.getByRole('row', { name: /合计/ }).innerText())).toBe(9950)
  })

  it('is told whom closing would hit, and can call them', async () => {
    const guest = await visitor({ width, scripts })
    await holdPlan(guest, mealPlan(day))
    const page = await visitor({ width, scripts })
    await signInAs(page, '周桂兰', `/farm/guilan/calendar/guilan-meal-${compact(day)}-1200`)
    await pageAfter(page, () => page.getByRole('button', { name: '关上', exact: true }).click())
    expect(await page.getByRole('listitem').filter({ hasText: '林小川' }).innerText()).toContain('× 2')
    expect(await page.getByRole('link', { name: /打电话/ }).getAttribute('href')).toBe('tel:13900001234')
    await pageAfter(page, () => page.getByRole('button', { name: '知道了，关上' }).click())
    expect(await page.getByText('这天关着').isVisible()).toBe(true)
    expect(await page.locator('.booked').innerText()).toContain('林小川')
  })
})
