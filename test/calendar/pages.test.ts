import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { addDays, instantOf } from '../../src/days.ts'
import { publishClosure } from '../../src/notices/notices.ts'
import { client } from '../support/client.ts'
import { type Call, type TestDeps, TODAY, testDeps, worker } from '../support/deps.ts'
import { keeperOf } from '../support/keeping.ts'
import { type Opened, openProduct, tripOf } from '../support/township.ts'

const db = env.DB
/** Wednesday of this week; TODAY is a Monday. */
const DAY = addDays(TODAY, 2)
let deps: TestDeps
let call: Call
let room: Opened
let host: Awaited<ReturnType<typeof keeperOf>>
let calendar: string
let slot: string
let days: string

beforeEach(async () => {
  deps = testDeps()
  call = worker(deps)
  room = await openProduct(db, { kind: 'stay', from: DAY, days: 3, capacity: 3, units: [{ yuan: 100 }] })
  await db.prepare("UPDATE product SET name = '桂兰大床' WHERE id = ?1").bind(room.productId).run()
  host = await keeperOf(deps, room.hostId)
  calendar = `/farm/${room.hostId}/calendar`
  slot = `${calendar}/${room.slotIds[0]}`
  days = `/farm/${room.hostId}/days`
})

const page = async (path: string, by = host) => (await call(path, { headers: { cookie: by.cookie } })).text()
const post = (path: string, form: Record<string, string>, by = host) =>
  call(path, { method: 'POST', form, headers: { cookie: by.cookie } })
const stateOf = async (index = 0) =>
  db
    .prepare('SELECT state, capacity FROM slot WHERE id = ?1')
    .bind(room.slotIds[index])
    .first<{ state: string; capacity: number }>()
/** What the page asks to be sent back. */
const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
const rowOf = (html: string, index = 0) =>
  new RegExp(`<li class="host-row[^>]*><a href="${calendar}/${room.slotIds[index]}".*?</li>`).exec(html)?.[0] ?? ''

describe('the calendar', () => {
  test('shows of each day how many are sold of how many, for how much, and what it is', async () => {
    await client(deps).place(tripOf(room))
    await db.prepare('UPDATE slot SET taken = capacity WHERE id = ?1').bind(room.slotIds[1]).run()
    const html = await page(calendar)
    expect(rowOf(html)).toMatch(/订 1 \/ 3.*¥100.*开着/)
    expect(rowOf(html, 1)).toContain('满了')
    expect(html).toContain('4月13日至4月19日')
  })

  test('closes a day by one press and comes back to it, with the way back beside it', async () => {
    const html = await page(calendar)
    expect(rowOf(html)).toContain(`name="close" value="${room.slotIds[0]}"`)
    const reply = await post(calendar, { close: room.slotIds[0] ?? '', from: TODAY, seen: hidden(html, 'seen') })
    expect([reply.status, reply.headers.get('location')]).toEqual([303, `${calendar}?from=${TODAY}#d-${DAY}`])
    expect(await stateOf()).toMatchObject({ state: 'closed' })
    const after = await page(calendar)
    expect(rowOf(after)).toMatch(/关着.*name="open"/)
    expect(after).toMatch(new RegExp(`id="d-${DAY}".*?刚改好：4月15日 周三 桂兰大床：关上了.*?name="undo"`))
    const undone = await post(calendar, { undo: /name="undo" value="(\d+)"/.exec(after)?.[1] ?? '' })
    expect(undone.headers.get('location')).toBe(`${calendar}#d-${DAY}`)
    expect(await stateOf()).toMatchObject({ state: 'open' })
  })

  test('stays in the language it was asked in', async () => {
    const reply = await post(`/en${calendar}`, { close: room.slotIds[0] ?? '' })
    expect(reply.headers.get('location')).toBe(`/en${calendar}#d-${DAY}`)
  })

  test('closes and opens all of a day', async () => {
    const meal = await openProduct(db, { kind: 'meal', hostId: room.hostId, from: DAY })
    await post(calendar, { closeDay: DAY })
    const states = async () =>
      (await db.prepare('SELECT state FROM slot WHERE day = ?1').bind(DAY).all<{ state: string }>()).results
    expect(await states()).toEqual([{ state: 'closed' }, { state: 'closed' }])
    expect(await stateOf(1)).toMatchObject({ state: 'open' })
    await post(calendar, { openDay: DAY })
    expect(await states()).toEqual([{ state: 'open' }, { state: 'open' }])
    expect(meal.slotIds).toHaveLength(1)
  })

  test('asks before it closes on guests, names them, and closes when told to', async () => {
    await client(deps).place(tripOf({ ...room, quantity: 2 }))
    const asked = await post(calendar, { close: room.slotIds[0] ?? '', from: TODAY })
    const html = await asked.text()
    expect(asked.status).toBe(200)
    expect(html).toMatch(/陈一.*× 2.*href="tel:13912345678"/)
    expect(html).toContain('这些客人照样来')
    expect(await stateOf()).toMatchObject({ state: 'open' })
    const told = await post(calendar, { close: hidden(html, 'close'), from: TODAY, told: hidden(html, 'told') })
    expect(told.status).toBe(303)
    expect(await stateOf()).toMatchObject({ state: 'closed' })
  })

  test('tells the second of two people what the first has done, and changes nothing', async () => {
    const helper = await keeperOf(deps, room.hostId, { name: '小芸', kind: 'helps' })
    const seen = hidden(await page(slot), 'seen')
    await post(slot, { capacity: '5' }, helper)
    const reply = await post(slot, { capacity: '4', seen })
    const html = await reply.text()
    expect(reply.status).toBe(409)
    expect(html).toContain('小芸在 10:00 先改了：4月15日 周三 桂兰大床：名额 3 改成 5')
    expect(html).toMatch(/name="capacity"[^>]*value="4"|value="4"[^>]*name="capacity"/)
    expect(await stateOf()).toMatchObject({ capacity: 5 })
    expect((await post(slot, { capacity: '4', seen: hidden(html, 'seen') })).status).toBe(303)
  })

  test('shows what the township has closed as such, with nothing to press', async () => {
    const startsAt = instantOf(DAY)
    const closure = {
      id: 'n',
      title: '涨水封路',
      reason: 'flood' as const,
      body: '',
      startsAt,
      endsAt: startsAt + 1000,
    }
    const targets = [{ kind: 'product' as const, id: room.productId }]
    await publishClosure(
      db,
      { ...closure, endsAt: instantOf(addDays(DAY, 1)), targets },
      { actor: 'warden', at: deps.now() },
    )
    expect(rowOf(await page(calendar))).toMatch(/镇上封闭/)
    expect(rowOf(await page(calendar))).not.toContain('<button')
    expect(await page(slot)).toContain('涨水封路')
  })

  test('opens at whatever week it is asked for, and at this one for what is no day', async () => {
    for (const from of ['nonsense', '2026-02-30', ''])
      expect(await page(`${calendar}?from=${from}`)).toContain('4月13日至')
    const html = await page(`${calendar}?from=${addDays(TODAY, 9)}`)
    expect(html).toMatch(/4月20日至5月24日.*这几天没有可订的/)
    expect(rowOf(html)).toBe('')
  })

  test('of what she sells nothing yet says so', async () => {
    const other = await openProduct(db, { state: 'closed' })
    const keeper = await keeperOf(deps, other.hostId)
    expect(await page(`/farm/${other.hostId}/calendar`, keeper)).toContain('您还没有可订的东西')
  })
})

describe('one day', () => {
  test('of another host is not there', async () => {
    const other = await openProduct(db)
    for (const id of [other.slotIds[0], 'nothing']) {
      expect((await call(`${calendar}/${id}`, { headers: { cookie: host.cookie } })).status).toBe(404)
      expect((await post(`${calendar}/${id}`, { state: 'closed' })).status).toBe(404)
    }
  })

  test('takes a price of its own, which guests see at once, and loses it again', async () => {
    const reply = await post(slot, { set: 'prices', [`price.${room.unitIds[0]}`]: '88.5' })
    expect([reply.status, reply.headers.get('location')]).toEqual([303, slot])
    const html = await page(slot)
    expect(html).toContain('平常价 改成 ¥88.50')
    expect(html).toContain('平常价 ¥100')
    expect((await client(deps).place(tripOf(room))).body.totalFen).toBe(8850)
    await post(slot, { set: 'prices', [`price.${room.unitIds[0]}`]: '' })
    expect((await client(deps).place(tripOf(room))).body.totalFen).toBe(10_000)
  })

  test.each([
    ['capacity', '-1', '请填整数'],
    ['price', '0.001', '最多两位小数'],
    ['price', '1000000', '最多五万元'],
  ])('refuses %s %s at the field, filled in again', async (field, typed, words) => {
    const name = field === 'price' ? `price.${room.unitIds[0]}` : field
    const reply = await post(slot, { [name]: typed, set: field === 'price' ? 'prices' : '' })
    const html = await reply.text()
    expect(reply.status).toBe(422)
    expect(html).toContain(words)
    expect(new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(html)?.[0] ?? html).toMatch(
      new RegExp(`value="${typed}".*aria-invalid|aria-invalid.*value="${typed}"`),
    )
    expect(await stateOf()).toEqual({ state: 'open', capacity: 3 })
  })

  test('says by how many its places would be too few', async () => {
    await client(deps).place(tripOf({ ...room, quantity: 3 }))
    const reply = await post(slot, { capacity: '1' })
    expect(reply.status).toBe(409)
    expect(await reply.text()).toContain('4月15日 周三 桂兰大床 已经订出 3，比您要的多 2')
    expect(await stateOf()).toMatchObject({ capacity: 3 })
  })

  test('that is over can be looked at and not changed', async () => {
    const past = await openProduct(db, { hostId: room.hostId, from: addDays(TODAY, -1) })
    const address = `${calendar}/${past.slotIds[0]}`
    expect(await page(address)).toContain('这天已经过去')
    const reply = await post(address, { state: 'closed' })
    expect(reply.status).toBe(409)
    expect(await reply.text()).toContain('4月12日 周日 已经过去了')
  })

  test('tells why what was changed since is not put back', async () => {
    await post(slot, { capacity: '5' })
    const id = hidden(await page(slot), 'seen')
    const helper = await keeperOf(deps, room.hostId, { name: '小芸', kind: 'helps' })
    await post(slot, { capacity: '6' }, helper)
    const reply = await post(slot, { undo: id })
    const html = await reply.text()
    expect(reply.status).toBe(409)
    expect(html).toContain('后来又改过')
    expect(html).toContain('小芸在 10:00 先改了：4月15日 周三 桂兰大床：名额 5 改成 6')
    expect((await post(slot, { undo: 'x' })).status).toBe(404)
  })
})

describe('many days', () => {
  const everyDay = Object.fromEntries([0, 1, 2, 3, 4, 5, 6].map((weekday) => [`w${weekday}`, '1']))
  const all = { from: TODAY, to: addDays(TODAY, 30), ...everyDay }

  test('are closed at once, and opened on some weekdays', async () => {
    expect((await post(days, { ...all, set: 'closed' })).status).toBe(303)
    expect([await stateOf(0), await stateOf(2)]).toMatchObject([{ state: 'closed' }, { state: 'closed' }])
    await post(days, { from: TODAY, to: addDays(TODAY, 30), w4: '1', set: 'open' })
    const states = [await stateOf(0), await stateOf(1), await stateOf(2)].map((each) => each?.state)
    expect(states).toEqual(['closed', 'open', 'closed'])
  })

  test('of one listing get places and a price', async () => {
    const listing = room.productId
    await post(days, { ...all, listing, set: 'capacity', capacity: '7' })
    await post(days, { ...all, listing, set: 'prices', [`price.${room.unitIds[0]}`]: '66' })
    expect(await stateOf(2)).toMatchObject({ capacity: 7 })
    expect((await client(deps).place(tripOf({ ...room, slots: room.slotIds }))).body.totalFen).toBe(3 * 6600)
    expect(await page(calendar)).toContain('4月15日 周三 到 4月17日 周五，3 天')
  })

  test('at one of several times leave the other alone', async () => {
    const meal = await openProduct(db, { kind: 'meal', hostId: room.hostId, from: DAY })
    await db
      .prepare(`
        INSERT INTO slot (id, product_id, day, starts_at, ends_at, sale_ends_at, capacity)
        SELECT 'late', product_id, day, starts_at + 14400000, ends_at, sale_ends_at, capacity FROM slot WHERE id = ?1`)
      .bind(meal.slotIds[0])
      .run()
    await post(days, { ...all, listing: meal.productId, time: '18:00', set: 'closed' })
    const { results } = await db
      .prepare('SELECT id, state FROM slot WHERE product_id = ?1 ORDER BY id')
      .bind(meal.productId)
      .all()
    expect(results).toEqual([
      { id: 'late', state: 'closed' },
      { id: meal.slotIds[0], state: 'open' },
    ])
  })

  test('change all or none: one that has sold more stops the rest', async () => {
    await client(deps).place(tripOf({ ...room, quantity: 2 }))
    const reply = await post(days, { ...all, listing: room.productId, set: 'capacity', capacity: '1' })
    expect(reply.status).toBe(409)
    const html = await reply.text()
    expect(html).toContain('比您要的多 1')
    expect(html).toMatch(/name="capacity"[^>]*value="1"|value="1"[^>]*name="capacity"/)
    expect([await stateOf(0), await stateOf(1)]).toMatchObject([{ capacity: 3 }, { capacity: 3 }])
  })

  test('ask before they close on guests', async () => {
    await client(deps).place(tripOf(room))
    const html = await (await post(days, { ...all, set: 'closed' })).text()
    expect(html).toContain('陈一')
    expect(await stateOf(1)).toMatchObject({ state: 'open' })
    expect((await post(days, { ...all, set: 'closed', told: hidden(html, 'told') })).status).toBe(303)
    expect(await stateOf(1)).toMatchObject({ state: 'closed' })
  })

  test.each([
    ['of which one is over', { from: addDays(TODAY, -1) }, '这一天已经过去了'],
    ['backwards', { to: addDays(TODAY, -1) }, '到的日子不能早于从的日子'],
    ['on which nothing is sold', { from: addDays(TODAY, 20) }, '没有可以改的'],
    ['on no weekday', { w0: '', w1: '', w2: '', w3: '', w4: '', w5: '', w6: '' }, '至少选一个'],
  ])('%s are refused at the field', async (_, more, words) => {
    const reply = await post(days, { ...all, set: 'closed', ...more })
    expect([reply.status, (await reply.text()).includes(words)]).toEqual([422, true])
    expect(await stateOf()).toMatchObject({ state: 'open' })
  })

  test('of another host’s listing are not there', async () => {
    const other = await openProduct(db, { from: DAY })
    const reply = await post(days, { ...all, listing: other.productId, set: 'closed' })
    expect(reply.status).toBe(422)
    expect(await db.prepare("SELECT count(*) AS n FROM slot WHERE state = 'closed'").first('n')).toBe(0)
  })
})
