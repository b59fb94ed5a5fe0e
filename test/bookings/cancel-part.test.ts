import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { tendOrders } from '../../src/bookings/bookings.jobs.ts'
import { AN_HOUR } from '../support/deps.ts'
import { guestWith } from '../support/guest.ts'
import type { AnyBody } from '../support/reply.ts'
import { type Opened, openProduct, takenIn, tripOf } from '../support/township.ts'

const db = env.DB
const A_DAY = 24 * AN_HOUR

/** A room and a boat ten days ahead, from two hosts, and honey to fetch on any day. */
let room: Opened
let boat: Opened
let honey: Opened
beforeEach(async () => {
  room = await openProduct(db, { units: [{ yuan: 200 }] })
  boat = await openProduct(db, { units: [{ yuan: 50 }] })
  honey = await openProduct(db, { kind: 'goods', units: [{ yuan: 30 }], tiers: [{ hoursBefore: 0, feePercent: 0 }] })
  await db
    .prepare('UPDATE slot SET starts_at = NULL, ends_at = NULL, day = NULL WHERE id = ?1')
    .bind(honey.slotIds[0])
    .run()
})

const guestOf = () => guestWith(tripOf(room, boat, honey))
const statuses = (body: AnyBody) => body.lines.map((line: { status: string }) => line.status)
const payments = async () =>
  (await db.prepare('SELECT kind, amount_fen FROM payment ORDER BY created_at, kind').all()).results

describe('cancelling a part of a confirmed order', () => {
  test('tells its refund first, gives back exactly that, frees its places alone, and leaves the rest standing', async () => {
    const { ask, deps } = await guestOf()
    await ask('/confirm', { door: 'test' })
    deps.pass(8 * A_DAY)
    const told = await ask('/cancellation?lines=0')
    expect(told.body).toMatchObject({
      feeFen: 6000,
      refundFen: 14_000,
      owedFen: 0,
      lines: [{ position: 0, feePercent: 30 }],
    })
    expect(told.body.lines).toHaveLength(1)
    const done = await ask('/cancel', { lines: [0], expectedRefundFen: told.body.refundFen })
    expect(done).toMatchObject({
      status: 200,
      body: {
        status: 'confirmed',
        totalFen: 28_000,
        paidFen: 14_000,
        refundedFen: 14_000,
        feeFen: 6000,
        refundFen: 14_000,
        owedFen: 0,
      },
    })
    expect(statuses(done.body)).toEqual(['cancelled', 'confirmed', 'confirmed'])
    expect(await takenIn(db, [...room.slotIds, ...boat.slotIds, ...honey.slotIds])).toEqual([0, 1, 1])
    expect(await payments()).toEqual([
      { kind: 'charge', amount_fen: 28_000 },
      { kind: 'refund', amount_fen: 14_000 },
    ])
  })

  test('tells that host and the guest, and nobody else, who did it and what it cost', async () => {
    const { ask, order } = await guestOf()
    await ask('/confirm')
    await ask('/cancel', { lines: [1] })
    const event = await db
      .prepare("SELECT id, actor, door, detail FROM event WHERE kind = 'order.part_cancelled' AND subject_id = ?1")
      .bind(order.id)
      .first<{ id: number; actor: string; door: string; detail: string }>()
    expect(event).toMatchObject({ actor: `guest:${order.id}`, door: 'api' })
    expect(JSON.parse(event?.detail ?? '')).toEqual({ fees: { 1: 0 }, refundFen: 0 })
    const told = await db.prepare('SELECT recipient FROM outbox WHERE event_id = ?1 ORDER BY 1').bind(event?.id).all()
    expect(told.results.map((row) => row.recipient)).toEqual([`guest:${order.id}`, `host:${boat.hostId}`])
  })

  test('a host who is out of the order hears no more of it', async () => {
    const { ask } = await guestOf()
    await ask('/confirm')
    await ask('/cancel', { lines: [1] })
    await ask('/cancel')
    const heard = await db
      .prepare(
        "SELECT recipient FROM outbox JOIN event ON event.id = event_id WHERE kind = 'order.cancelled' AND recipient LIKE 'host:%' ORDER BY 1",
      )
      .all()
    expect(heard.results.map((row) => row.recipient)).toEqual([`host:${room.hostId}`, `host:${honey.hostId}`].sort())
  })

  test('part by part comes to the same fen as all at once, and the last part cancels the order', async () => {
    const { ask, deps } = await guestOf()
    await ask('/confirm', { door: 'test' })
    deps.pass(8 * A_DAY)
    const whole = (await ask('/cancellation')).body
    for (const position of [2, 0, 1]) expect((await ask('/cancel', { lines: [position] })).status).toBe(200)
    const { body } = await ask('')
    expect(body).toMatchObject({ status: 'cancelled', refundedFen: whole.refundFen, feeFen: whole.feeFen })
    expect(await takenIn(db, [...room.slotIds, ...boat.slotIds, ...honey.slotIds])).toEqual([0, 0, 0])
  })

  test('the rest cancelled afterwards keeps the fee of the part', async () => {
    const { ask, deps } = await guestOf()
    await ask('/confirm', { door: 'test' })
    deps.pass(8 * A_DAY)
    await ask('/cancel', { lines: [0] })
    expect((await ask('/cancellation')).body.lines.map((line: AnyBody) => line.reason)).toEqual([
      'already_ended',
      'tier',
      'free',
    ])
    expect((await ask('/cancel')).body).toMatchObject({
      status: 'cancelled',
      feeFen: 7500,
      refundedFen: 20_500,
      refundFen: 20_500,
    })
  })

  test('to be paid at the farm: nothing comes back and the fee is told as owed', async () => {
    const { ask, deps } = await guestOf()
    await ask('/confirm')
    deps.pass(8 * A_DAY)
    expect((await ask('/cancel', { lines: [0] })).body).toMatchObject({
      status: 'confirmed',
      refundFen: 0,
      feeFen: 6000,
      owedFen: 6000,
    })
    expect(await payments()).toEqual([])
  })

  test('without what has no end, the order is completed when the rest is over', async () => {
    const { ask, deps } = await guestOf()
    await ask('/confirm')
    await ask('/cancel', { lines: [2] })
    deps.pass(12 * A_DAY)
    await tendOrders(deps)
    const { body } = await ask('')
    expect([body.status, statuses(body)]).toEqual(['completed', ['completed', 'completed', 'cancelled']])
  })

  test('a once-per-buyer right comes back with its line', async () => {
    const tea = await openProduct(db, { kind: 'goods', oncePerBuyer: true })
    const { ask, deps } = await guestWith(tripOf(tea, boat))
    await ask('/confirm')
    await ask('/cancel', { lines: [0] })
    expect((await guestWith(tripOf(tea), deps)).order.code).toHaveLength(8)
  })
})

describe('what cannot be cancelled as asked', () => {
  test('when less comes back than was shown, it asks again', async () => {
    const { ask, deps } = await guestOf()
    await ask('/confirm', { door: 'test' })
    deps.pass(8 * A_DAY)
    expect(await ask('/cancel', { lines: [0], expectedRefundFen: 20_000 })).toMatchObject({
      status: 409,
      body: { code: 'refund_changed', refundFen: 14_000 },
    })
    expect(statuses((await ask('')).body)).toEqual(['confirmed', 'confirmed', 'confirmed'])
  })

  test('a part of a hold: it is dropped whole', async () => {
    const { ask } = await guestOf()
    expect(await ask('/cancel', { lines: [0] })).toMatchObject({ status: 409, body: { code: 'line_not_cancellable' } })
    expect((await ask('/cancel', { lines: [2, 1, 0] })).body.status).toBe('cancelled')
  })

  test('a line that is cancelled already, even together with one that is not', async () => {
    const { ask } = await guestOf()
    await ask('/confirm')
    await ask('/cancel', { lines: [0] })
    expect(await ask('/cancel', { lines: [1, 0] })).toMatchObject({
      status: 409,
      body: { code: 'line_not_cancellable', errors: [{ path: 'lines.1', code: 'already_cancelled' }] },
    })
    expect(await takenIn(db, boat.slotIds)).toEqual([1])
    expect((await ask('/cancellation?lines=0')).status).toBe(409)
  })

  test.each([
    ['a position the order does not have', { lines: [3] }, 'lines.0', 'unknown_line'],
    ['a position twice', { lines: [0, 0] }, 'lines', 'line_twice'],
    ['no position', { lines: [] }, 'lines', 'lines_missing'],
    ['a position in words', { lines: ['room'] }, 'lines.0', 'invalid_type'],
    ['half a position', { lines: [0.5] }, 'lines.0', 'invalid_type'],
    ['a position below zero', { lines: [-1] }, 'lines.0', 'too_small'],
    ['one position for the list', { lines: 0 }, 'lines', 'invalid_type'],
    ['another word for it', { line: [0] }, 'line', 'unrecognized_keys'],
  ])('%s is named and nothing is cancelled', async (_, body, path, code) => {
    const { ask } = await guestOf()
    await ask('/confirm')
    expect(await ask('/cancel', body)).toMatchObject({
      status: 422,
      body: { code: 'invalid_request', errors: [{ path, code }] },
    })
    expect(statuses((await ask('')).body)).toEqual(['confirmed', 'confirmed', 'confirmed'])
  })

  test.each(['lines=', 'lines=0,0', 'lines=0,', 'lines=a', 'lines=-1', 'lines=100', 'lines=7', 'line=0'])(
    'a preview of ?%s is refused',
    async (query) => {
      const { ask } = await guestOf()
      await ask('/confirm')
      expect(await ask(`/cancellation?${query}`)).toMatchObject({ status: 422, body: { code: 'invalid_request' } })
    },
  )

  test('a part of an order that is over', async () => {
    const { ask, deps } = await guestWith(tripOf(room, boat))
    await ask('/confirm')
    deps.pass(12 * A_DAY)
    await tendOrders(deps)
    expect(await ask('/cancel', { lines: [0] })).toMatchObject({ status: 409, body: { code: 'not_cancellable' } })
  })
})

describe('two tabs', () => {
  test('cancelling the same line at once cancel it once; the other is told', async () => {
    const { ask } = await guestOf()
    await ask('/confirm', { door: 'test' })
    const replies = await Promise.all([1, 2, 3].map(() => ask('/cancel', { lines: [0] })))
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 409, 409])
    for (const { status, body } of replies) if (status === 409) expect(body.code).toBe('line_not_cancellable')
    expect(await takenIn(db, room.slotIds)).toEqual([0])
    expect(await payments()).toContainEqual({ kind: 'refund', amount_fen: 20_000 })
    expect(await payments()).toHaveLength(2)
  })

  test('cancelling different lines at once never give back more than was paid', async () => {
    const { ask } = await guestOf()
    await ask('/confirm', { door: 'test' })
    const replies = await Promise.all([[0], [1], [0, 1]].map((lines) => ask('/cancel', { lines })))
    for (const { status, body } of replies) expect([200, 409], body.code).toContain(status)
    const { body } = await ask('')
    const cancelled = body.lines.filter((line: AnyBody) => line.status === 'cancelled')
    expect(body.refundedFen).toBe(cancelled.reduce((sum: number, line: AnyBody) => sum + line.amountFen, 0))
    expect(cancelled.length).toBeGreaterThan(0)
  })

  test('cancelling a line and the whole order at once leave the sums right', async () => {
    const { ask } = await guestOf()
    await ask('/confirm', { door: 'test' })
    await Promise.all([ask('/cancel', { lines: [0] }), ask('/cancel'), ask('/cancel', { lines: [1] })])
    await ask('/cancel')
    expect((await ask('')).body).toMatchObject({ status: 'cancelled', refundedFen: 28_000, paidFen: 0 })
  })
})

describe('the database itself', () => {
  const INSERT = `INSERT INTO part_cancellation (order_id, token_version, revision, changed_at, changed_by, changed_door, fees)
    VALUES (?1, 1, ?2, 1, 'guest', 'api', ?3)`

  test.each([
    ['from another revision', 1, { 0: 0 }],
    ['of every living line', 2, { 0: 0, 1: 0, 2: 0 }],
    ['of a line that is not there', 2, { 0: 0, 9: 0 }],
    ['of nothing', 2, {}],
  ])('ignores a part cancellation %s', async (_, revision, fees) => {
    const { ask, order } = await guestOf()
    await ask('/confirm')
    await db.prepare(INSERT).bind(order.id, revision, JSON.stringify(fees)).run()
    expect(statuses((await ask('')).body)).toEqual(['confirmed', 'confirmed', 'confirmed'])
    expect(await db.prepare("SELECT count(*) AS n FROM event WHERE kind = 'order.part_cancelled'").first()).toEqual({
      n: 0,
    })
  })
})
