import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { inboxOf, markRead, openMessage, unreadCount } from '../../src/messages/messages.ts'
import { forgetOldMessages } from '../../src/messages/outbox.jobs.ts'
import { publishClosure } from '../../src/notices/notices.ts'
import { openAccount, type Person } from '../support/accounts.ts'
import { AN_HOUR, type Call, ORIGIN, type TestDeps, testDeps, worker } from '../support/deps.ts'
import { guestWith } from '../support/guest.ts'
import { confirmedGuest, cronAndQueue } from '../support/messages.ts'
import { openProduct, tripOf } from '../support/township.ts'

const db = env.DB
let deps: TestDeps
let call: Call
/** Whose order it is, the owner of the first farm, her helper, and someone who has nothing to do with it. */
let [customer, owner, helper, stranger]: Person[] = []
let hostId: string
let otherHostId: string
let orderId: string

beforeEach(async () => {
  deps = testDeps()
  call = worker(deps)
  const { order, products } = await confirmedGuest(deps)
  orderId = order.id
  hostId = products[0].hostId
  otherHostId = products[1].hostId
  customer = await openAccount(deps)
  owner = await openAccount(deps, { owns: [hostId] })
  helper = await openAccount(deps, { helps: [hostId] })
  stranger = await openAccount(deps, { owns: [otherHostId] })
  await db.prepare('UPDATE orders SET account_id = ?2 WHERE id = ?1').bind(orderId, customer.accountId).run()
  await cronAndQueue(deps)
})

const get = async (path: string, who: Person) => {
  const reply = await call(path, { headers: { cookie: who.cookie } })
  return { status: reply.status, text: await reply.text() }
}
const post = (path: string, who: Person, form: Record<string, string> = {}) =>
  call(path, { method: 'POST', form, headers: { cookie: who.cookie } })
const mine = async (who: Person) => (await inboxOf(deps, who)).messages
const ofFarm = async (who: Person, farm = hostId) => (await inboxOf(deps, { ...who, hostId: farm })).messages

describe('nobody reads what is not for them', () => {
  test('an order’s messages are its account’s alone, a farm’s its own people’s', async () => {
    expect(await mine(customer!)).toHaveLength(1)
    for (const who of [owner, helper, stranger]) expect(await mine(who!)).toEqual([])
    for (const who of [owner, helper]) expect(await ofFarm(who!)).toHaveLength(1)
    for (const who of [customer, stranger]) expect(await ofFarm(who!)).toEqual([])
  })

  test('a helper whose help has ended reads no more, whatever an isolate remembers', async () => {
    expect((await get(`/farm/${hostId}/messages`, helper!)).text).toContain('有新订单')
    await db.prepare('UPDATE host_member SET ended_at = 1 WHERE account_id = ?1').bind(helper!.accountId).run()
    expect((await get(`/farm/${hostId}/messages`, helper!)).text).not.toContain('有新订单')
  })

  test('another’s message cannot be opened, and is not marked by whoever tries', async () => {
    const [message] = await mine(customer!)
    expect((await post(`/me/messages/${message!.id}/open`, stranger!)).status).toBe(404)
    expect((await post(`/farm/${otherHostId}/messages/${message!.id}/open`, stranger!)).status).toBe(404)
    await markRead(deps, stranger!, message!.id)
    expect(await db.prepare('SELECT count(*) AS n FROM message_read').first('n')).toBe(0)
  })

  test('an erased account’s messages are nobody’s', async () => {
    await db.prepare('UPDATE orders SET account_id = NULL WHERE id = ?1').bind(orderId).run()
    expect(await mine(customer!)).toEqual([])
    expect((await get('/me/messages', customer!)).text).toContain('还没有消息')
  })
})

describe('what is kept', () => {
  test('is taken along with one’s own data', async () => {
    const data = JSON.parse((await get('/me/data.json', customer!)).text)
    expect(data.messages).toMatchObject([{ title: '订好了：4月23日 周四', readAt: null }])
    expect(JSON.parse((await get('/me/data.json', owner!)).text).messages).toEqual([])
  })

  test('is forgotten after a year, with who read it, and not before', async () => {
    await markRead(deps, customer!, Number.MAX_SAFE_INTEGER)
    deps.pass(365 * 24 * AN_HOUR)
    await forgetOldMessages(deps)
    expect(await mine(customer!)).toHaveLength(1)
    deps.pass(24 * AN_HOUR)
    await forgetOldMessages(deps)
    await forgetOldMessages(deps)
    expect(await mine(customer!)).toEqual([])
    expect(await db.prepare('SELECT count(*) AS n FROM message_read').first('n')).toBe(0)
  })
})

describe('reading', () => {
  test('is each reader’s own: what the helper has read is new to the owner', async () => {
    const [message] = await ofFarm(helper!)
    expect((await post(`/farm/${hostId}/messages/${message!.id}/open`, helper!)).headers.get('location')).toBe(
      `/farm/${hostId}`,
    )
    expect(await unreadCount(deps, { ...helper!, hostId })).toBe(0)
    expect(await unreadCount(deps, { ...owner!, hostId })).toBe(1)
  })

  test('a message leads to its order, and is read then, also when it is opened twice', async () => {
    const [message] = await mine(customer!)
    for (const _ of [1, 2]) {
      const reply = await post(`/me/messages/${message!.id}/open`, customer!)
      expect([reply.status, reply.headers.get('location')]).toEqual([303, `/orders/${orderId}`])
    }
    expect((await mine(customer!)).map(({ readAt }) => readAt)).toEqual([deps.now()])
  })

  test('in English it leads to the English page', async () => {
    const [message] = await mine(customer!)
    const reply = await post(`/en/me/messages/${message!.id}/open`, customer!)
    expect(reply.headers.get('location')).toBe(`/en/orders/${orderId}`)
  })

  test('“I have read them all” leaves what came in since the page was drawn', async () => {
    const [shown] = await mine(customer!)
    const { ask, order } = await guestWith(tripOf(await openProduct(db)), deps)
    await db.prepare('UPDATE orders SET account_id = ?2 WHERE id = ?1').bind(order.id, customer!.accountId).run()
    await ask('/confirm')
    await cronAndQueue(deps)
    expect(await unreadCount(deps, customer!)).toBe(2)
    await post('/me/messages/read', customer!, { upTo: String(shown!.id) })
    expect((await mine(customer!)).map(({ readAt }) => readAt !== null)).toEqual([false, true])
  })

  test('two orders that one closure hits are two messages, each read by itself', async () => {
    const walk = await openProduct(db)
    for (const _ of [1, 2]) {
      const { ask, order } = await guestWith(tripOf(walk), deps)
      await ask('/confirm')
      await db.prepare('UPDATE orders SET account_id = ?2 WHERE id = ?1').bind(order.id, stranger!.accountId).run()
    }
    const startsAt = Date.parse('2026-04-23T00:00:00+08:00')
    await publishClosure(
      db,
      {
        id: 'x',
        title: '涨水',
        reason: 'flood',
        body: '',
        startsAt,
        endsAt: startsAt + 48 * AN_HOUR,
        targets: [{ kind: 'product', id: walk.productId }],
      },
      { actor: 'warden', at: deps.now() },
    )
    await cronAndQueue(deps)
    const closed = (await mine(stranger!)).filter(({ kind }) => kind === 'guest_closed')
    expect(closed).toHaveLength(2)
    expect(await openMessage(deps, stranger!, closed[0]!.id)).toMatch(/\/cancel$/)
    expect(await unreadCount(deps, stranger!)).toBe(3)
  })
})

describe('the page', () => {
  test('shows the newest first, says what is new, and comes in parts of thirty', async () => {
    await db
      .prepare(`
        WITH RECURSIVE seq (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM seq WHERE n < 31)
        INSERT INTO event (at, kind, subject_id, actor, door) SELECT 0, 'order.confirmed', 'x' || n, 'x', 'x' FROM seq`)
      .run()
    await db
      .prepare(`
        INSERT INTO message (recipient, event_id, kind, title, body, title_en, body_en, link, at)
        SELECT 'guest:' || ?1, id, 'guest_confirmed', '第' || substr(subject_id, 2) || '条', 'b', 'No. ' || subject_id, 'b', '/', 0
        FROM event WHERE subject_id LIKE 'x%'`)
      .bind(orderId)
      .run()
    const first = await get('/me/messages', customer!)
    expect(first.text.match(/class="message fresh"/g)).toHaveLength(30)
    expect(first.text.indexOf('第31条')).toBeLessThan(first.text.indexOf('第30条'))
    const [, older = ''] = /href="(\/me\/messages\?before=\d+)"/.exec(first.text) ?? []
    const second = await get(older, customer!)
    expect(second.text).toContain('第1条')
    expect(second.text).toContain('订好了')
    expect(second.text).not.toContain('更早的')
    expect((await get(`/en${older}`, customer!)).text).toContain('No. x1')
  })

  test('of one’s own says how many are new', async () => {
    expect((await get('/me', customer!)).text).toContain('消息（1 条没看）')
    await markRead(deps, customer!, Number.MAX_SAFE_INTEGER)
    expect((await get('/me', customer!)).text).not.toContain('没看')
  })

  test('takes nonsense for the beginning, and refuses to mark up to nonsense', async () => {
    expect((await get('/me/messages?before=abc', customer!)).text).toContain('订好了')
    expect((await post('/me/messages/read', customer!, { upTo: 'abc' })).status).toBe(422)
  })

  test('marks nothing for another site’s form', async () => {
    const reply = await call('/me/messages/read', {
      method: 'POST',
      form: { upTo: '9999' },
      headers: { cookie: customer!.cookie, origin: 'https://elsewhere.example' },
    })
    expect(reply.status).toBe(403)
    expect(ORIGIN).not.toContain('elsewhere')
    expect(await unreadCount(deps, customer!)).toBe(1)
  })
})
