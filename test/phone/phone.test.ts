import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { addDays } from '../../src/days.ts'
import { publishClosure } from '../../src/notices/notices.ts'
import { takeBooking } from '../../src/phone/phone.ts'
import { client, newKey } from '../support/client.ts'
import { AN_HOUR, type Call, type TestDeps, TODAY, testDeps, worker } from '../support/deps.ts'
import { keeperOf } from '../support/keeping.ts'
import { type Opened, openProduct, takenIn, tripOf } from '../support/township.ts'

const db = env.DB
const DAY = addDays(TODAY, 3)
let deps: TestDeps
let call: Call
let room: Opened
let host: Awaited<ReturnType<typeof keeperOf>>
let path: string

beforeEach(async () => {
  deps = testDeps()
  call = worker(deps)
  room = await openProduct(db, { kind: 'stay', from: DAY, days: 4, capacity: 2, units: [{ yuan: 100 }] })
  host = await keeperOf(deps, room.hostId)
  path = `/farm/${room.hostId}/phone`
})

const box = (night = 0, product = room) => `q.${product.unitIds[0]}.${product.slotIds[night]}`
const written = (more: Record<string, string> = {}) => ({
  key: newKey(),
  day: DAY,
  [box()]: '1',
  name: '王女士',
  phone: '138 0000 1111',
  ...more,
})
const post = (form: Record<string, string>, to = path, by = host) =>
  call(to, { method: 'POST', form, headers: { cookie: by.cookie } })
const get = async (to: string, by = host) => call(to, { headers: { cookie: by.cookie } })
/** Books what was written down; answers where it leads. */
async function book(more: Record<string, string> = {}): Promise<string> {
  const reply = await post(written({ total: '10000', ...more }))
  expect(reply.status, await reply.clone().text()).toBe(303)
  return reply.headers.get('location') ?? ''
}
const orders = async () => (await db.prepare('SELECT * FROM orders').all<Record<string, unknown>>()).results
const eventsOf = async (kind: string) =>
  (await db.prepare('SELECT actor, door, detail FROM event WHERE kind = ?1').bind(kind).all<Record<string, string>>())
    .results

describe('a booking by phone', () => {
  test('is confirmed at once, under the host’s name, and its code can be read out', async () => {
    const location = await book()
    const [order] = await orders()
    expect(order).toMatchObject({
      status: 'confirmed',
      contact_name: '王女士',
      account_id: null,
      changed_door: 'phone',
    })
    expect(await takenIn(db, room.slotIds)).toEqual([1, 0, 0, 0])
    for (const kind of ['order.held', 'order.confirmed'])
      expect(await eventsOf(kind)).toMatchObject([{ actor: host.actor, door: 'phone' }])
    const html = await (await get(location)).text()
    expect(location).toBe(`${path}/${order?.id}`)
    expect(html).toContain(String(order?.code).slice(0, 4))
    expect(html).toContain('tel:13800001111')
  })

  test('tells its guest, and the host, like every other', async () => {
    await book()
    const { results } = await db
      .prepare("SELECT recipient FROM outbox JOIN event ON event.id = event_id WHERE kind = 'order.confirmed'")
      .all<{ recipient: string }>()
    expect(results.map(({ recipient }) => recipient.split(':')[0]).sort()).toEqual(['guest', 'host'])
  })

  test('shows the total before it books, when no script has', async () => {
    const reply = await post(written({ nights: '2' }))
    const html = await reply.text()
    expect([reply.status, html.includes('¥200')]).toEqual([200, true])
    expect(await orders()).toEqual([])
    expect(html).toContain('name="total" value="20000"')
    expect((await post(written({ nights: '2', total: '20000' }))).status).toBe(303)
    expect(await takenIn(db, room.slotIds)).toEqual([1, 1, 0, 0])
  })

  test('that is pressed twice is one order', async () => {
    const form = written({ total: '10000' })
    const [first, second] = await Promise.all([post(form), post(form)])
    expect(first.headers.get('location')).toBe(second.headers.get('location'))
    expect(await orders()).toHaveLength(1)
  })

  test('sent again with something else is a new one, and says so first', async () => {
    const form = written({ total: '10000' })
    await post(form)
    const again = await post({ ...form, name: '李大哥' })
    expect(again.status).toBe(422)
    expect(await again.text()).toContain('先前已经提交成功')
    expect(await orders()).toHaveLength(1)
  })

  test('is shown the new total when the price has changed since', async () => {
    await book()
    await db.prepare('UPDATE unit SET weekday_fen = 12000').run()
    deps.pass(1000)
    const reply = await post(written({ total: '10000' }))
    expect(await reply.text()).toContain('¥120')
    expect(await orders()).toHaveLength(1)
  })

  test('of more than is left says how many are, where there are enough, and keeps what was typed', async () => {
    await client(deps).place(tripOf(room))
    deps.pass(1000)
    const reply = await post(written({ [box()]: '2' }))
    const html = await reply.text()
    expect(reply.status).toBe(409)
    expect(html).toContain('只剩 1，要 2 不够')
    expect(html).toContain(`value="${box()} ${box(1)} ${addDays(DAY, 1)}"`)
    expect(html).toContain('value="王女士"')
    expect(html).toContain('value="138 0000 1111"')
    const moved = await (await post(written({ [box()]: '2', instead: `${box()} ${box(1)} ${addDays(DAY, 1)}` }))).text()
    expect(moved).toMatch(
      new RegExp(`name="${box(1).replaceAll('.', '\\.')}"[^>]*value="2"|value="2"[^>]*name="${box(1)}"`),
    )
    expect(moved).toMatch(new RegExp(`checked[^>]*value="${addDays(DAY, 1)}"|value="${addDays(DAY, 1)}"[^>]*checked`))
    expect(await orders()).toHaveLength(1)
  })

  test('that comes too late by a moment is told the same by the database', async () => {
    await post(written())
    await client(testDeps()).place(tripOf({ ...room, quantity: 2 }))
    const reply = await post(written({ total: '10000' }))
    const html = await reply.text()
    expect(reply.status).toBe(409)
    expect(html).toContain('只剩 0，要 1 不够')
    expect(html).toContain('最近能订的')
    expect(await orders()).toHaveLength(1)
  })

  test('on a day that was closed says so', async () => {
    await db.prepare("UPDATE slot SET state = 'closed' WHERE id = ?1").bind(room.slotIds[0]).run()
    const reply = await post(written({ total: '10000' }))
    expect(reply.status).toBe(409)
    expect(await reply.text()).toContain('暂停开放')
  })

  test('that a notice overtakes between holding and confirming leaves nothing held', async () => {
    const startsAt = Date.parse(`${DAY}T00:00:00+08:00`)
    const closing = { ...deps, newCode: deps.newCode }
    const prepare = deps.db.prepare.bind(deps.db)
    const closure = {
      id: 'n',
      title: '',
      reason: 'flood' as const,
      body: '',
      startsAt,
      endsAt: startsAt + 24 * AN_HOUR,
    }
    let isClosed = false
    closing.db = new Proxy(deps.db, {
      get: (target, name) => {
        if (name === 'prepare') return prepare
        if (name === 'batch')
          return async (statements: D1PreparedStatement[]) => {
            const results = await target.batch(statements)
            if (!isClosed) {
              isClosed = true
              const targets = [{ kind: 'product' as const, id: room.productId }]
              await publishClosure(target, { ...closure, targets }, { actor: 'warden', at: deps.now() })
            }
            return results
          }
        return Reflect.get(target, name)
      },
    })
    const trip = tripOf(room)
    await expect(takeBooking(closing, host, trip, newKey())).rejects.toMatchObject({ code: 'closed' })
    expect((await orders()).map(({ status }) => status)).toEqual(['cancelled'])
    expect(await takenIn(db, room.slotIds)).toEqual([0, 0, 0, 0])
  })

  test.each([
    ['nothing chosen', { 'q.x': '' }, '请填要几份'],
    ['no whole number', {}, '数量请填整数'],
    ['no name', { name: ' ' }, '请填写联系人姓名'],
    ['no number to reach', { phone: '12345' }, '请填写 11 位手机号码'],
  ])('with %s is refused at the field, and comes back filled in', async (what, more, words) => {
    const amount = what === 'nothing chosen' ? '' : what === 'no whole number' ? '1.5' : '1'
    const reply = await post(written({ [box()]: amount, ...more }))
    const html = await reply.text()
    expect(reply.status).toBe(422)
    expect(html).toContain(words)
    if (what !== 'no name') expect(html).toContain('value="王女士"')
    expect(await orders()).toEqual([])
  })

  test('without a key, or with one that is none, is refused', async () => {
    for (const key of ['', 'x']) expect((await post(written({ key, total: '10000' }))).status).toBe(400)
  })
})

describe('a host', () => {
  test('books only what she sells', async () => {
    const other = await openProduct(db, { from: DAY })
    const trip = tripOf(room, other)
    await expect(takeBooking(deps, host, trip, newKey())).rejects.toMatchObject({ code: 'not_found' })
    expect((await post(written({ [box()]: '', [box(0, other)]: '1' }))).status).toBe(422)
    expect(await orders()).toEqual([])
  })

  test('sees who she has taken down, and no order that came another way', async () => {
    await book()
    const { body } = await client(deps).place(tripOf({ ...room, slots: room.slotIds.slice(1, 2) }))
    const html = await (await get(path)).text()
    expect(html).toContain('王女士')
    expect(html).not.toContain('陈一')
    expect((await get(`${path}/${body.id}`)).status).toBe(404)
    const other = await openProduct(db)
    const stranger = await keeperOf(deps, other.hostId)
    const [order] = await orders()
    expect((await get(`/farm/${other.hostId}/phone/${order?.id}`, stranger)).status).toBe(404)
  })

  test('whose helper has left: the helper books and reads nothing more', async () => {
    const helper = await keeperOf(deps, room.hostId, { kind: 'helps' })
    const location = await book()
    expect((await get(location, helper)).status).toBe(200)
    await db.prepare('UPDATE host_member SET ended_at = 1 WHERE account_id = ?1').bind(helper.accountId).run()
    expect((await get(location, helper)).status).toBe(404)
    expect((await get(path, helper)).status).toBe(404)
    expect((await post(written({ total: '10000' }), path, helper)).status).toBe(404)
    expect(await orders()).toHaveLength(1)
  })
})

describe('cancelling for the caller', () => {
  /** The policy asks 30 % from 72 hours before on, and the whole price from 24. */
  const cancel = (location: string, form: Record<string, string>) => post(form, `${location}/cancel`)
  const feeOf = async () => db.prepare('SELECT status, fee_fen FROM order_line').first()

  test('costs what the policy says, and the fee was shown before', async () => {
    const location = await book()
    deps.pass(24 * AN_HOUR)
    expect(await (await get(`${location}/cancel`)).text()).toContain('¥30')
    expect((await cancel(location, { fee: '3000', waive: '' })).status).toBe(303)
    expect(await feeOf()).toEqual({ status: 'cancelled', fee_fen: 3000 })
    expect(await takenIn(db, room.slotIds)).toEqual([0, 0, 0, 0])
    expect(await eventsOf('order.cancelled')).toMatchObject([{ actor: host.actor, door: 'phone' }])
    expect(await eventsOf('fee.waived')).toEqual([])
  })

  test('or nothing, when the host lets them off, and who did is on record', async () => {
    const location = await book()
    deps.pass(24 * AN_HOUR)
    await cancel(location, { fee: '3000', waive: '1' })
    expect(await feeOf()).toEqual({ status: 'cancelled', fee_fen: 0 })
    const [waived] = await eventsOf('fee.waived')
    expect(waived).toMatchObject({ actor: host.actor, door: 'phone' })
    expect(JSON.parse(waived?.detail ?? '')).toEqual({ orderId: location.split('/').at(-1), feeFen: 3000 })
  })

  test('for another fee than was shown is not done, and shows the new one', async () => {
    const location = await book()
    deps.pass(24 * AN_HOUR)
    const reply = await cancel(location, { fee: '0', waive: '' })
    expect(reply.status).toBe(409)
    expect(await reply.text()).toContain('¥30')
    expect(await feeOf()).toMatchObject({ status: 'confirmed' })
  })

  test('twice is once', async () => {
    const location = await book()
    expect((await cancel(location, { fee: '0' })).status).toBe(303)
    expect((await cancel(location, { fee: '0' })).status).toBe(303)
    expect(await eventsOf('order.cancelled')).toHaveLength(1)
    expect(await (await get(`${location}/cancel`)).text()).toContain('已取消')
  })

  test('is not for orders that came another way', async () => {
    const { body } = await client(deps).place(tripOf(room))
    expect((await cancel(`${path}/${body.id}`, { fee: '0' })).status).toBe(404)
  })
})
