import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { addDays, DAY_MS, MINUTE_MS } from '../../src/days.ts'
import { tendFeeds } from '../../src/feeds/feeds.jobs.ts'
import { type Client, client } from '../support/client.ts'
import { type TestDeps, TODAY } from '../support/deps.ts'
import { feedDeps, keeperOf } from '../support/feeds.ts'
import { icsEvent, icsOf, icsStay } from '../support/ics.ts'
import { type OtherCalendar, otherCalendar } from '../support/other-calendar.ts'
import { type Opened, openProduct, tripOf } from '../support/township.ts'

const db = env.DB
const day = (count: number) => addDays(TODAY, 10 + count)
const stay = (uid: string, from: number, to: number) => icsStay(uid, day(from), day(to))

let deps: TestDeps
let guests: Client
let room: Opened
let cookie: string
let other: OtherCalendar
beforeEach(async () => {
  deps = feedDeps()
  guests = client(deps)
  room = await openProduct(db, { kind: 'stay', capacity: 4, days: 10 })
  cookie = (await keeperOf(deps, room.hostId)).cookie
  other = await otherCalendar(icsOf(stay('a', 2, 4)))
})

const path = (rest = '') => `/farm/${room.hostId}/feeds${rest}`
const see = async (rest = '', lang = '') => (await guests.call(`${lang}${path(rest)}`, { headers: { cookie } })).text()
const post = (rest: string, form: Record<string, string> = {}) =>
  guests.call(path(rest), { method: 'POST', form, headers: { cookie } })
const form = (more: Record<string, string> = {}) => ({
  platform: '携程',
  address: other.address,
  takes: '1',
  closures: 'on',
  ...more,
})
const tryIt = async (more: Record<string, string> = {}) => {
  const reply = await post(`/new/${room.productId}`, form(more))
  return { status: reply.status, text: await reply.text() }
}
const follow = (more: Record<string, string> = {}) => post(`/follow/${room.productId}`, form(more))
const book = async (night: number) => {
  const { body } = await guests.place(tripOf({ ...room, quantity: 4, slots: [room.slotIds[night]!] }))
  await guests.call(`/api/orders/${body.id}/confirm`, {
    method: 'POST',
    headers: { authorization: `Bearer ${body.accessToken}` },
  })
  return body.code
}
const feedId = async () => (await db.prepare('SELECT id FROM feed').first<{ id: string }>())?.id
const readAgain = async () => {
  deps.pass(15 * MINUTE_MS)
  await tendFeeds(deps)
}

describe('the link for other platforms', () => {
  test('is made when the host wants it, stands there whole, and opens', async () => {
    expect(await see()).toContain('开一条给别家的链接')
    expect((await post(`/links/${room.productId}`)).status).toBe(303)
    const link = /<code>(https:\/\/township\.example\/feeds\/[^<]+\.ics)</.exec(await see())?.[1] ?? ''
    expect((await guests.call(new URL(link).pathname)).status).toBe(200)
    await post(`/links/${room.productId}/renew`)
    expect(await see()).not.toContain(link)
    expect((await guests.call(new URL(link).pathname)).status).toBe(404)
  })

  test('in English leads to a calendar in English', async () => {
    await post(`/links/${room.productId}`)
    expect(await see('', '/en')).toContain('<code>https://township.example/en/feeds/')
  })
})

describe('trying a calendar out', () => {
  test('says what it would close, what clashes first, and changes nothing', async () => {
    await book(2)
    const { status, text } = await tryIt()
    expect(status).toBe(200)
    expect(text).toContain('会撞单：4月25日。')
    expect(text).toContain('接上以后会关掉：4月25日—26日')
    expect(text.indexOf('会撞单')).toBeLessThan(text.indexOf('会关掉'))
    expect(text).toContain(`value="${other.address}"`)
    expect(await see()).toContain('还没有接别家')
  })

  test('says how many events came from here, and how many nobody can read', async () => {
    await post(`/links/${room.productId}`)
    await book(5)
    const link = /<code>https:\/\/township\.example(\/feeds\/[^<]+\.ics)</.exec(await see())?.[1] ?? ''
    const uid = /UID:(\S+)/.exec(await (await guests.call(link)).text())?.[1] ?? ''
    await other.says(icsOf(stay(uid, 5, 6), icsEvent('b', 'DTSTART:soon')))
    const { text } = await tryIt()
    expect(text).toContain('有 1 笔是从这里传过去的')
    expect(text).toContain('有 1 笔读不懂')
    expect(text).toContain('那边现在没有占着的日子')
  })

  test.each([
    ['a web page', { body: '<html>' }, '那个链接打开的是网页'],
    ['an error', { status: 503 }, '那边出了差错'],
    ['nothing', { status: 404 }, '那边没有这份日历了'],
  ])('says why it could not be read: %s', async (_, page, why) => {
    await other.says(page)
    const { status, text } = await tryIt()
    expect(status).toBe(200)
    expect(text).toContain(why)
    expect(text).toContain('什么都没有改动')
    expect(text).not.toContain('接上这份日历')
  })

  test.each([
    [{ platform: '' }, '请写上是哪一家'],
    [{ platform: '很'.repeat(41) }, '名字最多 40 个字'],
    [{ address: '' }, '请贴上那边的日历链接'],
    [{ address: 'https://192.168.1.1/a.ics' }, '请贴那一家的链接'],
    [{ address: 'https://township.example/feeds/a.ics' }, '请贴那一家的链接'],
    [{ takes: '0' }, '请填 1 到 999 的整数'],
    [{ takes: '一' }, '请填 1 到 999 的整数'],
  ])('says what must change: %o', async (more: Record<string, string>, fault) => {
    const { status, text } = await tryIt(more)
    expect(status).toBe(422)
    expect(text).toContain(fault)
    expect(text).toContain('aria-invalid="true"')
  })

  test('is not done for a crowd', async () => {
    const replies = []
    for (let count = 0; count < 25; count++) replies.push((await tryIt()).status)
    expect(replies[0]).toBe(200)
    expect(replies.at(-1)).toBe(429)
  })
})

describe('a calendar that is followed', () => {
  beforeEach(() => follow())

  test('is shown with what it closes, when it was read and where it is, and not with its secret', async () => {
    const text = await see()
    expect(text).toContain('携程')
    expect(text).toContain('127.0.0.1')
    expect(text).not.toContain(other.address)
    expect(text).toContain('4月13日 10:00 读过')
    expect(text).toContain('关着 4月25日—26日')
  })

  test('cannot be followed twice', async () => {
    const again = await follow()
    expect(again.status).toBe(422)
    expect(await again.text()).toContain('这份日历已经接过了')
  })

  test('that fails says why and since when, and that nothing is opened', async () => {
    await other.says({ status: 403 })
    await readAgain()
    const text = await see()
    expect(text).toContain('那边不让看')
    expect(text).toContain('从 4月13日 10:15 起读不到')
    expect(text).toContain('关着 4月25日—26日')
  })

  test('that is suddenly empty is doubted until its host has looked', async () => {
    await other.says(icsOf())
    await readAgain()
    expect(await see()).toContain('那边忽然说大半都空了')
    deps.pass(MINUTE_MS)
    await post(`/${await feedId()}/believe`)
    expect(await see()).toContain('那边现在没有占着的日子')
  })

  test('is read when its host wants it', async () => {
    await other.says(icsOf(stay('a', 6, 7)))
    deps.pass(MINUTE_MS)
    await post(`/${await feedId()}/read`)
    expect(await see()).toContain('关着 4月29日')
  })

  test('is dropped when its host wants it', async () => {
    await post(`/${await feedId()}/drop`)
    expect(await see()).toContain('还没有接别家')
  })
})

describe('a clash', () => {
  let code: string
  beforeEach(async () => {
    code = await book(2)
    await follow()
    await tendFeeds(deps)
  })

  test('stands first, with the order here and the platform there', async () => {
    const text = await see()
    expect(text).toContain(`${room.productId}：这里订出去了，携程上也订了`)
    expect(text).toContain(code)
    expect(text.indexOf('撞单了')).toBeLessThan(text.indexOf('开一条给别家的链接'))
  })

  test('that is settled stands last', async () => {
    await post(`/${await feedId()}/settle`, { uid: 'a' })
    const text = await see()
    expect(text).not.toContain('撞单了')
    expect(text.indexOf('已经安排好的')).toBeGreaterThan(text.indexOf('给别家看的链接'))
  })

  test('that is the same booking is none, and that can be taken back', async () => {
    await post(`/${await feedId()}/echo`, { uid: 'a' })
    expect(await see()).not.toContain('撞单了')
    expect(await see()).toContain('认作同一单、没有算进去的：4月25日')
    await post(`/${await feedId()}/echo`, { uid: 'a', not: 'on' })
    expect(await see()).toContain('撞单了')
  })

  test('that is over is not shown', async () => {
    deps.pass(14 * DAY_MS)
    expect(await see()).not.toContain('撞单了')
  })
})
