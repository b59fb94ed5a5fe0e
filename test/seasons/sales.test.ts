import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { addDays, dayOf, instantOf } from '../../src/days.ts'
import { windowOf } from '../../src/seasons/seasons.rules.ts'
import { RIPENESS } from '../../src/seasons/seasons.schemas.ts'
import { type Client, client } from '../support/client.ts'
import { AN_HOUR, TODAY } from '../support/deps.ts'
import { openSeason, reportStatement } from '../support/seasons.ts'
import { type Opened, openProduct, tripOf } from '../support/township.ts'

const db = env.DB
let guest: Client

beforeEach(() => {
  guest = client()
})

const inDays = (count: number) => addDays(TODAY, count)
/** Cherries with a slot on each of twenty days from today on. */
const openOrchard = () => openProduct(db, { kind: 'picking', from: TODAY, days: 20 })
const onDay = (orchard: Opened, count: number) =>
  tripOf({ ...orchard, slots: [`${orchard.productId}-${inDays(count)}`] })
const refusalOf = async (trip: unknown) => (await guest.place(trip)).body.code
const statesOf = async ({ productId }: Opened) => {
  const reply = await guest.call(`/api/products/${productId}/availability?from=${TODAY}&to=${inDays(19)}`)
  const { days } = await reply.json<{ days: { day: string; slots: { state: string }[] }[] }>()
  return days.map(({ slots }) => slots[0]?.state)
}

describe('what is picked', () => {
  test('is sold in its season, on no day outside, and that is not called sold out', async () => {
    const orchard = await openOrchard()
    await openSeason(db, orchard.productId, { opensOn: inDays(3), endsOn: inDays(5) })
    expect((await statesOf(orchard)).slice(2, 7)).toEqual(['off_season', 'open', 'open', 'open', 'off_season'])
    expect(await refusalOf(onDay(orchard, 2))).toBe('off_season')
    expect(await refusalOf(onDay(orchard, 6))).toBe('off_season')
    expect((await guest.place(onDay(orchard, 3))).status).toBe(201)
    const listed = async (count: number) =>
      (await (await guest.call(`/api/products?day=${inDays(count)}`)).json<{ items: unknown[] }>()).items.length
    expect([await listed(2), await listed(4)]).toEqual([0, 1])
  })

  test('without a season is sold on every day', async () => {
    const orchard = await openOrchard()
    expect(new Set(await statesOf(orchard))).toEqual(new Set(['open']))
  })

  test('is refused at once when its host says that it is over, also to who was shown it before', async () => {
    const orchard = await openOrchard()
    const seasonId = await openSeason(db, orchard.productId, { opensOn: inDays(-5), endsOn: inDays(15) })
    // The price is in this isolate's memory from here on.
    expect((await guest.place(onDay(orchard, 1))).status).toBe(201)
    await reportStatement(db, seasonId, 'over', guest.deps.now(), TODAY).run()
    expect(await refusalOf(onDay(orchard, 1))).toBe('off_season')
  })

  test('that is over before its guests come is not confirmed, and costs nothing to cancel; what has begun stays as it was sold', async () => {
    const orchard = await openOrchard()
    const seasonId = await openSeason(db, orchard.productId, { opensOn: inDays(-5), endsOn: inDays(15) })
    const today = await guest.place(onDay(orchard, 0))
    const earlier = await guest.place(onDay(orchard, 2))
    const send = (order: typeof today, doing: string, method = 'POST') =>
      guest.call(`/api/orders/${order.body.id}/${doing}`, {
        method,
        headers: { authorization: `Bearer ${order.body.accessToken}` },
        ...(method === 'POST' ? { json: {} } : {}),
      })
    expect((await send(today, 'confirm')).status).toBe(200)
    expect((await send(earlier, 'confirm')).status).toBe(200)
    // It began at two in the afternoon; at three its host says that nothing is left.
    guest.deps.pass(5 * AN_HOUR)
    const later = await guest.place(onDay(orchard, 1))
    await reportStatement(db, seasonId, 'over', guest.deps.now(), dayOf(guest.deps.now())).run()
    const reply = await send(later, 'confirm')
    expect([reply.status, (await reply.json<{ code: string }>()).code]).toEqual([409, 'closed'])
    const costs = async (order: typeof today) =>
      (await (await send(order, 'cancellation', 'GET')).json<{ feeFen: number }>()).feeFen
    expect(await costs(earlier)).toBe(0)
    expect(await costs(today)).toBeGreaterThan(0)
  })
})

test('the database and the rule agree on when a season is sold, whatever is said in it', async () => {
  const { productId } = await openProduct(db, { kind: 'picking' })
  const day = fc.integer({ min: -30, max: 60 })
  const saying = fc.record({ state: fc.constantFrom(...RIPENESS), day, isWithdrawn: fc.boolean() })
  let year = 2030
  await fc.assert(
    fc.asyncProperty(fc.array(saying, { maxLength: 6 }), fc.integer({ min: 0, max: 40 }), async (said, length) => {
      year++
      const opensOn = `${year}-06-10`
      const endsOn = addDays(opensOn, length)
      const sayings = said
        .map((each) => ({ ...each, day: addDays(opensOn, each.day) }))
        .sort((a, b) => (a.day < b.day ? -1 : 1))
      const seasonId = await openSeason(db, productId, { opensOn, endsOn })
      for (const [minute, each] of sayings.entries()) {
        const at = instantOf(each.day, '08:00') + minute
        await reportStatement(db, seasonId, each.state, at, each.day).run()
        if (each.isWithdrawn)
          await db
            .prepare(
              "UPDATE ripeness SET withdrawn_at = ?2, withdrawn_by = 'test' WHERE season_id = ?1 AND reported_at = ?2",
            )
            .bind(seasonId, at)
            .run()
      }
      const sale = await db
        .prepare('SELECT sells_from AS "from", sells_until AS until FROM season_sale WHERE season_id = ?1')
        .bind(seasonId)
        .first()
      expect(sale).toEqual(
        windowOf(
          { opensOn, endsOn },
          sayings.filter(({ isWithdrawn }) => !isWithdrawn),
        ),
      )
    }),
    { numRuns: 60 },
  )
})

describe('the database refuses', () => {
  test.each([
    ['a season of what is not picked', 'walk', ['2026-06-01', '2026-06-10'], 'only what is picked'],
    ['seasons that overlap', 'picking', ['2026-05-08', '2026-06-10'], 'do not overlap'],
    ['a season that ends before it opens', 'picking', ['2026-07-08', '2026-06-10'], 'CHECK constraint failed'],
  ])('%s', async (_, kind, [opensOn = '', endsOn = ''], why) => {
    const { productId } = await openProduct(db, { kind })
    if (kind === 'picking') await openSeason(db, productId, { opensOn: '2026-04-20', endsOn: '2026-05-08' })
    await expect(openSeason(db, productId, { opensOn, endsOn })).rejects.toThrow(why)
  })

  test.each(["UPDATE ripeness SET state = 'ripe'", 'DELETE FROM ripeness', 'DELETE FROM season'])(
    '“%s”',
    async (sql) => {
      const { productId } = await openProduct(db, { kind: 'picking' })
      await openSeason(db, productId, { opensOn: '2026-04-20', endsOn: '2026-05-08', said: [['first', '2026-04-20']] })
      await expect(db.prepare(sql).run()).rejects.toThrow(/never|stays/)
    },
  )
})
