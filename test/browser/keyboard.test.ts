import { expect, it } from 'vitest'
import { isFocused, press, reach } from './support/keyboard.ts'
import { confirmButton, dayAhead, holdButton, holdPlan, quantityOf, seal, tripPlan } from './support/trip.ts'
import { useBrowser, visitor } from './support/visitor.ts'

useBrowser()

it('a guest books, confirms and cancels with the keyboard alone', async () => {
  const page = await visitor({ width: 1280 })
  await page.goto('/')
  await press(page, page.getByRole('link', { name: /溪湾写生线/ }).first())
  await reach(page, page.getByLabel('住几晚'))
  await page.keyboard.press('ArrowDown')
  await press(page, page.getByRole('button', { name: '看这天有什么' }))
  await reach(page, quantityOf(page, '溪湾写生一日 成人'))
  await page.keyboard.type('2')
  await press(page, page.getByRole('button', { name: '放进行程，看总价' }))

  await reach(page, page.getByLabel('联系人姓名'))
  await page.keyboard.type('林小川')
  await page.keyboard.press('Tab')
  await page.keyboard.type('13900001234')
  await reach(page, page.getByRole('checkbox'))
  await page.keyboard.press('Space')
  await press(page, holdButton(page))
  await press(page, confirmButton(page))
  expect(await seal(page).innerText()).toBe('已确认')

  await press(page, page.getByRole('link', { name: '取消全部或一部分' }))
  await press(page, page.getByRole('button', { name: '确定取消' }))
  expect(await seal(page).innerText()).toBe('已取消')
})

it('a guest gives a part of a trip back with the keyboard alone', async () => {
  const page = await visitor({ width: 1280 })
  await holdPlan(page, tripPlan(dayAhead(60)))
  await press(page, confirmButton(page))
  await press(page, page.getByRole('link', { name: '取消全部或一部分' }))
  for (const part of ['溪湾写生一日', '画舍八人间', '康养半日', '土蜂蜜']) {
    await reach(page, page.getByRole('checkbox', { name: part }).first())
    await page.keyboard.press('Space')
  }
  await press(page, page.getByRole('button', { name: '改了勾选，重算退款' }))
  await press(page, page.getByRole('button', { name: '确定取消这 2 项' }))
  expect(await page.locator('.ended-parts li').count()).toBe(2)
})

it('the first stop of the keyboard leads past the head to the page itself', async () => {
  const page = await visitor({ width: 1280 })
  await page.goto('/lines')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  expect(await isFocused(page.getByRole('link', { name: /溪湾写生线/ }).first())).toBe(true)
})
