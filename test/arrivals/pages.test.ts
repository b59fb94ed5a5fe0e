import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { readChanges } from '../../src/arrivals/arrivals.sql.ts'
import { addDays, HOUR_MS } from '../../src/days.ts'
import { hashOfCode, importCodeKey } from '../../src/redemptions/kept-codes.rules.ts'
import { ORIGIN, TODAY, testDeps, worker } from '../support/deps.ts'
import { guestWith } from '../support/guest.ts'
import { type Keeper, keeperOf } from '../support/keeper.ts'
import type { AnyBody } from '../support/reply.ts'
import { type Opened, openProduct, tripOf } from '../support/township.ts'

const db = env.DB
const PHONE = '13912345678'

/** A walk today from 14:00 on, for up to ten, and who keeps it. */
let walk: Opened
let deps: ReturnType<typeof testDeps>
let host: Keeper
beforeEach(async () => {
  deps = testDeps()
  walk = await openProduct(db, { from: TODAY, days: 3 })
  host = await keeperOf(walk, deps, 'owns', '周桂兰')
})

/** Someone who has booked and confirmed. */
async function arriving(trip: unknown = tripOf({ ...walk, quantity: 4 }), more: object = {}, door = 'farm') {
  const guest = await guestWith({ ...(trip as object), ...more }, deps)
  await guest.ask('/confirm', { door })
  return guest
}
const on = (index: number, quantity = 2) => tripOf({ ...walk, quantity, slots: walk.slotIds.slice(index, index + 1) })
/** What stands on a page to be read. */
const textOf = (html: string) =>
  html
    .replace(/<nav class="farm-doors".*/s, '')
    .replace(/.*<main/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
const read = async (path: string, keeper = host) => textOf(await keeper.text(path))

describe('who comes today', () => {
  test('on a day without guests it says so kindly, and who comes next', async () => {
    expect(await read('')).toContain('今天没有人来')
    expect(await read('')).toContain('往后也还没有人订')
    await arriving(on(2, 3))
    expect(await read('')).toContain('下一拨在4月15日 周三，3 人。')
    await arriving(on(1, 2))
    expect(await read('')).toMatch(/明天来 2 人/)
  })

  test('counts people, names them by time with what they booked, their message and what is due', async () => {
    await arriving(tripOf({ ...walk, quantity: 4 }), {
      note: '吃素 <b>',
      party: { adults: 2, children: 1, over60s: 1 },
    })
    const page = await read('')
    expect(page).toMatch(/4 人.*14:00 陈一 4 人.*× 4.*大人 2、老人 1、小孩 1.*吃素 &lt;b>.*到店收 ¥400/)
    expect(await host.text('')).toContain(`href="tel:${PHONE}"`)
  })

  test('what was paid in advance is not asked for at the door', async () => {
    await arriving(undefined, {}, 'test')
    expect(await read('')).toContain('钱已经付过了')
    expect(await read('')).not.toContain('到店收')
  })

  test('a hold, a cancelled order and another host’s guest are nobody’s arrival', async () => {
    await guestWith(tripOf(walk), deps)
    const gone = await arriving()
    await gone.ask('/cancel')
    await arriving(tripOf(await openProduct(db, { from: TODAY })))
    expect(await read('')).toContain('今天没有人来')
  })

  test('what is asked stands before all else', async () => {
    const wanted = await openProduct(db, { hostId: walk.hostId, hostAnswers: true, from: addDays(TODAY, 3) })
    await arriving(tripOf(wanted))
    await arriving()
    expect(await read('')).toMatch(
      /1 拨客人等您答复.*4月16日 周四 14:00.*接，让他们来.*不接.*4月14日 10:00 前不答复.*4月13日 周一.*4 人/,
    )
  })

  test('the phone number is in clear for her alone, and only while the order lives', async () => {
    const guest = await arriving()
    expect(await host.text('')).toContain(PHONE)
    await db.prepare("UPDATE orders SET status = 'completed' WHERE id = ?1").bind(guest.order.id).run()
    expect(await host.text('')).not.toContain(PHONE)
    expect(await host.text('')).toContain('139****5678')
    await guest.ask('/cancel')
    expect(await host.text(`/arrivals/${guest.order.id}`)).not.toContain(PHONE)
  })

  test('a guest who was erased is still expected, without a name', async () => {
    const guest = await arriving()
    await db.prepare("UPDATE orders SET contact_name = '', phone_cipher = '' WHERE id = ?1").bind(guest.order.id).run()
    expect(await read('')).toContain('14:00 客人 4 人')
  })

  test('in English, with the Chinese marked as such', async () => {
    await arriving()
    const page = await (await host.call(`/en${host.farm}`, { headers: { cookie: host.cookie } })).text()
    expect(textOf(page)).toMatch(/Who comes today.*4 people.*¥400 to be paid here/)
    expect(page).toContain('<span lang="zh-CN">陈一</span>')
  })

  test('is written down as one would read it out', async () => {
    await arriving(undefined, { note: '晚到半小时' })
    expect(await host.text('')).toMatch(
      /data-say="今天来4个人，1拨。下午2点，陈一，4个人，[^"]*到店收400元。留言说：晚到半小时。/,
    )
  })
})

describe('renewing the page', () => {
  const now = (tag?: string) =>
    host.get('/now', { headers: { cookie: host.cookie, ...(tag ? { 'if-none-match': tag } : {}) } })
  const tagNow = async () => (await now()).headers.get('etag') ?? ''

  test('when nothing has changed costs one small row and carries nothing', async () => {
    await arriving()
    const tag = await tagNow()
    const asked: string[] = []
    const counting = { ...deps, db: spied(deps.db, asked) }
    const call = worker(counting)
    const headers = { cookie: host.cookie, 'if-none-match': tag }
    await call(`${host.farm}/now`, { headers })
    asked.length = 0
    const reply = await call(`${host.farm}/now`, { headers })
    expect([reply.status, await reply.text(), reply.headers.get('x-as-of')]).toEqual([304, '', '10:00'])
    expect(asked).toHaveLength(1)
    expect(asked[0]).toMatch(/arrivals_change/)
  })

  test.each<[string, (guest: Awaited<ReturnType<typeof arriving>>) => Promise<unknown>]>([
    ['a booking', () => arriving()],
    ['a cancellation', (guest) => guest.ask('/cancel')],
    ['an arrival', (guest) => note(guest.order.id)],
    [
      'an arrival that counts nothing',
      async (guest) => {
        await note(guest.order.id)
        await note(guest.order.id)
      },
    ],
  ])('%s is another page', async (_, happens) => {
    const guest = await arriving()
    const before = await tagNow()
    await happens(guest)
    expect(await tagNow()).not.toBe(before)
    expect((await now(before)).status).toBe(200)
  })

  test('a hold, and what happens at another host’s, is not', async () => {
    await arriving()
    const before = await tagNow()
    await guestWith(tripOf(walk), deps)
    await arriving(tripOf(await openProduct(db, { from: TODAY })))
    expect((await now(before)).status).toBe(304)
  })

  test('over midnight it is another page', async () => {
    const before = await tagNow()
    deps.pass(24 * HOUR_MS)
    expect((await now(before)).status).toBe(200)
  })

  test('a helper whose help has ended is told nothing more, whatever is remembered of her', async () => {
    const helper = await keeperOf(walk, deps, 'helps')
    const tag = await tagNow()
    expect((await helper.get('/now')).status).toBe(200)
    await db.prepare('UPDATE host_member SET ended_at = 1 WHERE account_id = ?1').bind(helper.accountId).run()
    for (const known of [tag, '*', ''])
      expect(
        (await helper.get('/now', { headers: { cookie: helper.cookie, 'if-none-match': known } })).status,
        known,
      ).toBe(404)
    expect((await helper.get('')).status).toBe(404)
    expect(await readChanges(db, helper)).toBeNull()
  })
})

async function note(orderId: string, fields: Record<string, string> = {}): Promise<Response> {
  return host.post(`/arrivals/${orderId}`, {
    act: crypto.randomUUID(),
    day: TODAY,
    proof: 'code',
    left0: '4',
    do: 'all',
    ...fields,
  })
}

describe('a code', () => {
  const last = ({ order }: { order: { code: string } }) => order.code.slice(-4)
  const verdict = (code: string) => read(`/redeem?code=${code}`)

  test('of four letters leads to the guest of today, and says it was a code', async () => {
    const guest = await arriving()
    const reply = await host.get(`/redeem?code=${last(guest).toLowerCase()}`)
    expect([reply.status, reply.headers.get('location')]).toEqual([
      303,
      `${host.farm}/arrivals/${guest.order.id}?by=code`,
    ])
    expect(await host.text(`/arrivals/${guest.order.id}?by=code`)).toContain('name="proof" value="code"')
  })

  test('that nobody has, or that is none, says so', async () => {
    expect(await verdict('ZZZZ')).toContain('没有这个码')
    expect(await verdict('ABCD3467')).toContain('没有这个码')
    const malformed = await host.get('/redeem?code=AB')
    expect(malformed.status).toBe(422)
    expect(await malformed.text()).toContain('请输入码的后四位，或全部八位')
  })

  test('of two guests of today that end alike asks which, by name', async () => {
    const [one, two] = [await arriving(on(0)), await arriving(on(0), { contact: { name: '孙阿姨', phone: PHONE } })]
    await db
      .prepare('UPDATE orders SET code = ?2 WHERE id = ?1')
      .bind(two.order.id, `XXXX${last(one)}`)
      .run()
    const page = await verdict(last(one))
    for (const text of ['是哪一位客人', '陈一', '孙阿姨']) expect(page).toContain(text)
    const whole = await host.get(`/redeem?code=${one.order.code}`)
    expect(whole.headers.get('location')).toContain(one.order.id)
  })

  test('of another day says which', async () => {
    const guest = await arriving(on(2))
    const page = await host.get(`/redeem?code=${last(guest)}`)
    expect(await read(page.headers.get('location')?.replace(host.farm, '') ?? '')).toContain(
      '这张单是 4月15日 周三 的，今天不用核',
    )
    expect(await host.text(`/arrivals/${guest.order.id}`)).not.toContain('name="do"')
  })

  test('of another host’s guest says so and no more', async () => {
    const guest = await arriving(tripOf(await openProduct(db, { from: TODAY })))
    expect(await verdict(guest.order.code)).toContain('是别家的客人')
    expect(await verdict(last(guest))).toContain('没有这个码')
    expect((await host.get(`/arrivals/${guest.order.id}`)).status).toBe(404)
  })

  test('of an order that is only held, that lapsed, or that was cancelled says so', async () => {
    const held = await guestWith(tripOf(walk), deps)
    expect(await verdict(last(held))).toContain('客人还没有确认这张单')
    await held.ask('/cancel')
    expect(await verdict(held.order.code)).toContain('没有确认就取消了')
    const gone = await arriving()
    await gone.ask('/cancel')
    expect(await read(`/arrivals/${gone.order.id}`)).toContain('这张单已经取消了')
  })

  test('of a booking she has not answered leads to the question', async () => {
    const wanted = await openProduct(db, { hostId: walk.hostId, hostAnswers: true, from: addDays(TODAY, 1) })
    const guest = await arriving(tripOf(wanted))
    const page = await host.text(`/arrivals/${guest.order.id}`)
    expect(textOf(page)).toContain('这张单您还没有答复')
    expect(page).not.toContain('name="do"')
  })

  test('of guests who are all here says when and by whom that was noted', async () => {
    const guest = await arriving()
    await note(guest.order.id)
    deps.pass(HOUR_MS)
    expect(await read(`/arrivals/${guest.order.id}`)).toMatch(
      /都到了，辛苦了.*记过什么.*10:00 到了 4.*周桂兰记的.*撤销/,
    )
  })
})

describe('a party', () => {
  test('is noted with one button, in parts, and taken back', async () => {
    const guest = await arriving()
    const path = `/arrivals/${guest.order.id}`
    expect((await note(guest.order.id, { do: 'some', line0: '3' })).status).toBe(303)
    expect(await read('')).toMatch(/已经到了 3 人.*到了 3 人，一共 4 人/)
    expect(await host.text(path)).toContain('name="left0" value="1"')
    await note(guest.order.id, { left0: '1' })
    expect(await read('')).toMatch(/都到齐了.*都到了/)
    const [, first] = /redemptions\/(\d+)\/undo/.exec(await host.text(path)) ?? []
    expect((await host.post(`/redemptions/${first}/undo`)).headers.get('location')).toBe(`${host.farm}${path}`)
    expect(await read('')).toContain('已经到了 1 人')
    expect(await read(path)).toContain('周桂兰撤销了')
  })

  test('with nobody typed in says what is missing', async () => {
    const guest = await arriving()
    const reply = await note(guest.order.id, { do: 'some', line0: '0' })
    expect(reply.status).toBe(422)
    expect(await reply.text()).toContain('class="redeem"')
  })

  test('is missed only once it should be there', async () => {
    const guest = await arriving()
    expect(await host.text(`/arrivals/${guest.order.id}`)).not.toContain('value="no_show"')
    deps.pass(5 * HOUR_MS)
    expect(await host.text(`/arrivals/${guest.order.id}`)).toContain('value="no_show"')
    await note(guest.order.id, { do: 'no_show' })
    expect(await read(`/arrivals/${guest.order.id}`)).toContain('记的是没来')
    expect(await read('')).toMatch(/没来/)
  })
})

describe('for where there is no signal', () => {
  test('the page holds no phone number, not even in a message, and every guest ready to be noted', async () => {
    const guest = await arriving(undefined, { note: '打我另一个号 139 1234 5678' })
    const page = await host.text('/kept')
    expect(page).not.toContain(PHONE)
    expect(page).not.toContain('1234 5678')
    expect(page).not.toContain(guest.order.code)
    expect(page).toContain(`id="arrival-${guest.order.id}"`)
    expect(page).toMatch(/name="day" value="2026-04-13"/)
    expect(textOf(page)).toContain('4月14日 周二')
  })

  test('the codes are hashes under a key of this device’s own', async () => {
    const guest = await arriving()
    await arriving(on(2))
    const { key, codes } = await (await host.get('/codes')).json<AnyBody>()
    const own = await importCodeKey(key)
    expect(codes).toEqual([
      {
        orderId: guest.order.id,
        whole: await hashOfCode(own, guest.order.code),
        last: await hashOfCode(own, guest.order.code.slice(-4)),
      },
    ])
    const again = await (await host.get('/codes')).json<AnyBody>()
    expect(again.key).toBe(key)
    const helper = await keeperOf(walk, deps, 'helps')
    expect((await (await helper.get('/codes')).json<AnyBody>()).key).not.toBe(key)
  })

  test('what was noted is taken in once, however often it is sent', async () => {
    const guest = await arriving()
    const act = {
      id: crypto.randomUUID(),
      orderId: guest.order.id,
      kind: 'arrived',
      lines: [{ position: 0, quantity: 4 }],
      proof: 'name',
      day: TODAY,
      claimedAt: deps.now() - HOUR_MS,
    }
    const send = () =>
      host.get('/redemptions', {
        method: 'POST',
        json: { acts: [act] },
        headers: { cookie: host.cookie, origin: ORIGIN },
      })
    const replies = await Promise.all([send(), send()])
    for (const reply of replies) expect(await reply.json()).toMatchObject({ redemptions: [{ counted: 4 }] })
    expect(await read(`/arrivals/${guest.order.id}`)).toContain('没有信号时记的，手机上是 09:00，10:00 才送到')
  })

  test('from another site nothing is taken in, nor what cannot be read', async () => {
    const send = (json: unknown, origin = ORIGIN) =>
      host.get('/redemptions', { method: 'POST', json, headers: { cookie: host.cookie, origin } })
    expect((await send({ acts: [] })).status).toBe(422)
    expect((await send({ acts: [{ id: 'x' }] })).status).toBe(422)
    expect((await send({}, 'https://evil.example')).status).toBe(403)
    const headers = { cookie: host.cookie, origin: ORIGIN, 'content-type': 'application/json' }
    expect((await host.get('/redemptions', { method: 'POST', body: '{', headers })).status).toBe(400)
  })

  test('whoever signs out has nothing kept in this browser any more', async () => {
    const signOut = (path: string) => host.call(path, { method: 'POST', form: {}, headers: { cookie: host.cookie } })
    expect((await signOut('/sign-out')).headers.get('clear-site-data')).toBe('"storage"')
  })
})

describe('the week on paper', () => {
  test('goes from Monday to Sunday, with whoever arrives and whoever stays', async () => {
    const room = await openProduct(db, { kind: 'stay', hostId: walk.hostId, from: TODAY, days: 2 })
    await arriving(tripOf({ ...room, slots: room.slotIds }))
    const page = await read('/week?from=2026-04-16')
    expect(page).toMatch(
      /4月13日 周一 1 人 14:00 陈一.*13912345678.*4月14日 周二 还住着：陈一 1 人.*4月15日 周三 没有人来.*4月19日 周日/,
    )
    expect(await read('/week?from=2026-04-20')).not.toContain('陈一')
    expect(await read('/week?from=nonsense')).toContain('陈一')
  })
})

describe('what was sold', () => {
  test('is the owner’s alone to see', async () => {
    const helper = await keeperOf(walk, deps, 'helps')
    expect((await helper.get('/sales')).status).toBe(403)
    expect(await helper.text('')).not.toContain('/sales"')
  })

  test('tells month and listing, what was cancelled, and what is still to be paid', async () => {
    const late = await openProduct(db, {
      hostId: walk.hostId,
      from: addDays(TODAY, 1),
      tiers: [
        { hoursBefore: 48, feePercent: 0 },
        { hoursBefore: 0, feePercent: 50 },
      ],
    })
    await arriving(on(0, 2), {}, 'test')
    const gone = await arriving(tripOf(late))
    await gone.ask('/cancel')
    await guestWith(tripOf(walk), deps)
    const page = await read('/sales')
    expect(page).toMatch(
      /2026 年 4 月 这个月该得 ¥250 卖出 ¥300 取消和没接的 −¥100 客人付的取消费 ¥50 该得 ¥250 其中网上已付 ¥200 其中还要收（到店收） ¥50/,
    )
    expect(await read('/sales?month=2026-05')).toContain('这个月还没有卖出什么')
    expect(await read('/sales?month=2026-05')).toMatch(/2026 年 4 月 ¥250/)
  })

  test('agrees with the orders, line by line', async () => {
    for (let count = 0; count < 6; count++) await arriving(on(count % 3, 1 + count), {}, count % 2 ? 'test' : 'farm')
    const { results } = await db
      .prepare("SELECT amount_fen AS fen FROM order_line WHERE host_id = ?1 AND status = 'confirmed'")
      .bind(walk.hostId)
      .all<{ fen: number }>()
    const total = results.reduce((sum, { fen }) => sum + fen, 0)
    expect(await read('/sales')).toContain(`¥${total / 100}`)
  })
})

/** The database, writing down what it is asked. */
function spied(database: D1Database, asked: string[]): D1Database {
  return new Proxy(database, {
    get(target, name) {
      const value = Reflect.get(target, name)
      if (name === 'prepare')
        return (sql: string) => {
          asked.push(sql)
          return target.prepare(sql)
        }
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
