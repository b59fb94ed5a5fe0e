import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { writePlan } from '../../src/bookings/bookings.plan.ts'
import { MINUTE_MS } from '../../src/days.ts'
import { type Call, ORIGIN, type TestDeps, testDeps, worker } from '../support/deps.ts'
import { type Opened, openProduct, takenIn, tripOf } from '../support/township.ts'

const db = env.DB
let deps: TestDeps
let call: Call
let room: Opened

beforeEach(async () => {
  deps = testDeps()
  call = worker(deps)
  room = await openProduct(db, { capacity: 2 })
})

const planOf = (...products: Parameters<typeof tripOf>) => writePlan(tripOf(...products).lines)
const filled = (plan: string, more: Record<string, string> = {}) => ({
  plan,
  key: crypto.randomUUID(),
  name: '陈一',
  phone: '13912345678',
  note: '晚到',
  consent: '2026-11',
  expectedTotalFen: '10000',
  ...more,
})
const send = async (form: Record<string, string>, cookie = '') => {
  const reply = await call('/orders', { method: 'POST', form, headers: { cookie } })
  return { reply, html: await reply.text(), cookie: reply.headers.get('set-cookie')?.split(';')[0] ?? '' }
}

describe('the order form', () => {
  test('leads to the order, in this browser alone', async () => {
    const { reply, cookie } = await send(filled(planOf(room)))
    expect(reply.status).toBe(303)
    const order = reply.headers.get('location') ?? ''
    expect(await (await call(order, { headers: { cookie } })).text()).toContain('139****5678')
    expect((await call(order)).status).toBe(404)
  })

  test('sent twice makes one order', async () => {
    const form = filled(planOf(room))
    const [first, second] = [await send(form), await send(form)]
    expect(second.reply.headers.get('location')).toBe(first.reply.headers.get('location'))
    expect(await takenIn(db, room.slotIds)).toEqual([1])
  })

  test('comes back filled in, with words at the field', async () => {
    const { reply, html } = await send(filled(planOf(room), { phone: '12345' }))
    expect(reply.status).toBe(422)
    for (const kept of ['value="陈一"', 'value="12345"', '晚到', 'checked']) expect(html).toContain(kept)
    expect(html).toContain('请填写 11 位手机号码')
    expect(html).toMatch(/id="phone"[^>]*aria-invalid="true"/)
  })

  test('without consent nothing is held', async () => {
    const { reply, html } = await send(filled(planOf(room), { consent: '' }))
    expect(reply.status).toBe(422)
    expect(html).toContain('需要您同意后才能预订')
    expect(await takenIn(db, room.slotIds)).toEqual([0])
  })

  test('says which part sold out meanwhile, keeps what was typed, and holds nothing', async () => {
    const boat = await openProduct(db, { capacity: 1 })
    await send(filled(planOf(boat)))
    const { reply, html } = await send(filled(planOf(room, boat), { expectedTotalFen: '20000' }))
    expect(reply.status).toBe(409)
    expect(html).toContain(`${boat.productId}：已订满`)
    expect(html).toContain('value="陈一"')
    expect(await takenIn(db, room.slotIds)).toEqual([0])
  })

  test('shows a new price before anything is ordered at it', async () => {
    await db.prepare('UPDATE unit SET weekday_fen = 12000 WHERE id = ?1').bind(room.unitIds[0]).run()
    const { reply, html } = await send(filled(planOf(room)))
    expect(reply.status).toBe(409)
    expect(html).toContain('¥120')
    expect(html).toContain('name="expectedTotalFen" value="12000"')
  })

  test('changed after it went through is a new order, and says so first', async () => {
    const form = filled(planOf(room))
    await send(form)
    const { reply, html } = await send({ ...form, name: '李二' })
    expect(reply.status).toBe(422)
    expect(html).toContain('先前已经提交成功')
    expect(html).not.toContain(form.key)
  })

  test('names the guest’s own hold when its places are the ones that are missing', async () => {
    const { reply, cookie } = await send(filled(planOf({ ...room, quantity: 2 }), { expectedTotalFen: '20000' }))
    const again = await send(filled(planOf(room)), cookie)
    expect(again.reply.status).toBe(409)
    expect(again.html).toContain(`href="${reply.headers.get('location')}"`)
  })
})

describe('a plan in an address', () => {
  test('whose part is gone shows the rest, priced, and what was typed', async () => {
    const boat = await openProduct(db)
    await db.prepare("UPDATE product SET state = 'closed' WHERE id = ?1").bind(boat.productId).run()
    const { reply, html } = await send(filled(planOf(boat, room), { expectedTotalFen: '20000' }))
    expect(reply.status).toBe(409)
    expect(html).toContain('已经从行程里移除')
    expect(html).toContain(`name="plan" value="${planOf(room)}"`)
    expect(html).toContain('name="expectedTotalFen" value="10000"')
    expect(html).toContain('value="陈一"')
  })

  test('that is damaged is an empty trip', async () => {
    for (const plan of ['', 'x', '~~~', '%00', 'a.1.<script>', 'a.1.s'.repeat(3000)]) {
      const reply = await call(`/trip?plan=${encodeURIComponent(plan)}`)
      expect(reply.status, plan.slice(0, 20)).toBe(200)
      expect(await reply.text()).not.toContain('<script>')
    }
  })
})

describe('the order page', () => {
  test('tells a hold that lapsed from one that stands, whatever cron has done', async () => {
    const { reply, cookie } = await send(filled(planOf(room)))
    const address = reply.headers.get('location') ?? ''
    deps.pass(15 * MINUTE_MS)
    const html = await (await call(address, { headers: { cookie } })).text()
    expect(html).toContain('留位时间已过')
    expect(html).not.toContain('确认预订')
    const confirmed = await call(`${address}/confirm`, { method: 'POST', form: {}, headers: { cookie } })
    expect([confirmed.status, (await confirmed.text()).includes('留位时间已过')]).toEqual([409, true])
  })

  test('does not cancel when less would come back than was shown', async () => {
    const { reply, cookie } = await send(filled(planOf(room)))
    const address = reply.headers.get('location') ?? ''
    await call(`${address}/confirm`, { method: 'POST', form: { door: 'test' }, headers: { cookie } })
    deps.pass(8 * 24 * 60 * MINUTE_MS)
    const refused = await call(`${address}/cancel`, {
      method: 'POST',
      form: { expectedRefundFen: '10000' },
      headers: { cookie },
    })
    const html = await refused.text()
    expect(refused.status).toBe(409)
    expect(html).toContain('退款金额有变化')
    expect(html).toContain('name="expectedRefundFen" value="7000"')
  })

  test('is private: not stored, not indexed, told to no other site, no inline script', async () => {
    const { reply, cookie } = await send(filled(planOf(room)))
    const page = await call(reply.headers.get('location') ?? '', { headers: { cookie } })
    expect(Object.fromEntries(page.headers)).toMatchObject({
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex',
      'referrer-policy': 'same-origin',
    })
    expect(page.headers.get('content-security-policy')).toMatch(
      /default-src 'none'; script-src 'self'; style-src 'self'/,
    )
  })
})

describe('a form that is no form', () => {
  test.each(['multipart/form-data', 'multipart/form-data; boundary=x', 'text/plain', 'application/json'])(
    '%s is refused',
    async (type) => {
      for (const path of ['/orders', '/lines/a']) {
        const reply = await call(path, {
          method: 'POST',
          body: '--y\r\nbroken',
          headers: { 'content-type': type, origin: ORIGIN },
        })
        expect(reply.status, path).toBe(415)
      }
    },
  )
})

describe('words that guests typed', () => {
  test('are text on the page, never markup', async () => {
    const { reply, cookie } = await send(filled(planOf(room), { name: '<img src=x onerror=alert(1)>' }))
    const html = await (await call(reply.headers.get('location') ?? '', { headers: { cookie } })).text()
    expect(html).toContain('&lt;img src=x')
    expect(html).not.toContain('<img src=x')
  })
})
