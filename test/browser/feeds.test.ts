import ICAL from 'ical.js'
import { expect, it } from 'vitest'
import { addDays } from '../../src/days.ts'
import { icsOf, icsStay } from '../support/ics.ts'
import { township } from '../support/own-township.ts'
import { letFeedsBeRead } from './support/clock.ts'
import { bookedElsewhere, followButton, sellOut, tryCalendar } from './support/feed-pages.ts'
import { press, reach } from './support/keyboard.ts'
import { signInAs } from './support/sign-in.ts'
import { confirm, dayAhead, holdPlan, pageAfter } from './support/trip.ts'
import { useBrowser, visitor } from './support/visitor.ts'

useBrowser()

const night = (ahead: number) => `guilan-family-1.2.guilan-family-${dayAhead(ahead).replaceAll('-', '')}`

it.each([true, false])(
  'joins the calendars of both sides: what one sells the other closes (JavaScript: %s)',
  async (scripts) => {
    const ahead = scripts ? 40 : 50
    const host = await visitor({ width: 390, scripts })
    await signInAs(host, '周桂兰', '/farm/guilan/feeds')
    const listing = host.locator('section', { has: host.getByRole('heading', { name: '桂兰家庭房' }) })
    const open = listing.getByRole('button', { name: '开一条给别家的链接' })
    if (await open.isVisible()) await pageAfter(host, () => open.click())

    // What is sold here, the other platform finds by our link.
    const guest = await visitor({ width: 390, scripts })
    await holdPlan(guest, night(ahead))
    await confirm(guest)
    const link = (await listing.locator('code').innerText()).trim()
    const ours = await (await fetch(link)).text()
    const taken = new ICAL.Component(ICAL.parse(ours))
      .getAllSubcomponents('vevent')
      .map((event) => String(event.getFirstPropertyValue('dtstart')))
    expect(taken).toContain(dayAhead(ahead))

    // What is sold there is closed here, and shown before it is done.
    const other = await bookedElsewhere(ahead + 3)
    await tryCalendar(host, 'guilan-family', other.address)
    const first = Number(dayAhead(ahead + 3).slice(8))
    expect(await host.getByRole('status').innerText()).toMatch(new RegExp(`会关掉：.*${first}日`))
    await host.getByRole('button', { name: '接上这份日历' }).click()
    await host.waitForURL(/\/feeds$/)
    expect(await listing.innerText()).toMatch(new RegExp(`关着 .*${first}日`))
    expect(await roomsLeft(ahead + 3)).toBe(1)

    // It moves over there, and the cron moves it here.
    await other.says(icsOf(icsStay('moved', dayAhead(ahead + 6), addDays(dayAhead(ahead + 6), 1))))
    await letFeedsBeRead()
    await host.goto('/farm/guilan/feeds')
    expect(await listing.innerText()).toMatch(new RegExp(`关着 .*${Number(dayAhead(ahead + 6).slice(8))}日`))

    // It breaks over there, and nothing opens here.
    await other.says('<html>')
    await letFeedsBeRead()
    await host.goto('/farm/guilan/feeds')
    expect(await listing.innerText()).toContain('上次读到的先照旧关着')
    await listing.getByText('不接了', { exact: true }).click()
    await pageAfter(host, () => listing.getByRole('button', { name: '不接携程了' }).click())
    expect(await listing.innerText()).toContain('还没有接别家')
  },
)

it('can be done by keyboard alone, and the link copied by one press', async () => {
  const host = await visitor({ width: 1280 })
  await host.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await signInAs(host, '谭秀英', '/farm/xiuying/feeds')
  await press(host, host.getByRole('button', { name: '开一条给别家的链接' }).first())
  await host.getByRole('button', { name: '复制链接' }).waitFor()
  await reach(host, host.getByRole('button', { name: '复制链接' }))
  await host.keyboard.press('Enter')
  await host.getByRole('button', { name: '复制好了' }).waitFor()
  const copied = await host.evaluate(() => navigator.clipboard.readText())
  expect((await fetch(copied)).headers.get('content-type')).toContain('text/calendar')
})

it('says first that a night was sold twice, until the host has settled it', async () => {
  const host = await visitor({ width: 390 })
  await sellOut(host, 85)
  await signInAs(host, '黎小满', '/farm/xiaoman/feeds')
  await tryCalendar(host, 'xiaoman-family', (await bookedElsewhere(85, 1)).address)
  expect(await host.getByRole('status').innerText()).toMatch(/会撞单：/)
  await followButton(host).click()
  await host.waitForURL(/\/feeds$/)
  const clash = host.locator('.feed-clashes li').filter({ hasText: `${Number(dayAhead(85).slice(8))}日` })
  expect(await clash.innerText()).toContain('小满亲子：这里订出去了，携程上也订了')
  await letFeedsBeRead()
  await pageAfter(host, () => clash.getByRole('button', { name: '两边都安排好了' }).click())
  expect(await host.locator('.feed-settled').innerText()).toContain('小满亲子')
  expect(await clash.count()).toBe(0)
})

/** Of 桂兰家庭房, of which there are two. */
async function roomsLeft(ahead: number): Promise<number> {
  const day = dayAhead(ahead)
  const reply = await fetch(`${township.origin}/api/products/guilan-family/availability?from=${day}&to=${day}`)
  const { days } = (await reply.json()) as { days: { slots: { left: number }[] }[] }
  return days[0]?.slots[0]?.left ?? Number.NaN
}
