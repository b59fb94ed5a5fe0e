import type { Page } from 'playwright-core'
import { afterEach, describe, expect, it } from 'vitest'
import { revokeLinks } from './support/clock.ts'
import { type Relay, startRelay } from './support/relay.ts'
import { confirm, dayAhead, holdPlan, mealPlan, pageAfter, seal } from './support/trip.ts'
import { origin, useBrowser, visitor } from './support/visitor.ts'

useBrowser()

/** A guest whose browser has kept the confirmed order. */
async function guestWithKeptOrder(at = origin): Promise<Page> {
  const page = await visitor({ at })
  await holdPlan(page, mealPlan(dayAhead(25)))
  await confirm(page)
  await untilKept(page)
  return page
}

/** The worker has taken the page over and put it away with all it wears. */
async function untilKept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    if (!navigator.serviceWorker.controller)
      await new Promise((taken) => navigator.serviceWorker.addEventListener('controllerchange', taken, { once: true }))
  })
  await expect.poll(() => keptPaths(page)).toContain(new URL(page.url()).pathname)
}

async function keptPaths(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const paths: string[] = []
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) paths.push(new URL(url).pathname)
    return paths
  })
}

const codeOf = (page: Page) => page.locator('.code-letters').innerText()
const note = (page: Page) => page.locator('.no-signal')

describe('without a signal', () => {
  it('an order that was opened shows its code, its QR code and its days, and says when it was kept', async () => {
    const page = await guestWithKeptOrder()
    const code = await codeOf(page)
    expect(await note(page).isVisible()).toBe(false)
    await page.context().setOffline(true)
    await page.reload()
    expect(await codeOf(page)).toBe(code)
    expect(await page.getByRole('img', { name: /二维码/ }).isVisible()).toBe(true)
    expect(await page.getByText('桂兰柴火饭').isVisible()).toBe(true)
    expect(await note(page).innerText()).toMatch(/^没有信号，或网站没有回应。这是 \d+月\d+日 \d\d:\d\d 存下的/)
    // It wears what it wore: the sheet was kept with it.
    expect(await seal(page).evaluate((element) => getComputedStyle(element).transform)).not.toBe('none')
  })

  it('opens also in a new tab, by its address', async () => {
    const page = await guestWithKeptOrder()
    await page.context().setOffline(true)
    const tab = await page.context().newPage()
    await tab.goto(page.url())
    expect(await seal(tab).innerText()).toBe('已确认')
  })

  it('in English it says so in English', async () => {
    const page = await guestWithKeptOrder()
    await page.getByRole('link', { name: 'English' }).click()
    await untilKept(page)
    await page.context().setOffline(true)
    await page.reload()
    expect(await note(page).innerText()).toMatch(/^No signal, or the site does not answer\. This was kept on \d/)
  })

  it('no other page is kept, nor any form or file of the order', async () => {
    const page = await guestWithKeptOrder()
    const order = page.url()
    await page.goto(`${order}/cancel`)
    await page.goto('/lines')
    await page.goto(order)
    const kept = await keptPaths(page)
    expect(kept.filter((path) => !path.startsWith('/assets/'))).toEqual([new URL(order).pathname])
    await page.context().setOffline(true)
    for (const path of ['/', '/lines', `${order}/cancel`, `${order}/trip.ics`])
      await expect(page.goto(path), path).rejects.toThrow(/ERR_INTERNET_DISCONNECTED/)
  })

  it('an order that waits to be confirmed is not kept: its time runs out while nobody looks', async () => {
    const page = await guestWithKeptOrder()
    await holdPlan(page, mealPlan(dayAhead(26)))
    await page.reload()
    expect(await keptPaths(page)).not.toContain(new URL(page.url()).pathname)
  })

  it('an order that was cancelled meanwhile says so', async () => {
    const page = await guestWithKeptOrder()
    const order = page.url()
    await page.goto(`${order}/cancel`)
    await pageAfter(page, () => page.getByRole('button', { name: '确定取消' }).click())
    await seal(page).filter({ hasText: '已取消' }).waitFor()
    await untilKept(page)
    await page.context().setOffline(true)
    await page.reload()
    expect(await seal(page).innerText()).toBe('已取消')
    expect(await page.getByRole('img', { name: /二维码/ }).count()).toBe(0)
  })

  it('an order whose link was revoked is gone from the phone once it hears of it', async () => {
    const page = await guestWithKeptOrder()
    await revokeLinks(page.url())
    expect((await page.reload())?.status()).toBe(404)
    await expect.poll(() => keptPaths(page)).toEqual([])
    await page.context().setOffline(true)
    await expect(page.reload()).rejects.toThrow(/net::ERR_/)
  })

  it('of more than twelve orders the twelve opened last are kept', async () => {
    const page = await guestWithKeptOrder()
    const first = new URL(page.url()).pathname
    for (let count = 0; count < 12; count++) {
      await page.goto(await linkOfNewOrder())
      await untilKept(page)
    }
    const kept = (await keptPaths(page)).filter((path) => path.startsWith('/orders/'))
    expect(kept).toHaveLength(12)
    expect(kept).not.toContain(first)
  })
})

describe('on a bad line', () => {
  let relay: Relay
  afterEach(() => relay.stop())

  it('the kept page comes after three seconds of silence', async () => {
    relay = await startRelay()
    const page = await guestWithKeptOrder(relay.origin)
    relay.state = 'silent'
    const asked = Date.now()
    await page.reload({ waitUntil: 'commit' })
    await note(page).waitFor()
    expect(Date.now() - asked).toBeGreaterThan(2500)
    expect(Date.now() - asked).toBeLessThan(8000)
    expect(await seal(page).innerText()).toBe('已确认')
  })

  it('the kept page comes when the site is in trouble, and the true one when it is well again', async () => {
    relay = await startRelay()
    const page = await guestWithKeptOrder(relay.origin)
    relay.state = 'broken'
    await page.reload()
    expect(await note(page).isVisible()).toBe(true)
    relay.state = 'fine'
    await page.reload()
    expect(await note(page).isVisible()).toBe(false)
  })
})

async function linkOfNewOrder(): Promise<string> {
  const placed = await fetch(`${origin}/api/orders`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({
      lines: [{ slotIds: ['sweet-potato-noodles-lot'], unitId: 'sweet-potato-noodles-1', quantity: 1 }],
      contact: { name: '陈一', phone: '13800000000' },
    }),
  })
  const { id, accessToken } = (await placed.json()) as { id: string; accessToken: string } // the documented reply
  const authorization = `Bearer ${accessToken}`
  await fetch(`${origin}/api/orders/${id}/confirm`, { method: 'POST', headers: { authorization } })
  return `/o/${accessToken}`
}
