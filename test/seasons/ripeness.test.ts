import { env } from 'cloudflare:workers'
import { DOMParser } from '@xmldom/xmldom'
import { beforeEach, describe, expect, test } from 'vitest'
import { addDays, DAY_MS } from '../../src/days.ts'
import { openAccount, type Person } from '../support/accounts.ts'
import { type Client, client } from '../support/client.ts'
import { ORIGIN, TODAY } from '../support/deps.ts'
import { openSeason } from '../support/seasons.ts'
import { type Opened, openProduct, tripOf } from '../support/township.ts'

const db = env.DB
let guest: Client
let orchard: Opened
let host: Person

beforeEach(async () => {
  guest = client()
  orchard = await openProduct(db, { kind: 'picking', from: TODAY, days: 20 })
  await db.prepare("UPDATE product SET name = '樱桃采摘' WHERE id = ?1").bind(orchard.productId).run()
  host = await openAccount(guest.deps, { owns: [orchard.hostId] })
})

const inDays = (count: number) => addDays(TODAY, count)
const base = () => `/farm/${orchard.hostId}/ripeness`
const see = async (who = host) => (await guest.call(base(), { headers: { cookie: who.cookie } })).text()
const send = (path: string, form: Record<string, string>, who = host) =>
  guest.call(`${base()}/${orchard.productId}${path}`, { method: 'POST', form, headers: { cookie: who.cookie } })
const say = (state: string, note = '', who = host) => send('', { state, note }, who)
const reports = async () =>
  (await db.prepare('SELECT state, note, withdrawn_at IS NULL AS counts FROM ripeness ORDER BY reported_at').all())
    .results
const canBook = async (count: number) =>
  (await guest.place(tripOf({ ...orchard, slots: [`${orchard.productId}-${inDays(count)}`] }))).status === 201
const open = () => openSeason(db, orchard.productId, { opensOn: inDays(-2), endsOn: inDays(12) })

describe('a host’s page', () => {
  test('takes one tap for a state, says what was kept, and sales follow', async () => {
    await open()
    expect(await see()).toMatch(/该熟了.*照往年估计，园主还没报/)
    const reply = await say('not_yet', '雨水多，再等几天')
    expect([reply.status, reply.headers.get('location')]).toEqual([303, `${base()}#${orchard.productId}`])
    const html = await see()
    expect(html).toMatch(/还没熟.*4月13日 周一园主报.*估计 4月20日 周一 开园.*“雨水多，再等几天”/)
    expect(html).toContain('今天 10:00 报的：还没熟')
    expect([await canBook(6), await canBook(7)]).toEqual([false, true])
  })

  test('says before a tap what would come of it', async () => {
    await open()
    const html = await see()
    expect(html).toContain('开园推到 4月20日 周一')
    expect(html).toContain('今天起能订，到 4月25日 周六')
    expect(html).toContain('订到 4月18日 周六 为止')
  })

  test('takes a tap back on its day, after which the one before counts again; all of it stays on record', async () => {
    await open()
    await say('ripe')
    guest.deps.pass(60_000)
    await say('over')
    expect(await canBook(1)).toBe(false)
    const report = /name="report" value="([^"]+)"/.exec(await see())?.[1] ?? ''
    expect((await send('/undo', { report })).status).toBe(303)
    expect(await canBook(1)).toBe(true)
    expect(await reports()).toEqual([
      { state: 'ripe', note: '', counts: 1 },
      { state: 'over', note: '', counts: 0 },
    ])
    expect(await see()).toMatch(/以前报的.*收园了·撤回了/)
    expect((await send('/undo', { report })).status).toBe(404)
    const events = await db.prepare("SELECT kind, actor FROM event WHERE kind LIKE 'ripeness%' ORDER BY id").all()
    const actor = `account:${host.accountId} for host:${orchard.hostId}`
    expect(events.results).toEqual([
      { kind: 'ripeness.reported', actor },
      { kind: 'ripeness.reported', actor },
      { kind: 'ripeness.withdrawn', actor },
    ])
  })

  test('takes nothing back on a later day', async () => {
    await open()
    await say('ripe')
    const report = /name="report" value="([^"]+)"/.exec(await see())?.[1] ?? ''
    guest.deps.pass(DAY_MS)
    expect(await see()).not.toContain('name="report"')
    expect((await send('/undo', { report })).status).toBe(404)
  })

  test('bears a tap that comes twice, and a word that is added to it', async () => {
    await open()
    await say('ripe')
    await say('ripe')
    expect(await reports()).toHaveLength(1)
    await say('ripe', '整片都红了')
    expect(await reports()).toHaveLength(2)
  })

  test('tells how many are booked for days that are no longer sold', async () => {
    await open()
    const { body } = await guest.place(tripOf({ ...orchard, slots: [`${orchard.productId}-${inDays(5)}`] }))
    await guest.call(`/api/orders/${body.id}/confirm`, {
      method: 'POST',
      json: {},
      headers: { authorization: `Bearer ${body.accessToken}` },
    })
    expect(await see()).not.toContain('订在已经不卖的日子')
    await say('over')
    expect(await see()).toContain('有 1 单订在已经不卖的日子')
  })

  test('asks for the season first, takes its days, moves them, and refuses what is no season', async () => {
    expect(await see()).toContain('先估一估哪天开园')
    expect((await say('ripe')).status).toBe(422)
    expect((await send('/season', { opensOn: inDays(5), endsOn: inDays(3) })).status).toBe(422)
    expect((await send('/season', { opensOn: '2026-02-30', endsOn: inDays(3) })).status).toBe(422)
    expect((await send('/season', { opensOn: inDays(-9), endsOn: inDays(-3) })).status).toBe(422)
    expect((await send('/season', { opensOn: inDays(5), endsOn: inDays(9) })).status).toBe(303)
    expect([await canBook(4), await canBook(5)]).toEqual([false, true])
    const season = /name="season" value="([^"]+)"/.exec(await see())?.[1] ?? ''
    expect((await send('/season', { season, opensOn: inDays(4), endsOn: inDays(9) })).status).toBe(303)
    expect([await canBook(3), await canBook(4)]).toEqual([false, true])
    const refused = await send('/season', { opensOn: inDays(8), endsOn: inDays(15) })
    const html = await refused.text()
    expect(refused.status).toBe(422)
    expect(html).toContain('这些日子和另一季重了')
    expect(html).toContain(`value="${inDays(15)}"`)
  })

  test.each([
    ['a state that there is not', { state: 'rotten' }],
    ['a word that is too long', { state: 'ripe', note: '红'.repeat(61) }],
    ['a word of control characters', { state: 'ripe', note: 'a\u0007b' }],
  ])('refuses %s and keeps nothing', async (_, form) => {
    await open()
    expect((await send('', form as Record<string, string>)).status).toBe(422) // each names its own fields
    expect(await reports()).toEqual([])
  })

  test('shows a word as it was written, whatever it holds', async () => {
    await open()
    await say('ripe', '<script>alert(1)</script>')
    for (const html of [await see(), await (await guest.call(`/products/${orchard.productId}`)).text()])
      expect(html).not.toContain('<script>alert')
  })

  test('serves a helper while she may, and nobody whose help has ended, whatever an isolate remembers', async () => {
    await open()
    const helper = await openAccount(guest.deps, { helps: [orchard.hostId] })
    expect((await say('first', '', helper)).status).toBe(303)
    await db.prepare('UPDATE host_member SET ended_at = 1 WHERE account_id = ?1').bind(helper.accountId).run()
    expect((await say('over', '', helper)).status).toBe(404)
    expect(await see(helper)).not.toContain('樱桃采摘')
    expect(await reports()).toHaveLength(1)
  })

  test('has nothing for another host’s orchard', async () => {
    await open()
    const other = await openProduct(db, { kind: 'picking' })
    const path = `/farm/${orchard.hostId}/ripeness/${other.productId}`
    const reply = await guest.call(path, { method: 'POST', form: { state: 'over' }, headers: { cookie: host.cookie } })
    expect(reply.status).toBe(404)
  })
})

describe('guests', () => {
  const page = async (path: string) => {
    guest.deps.pass(1000)
    return (await guest.call(path)).text()
  }

  test('are told at the product and in lists how ripe it is and by whose word, in both languages', async () => {
    await open()
    await say('first', '坡上的先红了')
    for (const path of [`/products/${orchard.productId}`, `/hosts/${orchard.hostId}`, `/places/${orchard.placeId}`])
      expect(await page(path), path).toMatch(/头一茬.*4月13日 周一园主报.*“坡上的先红了”/)
    expect(await page(`/en/products/${orchard.productId}`)).toMatch(/the first are ripe.*said the host on 13 Apr/)
  })

  test('are told at the product that a day is out of season, and not that it is sold out', async () => {
    await open()
    const html = await page(`/products/${orchard.productId}?day=${inDays(15)}`)
    expect(html).toContain('4月28日 周二不在采摘季。')
    expect(html).not.toContain('已订满')
  })

  test('find on the first page what is ripe this week, and no such heading when nothing is', async () => {
    expect(await page('/')).not.toContain('本周熟了')
    await open()
    expect(await page('/')).toMatch(/本周熟了.*樱桃采摘.*该熟了/)
    await say('ripe')
    expect(await page('/')).toMatch(/本周熟了.*樱桃采摘.*正熟/)
    await say('over')
    expect(await page('/')).not.toContain('本周熟了')
  })

  test('can subscribe to it: entries are known by the same id in every language, and what was taken back is gone', async () => {
    await open()
    await say('first', '坡上的<先>红了 & 甜')
    const feed = async (path: string) => {
      guest.deps.pass(1000)
      const reply = await guest.call(path)
      expect(reply.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
      return new DOMParser().parseFromString(await reply.text(), 'text/xml')
    }
    const textsOf = (xml: Awaited<ReturnType<typeof feed>>, name: string) =>
      [...xml.getElementsByTagName(name)].map((element) => element.textContent)
    const zh = await feed('/ripe.atom')
    const en = await feed('/en/ripe.atom')
    const ids = textsOf(zh, 'id')
    expect(ids[0]).toBe(`${ORIGIN}/ripe.atom`)
    expect(ids[1]).toMatch(/^urn:uuid:[0-9a-f-]{36}$/)
    expect(textsOf(en, 'id')[1]).toBe(ids[1])
    expect(textsOf(zh, 'title')[1]).toBe('樱桃采摘：头一茬')
    expect(textsOf(zh, 'summary')[0]).toContain('“坡上的<先>红了 & 甜”')
    expect(textsOf(zh, 'updated')).toEqual([`${TODAY}T02:00:00.000Z`, `${TODAY}T02:00:00.000Z`])
    expect(textsOf(en, 'title')[1]).toBe('樱桃采摘: the first are ripe')
    const report = /name="report" value="([^"]+)"/.exec(await see())?.[1] ?? ''
    await send('/undo', { report })
    expect(textsOf(await feed('/ripe.atom'), 'entry')).toEqual([])
  })
})
