import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { holdTrip } from '../../src/bookings/bookings.ts'
import { addDays } from '../../src/days.ts'
import { client, newKey } from '../support/client.ts'
import { TODAY, testDeps } from '../support/deps.ts'
import { openCap, openProduct, takenIn, tripOf } from '../support/township.ts'

const db = env.DB

describe('holding a trip', () => {
  test('takes places from several hosts and shared caps as one order', async () => {
    const wetland = await openCap(db, 10)
    const walk = await openProduct(db, {
      units: [
        { yuan: 128, caps: { [wetland.capId]: 1 } },
        { yuan: 68, caps: { [wetland.capId]: 1 } },
      ],
    })
    const room = await openProduct(db, { kind: 'stay', days: 2, units: [{ yuan: 158 }] })
    const honey = await openProduct(db, { kind: 'goods', units: [{ yuan: 68 }] })
    const { place } = client()

    const { status, body } = await place(
      tripOf(
        { ...walk, quantity: 2 },
        { ...walk, quantity: 1, unit: 1 },
        { ...room, slots: room.slotIds },
        { ...honey, quantity: 3 },
      ),
    )

    expect(status).toBe(201)
    expect(body).toMatchObject({ status: 'held', totalFen: (256 + 68 + 316 + 204) * 100 })
    expect(body.code).toMatch(/^[346789A-HJKMNPQRTWXY]{8}$/)
    expect(Date.parse(body.expiresAt) - Date.parse(body.placedAt)).toBe(15 * 60_000)
    expect(await takenIn(db, [walk.slotIds[0]!, ...room.slotIds, honey.slotIds[0]!, ...wetland.slotIds])).toEqual([
      3, 1, 1, 3, 3,
    ])
  })

  test('takes nothing at all when one part is sold out, and says which and how many are left', async () => {
    const room = await openProduct(db, { capacity: 5 })
    const boat = await openProduct(db, { capacity: 1 })
    const { status, body } = await client().place(tripOf({ ...room, quantity: 2 }, { ...boat, quantity: 2 }))
    expect(status).toBe(409)
    expect(body).toMatchObject({ code: 'sold_out', short: [{ slotId: boat.slotIds[0], left: 1, lines: [1] }] })
    expect(await takenIn(db, [...room.slotIds, ...boat.slotIds])).toEqual([0, 0])
    expect(await db.prepare('SELECT count(*) AS n FROM orders').first()).toEqual({ n: 0 })
  })

  test('adult and child lines on one departure are counted together', async () => {
    const walk = await openProduct(db, { capacity: 3, units: [{}, {}] })
    const { status, body } = await client().place(tripOf({ ...walk, quantity: 2 }, { ...walk, quantity: 2, unit: 1 }))
    expect(status).toBe(409)
    expect(body.short).toEqual([{ slotId: walk.slotIds[0], left: 3, lines: [0, 1] }])
  })

  test('a full cap stops every product that draws on it', async () => {
    const wetland = await openCap(db, 3)
    const caps = { [wetland.capId]: 1 }
    const [walk, sketching] = [
      await openProduct(db, { units: [{ caps }] }),
      await openProduct(db, { units: [{ caps }] }),
    ]
    const { place } = client()
    expect((await place(tripOf({ ...walk, quantity: 3 }))).status).toBe(201)
    expect((await place(tripOf(sketching))).body).toMatchObject({
      code: 'sold_out',
      short: [{ slotId: wetland.slotIds[0], left: 0 }],
    })
  })

  test('a day for which the cap was never set up is not sold', async () => {
    const wetland = await openCap(db, 3, addDays(TODAY, 30))
    const walk = await openProduct(db, { units: [{ caps: { [wetland.capId]: 1 } }] })
    expect((await client().place(tripOf(walk))).body.code).toBe('not_for_sale')
  })

  test('a family room draws what its unit says', async () => {
    const dorm = await openProduct(db, { capacity: 16, units: [{}, { draw: 8 }] })
    await client().place(tripOf({ ...dorm, unit: 1, quantity: 2 }))
    expect(await takenIn(db, dorm.slotIds)).toEqual([16])
  })

  test('the same key with the same body answers the same order and takes nothing more', async () => {
    const room = await openProduct(db, { capacity: 1 })
    const { place } = client()
    const key = newKey()
    const first = await place(tripOf(room), key)
    const again = await place(tripOf(room), key)
    expect([first.status, again.status]).toEqual([201, 200])
    expect(again.body).toEqual(first.body)
    expect(await takenIn(db, room.slotIds)).toEqual([1])
  })

  test('the same key is answered even when the places or the product are gone since', async () => {
    const room = await openProduct(db, { capacity: 1 })
    const { place } = client()
    const key = newKey()
    const { body } = await place(tripOf(room), key)
    await db.prepare("UPDATE product SET state = 'closed' WHERE id = ?1").bind(room.productId).run()
    expect(await client().place(tripOf(room), key)).toEqual({ status: 200, body })
  })

  test('the same key with another body is refused', async () => {
    const room = await openProduct(db)
    const { place } = client()
    const key = newKey()
    await place(tripOf(room), key)
    expect(await place(tripOf({ ...room, quantity: 2 }), key)).toMatchObject({
      status: 422,
      body: { code: 'idempotency_key_reused' },
    })
    expect(await takenIn(db, room.slotIds)).toEqual([1])
  })

  test('one key sent twice at once makes one order', async () => {
    const room = await openProduct(db)
    const { place } = client()
    const key = newKey()
    const replies = await Promise.all([1, 2, 3, 4].map(() => place(tripOf(room), key)))
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 200, 200, 201])
    expect(new Set(replies.map((reply) => reply.body.id)).size).toBe(1)
    expect(await takenIn(db, room.slotIds)).toEqual([1])
  })

  test('the phone number lies encrypted, and nowhere in clear', async () => {
    const room = await openProduct(db)
    const { place, deps } = client()
    const { body } = await place({ ...tripOf(room), address: '云麓县某路1号' })
    expect(body.contact.phone).toBe('139****5678')
    for (const table of ['orders', 'order_line', 'event', 'outbox']) {
      const { results } = await db.prepare(`SELECT * FROM ${table}`).all()
      expect(JSON.stringify(results)).not.toMatch(/13912345678|某路/)
    }
    const row = await db.prepare('SELECT phone_cipher FROM orders').first<{ phone_cipher: string }>()
    expect(row?.phone_cipher).toMatch(/^k2\./)
    expect(await deps.secrets.decrypt(row!.phone_cipher)).toBe('13912345678')
  })

  test('consent is recorded with the version of its text, and another version is refused', async () => {
    const room = await openProduct(db)
    const { place } = client()
    await place({ ...tripOf(room), consent: { version: '2026-11' } })
    expect(await db.prepare('SELECT consent_version FROM orders').first()).toEqual({ consent_version: '2026-11' })
    expect((await place({ ...tripOf(room), consent: { version: '1999' } })).body).toMatchObject({
      code: 'invalid_request',
      errors: [{ path: 'consent.version' }],
    })
  })

  test('a hold leaves its event and writes to nobody', async () => {
    const { body } = await client().place(tripOf(await openProduct(db)))
    expect(await db.prepare('SELECT kind, subject_id, actor, door FROM event').first()).toEqual({
      kind: 'order.held',
      subject_id: body.id,
      actor: 'guest',
      door: 'api',
    })
    expect((await db.prepare('SELECT recipient FROM outbox').all()).results).toEqual([])
  })

  test('costs one D1 trip, however many lines it has', async () => {
    const products = await Promise.all([1, 2, 3, 4, 5].map(() => openProduct(db)))
    const deps = testDeps()
    await holdTrip(deps, tripOf(...products), newKey(), 'api')
    let trips = 0
    deps.db = new Proxy(db, {
      get(target, name) {
        if (name === 'batch') trips++
        const value = Reflect.get(target, name)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
    await holdTrip(deps, tripOf(...products), newKey(), 'api')
    expect(trips).toBe(1)
  })
})
