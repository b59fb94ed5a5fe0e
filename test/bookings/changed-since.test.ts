import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../src/days.ts'
import { insertSlots } from '../../src/inventory/inventory.sql.ts'
import { publishClosure, reopenClosure } from '../../src/notices/notices.ts'
import { client } from '../support/client.ts'
import { AN_HOUR, TODAY } from '../support/deps.ts'
import { statusAndBody } from '../support/reply.ts'
import { openCap, openProduct, takenIn, tripOf } from '../support/township.ts'

const db = env.DB

describe('what was changed, closed or used up since', () => {
  test('a price that changed since it was shown is refused with the new total', async () => {
    const room = await openProduct(db, { units: [{ yuan: 100 }] })
    const { place } = client()
    await place(tripOf(room))
    await db.prepare('UPDATE unit SET weekday_fen = 12000 WHERE id = ?1').bind(room.unitIds[0]).run()
    const { status, body } = await place({ ...tripOf(room), expectedTotalFen: 10_000 })
    expect(status).toBe(409)
    expect(body).toMatchObject({ code: 'price_changed', totalFen: 12_000 })
    expect((await place({ ...tripOf(room), expectedTotalFen: 12_000 })).status).toBe(201)
  })

  test('memory of an old price never sells at that price', async () => {
    const room = await openProduct(db, { units: [{ yuan: 100 }] })
    const { place } = client()
    await place(tripOf(room))
    await db.prepare('UPDATE unit SET weekday_fen = 12000 WHERE id = ?1').bind(room.unitIds[0]).run()
    expect((await place(tripOf(room))).body.totalFen).toBe(12_000)
  })

  test('a day that became a holiday costs the holiday price, whatever memory says', async () => {
    const room = await openProduct(db, { units: [{ yuan: 100, weekendYuan: 150 }] })
    const { place } = client()
    await place(tripOf(room))
    await db.prepare("UPDATE slot SET tier = 'weekend' WHERE id = ?1").bind(room.slotIds[0]).run()
    expect((await place(tripOf(room))).body.totalFen).toBe(15_000)
  })

  test('what is closed, by its host or by a notice, is not sold, and is again after reopening', async () => {
    const walk = await openProduct(db)
    const { place, deps } = client()
    await db.prepare("UPDATE slot SET state = 'closed' WHERE id = ?1").bind(walk.slotIds[0]).run()
    expect((await place(tripOf(walk))).body).toMatchObject({ code: 'closed', short: [{ slotId: walk.slotIds[0] }] })
    await db.prepare("UPDATE slot SET state = 'open' WHERE id = ?1").bind(walk.slotIds[0]).run()

    await publishClosure(db, closureOf(walk.productId), { actor: 'warden', at: deps.now() })
    expect((await place(tripOf(walk))).body.code).toBe('closed')
    await reopenClosure(db, 'road', deps.now())
    expect((await place(tripOf(walk))).status).toBe(201)
  })

  test('a slot opened under a closure is closed from the start', async () => {
    const walk = await openProduct(db)
    const { place, deps } = client()
    await publishClosure(db, closureOf(walk.productId), { actor: 'warden', at: deps.now() })
    const slot = await db
      .prepare('SELECT * FROM slot WHERE id = ?1')
      .bind(walk.slotIds[0])
      .first<Record<string, number & string>>()
    await insertSlots(db, [
      {
        id: 'late',
        productId: walk.productId,
        capId: null,
        day: slot!.day!,
        startsAt: slot!.starts_at!,
        endsAt: slot!.ends_at!,
        saleEndsAt: slot!.sale_ends_at!,
        tier: 'weekday',
        provisional: false,
        capacity: 5,
      },
    ])
    expect((await place(tripOf({ ...walk, slots: ['late'] }))).body.code).toBe('closed')
  })

  test('past days and slots whose sale has ended are refused', async () => {
    const past = await openProduct(db, { from: addDays(TODAY, -1) })
    const today = await openProduct(db, { from: TODAY })
    const { place, deps } = client()
    expect((await place(tripOf(past))).body).toMatchObject({ code: 'sale_ended', short: [{ slotId: past.slotIds[0] }] })
    expect((await place(tripOf(today))).status).toBe(201)
    deps.pass(10 * AN_HOUR)
    expect((await place(tripOf(today))).body.code).toBe('sale_ended')
  })

  test('one per buyer: the second is refused, and the right comes back with a cancellation', async () => {
    const tea = await openProduct(db, { kind: 'goods', oncePerBuyer: true })
    const { place, call } = client()
    const first = await place(tripOf(tea))
    expect((await place(tripOf(tea))).body.code).toBe('once_per_buyer')
    const other = { ...tripOf(tea), contact: { name: '李二', phone: '13687654321' } }
    expect((await place(other)).status).toBe(201)
    await call(`/api/orders/${first.body.id}/cancel`, {
      method: 'POST',
      headers: { authorization: `Bearer ${first.body.accessToken}` },
    })
    expect((await place(tripOf(tea))).status).toBe(201)
  })

  test('one per buyer: two lines of it in one order are one too many', async () => {
    const tea = await openProduct(db, { kind: 'goods', oncePerBuyer: true, units: [{}, {}] })
    const { status, body } = await client().place(tripOf(tea, { ...tea, unit: 1 }))
    expect([status, body.code]).toEqual([409, 'once_per_buyer'])
    expect(await takenIn(db, tea.slotIds)).toEqual([0])
  })

  test('a cap’s day that is set up later is found, whatever memory says', async () => {
    const cap = await openCap(db, 3, addDays(TODAY, 30))
    const walk = await openProduct(db, { units: [{ caps: { [cap.capId]: 1 } }] })
    const { place } = client()
    expect((await place(tripOf(walk))).body.code).toBe('not_for_sale')
    const [row] = (await db.prepare('SELECT * FROM slot WHERE cap_id = ?1').bind(cap.capId).all()).results
    await db
      .prepare('INSERT INTO slot (id, cap_id, day, sale_ends_at, capacity) VALUES (?1, ?2, ?3, ?4, 1)')
      .bind('late-cap', cap.capId, addDays(TODAY, 10), row?.sale_ends_at)
      .run()
    expect((await place(tripOf(walk))).status).toBe(201)
    expect((await place(tripOf(walk))).body.code).toBe('sold_out')
  })

  test('a certificate that is gone stops the sale at once, whatever memory says', async () => {
    const oil = await openProduct(db, { kind: 'goods', requiredCertificate: 'oil_workshop' })
    const insert =
      "INSERT INTO certificate (id, host_id, kind, number, expires_on) VALUES ('c', ?1, 'oil_workshop', '1', '2030-01-01')"
    await db.prepare(insert).bind(oil.hostId).run()
    const { place } = client()
    expect((await place(tripOf(oil))).status).toBe(201)
    await db.prepare('DELETE FROM certificate').run()
    expect((await place(tripOf(oil))).body.code).toBe('not_for_sale')
  })

  test('a closed cap closes all that draws on it, and the calendar says so', async () => {
    const wetland = await openCap(db, 9)
    const walk = await openProduct(db, { units: [{ caps: { [wetland.capId]: 1 } }] })
    const { place, call, deps } = client()
    const closure = { ...closureOf(''), targets: [{ kind: 'cap' as const, id: wetland.capId }] }
    await publishClosure(db, closure, { actor: 'warden', at: deps.now() })
    expect((await place(tripOf(walk))).body.code).toBe('closed')
    const day = addDays(TODAY, 10)
    const shown = await statusAndBody(await call(`/api/products/${walk.productId}/availability?from=${day}&to=${day}`))
    expect(shown.body.days[0].slots[0].state).toBe('closed')
    expect((await statusAndBody(await call(`/api/products?day=${day}`))).body.items).toEqual([])
  })

  test('a product that moves to a closed place is closed there', async () => {
    const [walk, other] = [await openProduct(db), await openProduct(db, { placeId: 'gorge' })]
    const { place, deps } = client()
    await publishClosure(
      db,
      { ...closureOf(''), targets: [{ kind: 'place', id: 'gorge' }] },
      { actor: 'warden', at: deps.now() },
    )
    expect((await place(tripOf(other))).body.code).toBe('closed')
    expect((await place(tripOf(walk))).status).toBe(201)
    await db.prepare("UPDATE product SET place_id = 'gorge' WHERE id = ?1").bind(walk.productId).run()
    expect((await place(tripOf(walk))).body.code).toBe('closed')
  })
})

function closureOf(productId: string) {
  const day = Date.parse(`${addDays(TODAY, 10)}T00:00:00+08:00`)
  return {
    id: 'road',
    title: '封路',
    reason: 'roadworks' as const,
    body: '',
    startsAt: day,
    endsAt: day + 24 * AN_HOUR,
    targets: [{ kind: 'product' as const, id: productId }],
  }
}
