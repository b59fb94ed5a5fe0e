import { describe, expect, it } from 'vitest'
import { openOwnReview } from './support/review-pages.ts'
import { signInAs } from './support/sign-in.ts'
import { pageAfter } from './support/trip.ts'
import { useBrowser, visitor } from './support/visitor.ts'

useBrowser()

describe.each([
  { name: 'with JavaScript', scripts: true, what: '芦荡观鸟', product: 'bird-watching', host: ['黎小满', 'xiaoman'] },
  {
    name: 'without JavaScript',
    scripts: false,
    what: '桥头写生半日',
    product: 'sketching-half',
    host: ['柳长河', 'changhe'],
  },
])('a review $name', ({ scripts, what, product, host: [owner = '', hostId] }) => {
  it('is written, answered, hidden, brought back and withdrawn', async () => {
    const guest = await visitor({ width: 390, scripts })
    await openOwnReview(guest, '陈一', what)
    await guest.getByRole('radio', { name: '很好', exact: true }).check()
    await guest.getByLabel('想说的话').fill('白鹭就在眼前。\n问路打 139 1234 5678。')
    await pageAfter(guest, () => guest.getByRole('button', { name: '发表' }).click())
    await expectText(guest, '电话号码已经遮住')
    const own = guest.url().split('?')[0] ?? ''

    const reader = await visitor({ width: 1280, scripts })
    const read = async () => {
      // What everyone reads may be a second old.
      await reader.waitForTimeout(1100)
      await reader.goto(`/products/${product}`)
      return reader.locator('.guests').innerText()
    }
    expect(await read()).toContain('白鹭就在眼前。\n问路打 139 **** ****。')

    const keeper = await visitor({ width: 390, scripts })
    await signInAs(keeper, owner, `/farm/${hostId}/reviews`)
    const asked = keeper.getByRole('listitem').filter({ hasText: '白鹭就在眼前' })
    await asked.getByText('答复', { exact: true }).click()
    await asked.getByRole('textbox').fill('它们天天这个时候来。')
    await pageAfter(keeper, () => asked.getByRole('button', { name: '发出答复' }).click())
    expect(await read()).toContain('它们天天这个时候来。')

    const reviewer = await visitor({ width: 1280, scripts })
    await signInAs(reviewer, '许文', '/desk/reviews')
    const judged = reviewer.getByRole('listitem').filter({ hasText: '白鹭就在眼前' })
    await judged.getByText('隐藏这条').click()
    await judged.getByLabel('理由').selectOption({ label: '打广告' })
    await judged.getByLabel(/^说清楚一点/).fill('留了电话')
    await pageAfter(reviewer, () => judged.getByRole('button', { name: '隐藏', exact: true }).click())
    const hidden = await read()
    expect(hidden).toContain('已隐藏：打广告。留了电话')
    expect(hidden).not.toContain('白鹭')
    await guest.goto(own)
    await expectText(guest, '别人只看到上面这个理由')
    await pageAfter(reviewer, () => judged.getByRole('button', { name: '恢复显示' }).click())
    expect(await read()).toContain('白鹭就在眼前')

    await guest.goto(own)
    await guest.getByText('撤回', { exact: true }).click()
    await pageAfter(guest, () => guest.getByRole('button', { name: '确定撤回' }).click())
    await expectText(guest, '已经撤回')
    await reader.waitForTimeout(1100)
    await reader.goto(`/products/${product}`)
    expect(await reader.locator('.guests').count()).toBe(0)
  })
})

async function expectText(page: Awaited<ReturnType<typeof visitor>>, text: string): Promise<void> {
  expect(await page.locator('main').innerText()).toContain(text)
}
