import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { tendQuestions } from '../../src/answers/answers.jobs.ts'
import { tendOrders } from '../../src/bookings/bookings.jobs.ts'
import { addDays, HOUR_MS, instantOf, MINUTE_MS } from '../../src/days.ts'
import { AN_HOUR, TODAY, testDeps } from '../support/deps.ts'
import { guestWith } from '../support/guest.ts'
import { type Keeper, keeperOf } from '../support/keeper.ts'
import type { AnyBody } from '../support/reply.ts'
import { type Opened, openProduct, takenIn, tripOf } from '../support/township.ts'

const db = env.DB
const A_DAY = 24 * AN_HOUR

/** A room whose host wants to say yes or no, and a boat of another host who does not, ten days ahead. */
let room: Opened
let boat: Opened
beforeEach(async () => {
  room = await openProduct(db, { kind: 'stay', hostAnswers: true, units: [{ yuan: 200 }] })
  boat = await openProduct(db, { units: [{ yuan: 50 }] })
})

type Guest = Awaited<ReturnType<typeof guestWith>>

/** Someone who has booked and confirmed, and the host who is asked. */
async function asked(
  trip: unknown = tripOf(room, boat),
  door: 'farm' | 'test' = 'test',
): Promise<{ guest: Guest; host: Keeper }> {
  const guest = await guestWith(trip)
  await guest.ask('/confirm', { door })
  return { guest, host: await keeperOf(room, guest.deps) }
}

const accept = (host: Keeper, { order }: Guest, position = 0) =>
  host.post(`/answers/${order.id}/${position}`, { answer: 'accept' })
const decline = (host: Keeper, { order }: Guest, reason = '', position = 0) =>
  host.post(`/answers/${order.id}/${position}`, { answer: 'decline', reason })
const statuses = (body: AnyBody) => body.lines.map((line: { status: string }) => line.status)
const eventsOf = async ({ order }: Guest, kind: string) =>
  (await db.prepare('SELECT * FROM event WHERE kind = ?1 AND subject_id = ?2').bind(kind, order.id).all<AnyBody>())
    .results
const toldOf = async (eventId: number) =>
  (await db.prepare('SELECT recipient FROM outbox WHERE event_id = ?1 ORDER BY 1').bind(eventId).all()).results.map(
    ({ recipient }) => recipient,
  )
const ledger = async () =>
  (await db.prepare('SELECT kind, amount_fen AS fen FROM payment ORDER BY created_at, kind').all()).results

describe('a booking whose host wants to be asked', () => {
  test('waits for her once it is confirmed, and holds its places; the others are confirmed', async () => {
    const { guest } = await asked()
    const { body } = await guest.ask('')
    expect(body.status).toBe('confirmed')
    expect(statuses(body)).toEqual(['awaiting_host', 'confirmed'])
    expect(body.lines.map((line: AnyBody) => line.answerBy)).toEqual([
      new Date(guest.deps.now() + A_DAY).toISOString(),
      null,
    ])
    expect(await takenIn(db, room.slotIds)).toEqual([1])
  })

  test('says so before it is held, while it is held, and until she answers', async () => {
    const { guest } = await asked()
    const page = (path: string) => guest.call(path, { headers: { cookie: guest.cookie } }).then((reply) => reply.text())
    expect(await page(`/products/${room.productId}`)).toContain('农户看过才算订上')
    expect(await page(`/products/${boat.productId}`)).not.toContain('农户看过才算订上')
    expect(await page(`/trip?plan=${room.unitIds[0]}.1.${room.slotIds[0]}`)).toContain('还要等农户答应')
    expect(await page(`/orders/${guest.order.id}`)).toContain('最迟 4月14日 10:00 答复')
    const held = await guestWith(tripOf(room))
    const reply = await held.call(`/orders/${held.order.id}`, { headers: { cookie: held.cookie } })
    expect(await reply.text()).toContain('还要等农户答应')
  })

  test('has until two hours before it begins, and half an hour at least', async () => {
    const answerBy = async (day: string, passed: number) => {
      const soon = await openProduct(db, { hostAnswers: true, from: day })
      const guest = await guestWith(tripOf(soon))
      guest.deps.pass(passed)
      await guest.ask('/confirm')
      return Date.parse((await guest.ask('')).body.lines[0].answerBy)
    }
    expect(await answerBy(TODAY, 0)).toBe(instantOf(TODAY, '12:00'))
    // 14:00 is when it begins.
    const late = await openProduct(db, { hostAnswers: true, from: TODAY })
    const deps = testDeps()
    deps.pass(3 * HOUR_MS)
    const guest = await guestWith(tripOf(late), deps)
    await guest.ask('/confirm')
    expect(Date.parse((await guest.ask('')).body.lines[0].answerBy)).toBe(instantOf(TODAY, '13:30'))
    deps.pass(45 * MINUTE_MS)
    const latest = await guestWith(tripOf(late), deps)
    await latest.ask('/confirm')
    expect(Date.parse((await latest.ask('')).body.lines[0].answerBy)).toBe(instantOf(TODAY, '14:00'))
  })

  test('has as many hours as the township says', async () => {
    await db.prepare("INSERT INTO setting (key, value, changed_at) VALUES ('answerHours', '6', 0)").run()
    const { guest } = await asked()
    expect((await guest.ask('')).body.lines[0].answerBy).toBe(new Date(guest.deps.now() + 6 * HOUR_MS).toISOString())
  })

  test('turning it on is a change that a price shown before does not outlive', async () => {
    const before = await db.prepare('SELECT version FROM product WHERE id = ?1').bind(boat.productId).first<AnyBody>()
    await db.prepare('UPDATE product SET host_answers = 1 WHERE id = ?1').bind(boat.productId).run()
    const after = await db.prepare('SELECT version FROM product WHERE id = ?1').bind(boat.productId).first<AnyBody>()
    expect(after?.version).toBe(before?.version + 1)
  })

  test('costs nothing to cancel until she has said yes, and its fee from then on', async () => {
    const { guest, host } = await asked(tripOf(room))
    guest.deps.pass(8 * A_DAY)
    expect((await guest.ask('/cancellation')).body).toMatchObject({ feeFen: 0, refundFen: 20_000 })
    await accept(host, guest)
    expect((await guest.ask('/cancellation')).body).toMatchObject({ feeFen: 6000, refundFen: 14_000 })
  })
})

describe('her yes', () => {
  test('confirms the line, tells the guest, and says who gave it', async () => {
    const { guest, host } = await asked()
    expect((await accept(host, guest)).status).toBe(303)
    expect(statuses((await guest.ask('')).body)).toEqual(['confirmed', 'confirmed'])
    const [event] = await eventsOf(guest, 'line.accepted')
    expect(event).toMatchObject({ actor: host.actor, door: 'web' })
    expect(JSON.parse(event?.detail)).toMatchObject({ lines: [0] })
    expect(await toldOf(event?.id)).toEqual([`guest:${guest.order.id}`])
  })

  test('given twice is given once', async () => {
    const { guest, host } = await asked()
    const replies = await Promise.all([accept(host, guest), accept(host, guest), accept(host, guest)])
    expect(replies.map(({ status }) => status)).toEqual([303, 303, 303])
    expect(await eventsOf(guest, 'line.accepted')).toHaveLength(1)
  })

  test('is given for the adults and the children of one departure together', async () => {
    const family = await openProduct(db, { hostAnswers: true, hostId: room.hostId, units: [{}, {}] })
    const { guest, host } = await asked(tripOf(family, { ...family, unit: 1 }, room))
    await accept(host, guest, 1)
    expect(statuses((await guest.ask('')).body)).toEqual(['confirmed', 'confirmed', 'awaiting_host'])
  })

  test('comes too late when the guest has cancelled, and says so', async () => {
    const { guest, host } = await asked()
    await guest.ask('/cancel', { lines: [0] })
    const reply = await accept(host, guest)
    expect(reply.status).toBe(409)
    expect(await reply.text()).toContain('客人已经取消了，不用答复')
    expect(await takenIn(db, room.slotIds)).toEqual([0])
  })
})

describe('her no', () => {
  test('frees the places, gives back what was paid for it, and leaves the rest standing', async () => {
    const { guest, host } = await asked()
    expect((await decline(host, guest, 'full')).status).toBe(303)
    const { body } = await guest.ask('')
    expect(body).toMatchObject({ status: 'confirmed', paidFen: 5000, refundedFen: 20_000, feeFen: 0 })
    expect(body.lines[0]).toMatchObject({ status: 'declined', declineReason: 'full' })
    expect(await takenIn(db, [...room.slotIds, ...boat.slotIds])).toEqual([0, 1])
    expect(await ledger()).toEqual([
      { kind: 'charge', fen: 25_000 },
      { kind: 'refund', fen: 20_000 },
    ])
    const [event] = await eventsOf(guest, 'line.declined')
    expect(JSON.parse(event?.detail)).toEqual({ lines: [0], reason: 'full', refundFen: 20_000 })
    expect(await toldOf(event?.id)).toEqual([`guest:${guest.order.id}`])
  })

  test('said twice gives back once', async () => {
    const { guest, host } = await asked()
    const replies = await Promise.all([decline(host, guest), decline(host, guest)])
    expect(replies.map(({ status }) => status)).toEqual([303, 303])
    expect(await ledger()).toHaveLength(2)
    expect(await eventsOf(guest, 'line.declined')).toHaveLength(1)
  })

  test('to the last line ends the order, for no fee ever', async () => {
    const { guest, host } = await asked(tripOf(room))
    guest.deps.pass(A_DAY / 2)
    await decline(host, guest)
    const { body } = await guest.ask('')
    expect(body).toMatchObject({ status: 'cancelled', feeFen: 0, paidFen: 0, refundedFen: 20_000 })
    expect(statuses(body)).toEqual(['declined'])
    const [ended] = await eventsOf(guest, 'order.cancelled')
    expect(ended?.actor).toBe(host.actor)
    expect(await toldOf(ended?.id)).toContain(`guest:${guest.order.id}`)
    const [declined] = await eventsOf(guest, 'line.declined')
    expect(await toldOf(declined?.id)).toEqual([`guest:${guest.order.id}`])
  })

  test('keeps the fee of what the guest had cancelled before, and gives back the rest', async () => {
    const { guest, host } = await asked()
    guest.deps.pass(8 * A_DAY)
    await guest.ask('/cancel', { lines: [1] })
    await decline(host, guest)
    expect((await guest.ask('')).body).toMatchObject({ status: 'cancelled', feeFen: 1500, refundedFen: 23_500 })
  })

  test('is said with one tap on a reason, or without one', async () => {
    const { guest, host } = await asked()
    const page = await host.text(`/answers/${guest.order.id}/0`)
    for (const reason of ['full', 'away', 'weather', 'unwell', 'none'])
      expect(page).toContain(`name="reason" value="${reason}"`)
    expect(page).not.toContain('no_answer')
    await decline(host, guest, 'no_answer')
    expect((await guest.ask('')).body.lines[0].declineReason).toBeNull()
  })

  test('shows the guest why, and what could stand in for it', async () => {
    const { guest, host } = await asked()
    await decline(host, guest, 'weather')
    const page = await (await guest.call(`/orders/${guest.order.id}`, { headers: { cookie: guest.cookie } })).text()
    expect(page).toContain('天气不好')
    expect(page).toContain('农户没能接')
  })

  test('after a yes is not heard, and says so', async () => {
    const { guest, host } = await asked()
    await accept(host, guest)
    const reply = await decline(host, guest)
    expect(reply.status).toBe(409)
    expect(await reply.text()).toContain('这一单您已经接了')
    expect(statuses((await guest.ask('')).body)).toEqual(['confirmed', 'confirmed'])
  })
})

describe('nobody else answers', () => {
  test('another host, a helper whose help has ended, or a question that was never asked', async () => {
    const { guest, host } = await asked()
    const other = await keeperOf(boat, guest.deps)
    expect((await accept(other, guest)).status).toBe(404)
    expect((await accept(host, guest, 1)).status).toBe(404)
    expect((await host.post('/answers/none/0', { answer: 'accept' })).status).toBe(404)
    const helper = await keeperOf(room, guest.deps, 'helps')
    // Her session is still remembered as a helper's: the query asks again.
    await helper.get('')
    await db.prepare('UPDATE host_member SET ended_at = 1 WHERE account_id = ?1').bind(helper.accountId).run()
    expect((await accept(helper, guest)).status).toBe(404)
    expect(statuses((await guest.ask('')).body)[0]).toBe('awaiting_host')
  })

  test('a helper does, under both names', async () => {
    const { guest } = await asked()
    const helper = await keeperOf(room, guest.deps, 'helps')
    await accept(helper, guest)
    expect((await eventsOf(guest, 'line.accepted'))[0]?.actor).toBe(helper.actor)
  })
})

describe('at the same moment', () => {
  test('as the guest cancels, one of the two counts and the sums agree', async () => {
    for (let round = 0; round < 12; round++) {
      const slot = await openProduct(db, {
        hostAnswers: true,
        units: [{ yuan: 200 }],
        tiers: [
          { hoursBefore: 999, feePercent: 0 },
          { hoursBefore: 0, feePercent: 50 },
        ],
      })
      const guest = await guestWith(tripOf(slot))
      await guest.ask('/confirm', { door: 'test' })
      const host = await keeperOf(slot, guest.deps)
      const answer = round % 2 === 0 ? accept(host, guest) : decline(host, guest)
      const [cancelled, answered] = await Promise.all([guest.ask('/cancel', { expectedRefundFen: 20_000 }), answer])
      const { body } = await guest.ask('')
      const [taken] = await takenIn(db, slot.slotIds)
      // Told that it costs nothing, the guest pays nothing, or is asked again.
      if (body.status === 'cancelled') expect(body).toMatchObject({ paidFen: 0, refundedFen: 20_000, feeFen: 0 })
      else expect([cancelled.status, statuses(body)]).toEqual([409, ['confirmed']])
      expect(taken).toBe(body.status === 'cancelled' ? 0 : 1)
      expect([303, 409]).toContain(answered.status)
      expect(answered.status === 303 || body.status === 'cancelled').toBe(true)
      const refunds = await db
        .prepare("SELECT count(*) AS n FROM payment WHERE kind = 'refund' AND order_id = ?1")
        .bind(guest.order.id)
        .first()
      expect(refunds).toEqual({ n: body.status === 'cancelled' ? 1 : 0 })
    }
  })

  test('as the guest cancels something else, a no is worked out anew', async () => {
    const { guest, host } = await asked()
    const [cancelled, declined] = await Promise.all([guest.ask('/cancel', { lines: [1] }), decline(host, guest)])
    const { body } = await guest.ask('')
    // Whoever came second with a sum of the first one's making was asked to look again, and the host's was worked out anew.
    expect(declined.status).toBe(303)
    const both = cancelled.status === 200
    expect(body).toMatchObject({ refundedFen: both ? 25_000 : 20_000, paidFen: both ? 0 : 5000 })
  })
})

describe('without an answer', () => {
  test('it is declined for her when her time is over, and not before', async () => {
    const { guest, host } = await asked()
    guest.deps.pass(A_DAY - 1)
    await tendQuestions(guest.deps)
    expect(statuses((await guest.ask('')).body)).toEqual(['awaiting_host', 'confirmed'])
    guest.deps.pass(1)
    await tendQuestions(guest.deps)
    await tendQuestions(guest.deps)
    const { body } = await guest.ask('')
    expect(body.lines[0]).toMatchObject({ status: 'declined', declineReason: 'no_answer' })
    expect(body.refundedFen).toBe(20_000)
    const events = await eventsOf(guest, 'line.declined')
    expect(events).toHaveLength(1)
    expect(events[0]).toMatchObject({ actor: 'system', door: 'cron' })
    // She hears of what was decided without her.
    expect(await toldOf(events[0]?.id)).toEqual([`guest:${guest.order.id}`, `host:${host.hostId}`])
    expect((await accept(host, guest)).status).toBe(409)
  })

  test('an order does not count as completed while it waits', async () => {
    const { guest } = await asked(tripOf(room), 'farm')
    guest.deps.pass(12 * A_DAY)
    await tendOrders(guest.deps)
    expect((await guest.ask('')).body.status).toBe('confirmed')
    await tendQuestions(guest.deps)
    expect((await guest.ask('')).body.status).toBe('cancelled')
  })

  test('an order that goes on ends with the last of what is left', async () => {
    const later = await openProduct(db, { hostAnswers: true, hostId: room.hostId, from: addDays(TODAY, 20) })
    const { guest, host } = await asked(tripOf(boat, later))
    await decline(host, guest, '', 1)
    guest.deps.pass(12 * A_DAY)
    await tendOrders(guest.deps)
    expect((await guest.ask('')).body.status).toBe('completed')
  })
})
