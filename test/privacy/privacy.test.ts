import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { DAY_MS, MINUTE_MS } from '../../src/days.ts'
import { eraseOutlived, forgetCodes } from '../../src/privacy/privacy.jobs.ts'
import { openAccount } from '../support/accounts.ts'
import { type TestDeps, testDeps } from '../support/deps.ts'
import { browser } from '../support/sign-in.ts'
import { openProduct, takenIn, tripOf } from '../support/township.ts'

const PHONE = '13912345678'
const YEAR = 366 * DAY_MS

/** A guest with an order of this state, signed in. */
async function guestWithOrder(state: 'held' | 'confirmed' | 'completed' = 'held', deps: TestDeps = testDeps()) {
  const me = browser(deps)
  const product = await openProduct(env.DB, { oncePerBuyer: true })
  const placed = await me.call('/api/orders', {
    method: 'POST',
    json: { ...tripOf(product), note: '对花生过敏' },
    headers: { 'idempotency-key': crypto.randomUUID() },
  })
  const order = await placed.json<{ id: string; accessToken: string }>()
  const headers = { authorization: `Bearer ${order.accessToken}` }
  if (state !== 'held') await me.call(`/api/orders/${order.id}/confirm`, { method: 'POST', headers })
  if (state === 'completed')
    await env.DB.prepare("UPDATE orders SET status = 'completed' WHERE id = ?1").bind(order.id).run()
  await me.signIn(PHONE)
  return { me, order, product, deps }
}

const contactOf = (orderId: string) =>
  env.DB.prepare(
    'SELECT contact_name AS name, phone_cipher AS cipher, phone_hash AS hash, note, total_fen AS totalFen FROM orders WHERE id = ?1',
  )
    .bind(orderId)
    .first<{ name: string; cipher: string; hash: string; note: string | null; totalFen: number }>()
const GONE = { name: '', cipher: '', hash: '', note: null, totalFen: 10_000 }

/** Every row of every table, as text. */
async function wholeDatabase(): Promise<string> {
  const { results } = await env.DB.prepare(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_cf%' ESCAPE '\\'",
  ).all<{ name: string }>()
  const tables = await env.DB.batch(results.map(({ name }) => env.DB.prepare(`SELECT * FROM ${name}`)))
  return JSON.stringify(tables.map((table) => table.results))
}

describe('one’s own data', () => {
  test('comes whole: who one is, what one agreed to, what one ordered', async () => {
    const { me } = await guestWithOrder('confirmed')
    const reply = await me.get('/me/data.json')
    expect(reply.headers.get('content-disposition')).toContain('attachment')
    expect(reply.headers.get('cache-control')).toBe('no-store')
    const data = await reply.json<Record<string, unknown>>()
    expect(data).toMatchObject({
      account: { phone: PHONE, name: '陈一' },
      consents: [{ document: 'privacy', version: '2026-11' }],
      orders: [{ phone: PHONE, note: '对花生过敏', totalFen: 10_000, lines: [{ quantity: 1 }] }],
    })
    expect(JSON.stringify(data)).toMatch(/"placedAt":"2026-04-13T/)
  })

  test('holds nobody else’s', async () => {
    const { deps } = await guestWithOrder()
    const other = browser(deps)
    await other.signIn('13900000001')
    expect(await (await other.get('/me/data.json')).text()).not.toContain(PHONE)
  })
})

describe('what one has reviewed', () => {
  const write = (me: ReturnType<typeof browser>, orderId: string, productId: string) =>
    me.post(`/orders/${orderId}/reviews/${productId}`, { stars: '5', text: '灶火饭香。', version: '0' })

  test('comes along, stays without one’s name after an erasure, and is gone when it was withdrawn before', async () => {
    const { me, order, product, deps } = await guestWithOrder('completed')
    deps.pass(12 * DAY_MS)
    await me.signIn(PHONE)
    expect((await write(me, order.id, product.productId)).status).toBe(303)
    const data = await (await me.get('/me/data.json')).json()
    expect(data).toMatchObject({ orders: [{ reviews: [{ stars: 5, text: '灶火饭香。', withdrawnAt: null }] }] })
    const page = async () => {
      deps.pass(1000)
      return (await me.call(`/products/${product.productId}`)).text()
    }
    expect(await page()).toContain('陈*')
    await me.post('/me/erase')
    expect(await page()).toContain('灶火饭香')
    expect(await page()).not.toContain('陈*')
    await me.call(`/orders/${order.id}/reviews/${product.productId}/withdraw`, {
      method: 'POST',
      form: {},
      headers: { cookie: `__Host-orders=${order.accessToken}` },
    })
    expect(await wholeDatabase()).not.toContain('灶火饭香')
  })

  test('no longer names who is erased, also while a part of the order is still to come', async () => {
    const { me, order, product, deps } = await guestWithOrder('confirmed')
    deps.pass(12 * DAY_MS)
    await env.DB.prepare('UPDATE order_line SET arrived = 1').run()
    await me.signIn(PHONE)
    await write(me, order.id, product.productId)
    await me.post('/me/erase')
    expect((await contactOf(order.id))?.name).toBe('陈一')
    deps.pass(1000)
    expect(await (await me.call(`/products/${product.productId}`)).text()).toContain('一位客人')
  })
})

describe('an erasure', () => {
  test('leaves what was sold, and nothing of the person', async () => {
    const { me, order, deps } = await guestWithOrder('completed')
    const hash = await deps.secrets.fingerprint(PHONE)
    expect((await me.post('/me/erase')).status).toBe(200)
    expect(await contactOf(order.id)).toEqual(GONE)
    const rows = await wholeDatabase()
    for (const trace of ['陈一', '对花生过敏']) expect(rows).not.toContain(trace)
    // What is left of the number is the code that was asked for today, by hash; the night takes it.
    deps.pass(2 * DAY_MS)
    await eraseOutlived(deps)
    expect(await wholeDatabase()).not.toContain(hash)
  })

  test('signs out everywhere, and the phone begins anew', async () => {
    const { me, order } = await guestWithOrder('completed')
    await me.post('/me/erase')
    expect((await me.get('/me')).status).toBe(303)
    await me.signIn(PHONE)
    expect(await (await me.get('/me')).text()).toContain('还没有订单')
    expect((await me.get(`/orders/${order.id}`)).status).toBe(404)
  })

  test('leaves the host of a trip ahead her guest’s number until it is over', async () => {
    const { me, order, deps, product } = await guestWithOrder('confirmed')
    expect(await (await me.get('/me/erase')).text()).toContain('1 张没走完的订单')
    await me.post('/me/erase')
    expect((await contactOf(order.id))?.name).toBe('陈一')
    await eraseOutlived(deps)
    expect((await contactOf(order.id))?.name).toBe('陈一')
    await env.DB.prepare("UPDATE orders SET status = 'completed' WHERE id = ?1").bind(order.id).run()
    await eraseOutlived(deps)
    expect(await contactOf(order.id)).toEqual(GONE)
    expect(await takenIn(env.DB, product.slotIds)).toEqual([1])
  })

  test('is refused while a farm is in one’s name, with what to do', async () => {
    const deps = testDeps()
    const { hostId } = await openProduct(env.DB)
    const me = browser(deps)
    me.cookie = (await openAccount(deps, { owns: [hostId] })).cookie
    const reply = await me.post('/me/erase')
    expect(reply.status).toBe(409)
    expect(await reply.text()).toContain('请先请镇里')
    expect((await me.get('/me')).status).toBe(200)
  })

  test('of an order still opens its page to who holds the link', async () => {
    const { me, order } = await guestWithOrder('completed')
    await me.post('/me/erase')
    const reply = await me.call(`/api/orders/${order.id}`, {
      headers: { authorization: `Bearer ${order.accessToken}` },
    })
    expect(reply.status).toBe(200)
    expect(await reply.json()).toMatchObject({ contact: { name: '', phone: '****' } })
  })
})

describe('the night', () => {
  test('leaves an order’s contact for three years, and not longer', async () => {
    const { order, deps } = await guestWithOrder('completed')
    deps.pass(2 * YEAR)
    await eraseOutlived(deps)
    expect((await contactOf(order.id))?.name).toBe('陈一')
    deps.pass(YEAR + 30 * DAY_MS)
    await eraseOutlived(deps)
    expect(await contactOf(order.id)).toEqual(GONE)
  })

  test('takes the contact of a hold that lapsed after a month', async () => {
    const { order, deps } = await guestWithOrder('held')
    await env.DB.prepare("UPDATE orders SET status = 'expired' WHERE id = ?1").bind(order.id).run()
    deps.pass(29 * DAY_MS)
    await eraseOutlived(deps)
    expect((await contactOf(order.id))?.name).toBe('陈一')
    deps.pass(2 * DAY_MS)
    await eraseOutlived(deps)
    expect(await contactOf(order.id)).toEqual(GONE)
  })

  test('leaves an order that is still ahead alone, however long ago it was placed', async () => {
    const { order, deps } = await guestWithOrder('confirmed')
    deps.pass(4 * YEAR)
    await eraseOutlived(deps)
    expect((await contactOf(order.id))?.name).toBe('陈一')
  })

  test('erases an account that nobody has used for three years, and no one who comes now and then', async () => {
    const deps = testDeps()
    const idle = browser(deps)
    await idle.signIn('13900000001')
    const comes = browser(deps)
    await comes.signIn('13900000002')
    for (let year = 0; year < 3; year++) {
      deps.pass(YEAR)
      await comes.signIn('13900000002')
      await eraseOutlived(deps)
    }
    deps.pass(DAY_MS)
    await eraseOutlived(deps)
    const { results } = await env.DB.prepare('SELECT erased_at IS NOT NULL AS gone FROM account ORDER BY gone').all()
    expect(results).toEqual([{ gone: 0 }, { gone: 1 }])
  })

  test('may come twice', async () => {
    const { order, deps } = await guestWithOrder('completed')
    deps.pass(4 * YEAR)
    await eraseOutlived(deps)
    await eraseOutlived(deps)
    expect(await contactOf(order.id)).toEqual(GONE)
  })
})

test('a code’s number is kept for its ten minutes alone', async () => {
  const me = browser()
  await me.askedFor(PHONE)
  await forgetCodes(me.deps)
  expect(await env.DB.prepare('SELECT phone_cipher FROM sign_in_code').first('phone_cipher')).not.toBe('')
  me.deps.pass(10 * MINUTE_MS)
  await forgetCodes(me.deps)
  expect(await env.DB.prepare('SELECT phone_cipher FROM sign_in_code').first('phone_cipher')).toBe('')
})
