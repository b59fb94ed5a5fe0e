import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { tendOrders } from '../../src/bookings/bookings.jobs.ts'
import { addDays, HOUR_MS, instantOf } from '../../src/days.ts'
import type { Problem } from '../../src/problem.ts'
import type { Act } from '../../src/redemptions/redemptions.schemas.ts'
import { redeem, undo } from '../../src/redemptions/redemptions.ts'
import { openAccount } from '../support/accounts.ts'
import { AN_HOUR, TODAY } from '../support/deps.ts'
import { guestWith } from '../support/guest.ts'
import { type Keeper, keeperOf } from '../support/keeper.ts'
import type { AnyBody } from '../support/reply.ts'
import { type Opened, openProduct, tripOf } from '../support/township.ts'

const db = env.DB
const A_DAY = 24 * AN_HOUR
const HAND = { device: 'Chrome · Android', door: 'web' as const }
const PHONE = { device: 'Firefox · Android', door: 'offline' as const }

/** A walk today from 14:00 on, for up to ten. */
let walk: Opened
beforeEach(async () => {
  walk = await openProduct(db, { from: TODAY, units: [{ yuan: 40 }, { yuan: 20 }] })
})

type Guest = Awaited<ReturnType<typeof guestWith>>

/** Someone who has booked and confirmed, and the host she comes to. */
async function guestToday(trip: unknown = tripOf({ ...walk, quantity: 4 })): Promise<{ guest: Guest; host: Keeper }> {
  const guest = await guestWith(trip)
  await guest.ask('/confirm', { door: 'test' })
  return { guest, host: await keeperOf(walk, guest.deps, 'owns', '周桂兰') }
}

const act = ({ order, deps }: Guest, more: Partial<Act> & { quantity?: number; position?: number } = {}): Act => {
  const { quantity = 4, position = 0, ...rest } = more
  return {
    id: crypto.randomUUID(),
    orderId: order.id,
    kind: 'arrived',
    lines: [{ position, quantity }],
    proof: 'code',
    day: TODAY,
    claimedAt: deps.now(),
    ...rest,
  }
}
const lineOf = async ({ ask }: Guest, position = 0) => (await ask('')).body.lines[position] as AnyBody
const rows = async () => (await db.prepare('SELECT * FROM redemption ORDER BY id').all<AnyBody>()).results
const codeOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'done',
    (problem: Problem) => problem.code,
  )

describe('who has come', () => {
  test('is counted once, however often the same tap is sent', async () => {
    const { guest, host } = await guestToday()
    const tap = act(guest, { quantity: 3 })
    const results = await Promise.all([1, 2, 3].map(() => redeem(guest.deps, host, [tap], HAND)))
    expect(results.map(([row]) => row?.counted)).toEqual([3, 3, 3])
    expect(await rows()).toHaveLength(1)
    expect(await lineOf(guest)).toMatchObject({ arrived: 3, noShow: 0, status: 'confirmed' })
  })

  test('comes in parts, line by line', async () => {
    const { guest, host } = await guestToday(tripOf({ ...walk, quantity: 3 }, { ...walk, unit: 1, quantity: 2 }))
    await redeem(guest.deps, host, [act(guest, { quantity: 1 })], HAND)
    await redeem(
      guest.deps,
      host,
      [
        act(guest, {
          lines: [
            { position: 0, quantity: 2 },
            { position: 1, quantity: 2 },
          ],
        }),
      ],
      HAND,
    )
    expect([(await lineOf(guest)).arrived, (await lineOf(guest, 1)).arrived]).toEqual([3, 2])
  })

  test('is no more than were booked: what is beyond is kept beside it and counts nothing', async () => {
    const { guest, host } = await guestToday()
    await redeem(guest.deps, host, [act(guest, { quantity: 3 })], HAND)
    const [second] = await redeem(guest.deps, host, [act(guest, { quantity: 3 })], HAND)
    expect(second).toMatchObject({ quantity: 3, counted: 1, why: 'arrived' })
    expect(await lineOf(guest)).toMatchObject({ arrived: 4 })
  })

  test('of two that tap at once, the first counts and both are written down, with when and who', async () => {
    const { guest, host } = await guestToday()
    const helper = await keeperOf(walk, guest.deps, 'helps', '周小芸')
    const hourOff = guest.deps.now() - HOUR_MS
    await Promise.all([
      redeem(guest.deps, host, [act(guest)], HAND),
      redeem(guest.deps, helper, [act(guest, { claimedAt: hourOff })], PHONE),
    ])
    const both = await rows()
    expect(both.map(({ counted }) => counted).sort()).toEqual([0, 4])
    expect(await lineOf(guest)).toMatchObject({ arrived: 4 })
    const page = await host.text('')
    expect(page).toContain('对一下')
    expect(page).toContain('09:00 周小芸（Firefox · Android）')
    expect(page).toContain('10:00 周桂兰（Chrome · Android）')
  })

  test('goes by which reached us first, whatever the phones’ clocks say', async () => {
    const { guest, host } = await guestToday()
    await redeem(guest.deps, host, [act(guest, { claimedAt: guest.deps.now() + HOUR_MS })], PHONE)
    guest.deps.pass(10)
    const [later] = await redeem(guest.deps, host, [act(guest, { claimedAt: guest.deps.now() - 5 * HOUR_MS })], PHONE)
    expect(later?.counted).toBe(0)
    expect((await rows()).map(({ received_at, claimed_at }) => received_at - claimed_at)).toEqual([
      -HOUR_MS,
      5 * HOUR_MS,
    ])
  })
})

describe('what is not to be redeemed', () => {
  test.each([
    ['a day before', addDays(TODAY, 1), 'other_day'],
    ['a day that is yet to come', TODAY, 'other_day'],
  ])('%s', async (_, sold, why) => {
    const other = await openProduct(db, { hostId: walk.hostId, from: sold })
    const { guest, host } = await guestToday(tripOf(other))
    const day = sold === TODAY ? addDays(TODAY, 1) : TODAY
    const [row] = await redeem(guest.deps, host, [act(guest, { quantity: 1, day })], HAND)
    expect(row).toMatchObject({ counted: 0, why })
    expect(await lineOf(guest)).toMatchObject({ arrived: 0 })
  })

  test('what a phone noted longer ago than a week', async () => {
    const { guest, host } = await guestToday()
    guest.deps.pass(8 * A_DAY)
    expect((await redeem(guest.deps, host, [act(guest)], PHONE))[0]).toMatchObject({ counted: 0, why: 'other_day' })
  })

  test('what a phone noted yesterday counts', async () => {
    const { guest, host } = await guestToday()
    guest.deps.pass(A_DAY)
    expect((await redeem(guest.deps, host, [act(guest)], PHONE))[0]).toMatchObject({ counted: 4, why: null })
  })

  test('a line that was cancelled, or still waits for her answer', async () => {
    const wanted = await openProduct(db, { hostId: walk.hostId, from: TODAY, hostAnswers: true })
    const { guest, host } = await guestToday(tripOf(walk, wanted))
    await guest.ask('/cancel', { lines: [0] })
    const lines = [
      { position: 0, quantity: 1 },
      { position: 1, quantity: 1 },
    ]
    const counted = await redeem(guest.deps, host, [act(guest, { lines })], HAND)
    expect(counted.map(({ why }) => why)).toEqual(['ended', 'unanswered'])
  })

  test('another host’s line, by whoever keeps none of it', async () => {
    const { guest } = await guestToday()
    const other = await keeperOf(await openProduct(db), guest.deps)
    expect(await codeOf(redeem(guest.deps, other, [act(guest)], HAND))).toBe('not_found')
    const disguised = { ...other, hostId: walk.hostId }
    expect(await codeOf(redeem(guest.deps, disguised, [act(guest)], HAND))).toBe('not_found')
    expect(await rows()).toEqual([])
  })

  test('anything, by a helper whose help has ended', async () => {
    const { guest } = await guestToday()
    const helper = await keeperOf(walk, guest.deps, 'helps')
    await db.prepare('UPDATE host_member SET ended_at = 1 WHERE account_id = ?1').bind(helper.accountId).run()
    expect(await codeOf(redeem(guest.deps, helper, [act(guest)], HAND))).toBe('not_found')
  })
})

test('the township’s operator redeems for any host, under his own name', async () => {
  const { guest } = await guestToday()
  const operator = await openAccount(guest.deps, { staff: ['operator'] })
  const finance = await openAccount(guest.deps, { staff: ['finance'] })
  const as = ({ accountId }: { accountId: string }) => ({
    hostId: walk.hostId,
    accountId,
    actor: `account:${accountId}`,
  })
  expect(await codeOf(redeem(guest.deps, as(finance), [act(guest)], HAND))).toBe('not_found')
  expect((await redeem(guest.deps, as(operator), [act(guest)], HAND))[0]?.counted).toBe(4)
  expect((await rows())[0]?.actor).toBe(`account:${operator.accountId}`)
})

describe('who has not come', () => {
  test('is noted for as many as are still missing, and then nobody of them comes without it being taken back', async () => {
    const { guest, host } = await guestToday()
    await redeem(guest.deps, host, [act(guest, { quantity: 3 })], HAND)
    await redeem(guest.deps, host, [act(guest, { kind: 'no_show', quantity: 1 })], HAND)
    expect(await lineOf(guest)).toMatchObject({ arrived: 3, noShow: 1 })
    const [late] = await redeem(guest.deps, host, [act(guest, { quantity: 1 })], HAND)
    expect(late).toMatchObject({ counted: 0, why: 'no_show' })
  })
})

describe('taking back', () => {
  const noted = async (guest: Guest, host: Keeper, more = {}) => {
    await redeem(guest.deps, host, [act(guest, more)], HAND)
    return (await rows()).at(-1)?.id as number
  }

  test('puts everything as it was, once, and stays in the record', async () => {
    const { guest, host } = await guestToday()
    const id = await noted(guest, host, { kind: 'no_show' })
    await Promise.all([undo(guest.deps, host, id, HAND), undo(guest.deps, host, id, HAND)])
    expect(await lineOf(guest)).toMatchObject({ arrived: 0, noShow: 0 })
    expect((await rows()).map(({ kind }) => kind)).toEqual(['no_show', 'undone'])
    await redeem(guest.deps, host, [act(guest)], HAND)
    expect(await lineOf(guest)).toMatchObject({ arrived: 4 })
  })

  test('is possible until midnight, and no later', async () => {
    const { guest, host } = await guestToday()
    const id = await noted(guest, host)
    guest.deps.pass(instantOf(addDays(TODAY, 1)) - guest.deps.now() - 1)
    const late = await noted(guest, host, { quantity: 1 })
    guest.deps.pass(1)
    expect(await codeOf(undo(guest.deps, host, id, HAND))).toBe('not_undoable')
    expect(late).toBeGreaterThan(id)
    expect(await lineOf(guest)).toMatchObject({ arrived: 4 })
  })

  test('is not for another host, nor of what counted nothing', async () => {
    const { guest, host } = await guestToday()
    const id = await noted(guest, host)
    const double = await noted(guest, host)
    const other = await keeperOf(await openProduct(db), guest.deps)
    expect(await codeOf(undo(guest.deps, other, id, HAND))).toBe('not_found')
    expect(await codeOf(undo(guest.deps, host, double, HAND))).toBe('not_undoable')
    expect(await codeOf(undo(guest.deps, host, 99_999, HAND))).toBe('not_found')
  })

  test('takes back no more than had counted', async () => {
    const { guest, host } = await guestToday()
    await noted(guest, host, { quantity: 3 })
    const id = await noted(guest, host, { quantity: 3 })
    await undo(guest.deps, host, id, HAND)
    expect(await lineOf(guest)).toMatchObject({ arrived: 3 })
  })
})

describe('the record', () => {
  test('is never edited and never loses a row', async () => {
    const { guest, host } = await guestToday()
    await redeem(guest.deps, host, [act(guest)], HAND)
    await expect(db.prepare('UPDATE redemption SET counted = 0').run()).rejects.toThrow(/never edited/)
    await expect(db.prepare('DELETE FROM redemption').run()).rejects.toThrow(/never deleted/)
  })
})

describe('whoever has come', () => {
  test('cancels that part no more; the rest of the order can still be', async () => {
    const later = await openProduct(db, { units: [{ yuan: 100 }] })
    const { guest, host } = await guestToday(tripOf({ ...walk, quantity: 2 }, later))
    await redeem(guest.deps, host, [act(guest, { quantity: 1 })], HAND)
    expect((await guest.ask('/cancel', { lines: [0] })).body.code).toBe('line_not_cancellable')
    const { status, body } = await guest.ask('/cancel')
    expect([status, body.status, body.refundedFen]).toEqual([200, 'confirmed', 10_000])
    expect(body.lines.map((line: AnyBody) => line.status)).toEqual(['confirmed', 'cancelled'])
    expect((await guest.ask('/cancel')).body.code).toBe('not_cancellable')
  })

  test('sees so on the order’s page', async () => {
    const { guest, host } = await guestToday()
    await redeem(guest.deps, host, [act(guest)], HAND)
    const page = await guest.call(`/orders/${guest.order.id}`, { headers: { cookie: guest.cookie } })
    expect(await page.text()).toContain('已到场')
  })

  test('and cancels at the same moment: one of the two counts', async () => {
    for (let round = 0; round < 8; round++) {
      const { guest, host } = await guestToday(tripOf(walk))
      await Promise.all([redeem(guest.deps, host, [act(guest, { quantity: 1 })], HAND), guest.ask('/cancel')])
      const { body } = await guest.ask('')
      const [line] = body.lines
      expect(body.status === 'cancelled' ? line.arrived : 1 - line.arrived).toBe(0)
    }
  })

  test('leaves completing the order to the clock', async () => {
    const { guest, host } = await guestToday()
    await redeem(guest.deps, host, [act(guest)], HAND)
    await tendOrders(guest.deps)
    expect((await guest.ask('')).body.status).toBe('confirmed')
    guest.deps.pass(2 * A_DAY)
    await tendOrders(guest.deps)
    expect((await guest.ask('')).body.status).toBe('completed')
  })

  test('may be noted after the order was completed, on its day', async () => {
    await db
      .prepare('UPDATE slot SET starts_at = ?1, ends_at = ?2')
      .bind(instantOf(TODAY, '08:00'), instantOf(TODAY, '11:00'))
      .run()
    const { guest, host } = await guestToday()
    guest.deps.pass(2 * HOUR_MS)
    await tendOrders(guest.deps)
    expect((await guest.ask('')).body.status).toBe('completed')
    expect((await redeem(guest.deps, host, [act(guest)], HAND))[0]?.counted).toBe(4)
  })
})

describe('goods', () => {
  const honey = async () => {
    const product = await openProduct(db, { kind: 'goods', hostId: walk.hostId })
    await db
      .prepare('UPDATE slot SET starts_at = NULL, ends_at = NULL, day = NULL WHERE id = ?1')
      .bind(product.slotIds[0])
      .run()
    return product
  }

  test('are handed over on any day, and their order ends with the day on which the last of them went', async () => {
    const { guest, host } = await guestToday(tripOf({ ...(await honey()), quantity: 2 }))
    guest.deps.pass(5 * A_DAY)
    const day = addDays(TODAY, 5)
    await redeem(guest.deps, host, [act(guest, { quantity: 1, day })], HAND)
    guest.deps.pass(A_DAY)
    await tendOrders(guest.deps)
    await redeem(guest.deps, host, [act(guest, { quantity: 1, day: addDays(day, 1) })], HAND)
    await tendOrders(guest.deps)
    expect((await guest.ask('')).body.status).toBe('confirmed')
    guest.deps.pass(14 * HOUR_MS)
    await tendOrders(guest.deps)
    expect((await guest.ask('')).body).toMatchObject({
      status: 'completed',
      lines: [{ arrived: 2, status: 'completed' }],
    })
  })

  test('taken back the same day, the order waits on', async () => {
    const { guest, host } = await guestToday(tripOf(await honey()))
    await redeem(guest.deps, host, [act(guest, { quantity: 1 })], HAND)
    await undo(guest.deps, host, (await rows())[0]?.id, HAND)
    guest.deps.pass(3 * A_DAY)
    await tendOrders(guest.deps)
    expect((await guest.ask('')).body.status).toBe('confirmed')
  })
})
