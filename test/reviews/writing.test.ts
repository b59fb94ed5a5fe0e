import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { tendOrders } from '../../src/bookings/bookings.jobs.ts'
import { DAY_MS } from '../../src/days.ts'
import { standingOf } from '../../src/reviews/reviews.rules.ts'
import { openAccount } from '../support/accounts.ts'
import { openProduct } from '../support/township.ts'
import { bookedVisitor, readReview, type Visitor, visitor, visitors } from '../support/visits.ts'

const db = env.DB

const kinds = async () =>
  (
    await db.prepare("SELECT kind FROM event WHERE kind GLOB 'review.*' ORDER BY id").all<{ kind: string }>()
  ).results.map(({ kind }) => kind)
const count = (table: string) => db.prepare(`SELECT count(*) AS n FROM ${table}`).first<number>('n')

describe('who has been there', () => {
  test('writes once, sees it, and is told in which words it is signed', async () => {
    const guest = await visitor({ contact: { name: '陈晓燕' }, party: { adults: 2, children: 1 } })
    expect(await guest.page('')).toContain('写评价')
    expect(await guest.page()).toContain('会这样署名：陈*·2026年4月·带孩子')
    const reply = await guest.review({ stars: '4', text: '柴火饭香，\r\n渡口风大。' })
    expect([reply.status, reply.headers.get('location')]).toEqual([
      303,
      `/orders/${guest.order.id}/reviews/${guest.product.productId}?saved=saved`,
    ])
    expect(await readReview(guest.order.id)).toMatchObject({ stars: 4, text: '柴火饭香，\n渡口风大。', version: 1 })
    expect(await guest.page()).toContain('柴火饭香')
    expect(await guest.page('')).toContain('写过了：好')
    expect(await kinds()).toEqual(['review.written'])
  })

  test('and its host hears of it', async () => {
    const guest = await visitor()
    await guest.review()
    const { results } = await db
      .prepare(
        "SELECT recipient, detail ->> 'lines' AS lines FROM outbox JOIN event ON event.id = event_id WHERE kind = 'review.written'",
      )
      .all()
    expect(results).toEqual([{ recipient: `host:${guest.product.hostId}`, lines: '[0]' }])
  })

  test('is told that a number in it was covered, and nobody keeps the number', async () => {
    const guest = await visitor()
    const reply = await guest.review({ text: '找老周 13912345678' })
    expect(reply.headers.get('location')).toContain('saved=covered')
    expect(await guest.page(`/${guest.product.productId}?saved=covered`)).toContain('电话号码已经遮住')
    expect((await readReview(guest.order.id))?.text).toBe('找老周 139********')
  })

  test('may write HTML, and it stays what was typed', async () => {
    const guest = await visitor()
    await guest.review({ text: '<script>alert(1)</script>&amp;' })
    const { productId, hostId } = guest.product
    const addresses = [`/products/${productId}`, `/products/${productId}/reviews`, `/hosts/${hostId}`]
    const pages = await Promise.all(addresses.map(async (path) => (await guest.call(path)).text()))
    for (const page of [await guest.page(), ...pages]) {
      expect(page).toContain('&lt;script>alert(1)&lt;/script>&amp;amp;')
      expect(page).not.toContain('<script>alert')
    }
  })

  test('is asked for stars, and what was typed is still there', async () => {
    const guest = await visitor()
    const reply = await guest.review({ stars: '', text: '还没选星' })
    const page = await reply.text()
    expect(reply.status).toBe(422)
    expect(page).toContain('请选一个')
    expect(page).toContain('还没选星')
    expect(await count('review')).toBe(0)
  })

  test('writes from two windows: the first counts, the second is shown it and what it typed', async () => {
    const guest = await visitor()
    expect((await guest.review({ text: '第一遍' })).status).toBe(303)
    const second = await guest.review({ text: '第二遍' })
    const page = await second.text()
    expect(second.status).toBe(409)
    expect(page).toContain('您已经写过了')
    expect(page).toContain('第一遍')
    expect(page).toContain('第二遍')
    expect((await readReview(guest.order.id))?.text).toBe('第一遍')
    expect(await kinds()).toEqual(['review.written'])
  })

  test('presses twice: it is there once', async () => {
    const guest = await visitor()
    const replies = await Promise.all([guest.review(), guest.review(), guest.review()])
    expect(replies.map(({ status }) => status)).toEqual([303, 303, 303])
    expect([await count('review'), await kinds()]).toEqual([1, ['review.written']])
  })

  test('may write until half a year after, to the millisecond, and not later', async () => {
    const [early, late] = (await visitors(2)) as [Visitor, Visitor]
    const endsAt = (await db.prepare('SELECT max(ends_at) AS at FROM order_line').first<number>('at')) ?? 0
    early.deps.pass(endsAt + 180 * DAY_MS - 1 - early.deps.now())
    expect((await early.review()).status).toBe(303)
    early.deps.pass(1)
    expect((await late.review()).status).toBe(409)
    expect(await late.page()).toContain('已经过了半年')
  })

  test('writes about each thing of an order by itself', async () => {
    const meal = await openProduct(db, { kind: 'meal' })
    const guest = await visitor({ also: [meal] })
    await guest.review()
    expect((await guest.review({ stars: '2' }, meal.productId)).status).toBe(303)
    const { results } = await db.prepare('SELECT stars FROM review ORDER BY stars').all()
    expect(results).toEqual([{ stars: 2 }, { stars: 5 }])
  })

  test('signs in elsewhere and writes by the account the order belongs to', async () => {
    const guest = await visitor()
    const me = await openAccount(guest.deps)
    await db.prepare('UPDATE orders SET account_id = ?2 WHERE id = ?1').bind(guest.order.id, me.accountId).run()
    const reply = await guest.call(`/orders/${guest.order.id}/reviews/${guest.product.productId}`, {
      method: 'POST',
      form: { stars: '3', text: '', version: '0' },
      headers: { cookie: me.cookie },
    })
    expect(reply.status).toBe(303)
  })
})

describe('who has not been there', () => {
  test('yet is told to come back', async () => {
    const guest = await bookedVisitor()
    const reply = await guest.review()
    expect(reply.status).toBe(409)
    expect(await reply.text()).toContain('去过以后再来写')
    expect(await guest.page('')).not.toContain('写评价')
    expect(await count('review')).toBe(0)
  })

  test('because the part was cancelled cannot write about it', async () => {
    const walk = await openProduct(db)
    const guest = await bookedVisitor({ also: [walk] })
    const headers = { authorization: `Bearer ${guest.order.accessToken}` }
    await guest.call(`/api/orders/${guest.order.id}/cancel`, { method: 'POST', json: { lines: [1] }, headers })
    guest.deps.pass(12 * DAY_MS)
    await tendOrders(guest.deps)
    expect((await guest.review({}, walk.productId)).status).toBe(409)
    expect((await guest.review()).status).toBe(303)
  })

  test('because nobody of them came cannot write about it', async () => {
    const guest = await visitor()
    await db.prepare('UPDATE order_line SET no_show = quantity').run()
    const reply = await guest.review()
    expect([reply.status, await reply.text()]).toEqual([409, expect.stringContaining('没有去成')])
  })

  test('finds no such page: another’s order, another order’s product, a revoked link', async () => {
    const [mine, others] = (await visitors(2)) as [Visitor, Visitor]
    const elsewhere = await openProduct(db)
    expect((await mine.review({}, elsewhere.productId)).status).toBe(404)
    const ask = (token: string) =>
      mine.call(`/orders/${others.order.id}/reviews/${others.product.productId}`, {
        method: 'POST',
        form: { stars: '1', text: '', version: '0' },
        headers: { cookie: `__Host-orders=${token}` },
      })
    expect((await ask(mine.order.accessToken)).status).toBe(404)
    await db.prepare('UPDATE orders SET token_version = 2 WHERE id = ?1').bind(others.order.id).run()
    expect((await ask(others.order.accessToken)).status).toBe(404)
    expect(await count('review')).toBe(0)
  })

  test.each([
    ['by the account', 'UPDATE orders SET account_id = ?1'],
    ['by the phone', 'UPDATE orders SET phone_hash = (SELECT phone_hash FROM account WHERE id = ?1)'],
  ])('but acts for the host, told %s, leaves it to others', async (_, sql) => {
    const guest = await visitor()
    const helper = await openAccount(guest.deps, { helps: [guest.product.hostId] })
    await db.prepare(sql).bind(helper.accountId).run()
    expect((await guest.review()).status).toBe(403)
    expect(await guest.page('')).toContain('留给别人来评')
    expect(await count('review')).toBe(0)
  })

  test('is refused by the database itself', async () => {
    const guest = await bookedVisitor()
    const write = (at: number) =>
      db
        .prepare(
          "INSERT INTO review (id, order_id, product_id, host_id, stars, text, written_at) VALUES ('r', ?1, ?2, ?3, 5, '', ?4)",
        )
        .bind(guest.order.id, guest.product.productId, guest.product.hostId, at)
        .run()
    await expect(write(guest.deps.now())).rejects.toThrow('only who has had it')
    const status = db.prepare("UPDATE orders SET status = 'completed' WHERE id = ?1").bind(guest.order.id)
    await status.run()
    await expect(write(guest.deps.now())).rejects.toThrow('only who has had it')
    await write(guest.deps.now() + 12 * DAY_MS)
    await expect(db.prepare('DELETE FROM review').run()).rejects.toThrow('never deleted')
  })
})

test('rule and database agree in every state of a line', async () => {
  const guest = await bookedVisitor()
  const endsAt = (await db.prepare('SELECT ends_at FROM order_line').first<number>('ends_at')) ?? 0
  const booked = (await db.prepare('SELECT changed_at FROM orders').first<number>('changed_at')) ?? 0
  const disagreements: unknown[] = []
  const set = async (orderStatus: 'confirmed' | 'completed', status: string, arrived: number, noShow: number) => {
    await db.batch([
      db.prepare('UPDATE order_line SET status = ?1, arrived = ?2, no_show = ?3').bind(status, arrived, noShow),
      db.prepare('UPDATE orders SET status = ?1').bind(orderStatus),
    ])
    const row = await db.prepare('SELECT status, quantity, arrived, no_show, ends_at FROM order_line').first<{
      status: 'confirmed'
      quantity: number
      arrived: number
      no_show: number
      ends_at: number
    }>()
    if (!row) throw new Error('no line')
    for (const now of [endsAt - 1, endsAt]) {
      const lines = [{ ...row, noShow: row.no_show, endsAt: row.ends_at }]
      const rule = standingOf({ orderStatus, changedAt: booked, lines }, now).kind === 'open'
      const inDatabase = await db.prepare('SELECT 1 FROM had WHERE over_at <= ?1').bind(now).first()
      if (rule !== (inDatabase !== null)) disagreements.push({ ...row, orderStatus, now })
    }
  }
  // In an order that status and line may be in; what has ended comes last, since it does not live again.
  for (const [arrived, noShow] of [
    [0, 0],
    [1, 0],
    [0, 1],
  ] as const) {
    for (const status of ['confirmed', 'awaiting_host']) await set('confirmed', status, arrived, noShow)
  }
  for (const [arrived, noShow] of [
    [0, 0],
    [1, 0],
    [0, 1],
  ] as const) {
    for (const status of ['completed', 'awaiting_host', 'confirmed']) await set('completed', status, arrived, noShow)
  }
  await set('completed', 'confirmed', 0, 0)
  await set('completed', 'declined', 0, 0)
  expect(disagreements).toEqual([])
  expect(guest.order.id).toBeDefined()
})

describe('what was written', () => {
  test('may be changed for fourteen days, and then stands', async () => {
    const guest = await visitor()
    await guest.review()
    guest.deps.pass(14 * DAY_MS - 1)
    expect((await guest.review({ stars: '2', text: '想了想', version: '1' })).status).toBe(303)
    expect(await readReview(guest.order.id)).toMatchObject({ stars: 2, text: '想了想', version: 2 })
    expect(await guest.page()).toContain('改过')
    guest.deps.pass(1)
    const reply = await guest.review({ stars: '1', text: '又想了想', version: '2' })
    expect([reply.status, await reply.text()]).toEqual([409, expect.stringContaining('过了十四天')])
    expect(await readReview(guest.order.id)).toMatchObject({ stars: 2, version: 2 })
    await expect(db.prepare('UPDATE review SET changed_at = ?1').bind(guest.deps.now()).run()).rejects.toThrow('CHECK')
  })

  test('changed in another window meanwhile, is shown first', async () => {
    const guest = await visitor()
    await guest.review()
    await guest.review({ text: '第二遍', version: '1' })
    const stale = await guest.review({ text: '第三遍', version: '1' })
    const page = await stale.text()
    expect(stale.status).toBe(409)
    expect(page).toContain('刚刚有改动')
    expect(page).toContain('第二遍')
    expect(page).toContain('第三遍')
    expect((await readReview(guest.order.id))?.text).toBe('第二遍')
  })

  test('hidden meanwhile, cannot be changed, and its writer reads why', async () => {
    const guest = await visitor()
    await guest.review()
    await db
      .prepare("UPDATE review SET hidden_at = 1, hidden_by = 'x', hidden_reason = 'abusive', hidden_words = '骂了邻居'")
      .run()
    const reply = await guest.review({ text: '改一改', version: '1' })
    const page = await reply.text()
    expect(reply.status).toBe(409)
    expect(page).toContain('没有存下')
    expect(page).toContain('已隐藏：骂人。<bdi lang="zh-CN">骂了邻居</bdi>')
    expect(page).toContain('灶火饭香')
    expect((await readReview(guest.order.id))?.text).toBe('灶火饭香。')
  })

  test('may be withdrawn at any time: its words go, and nobody writes again', async () => {
    const guest = await visitor()
    await guest.review()
    guest.deps.pass(400 * DAY_MS)
    const withdraw = () => guest.post(`/${guest.product.productId}/withdraw`)
    expect((await withdraw()).status).toBe(303)
    expect((await withdraw()).status).toBe(303)
    expect(await readReview(guest.order.id)).toMatchObject({ text: '', version: 2 })
    expect(await guest.page()).toContain('已经撤回')
    expect((await guest.review()).status).toBe(409)
    expect(await kinds()).toEqual(['review.written', 'review.withdrawn'])
    await expect(db.prepare('UPDATE review SET stars = 1').run()).rejects.toThrow('does not come back')
  })

  test('by nobody else is withdrawn by nobody: there is nothing', async () => {
    const guest = await visitor()
    expect((await guest.post(`/${guest.product.productId}/withdraw`)).status).toBe(404)
  })
})
