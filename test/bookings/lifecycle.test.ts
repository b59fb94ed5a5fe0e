import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { tendOrders } from '../../src/bookings/bookings.jobs.ts'
import { confirmOrder } from '../../src/bookings/bookings.sql.ts'
import { guest } from '../../src/bookings/bookings.ts'
import { addDays, MINUTE_MS } from '../../src/days.ts'
import { publishClosure } from '../../src/notices/notices.ts'
import { AN_HOUR, TODAY, testDeps } from '../support/deps.ts'
import { guestWith } from '../support/guest.ts'
import { openProduct, takenIn, tripOf } from '../support/township.ts'

const db = env.DB

const kinds = async () =>
  (await db.prepare('SELECT kind FROM event ORDER BY id').all<{ kind: string }>()).results.map((row) => row.kind)

describe('confirming', () => {
  test('confirms the order and all its lines, and tells the guest and each host once', async () => {
    const host = 'host-of-both'
    const [room, meal, boat] = [
      await openProduct(db, { hostId: host }),
      await openProduct(db, { hostId: host }),
      await openProduct(db),
    ]
    const { ask, order } = await guestWith(tripOf(room, meal, boat))
    const { status, body } = await ask('/confirm')
    expect([status, body.status]).toEqual([200, 'confirmed'])
    expect(body.lines.map((line: { status: string }) => line.status)).toEqual(['confirmed', 'confirmed', 'confirmed'])
    const { results } = await db
      .prepare(
        "SELECT recipient FROM outbox JOIN event ON event.id = event_id WHERE kind = 'order.confirmed' ORDER BY 1",
      )
      .all<{ recipient: string }>()
    expect(results.map((row) => row.recipient)).toEqual(
      [`guest:${order.id}`, `host:${boat.hostId}`, `host:${host}`].sort(),
    )
  })

  test('twice, from two tabs at once, is once', async () => {
    const { ask } = await guestWith(tripOf(await openProduct(db)))
    const replies = await Promise.all([ask('/confirm'), ask('/confirm')])
    expect(replies.map((reply) => [reply.status, reply.body.status])).toEqual([
      [200, 'confirmed'],
      [200, 'confirmed'],
    ])
    expect(await kinds()).toEqual(['order.held', 'order.confirmed'])
  })

  test('to pay at the farm is not charged by a twin in the same millisecond that would have paid in advance', async () => {
    const { ask, deps, order } = await guestWith(tripOf(await openProduct(db)))
    await ask('/confirm')
    const access = { orderId: order.id, tokenVersion: 1 }
    const change = { access, at: deps.now(), actor: guest(access), door: 'api' }
    const entry = {
      id: deps.newId(),
      kind: 'charge' as const,
      door: 'test' as const,
      amountFen: 10_000,
      reference: 'twin',
    }
    const twin = await confirmOrder(db, change, { entry, revision: 1 })
    expect([twin.moved, twin.order?.status]).toEqual([false, 'confirmed'])
    expect(await db.prepare('SELECT count(*) AS count FROM payment').first('count')).toBe(0)
  })

  test('a moment after the hold lapsed is refused, and the places are free again', async () => {
    const room = await openProduct(db, { capacity: 1 })
    const { ask, deps } = await guestWith(tripOf(room))
    deps.pass(15 * MINUTE_MS)
    expect(await ask('/confirm')).toMatchObject({ status: 409, body: { code: 'hold_expired' } })
    await tendOrders(deps)
    expect(await takenIn(db, room.slotIds)).toEqual([0])
    expect((await ask('')).body.status).toBe('expired')
    expect(await ask('/confirm')).toMatchObject({ status: 409, body: { code: 'hold_expired' } })
  })

  test('is refused when a notice closed it in between', async () => {
    const walk = await openProduct(db)
    const { ask, deps } = await guestWith(tripOf(walk))
    const startsAt = Date.parse(`${addDays(TODAY, 10)}T00:00:00+08:00`)
    await publishClosure(
      db,
      {
        id: 'flood',
        title: '涨水',
        reason: 'flood',
        body: '',
        startsAt,
        endsAt: startsAt + 24 * AN_HOUR,
        targets: [{ kind: 'product', id: walk.productId }],
      },
      { actor: 'warden', at: deps.now() },
    )
    expect(await ask('/confirm')).toMatchObject({ status: 409, body: { code: 'closed' } })
  })
})

describe('a hold that lapses', () => {
  test('gives its places to the next booking, without waiting for cron', async () => {
    const room = await openProduct(db, { capacity: 1 })
    const { deps, call } = await guestWith(tripOf(room))
    const place = () =>
      call('/api/orders', { method: 'POST', json: tripOf(room), headers: { 'idempotency-key': crypto.randomUUID() } })
    expect((await place()).status).toBe(409)
    deps.pass(15 * MINUTE_MS)
    expect((await place()).status).toBe(201)
    expect(await kinds()).toEqual(['order.held', 'order.expired', 'order.held'])
  })

  test('is cleared by cron, once', async () => {
    const room = await openProduct(db)
    const { deps } = await guestWith(tripOf({ ...room, quantity: 4 }))
    deps.pass(15 * MINUTE_MS - 1)
    await tendOrders(deps)
    expect(await kinds()).toEqual(['order.held'])
    deps.pass(1)
    await tendOrders(deps)
    await tendOrders(deps)
    expect(await kinds()).toEqual(['order.held', 'order.expired'])
    expect(await takenIn(db, room.slotIds)).toEqual([0])
  })
})

describe('cancelling', () => {
  test('tells the refund first and then gives back exactly that', async () => {
    const room = await openProduct(db, { units: [{ yuan: 200 }] })
    const { ask, deps } = await guestWith(tripOf(room))
    await ask('/confirm', { door: 'test' })
    deps.pass(8 * 24 * AN_HOUR)
    const told = await ask('/cancellation')
    expect(told.body).toMatchObject({
      paidFen: 20_000,
      feeFen: 6_000,
      refundFen: 14_000,
      owedFen: 0,
      lines: [{ feePercent: 30, reason: 'tier' }],
    })
    const done = await ask('/cancel', { expectedRefundFen: told.body.refundFen })
    expect(done).toMatchObject({
      status: 200,
      body: { status: 'cancelled', refundFen: 14_000, owedFen: 0, paidFen: 6_000, feeFen: 6_000 },
    })
    expect((await db.prepare('SELECT kind, amount_fen FROM payment ORDER BY created_at').all()).results).toEqual([
      { kind: 'charge', amount_fen: 20_000 },
      { kind: 'refund', amount_fen: 14_000 },
    ])
    expect(await takenIn(db, room.slotIds)).toEqual([0])
  })

  test('twice at once refunds once', async () => {
    const { ask } = await guestWith(tripOf(await openProduct(db)))
    await ask('/confirm', { door: 'test' })
    const replies = await Promise.all([ask('/cancel'), ask('/cancel'), ask('/cancel')])
    for (const reply of replies)
      expect(reply).toMatchObject({ status: 200, body: { status: 'cancelled', refundFen: 10_000 } })
    expect(await db.prepare("SELECT count(*) AS n FROM payment WHERE kind = 'refund'").first()).toEqual({ n: 1 })
    expect(await kinds()).toEqual(['order.held', 'order.confirmed', 'order.cancelled'])
  })

  test('when less comes back than was shown, it asks again instead of cancelling', async () => {
    const { ask, deps } = await guestWith(tripOf(await openProduct(db)))
    await ask('/confirm', { door: 'test' })
    deps.pass(8 * 24 * AN_HOUR)
    expect(await ask('/cancel', { expectedRefundFen: 10_000 })).toMatchObject({
      status: 409,
      body: { code: 'refund_changed', refundFen: 7_000 },
    })
    expect((await ask('')).body.status).toBe('confirmed')
  })

  test('paid at the farm: the fee is told as owed', async () => {
    const { ask, deps } = await guestWith(tripOf(await openProduct(db)))
    await ask('/confirm')
    deps.pass(8 * 24 * AN_HOUR)
    expect((await ask('/cancel')).body).toMatchObject({ refundFen: 0, feeFen: 3_000, owedFen: 3_000 })
  })

  test('a hold is let go at no cost, and nobody is written to', async () => {
    const room = await openProduct(db)
    const { ask } = await guestWith(tripOf(room))
    expect((await ask('/cancel')).body).toMatchObject({ status: 'cancelled', feeFen: 0 })
    expect(await takenIn(db, room.slotIds)).toEqual([0])
    expect(await db.prepare('SELECT count(*) AS n FROM outbox').first()).toEqual({ n: 0 })
  })

  test('is refused once the order has lapsed or is over', async () => {
    const { ask, deps } = await guestWith(tripOf(await openProduct(db)))
    deps.pass(15 * MINUTE_MS)
    await tendOrders(deps)
    expect(await ask('/cancel')).toMatchObject({ status: 409, body: { code: 'not_cancellable' } })
    expect(await ask('/cancellation')).toMatchObject({ status: 409, body: { code: 'not_cancellable' } })
  })
})

describe('what is over', () => {
  test('is completed by cron and keeps its places', async () => {
    const room = await openProduct(db)
    const { ask, deps } = await guestWith(tripOf(room))
    await ask('/confirm')
    deps.pass(12 * 24 * AN_HOUR)
    await tendOrders(deps)
    expect((await ask('')).body.status).toBe('completed')
    expect(await takenIn(db, room.slotIds)).toEqual([1])
  })
})

describe('paying in advance', () => {
  test('the test door does not exist in a live township', async () => {
    const deps = testDeps()
    const { ask } = await guestWith(tripOf(await openProduct(db)), deps)
    deps.config.mode = 'live'
    expect((await ask('/confirm', { door: 'test' })).status).toBe(404)
    expect((await ask('/confirm', { door: 'farm' })).status).toBe(200)
  })
})

describe('the record', () => {
  test('events can be neither edited nor deleted', async () => {
    await guestWith(tripOf(await openProduct(db)))
    await expect(db.prepare("UPDATE event SET actor = 'nobody'").run()).rejects.toThrow(/never edited/)
    await expect(db.prepare('DELETE FROM event').run()).rejects.toThrow(/never deleted/)
  })

  test('the database itself refuses a line that lives again, a slot deleted, and a capacity below what is sold', async () => {
    const room = await openProduct(db)
    const { ask } = await guestWith(tripOf({ ...room, quantity: 3 }))
    await expect(db.prepare('UPDATE slot SET capacity = 2 WHERE id = ?1').bind(room.slotIds[0]).run()).rejects.toThrow(
      /CHECK/,
    )
    await expect(db.prepare('DELETE FROM slot').run()).rejects.toThrow(/never deleted/)
    await ask('/cancel')
    await expect(db.prepare("UPDATE order_line SET status = 'confirmed'").run()).rejects.toThrow(/does not live again/)
    await expect(db.prepare("UPDATE orders SET status = 'held'").run()).rejects.toThrow(/cannot move/)
  })
})
