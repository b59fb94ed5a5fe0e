import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { addDays } from '../../src/days.ts'
import { type Client, client } from '../support/client.ts'
import { TODAY } from '../support/deps.ts'
import { type AnyBody, statusAndBody } from '../support/reply.ts'
import { type Opened, openLine, openProduct, tripOf } from '../support/township.ts'

const db = env.DB
const DAY = addDays(TODAY, 10)
const NEXT = addDays(DAY, 1)
let room: Opened
let host: Client

beforeEach(async () => {
  room = await openProduct(db, {
    kind: 'stay',
    placeId: 'stop',
    days: 2,
    units: [{ yuan: 100, weekendYuan: 150 }, { yuan: 60 }],
  })
  host = client()
})

/** Prices one unit in one slot. */
const price = (fen: number, slot = 0, unit = 0) =>
  db
    .prepare(`
      INSERT INTO slot_price VALUES (?1, ?2, ?3)
      ON CONFLICT (slot_id, unit_id) DO UPDATE SET price_fen = excluded.price_fen`)
    .bind(room.slotIds[slot], room.unitIds[unit], fen)
    .run()
const unprice = () => db.prepare('DELETE FROM slot_price').run()

const versionOf = () =>
  db.prepare('SELECT version FROM product WHERE id = ?1').bind(room.productId).first<number>('version')

describe('a price for a day of its own', () => {
  test('is what that day costs, for that unit alone', async () => {
    await price(8_800)
    const { place } = host
    expect((await place(tripOf({ ...room, slots: room.slotIds }))).body.totalFen).toBe(8_800 + 10_000)
    expect((await place(tripOf({ ...room, unit: 1 }))).body.totalFen).toBe(6_000)
  })

  test('is never missed by a memory of the price before: not when set, nor changed, nor taken back', async () => {
    const { place } = host
    const total = async () => (await place(tripOf(room))).body.totalFen
    expect(await total()).toBe(10_000)
    await price(8_800)
    expect(await total()).toBe(8_800)
    await price(12_000)
    expect(await total()).toBe(12_000)
    await unprice()
    expect(await total()).toBe(10_000)
  })

  test('that was set since the total was shown is refused with the new total', async () => {
    const { place } = host
    await place(tripOf(room))
    await price(8_800)
    const { status, body } = await place({ ...tripOf(room), expectedTotalFen: 10_000 })
    expect([status, body.code, body.totalFen]).toEqual([409, 'price_changed', 8_800])
  })

  test('is told by calendars, on the product’s page, in the composer’s offer, and in “from”', async () => {
    await openLine(db, 'a', [{ id: 'hub' }, { id: 'stop' }])
    const { call, deps } = host
    const ask = async (path: string): Promise<AnyBody> => {
      deps.pass(1000)
      return (await statusAndBody(await call(path))).body
    }
    const range = `from=${DAY}&to=${NEXT}`
    await ask(`/api/products/${room.productId}/availability?${range}`)
    await price(4_200)
    const { days } = await ask(`/api/products/${room.productId}/availability?${range}`)
    expect(days.map(({ slots }: AnyBody) => slots[0].units.map(({ priceFen }: AnyBody) => priceFen))).toEqual([
      [4_200, 6_000],
      [10_000, 6_000],
    ])
    const { products } = await ask(`/api/lines/a/availability?${range}`)
    const own = products[0].slots.map(({ ownPrices }: AnyBody) => ownPrices)
    expect(own).toEqual([{ [room.unitIds[0]!]: 4_200 }, undefined])
    const offer = await ask(`/api/lines/a/offer?${range}`)
    expect(offer.products[0]).toMatchObject({ fromFen: 4_200, dayPrices: { fromFen: 4_200, upToFen: 4_200 } })
    expect(offer.calendars[0].slots[0].ownPrices).toEqual(own[0])
    const page = await (await call(`/products/${room.productId}?day=${DAY}&until=${addDays(DAY, 2)}`)).text()
    expect(page).toMatch(new RegExp(`data-day="${DAY}"[^>]*>.*?¥42`))
    expect(page).toContain('¥142')
    expect(page).toContain('有几天另有价')
  })

  test('of a day that is over lowers nobody’s “from”', async () => {
    await price(100)
    await db.prepare('UPDATE slot SET sale_ends_at = ?2 WHERE id = ?1').bind(room.slotIds[0], host.deps.now()).run()
    const { body } = await statusAndBody(await host.call('/api/products'))
    expect(body.items[0]).toMatchObject({ fromFen: 6_000, dayPrices: null })
  })
})

describe('the database', () => {
  test('counts a version for each price that is set, changed or taken back, and none for the same again', async () => {
    const versions = [await versionOf()]
    for (const act of [() => price(1), () => price(1), () => price(2), unprice]) {
      await act()
      versions.push(await versionOf())
    }
    const first = Number(versions[0])
    expect(versions.map((version) => Number(version) - first)).toEqual([0, 1, 1, 2, 3])
  })

  test('refuses a unit of another product, and a price no one would ask', async () => {
    const other = await openProduct(db)
    const stranger = db.prepare('INSERT INTO slot_price VALUES (?1, ?2, 100)').bind(room.slotIds[0], other.unitIds[0])
    await expect(stranger.run()).rejects.toThrow('units of its own product')
    await expect(price(-1)).rejects.toThrow('CHECK')
    await expect(price(100_000_000)).rejects.toThrow('CHECK')
  })
})
