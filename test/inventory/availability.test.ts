import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { addDays, instantOf } from '../../src/days.ts'
import { insertSlots } from '../../src/inventory/inventory.sql.ts'
import { publishClosure, reopenClosure } from '../../src/notices/notices.ts'
import { AN_HOUR, type Call, type TestDeps, TODAY, testDeps, worker } from '../support/deps.ts'
import type { AnyBody } from '../support/reply.ts'
import { aSlot, type Opened, openCap, openProduct } from '../support/township.ts'

const db = env.DB
const DAY = addDays(TODAY, 10)
const LAST = addDays(DAY, 2)
let deps: TestDeps
let call: Call

beforeEach(() => {
  deps = testDeps()
  call = worker(deps)
})

/** What a calendar shows of a product, after the memory of the last second has passed. */
async function slotsOf(product: Opened, from = DAY, to = LAST): Promise<AnyBody[]> {
  deps.pass(1000)
  const body: AnyBody = await (
    await call(`/api/products/${product.productId}/availability?from=${from}&to=${to}`)
  ).json()
  return body.days.flatMap(({ day, slots }: AnyBody) => slots.map((slot: AnyBody) => ({ day, ...slot })))
}

const stateOf = async (product: Opened) => (await slotsOf(product)).map(({ left, state }) => ({ left, state }))
const set = (change: string, ...values: unknown[]) =>
  db
    .prepare(change)
    .bind(...values)
    .run()

async function close(kind: 'product' | 'cap', id: string): Promise<void> {
  const [startsAt, endsAt] = [instantOf(DAY, '00:00'), instantOf(DAY, '23:59')]
  const notice = { id: 'n', title: '', reason: 'flood', body: '', startsAt, endsAt, targets: [{ kind, id }] } as const
  await publishClosure(db, { ...notice, targets: [...notice.targets] }, { actor: 'warden', at: deps.now() })
}

describe('a calendar shows', () => {
  test('what is left, day by day, in order', async () => {
    const walk = await openProduct(db, { capacity: 5, days: 3 })
    await set('UPDATE slot SET taken = 2 WHERE id = ?1', walk.slotIds[1])
    expect(await slotsOf(walk)).toMatchObject([
      { day: DAY, id: walk.slotIds[0], left: 5, state: 'open' },
      { day: addDays(DAY, 1), left: 3 },
      { day: LAST, left: 5 },
    ])
  })

  test('nothing of the days around the range', async () => {
    const walk = await openProduct(db, { days: 3 })
    expect(await slotsOf(walk, addDays(DAY, 1), addDays(DAY, 1))).toMatchObject([{ id: walk.slotIds[1] }])
  })

  test('what is sold out, closed by hand, or no longer sold', async () => {
    const walk = await openProduct(db, { capacity: 4, days: 3 })
    await set('UPDATE slot SET taken = 4 WHERE id = ?1', walk.slotIds[0])
    await set("UPDATE slot SET state = 'closed' WHERE id = ?1", walk.slotIds[1])
    await set('UPDATE slot SET sale_ends_at = ?2 WHERE id = ?1', walk.slotIds[2], deps.now())
    expect(await stateOf(walk)).toEqual([
      { left: 0, state: 'sold_out' },
      { left: 4, state: 'closed' },
      { left: 4, state: 'ended' },
    ])
  })

  test('what a notice closes, and opens again with it', async () => {
    const walk = await openProduct(db, { capacity: 4 })
    expect(await stateOf(walk)).toEqual([{ left: 4, state: 'open' }])
    await close('product', walk.productId)
    expect(await stateOf(walk)).toEqual([{ left: 4, state: 'closed' }])
    await reopenClosure(db, 'n', deps.now())
    expect(await stateOf(walk)).toEqual([{ left: 4, state: 'open' }])
  })

  test('that nothing is for sale from the day after its certificate ran out', async () => {
    const lunch = await openProduct(db, { requiredCertificate: 'food', from: LAST })
    expect(await stateOf(lunch)).toMatchObject([{ state: 'not_for_sale' }])
    await set(
      "INSERT INTO certificate (id, host_id, kind, number, expires_on) VALUES ('c', ?1, 'food', '1', ?2)",
      lunch.hostId,
      TODAY,
    )
    expect(await stateOf(lunch)).toMatchObject([{ state: 'open' }])
    deps.pass(24 * AN_HOUR)
    expect(await stateOf(lunch)).toMatchObject([{ state: 'not_for_sale' }])
  })
})

describe('a shared cap', () => {
  const capped = (capId: string) => openProduct(db, { capacity: 6, days: 3, units: [{ caps: { [capId]: 1 } }, {}] })

  test('leaves what the tightest leaves, and nothing on a day for which it was never set up', async () => {
    const { capId, slotIds } = await openCap(db, 9, DAY, 2)
    await set('UPDATE slot SET capacity = 3 WHERE id = ?1', slotIds[0])
    expect(await stateOf(await capped(capId))).toEqual([
      { left: 3, state: 'open' },
      { left: 6, state: 'open' },
      { left: 0, state: 'sold_out' },
    ])
  })

  test('closes what draws on it, by hand or by notice', async () => {
    const { capId, slotIds } = await openCap(db, 9, DAY, 3)
    const walk = await capped(capId)
    await set("UPDATE slot SET state = 'closed' WHERE id = ?1", slotIds[1])
    await close('cap', capId)
    expect(await stateOf(walk)).toEqual([
      { left: 6, state: 'closed' },
      { left: 0, state: 'sold_out' },
      { left: 6, state: 'open' },
    ])
  })
})

describe('a calendar that was asked for before tells', () => {
  let walk: Opened
  beforeEach(async () => {
    walk = await openProduct(db, { capacity: 5, days: 2 })
    await slotsOf(walk)
  })

  test('of slots opened since', async () => {
    await insertSlots(db, [aSlot({ productId: walk.productId, day: LAST, capacity: 7 })])
    expect((await slotsOf(walk)).map(({ left }) => left)).toEqual([5, 5, 7])
  })

  test('of stock that came in since, under no day', async () => {
    await insertSlots(db, [{ ...aSlot({ productId: walk.productId, day: LAST, capacity: 7 }), id: 'lot', day: null }])
    expect((await slotsOf(walk)).map(({ day, left }) => [day, left])).toEqual([
      [null, 7],
      [DAY, 5],
      [addDays(DAY, 1), 5],
    ])
  })

  test('of new prices and another tier', async () => {
    await set('UPDATE unit SET weekday_fen = 1234, holiday_fen = 5678 WHERE product_id = ?1', walk.productId)
    await set("UPDATE slot SET tier = 'holiday', provisional = 1 WHERE id = ?1", walk.slotIds[1])
    expect((await slotsOf(walk)).map(({ units, provisional }) => [units[0].priceFen, provisional])).toEqual([
      [1234, false],
      [5678, true],
    ])
  })

  test('of a slot that was moved to another day', async () => {
    await set('UPDATE slot SET day = ?2 WHERE id = ?1', walk.slotIds[0], LAST)
    expect((await slotsOf(walk)).map(({ day, id }) => [day, id])).toEqual([
      [addDays(DAY, 1), walk.slotIds[1]],
      [LAST, walk.slotIds[0]],
    ])
  })

  test('of earlier days too', async () => {
    await insertSlots(db, [aSlot({ productId: walk.productId, day: addDays(DAY, -3), capacity: 7 })])
    expect((await slotsOf(walk, addDays(DAY, -3))).map(({ left }) => left)).toEqual([7, 5, 5])
  })

  test('that it is no longer published', async () => {
    await set("UPDATE product SET state = 'closed' WHERE id = ?1", walk.productId)
    deps.pass(1000)
    expect((await call(`/api/products/${walk.productId}/availability?from=${DAY}&to=${DAY}`)).status).toBe(404)
  })
})

test('a line’s calendar shows all that is sold along it', async () => {
  const walk = await openProduct(db, { placeId: 'stop', capacity: 5, days: 2 })
  const other = await openProduct(db, { placeId: 'stop', capacity: 6, days: 1 })
  await set("INSERT INTO line (id, slug, position, letter, name, theme) VALUES ('a', 'a', 1, 'A', '溪湾', '')")
  await set("INSERT INTO stop (line_id, position, place_id) VALUES ('a', 1, 'stop')")
  const { products }: AnyBody = await (await call(`/api/lines/a/availability?from=${DAY}&to=${LAST}`)).json()
  const shown = Object.fromEntries(
    products.map(({ id, slots }: AnyBody) => [id, slots.map(({ left }: AnyBody) => left)]),
  )
  expect(shown).toEqual({ [walk.productId]: [5, 5], [other.productId]: [6] })
})
