import { expect, it } from 'vitest'
import { loseText } from './support/clock.ts'
import { messageArrives } from './support/message-pages.ts'
import { signInAs } from './support/sign-in.ts'
import { confirm, dayAhead, holdPlan, mealPlan, pageAfter } from './support/trip.ts'
import { useBrowser, VISITORS, visitor } from './support/visitor.ts'

useBrowser()

it.each(VISITORS)('tells guest and farm of a booking, $name', async ({ width, scripts, name }) => {
  const phone = `1390001${String(VISITORS.findIndex((each) => each.name === name)).padStart(4, '0')}`
  const page = await visitor({ width, scripts })
  await holdPlan(page, mealPlan(dayAhead(34)), { phone })
  await confirm(page)
  const address = page.url()
  await signInAs(page, phone, '/me/messages')
  await messageArrives(page)
  await page.goto('/me')
  await pageAfter(page, () => page.getByRole('link', { name: '消息（1 条没看）' }).click())
  await pageAfter(page, () => page.getByRole('button', { name: /看订单/ }).click())
  expect(page.url()).toBe(address)
  await page.goto('/me')
  expect(await page.getByRole('link', { name: '消息', exact: true }).count()).toBe(1)
})

it('lets staff change what a message says, tells them what is wrong with it, and goes back', async () => {
  const page = await visitor({ width: 390 })
  await signInAs(page, '林书琴', '/desk/texts')
  await pageAfter(page, () => page.getByRole('link', { name: '改写 来了新订单' }).click())
  const text = page.getByRole('textbox', { name: '短信·中文' })
  const form = page.locator('form', { has: text })
  await text.fill('来客人了：{day}')
  await pageAfter(page, () => form.getByRole('button', { name: '保存' }).click())
  expect(await form.getByText('少了 {code}').count()).toBe(1)
  await text.fill('来客人了：{day}，{parts}。{code}')
  await pageAfter(page, () => form.getByRole('button', { name: '保存' }).click())
  expect(await form.getByRole('status').innerText()).toContain('存好了')
  expect(await form.getByText('来客人了：4月17日').count()).toBe(1)
  await pageAfter(page, () => form.getByRole('button', { name: '恢复原文' }).click())
  expect(await text.inputValue()).toMatch(/^有新订单/)
})

it('lets staff send again what did not arrive, and then nothing is left', async () => {
  const page = await visitor({ width: 390 })
  await holdPlan(page, mealPlan(dayAhead(35)), { phone: '13900019999' })
  await confirm(page)
  await loseText(page.url())
  await signInAs(page, '赵敏', '/desk/messages')
  const reason = page.getByRole('listitem').filter({ hasText: '短信账户没有余额：' })
  await pageAfter(page, () => reason.getByRole('button', { name: '这些都再发一次' }).click())
  expect(await page.getByRole('status').innerText()).toContain('正在重新发出')
  expect(await page.getByText('都送到了').count()).toBe(1)
})
