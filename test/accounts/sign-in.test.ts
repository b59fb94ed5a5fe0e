import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/days.ts'
import { SmsFailure } from '../../src/messages/sms.ts'
import { ORIGIN, testDeps, worker } from '../support/deps.ts'
import { browser } from '../support/sign-in.ts'
import { openProduct, tripOf } from '../support/township.ts'

const PHONE = '13912345678'
const live = () => {
  const deps = testDeps()
  return { ...deps, config: { ...deps.config, mode: 'live' as const } }
}
const wrong = (code: string) => (code === '000000' ? '000001' : '000000')

describe('a code', () => {
  test('that is right signs in, with a cookie that no script reads', async () => {
    const me = browser()
    const { path, code } = await me.askedFor(PHONE)
    const reply = await me.enter(path, code)
    expect(reply.status).toBe(303)
    expect(reply.headers.get('location')).toBe('/me')
    expect(reply.headers.getSetCookie().join()).toMatch(/__Host-session=[\w-]{43};.*HttpOnly; Secure; SameSite=Lax/)
    expect((await me.get('/me')).status).toBe(200)
  })

  test('that is wrong is told, with the tries that are left, and lets nobody in', async () => {
    const me = browser()
    const { path, code } = await me.askedFor(PHONE)
    const reply = await me.enter(path, wrong(code))
    expect(reply.status).toBe(422)
    expect(await reply.text()).toContain('还可以试 4 次')
    expect((await me.get('/me')).headers.get('location')).toBe('/sign-in?next=%2Fme')
  })

  test('is dead after five wrong tries, even when the sixth is right', async () => {
    const me = browser()
    const { path, code } = await me.askedFor(PHONE)
    for (let tries = 0; tries < 4; tries++) expect((await me.enter(path, wrong(code))).status).toBe(422)
    expect((await me.enter(path, wrong(code))).status).toBe(409)
    expect((await me.enter(path, code)).status).toBe(409)
  })

  test('lets one in when two send it at once', async () => {
    const me = browser()
    const { path, code } = await me.askedFor(PHONE)
    const replies = await Promise.all([me.enter(path, code), me.enter(path, code)])
    expect(replies.map((reply) => reply.status).sort()).toEqual([303, 409])
  })

  test('that was used is no use again', async () => {
    const me = browser()
    const { path, code } = await me.askedFor(PHONE)
    await me.enter(path, code)
    expect((await browser(me.deps).enter(path, code)).status).toBe(409)
  })

  test('for another phone opens nothing here', async () => {
    const me = browser()
    const mine = await me.askedFor(PHONE)
    const other = await me.askedFor('13900000001')
    expect((await me.enter(mine.path, other.code === mine.code ? wrong(mine.code) : other.code)).status).toBe(422)
  })

  test('is over after ten minutes', async () => {
    const me = browser()
    const { path, code } = await me.askedFor(PHONE)
    me.deps.pass(10 * MINUTE_MS)
    expect((await me.enter(path, code)).status).toBe(409)
  })

  test('does not stand in the database', async () => {
    const me = browser()
    const { code } = await me.askedFor(PHONE)
    const rows = JSON.stringify((await env.DB.prepare('SELECT * FROM sign_in_code').all()).results)
    expect(rows).not.toContain(code)
    expect(rows).not.toContain(PHONE)
  })
})

describe('asking for a code', () => {
  test('without agreeing, or with half a number, comes back filled in and sends nothing', async () => {
    const me = browser()
    const refused = await me.ask('1391234', {})
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('value="1391234"')
    const silent = await me.call('/sign-in', { method: 'POST', form: { phone: PHONE } })
    expect(await silent.text()).toContain('请先看过说明并勾选')
    expect(await env.DB.prepare('SELECT count(*) AS sent FROM sign_in_code').first('sent')).toBe(0)
  })

  test('again within a minute is refused with the time to wait, where the township is live', async () => {
    const me = browser(live())
    expect((await me.ask(PHONE)).status).toBe(303)
    const reply = await me.ask(PHONE)
    expect(reply.status).toBe(429)
    expect(reply.headers.get('retry-after')).toBe('60')
  })

  test('a hundred times sends few', async () => {
    const me = browser(live())
    const statuses: number[] = []
    for (let send = 0; send < 100; send++) {
      statuses.push((await me.ask(PHONE)).status)
      me.deps.pass(20_000)
    }
    expect(statuses.filter((status) => status === 303)).toHaveLength(5)
    expect(new Set(statuses)).toEqual(new Set([303, 429]))
  })

  test('all at once sends one', async () => {
    const me = browser(live())
    const replies = await Promise.all(Array.from({ length: 10 }, () => me.ask(PHONE)))
    expect(replies.filter((reply) => reply.status === 303)).toHaveLength(1)
  })

  test('for many phones from one address comes to an end, and starts again an hour later', async () => {
    const me = browser(live())
    const asked: number[] = []
    for (let phone = 0; phone < 61; phone++) asked.push((await me.ask(`138${String(phone).padStart(8, '0')}`)).status)
    expect(asked.lastIndexOf(303)).toBe(59)
    expect(asked[60]).toBe(429)
    me.deps.pass(HOUR_MS)
    expect((await me.ask('13900000001')).status).toBe(303)
  })

  test('by a stranger does not lock the owner of the phone out', async () => {
    const deps = live()
    const stranger = browser(deps, '198.51.100.1')
    for (let send = 0; send < 10; send++) {
      await stranger.ask(PHONE)
      deps.pass(MINUTE_MS)
    }
    expect((await browser(deps, '203.0.113.9').ask(PHONE)).status).toBe(303)
  })

  test('when the provider is down says so', async () => {
    const call = worker({
      ...testDeps(),
      sms: { send: () => Promise.reject(new SmsFailure('unreachable', { worthRetrying: true })) },
    })
    const reply = await call('/sign-in', { method: 'POST', form: { phone: PHONE, consent: '2026-11' } })
    expect(reply.status).toBe(503)
    expect(await reply.text()).toContain('短信没能发出去')
  })

  test('shows the code on the page in the demo alone', async () => {
    const shownBy = async (deps: ReturnType<typeof testDeps>) => {
      const me = browser(deps)
      const reply = await me.ask(PHONE)
      const cookie = reply.headers
        .getSetCookie()
        .map((one) => one.split(';')[0])
        .join('; ')
      return (await me.call(reply.headers.get('location') ?? '', { headers: { cookie } })).text()
    }
    expect(await shownBy(testDeps())).toMatch(/演示：验证码是 \d{6}/)
    expect(await shownBy(live())).not.toContain('演示：验证码')
  })

  test('lists the demo people in the demo alone', async () => {
    const me = browser(live())
    await env.DB.prepare(
      "INSERT INTO account (id, name, phone_cipher, phone_hash, created_at) VALUES ('demo-1', '某人', 'x', 'y', 0)",
    ).run()
    expect(await (await me.get('/sign-in')).text()).not.toContain('演示账号')
  })
})

describe('after signing in', () => {
  test('one comes back to the page one wanted, and never to another site', async () => {
    for (const [next, landed] of [
      ['/me/sessions', '/me/sessions'],
      ['https://evil.example/', '/'],
      ['//evil.example', '/'],
      ['', '/me'],
    ] as const) {
      const me = browser()
      const { path, code } = await me.askedFor(PHONE)
      const reply = await me.call(path, { method: 'POST', form: { code, next } })
      expect(reply.headers.get('location'), next).toBe(landed)
    }
  })

  test('the orders one placed as a guest are there, and open without their links', async () => {
    const me = browser()
    const product = await openProduct(env.DB)
    const placed = await me.call('/api/orders', {
      method: 'POST',
      json: tripOf(product),
      headers: { 'idempotency-key': crypto.randomUUID() },
    })
    const order = await placed.json<{ id: string; code: string }>()
    await me.signIn(tripOf(product).contact.phone)
    const page = await (await me.get('/me')).text()
    expect(page).toContain(order.code)
    expect(page).toContain('陈一')
    expect((await me.get(`/orders/${order.id}`)).status).toBe(200)
    const other = browser(me.deps)
    await other.signIn('13900000001')
    expect((await other.get(`/orders/${order.id}`)).status).toBe(404)
  })

  test('a second sign-in with the same phone is the same account, under another token', async () => {
    const me = browser()
    await me.signIn(PHONE)
    const first = me.cookie
    await me.signIn(PHONE)
    expect(me.cookie).not.toBe(first)
    expect(await env.DB.prepare('SELECT count(*) AS n FROM account').first('n')).toBe(1)
    // The session this browser had before has ended.
    expect(await env.DB.prepare('SELECT count(*) AS n FROM session').first('n')).toBe(1)
  })

  test('the consent stands with its version', async () => {
    const me = browser()
    await me.signIn(PHONE)
    expect(await env.DB.prepare('SELECT document, version, given_at FROM consent').first()).toEqual({
      document: 'privacy',
      version: '2026-11',
      given_at: me.deps.now(),
    })
  })
})

describe('a session', () => {
  test('ends with signing out, and its cookie opens nothing more', async () => {
    const me = browser()
    await me.signIn(PHONE)
    const { cookie } = me
    await me.post('/sign-out')
    expect((await me.call('/me', { headers: { cookie } })).status).toBe(303)
    expect((await browser(me.deps).call('/me', { headers: { cookie } })).status).toBe(303)
  })

  test('that is ended elsewhere is dead here within a minute', async () => {
    const phone = browser()
    await phone.signIn(PHONE)
    // Another isolate, with a memory and a clock of its own.
    const laptop = browser(testDeps())
    laptop.cookie = phone.cookie
    laptop.deps.pass(1)
    expect((await laptop.get('/me')).status).toBe(200)
    await phone.post('/me/sessions/end')
    laptop.deps.pass(MINUTE_MS)
    expect((await laptop.get('/me')).status).toBe(303)
  })

  test('of one’s own can be ended; another’s is not there', async () => {
    const me = browser()
    await me.signIn(PHONE)
    const mine = await env.DB.prepare('SELECT id FROM session').first('id')
    const stranger = browser(me.deps)
    await stranger.signIn('13900000001')
    expect((await stranger.post(`/me/sessions/${mine}/end`)).status).toBe(404)
    expect((await me.get('/me')).status).toBe(200)
  })

  test('is over after thirty days without a visit, and lives on with one', async () => {
    const me = browser()
    await me.signIn(PHONE)
    me.deps.pass(29 * DAY_MS)
    expect((await me.get('/me')).status).toBe(200)
    me.deps.pass(29 * DAY_MS)
    expect((await me.get('/me')).status).toBe(200)
    me.deps.pass(30 * DAY_MS)
    expect((await me.get('/me')).status).toBe(303)
  })

  test('costs one D1 trip a minute', async () => {
    let trips = 0
    const deps = testDeps()
    const counted = new Proxy(deps.db, {
      get(db, name: keyof D1Database) {
        if (name === 'prepare' || name === 'batch') trips++
        const value = db[name]
        return typeof value === 'function' ? value.bind(db) : value
      },
    })
    const me = browser({ ...deps, db: counted })
    await me.signIn(PHONE)
    me.deps.pass(1)
    const tripsOf = async () => {
      const before = trips
      await me.get('/me/data')
      return trips - before
    }
    expect(await tripsOf()).toBe(1)
    expect(await tripsOf()).toBe(0)
    me.deps.pass(MINUTE_MS)
    expect(await tripsOf()).toBe(1)
  })

  test('obeys no form of another site', async () => {
    const me = browser()
    await me.signIn(PHONE)
    for (const origin of ['https://evil.example', 'null', `${ORIGIN}.evil.example`, '']) {
      const reply = await me.post('/me/name', { name: '别人' }, { origin })
      expect(reply.status, origin).toBe(403)
    }
    // Nor a script of another site, whatever it says it sends.
    const reply = await me.call('/me/name', { method: 'POST', json: {}, headers: { cookie: me.cookie } })
    expect(reply.status).toBe(403)
  })
})
