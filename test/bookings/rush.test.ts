import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { tendOrders } from '../../src/bookings/bookings.jobs.ts'
import { MINUTE_MS } from '../../src/days.ts'
import { type Call, testDeps, worker } from '../support/deps.ts'
import { type Opened, openProduct, takenIn, tripOf } from '../support/township.ts'

const db = env.DB

const rush = (call: Call, product: Opened, count: number) =>
  Promise.all(
    Array.from({ length: count }, async () => {
      const reply = await call('/api/orders', {
        method: 'POST',
        json: tripOf(product),
        headers: { 'idempotency-key': crypto.randomUUID() },
      })
      return {
        status: reply.status,
        body: await reply.json<{ id?: string; code: string; short?: { left: number }[] }>(),
      }
    }),
  )

const heldIds = async () =>
  new Set(
    (await db.prepare("SELECT id FROM orders WHERE status = 'held'").all<{ id: string }>()).results.map(
      (row) => row.id,
    ),
  )

test('2,000 at once for 100 places: 100 are held, the others are told that it is sold out, and no place is lost afterwards', async () => {
  const boat = await openProduct(db, { capacity: 100 })
  const deps = testDeps()
  const call = worker(deps)

  const replies = await rush(call, boat, 2000)
  const held = replies.filter((reply) => reply.status === 201)
  const refused = replies.filter((reply) => reply.status === 409)
  expect([held.length, refused.length]).toEqual([100, 1900])
  for (const { body } of refused) expect(body).toMatchObject({ code: 'sold_out', short: [{ left: 0 }] })
  expect(await heldIds()).toEqual(new Set(held.map((reply) => reply.body.id)))
  expect(await takenIn(db, boat.slotIds)).toEqual([100])

  // All holds lapse while 200 more try, and cron runs in between.
  deps.pass(15 * MINUTE_MS)
  const [second] = await Promise.all([rush(call, boat, 200), tendOrders(deps)])
  const again = second.filter((reply) => reply.status === 201)
  expect(again.length).toBe(100)
  expect(second.filter((reply) => reply.status === 409).length).toBe(100)
  expect(await heldIds()).toEqual(new Set(again.map((reply) => reply.body.id)))
  expect(await takenIn(db, boat.slotIds)).toEqual([100])
})
