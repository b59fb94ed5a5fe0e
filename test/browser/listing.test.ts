import { expect, it } from 'vitest'
import { signInAs } from './support/sign-in.ts'
import { dayAhead, pageAfter } from './support/trip.ts'
import { useBrowser, visitor } from './support/visitor.ts'

useBrowser()

it.each([true, false])(
  'takes a new host from nothing to a room that guests can book (JavaScript: %s)',
  async (scripts) => {
    const phone = scripts ? '13900008801' : '13900008802'
    const farm = scripts ? '山脚人家' : '坡上人家'
    const host = await visitor({ width: 390, scripts })
    const go = (name: string | RegExp) => pageAfter(host, () => host.getByRole('button', { name }).click())
    await signInAs(host, phone)
    await pageAfter(host, () => host.getByRole('link', { name: '我家也想卖：开一家' }).first().click())
    await host.getByLabel('招牌叫什么').fill(farm)
    await host.getByLabel('当家的是谁').fill('吴大姐')
    await host.getByLabel('客人打哪个电话').fill('0710-555-0177')
    // Away from the hub and from the lines on which other tests look for days with nothing.
    await host.getByLabel('在哪里').selectOption({ label: '桃李湾' })
    await host.getByLabel('说说您家').fill('两间房，门口一棵柿子树。')
    await go('开张')
    await go('住宿房间')
    await host.getByLabel('名字', { exact: true }).fill(`${farm}柿子房`)
    await host.getByLabel('说明', { exact: true }).fill('一张大床，推窗见柿子树。')
    await go('存好，下一步')
    await host.getByLabel('平日（元）').fill('118')
    await go('存好，下一步')
    await host.getByRole('radio').first().check()
    await go('存好，下一步')
    await host.getByLabel('每晚几间').fill('2')
    await host.getByLabel('从哪天').fill(dayAhead(1))
    await host.getByLabel('到哪天').fill(dayAhead(30))
    await go('开放这些日子')
    await pageAfter(host, () => host.getByRole('link', { name: '回到这样东西' }).click())
    await go('送给镇里看')

    const reviewer = await visitor({ width: 1280, scripts })
    await signInAs(reviewer, '许文', '/desk/review')
    await pageAfter(reviewer, () => reviewer.getByRole('link', { name: new RegExp(`${farm}柿子房`) }).click())
    await pageAfter(reviewer, () => reviewer.getByRole('button', { name: '通过，给客人看' }).click())

    const guest = await visitor({ width: 390, scripts })
    await expect
      .poll(async () => (await guest.goto(`/products?q=${encodeURIComponent(`${farm}柿子房`)}`))?.text(), {
        timeout: 10_000,
      })
      .toContain(`${farm}柿子房</a>`)
    await pageAfter(guest, () => guest.getByRole('link', { name: `${farm}柿子房`, exact: true }).click())
    expect(await guest.locator('main').innerText()).toContain('¥118')
  },
)
