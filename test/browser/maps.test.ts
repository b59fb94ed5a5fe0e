import { describe, expect, it } from 'vitest'
import { origin, useBrowser, VISITORS, visitor } from './support/visitor.ts'

useBrowser()

describe.each(VISITORS)('a line’s maps, $name', ({ width, scripts }) => {
  it('show the plan, and where the line lies at a turn of the switch or beside it', async () => {
    const page = await visitor({ width, scripts })
    await page.goto('/lines/a')
    const [plan, land] = [page.locator('.plan-figure'), page.locator('.land-figure')]
    const choice = page.getByRole('radio', { name: '实地图' })
    expect(await plan.isVisible()).toBe(true)
    if (await choice.isVisible()) {
      expect(await land.isVisible()).toBe(false)
      await choice.check()
      expect([await plan.isVisible(), await land.isVisible()]).toEqual([false, true])
    } else expect(await land.isVisible()).toBe(true)
  })

  it('lead to the stop that is pressed', async () => {
    const page = await visitor({ width, scripts })
    await page.goto('/lines/a')
    await page.locator('.plan-figure').getByRole('link', { name: '水磨坊' }).click()
    expect(page.url()).toContain('#stop-5')
    await expect
      .poll(() => page.locator('#stop-5').evaluate((stop) => stop.getBoundingClientRect().top))
      .toBeLessThan(844)
  })
})

it('the switch of maps turns by the arrow keys', async () => {
  const page = await visitor()
  await page.goto('/lines/b')
  await page.getByRole('radio', { name: '示意图' }).focus()
  await page.keyboard.press('ArrowRight')
  expect(await page.locator('.land-figure').isVisible()).toBe(true)
})

it('both maps are printed', async () => {
  const page = await visitor()
  await page.goto('/lines/c')
  await page.emulateMedia({ media: 'print' })
  expect([await page.locator('.plan-figure').isVisible(), await page.locator('.land-figure').isVisible()]).toEqual([
    true,
    true,
  ])
})

it('a second stop is one press away from the map app that was used for the first', async () => {
  const page = await visitor({ scripts: false })
  // The app itself is another site: only that one is led there is looked at.
  const reply = await page.request.get('/navigate/laodukou?with=tencent', { maxRedirects: 0 })
  expect(new URL(reply.headers().location ?? '', origin).host).toBe('apis.map.qq.com')
  await page.goto('/lines/a')
  expect(await page.getByRole('link', { name: '腾讯导航到水磨坊' }).isVisible()).toBe(true)
})
