import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cancelOrder } from '../../src/bookings/bookings.cancel.ts'
import { tendOrders } from '../../src/bookings/bookings.jobs.ts'
import { confirmOrder, holdTrip } from '../../src/bookings/bookings.ts'
import { type Acting, readPastChanges, readSlots } from '../../src/calendar/calendar.sql.ts'
import { changeSlots, undoChange } from '../../src/calendar/calendar.ts'
import type { Settings } from '../../src/calendar/change.rules.ts'
import { addDays, MINUTE_MS } from '../../src/days.ts'
import { publishClosure, reopenClosure } from '../../src/notices/notices.ts'
import { Problem } from '../../src/problem.ts'
import type { OrderAccess } from '../../src/secrets.ts'
import { AN_HOUR, type TestDeps, TODAY, testDeps } from '../support/deps.ts'
import { keeperOf } from '../support/keeping.ts'
import { fresh, type Opened, openCap, openProduct } from '../support/township.ts'

const db = env.DB

interface World {
  deps: TestDeps
  products: Opened[]
  /** Who keeps each of them. */
  keepers: Acting[]
  orders: OrderAccess[]
  closures: string[]
  /** Whether steps wait for each other. */
  isAlone(): boolean
}

type Step = (world: World) => Promise<unknown>

/** A refusal is a fine answer; anything else that is thrown fails the property. */
const orRefused = <Answer>(act: Promise<Answer>): Promise<Answer | undefined> =>
  act.catch((error) => {
    if (!(error instanceof Problem)) throw error
    return undefined
  })

const pick = <Item>(items: Item[], index: number): Item | undefined => items[index % Math.max(1, items.length)]

const hold = fc
  .uniqueArray(
    fc.record({ product: fc.nat(2), night: fc.nat(2), unit: fc.nat(1), quantity: fc.integer({ min: 1, max: 4 }) }),
    {
      minLength: 1,
      maxLength: 4,
      selector: ({ product, night, unit }) => `${product} ${night} ${unit}`,
    },
  )
  .map(
    (parts): Step =>
      async ({ deps, products, orders }) => {
        const lines = parts.map(({ product, night, unit, quantity }) => {
          const opened = products[product]!
          return { slotIds: [opened.slotIds[night]!], unitId: opened.unitIds[unit]!, quantity }
        })
        const placed = holdTrip(
          deps,
          { lines, contact: { name: '甲', phone: '13900000000' } },
          crypto.randomUUID(),
          'api',
        )
        await orRefused(placed.then(({ order }) => orders.push({ orderId: order.id, tokenVersion: 1 })))
      },
  )

const onOrder = (act: (deps: TestDeps, access: OrderAccess) => Promise<unknown>) =>
  fc.nat(50).map(
    (index): Step =>
      async ({ deps, orders }) => {
        const access = pick(orders, index)
        if (access) await orRefused(act(deps, access))
      },
  )
const confirm = fc
  .constantFrom('farm' as const, 'test' as const)
  .chain((pay) => onOrder((deps, access) => confirmOrder(deps, access, pay, 'api')))
const cancel = onOrder((deps, access) => cancelOrder(deps, access, {}, 'api'))
const cancelPart = fc
  .uniqueArray(fc.nat(3), { minLength: 1, maxLength: 3 })
  .chain((lines) => onOrder((deps, access) => cancelOrder(deps, access, { lines }, 'api')))

const pass = fc.integer({ min: 1, max: 20 }).map(
  (minutes): Step =>
    async ({ deps }) =>
      deps.pass(minutes * MINUTE_MS),
)
const tend = fc.constant<Step>(({ deps }) => tendOrders(deps))

const change = fc
  .record({
    product: fc.nat(2),
    nights: fc.uniqueArray(fc.nat(2), { minLength: 1 }),
    wish: fc.oneof<fc.Arbitrary<Settings>[]>(
      fc.record({ capacity: fc.nat(9) }),
      fc.record({ state: fc.constantFrom('open' as const, 'open' as const, 'closed' as const) }),
    ),
    fen: fc.option(fc.nat(20_000), { nil: null }),
    isOfPrice: fc.boolean(),
  })
  .map(
    ({ product, nights, wish, fen, isOfPrice }): Step =>
      ({ deps, products, keepers }) => {
        const { slotIds, unitIds } = products[product]!
        return orRefused(
          changeSlots(deps, keepers[product]!, {
            slotIds: nights.map((night) => slotIds[night]!),
            wish: isOfPrice ? { prices: { [unitIds[0]!]: fen } } : wish,
            seen: 0,
            told: '',
          }),
        )
      },
  )

/** Takes back one of a host's last changes. When that is done, what it had set is as it was before it. */
const takeBack = fc.tuple(fc.nat(2), fc.nat(2)).map(
  ([product, index]): Step =>
    async ({ deps, keepers, isAlone }) => {
      const keeper = keepers[product]!
      const past = pick(await readPastChanges(db, keeper, 3), index)
      const outcome = past && (await orRefused(undoChange(deps, keeper, past.id, '')))
      if (outcome?.kind !== 'done' || !isAlone()) return
      const slotIds = past!.changes.map(({ slotId }) => slotId)
      const { slots = [] } = (await readSlots(db, keeper, slotIds, 0)) ?? {}
      for (const { slotId, before } of past!.changes) {
        const { state, capacity, ownPrices } = slots.find(({ id }) => id === slotId)!
        const { prices = {}, ...rest } = before
        expect({ state, capacity }).toMatchObject(rest)
        for (const [unitId, fen] of Object.entries(prices)) expect(ownPrices?.[unitId] ?? null).toBe(fen)
      }
    },
)

const close = fc.nat(2).map(
  (product): Step =>
    async ({ deps, products, closures }) => {
      const id = fresh('closure')
      const startsAt = Date.parse(`${addDays(TODAY, 11)}T00:00:00+08:00`)
      const targets = [{ kind: 'product' as const, id: products[product]!.productId }]
      await publishClosure(
        db,
        { id, title: id, reason: 'weather', body: '', startsAt, endsAt: startsAt + 24 * AN_HOUR, targets },
        { actor: 'warden', at: deps.now() },
      )
      closures.push(id)
    },
)
const reopen = fc.nat(9).map(
  (index): Step =>
    async ({ deps, closures }) => {
      const id = pick(closures, index)
      if (id) await reopenClosure(db, id, deps.now())
    },
)

const steps = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: hold },
    { weight: 3, arbitrary: confirm },
    { weight: 2, arbitrary: cancel },
    { weight: 3, arbitrary: cancelPart },
    pass,
    tend,
    { weight: 2, arbitrary: change },
    takeBack,
    close,
    reopen,
  ),
  { minLength: 5, maxLength: 40 },
)

test('after any sequence of holds, confirmations, cancellations of the whole or a part, lapses, closures, and changes of the calendar made and taken back the sums hold', async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.boolean(), async (sequence, atOnce) => {
      const world = await aWorld()
      // In half of the runs the second half is sent without waiting for each other, on orders that are there by then.
      const alone = atOnce ? Math.ceil(sequence.length / 2) : sequence.length
      for (const step of sequence.slice(0, alone)) await step(world)
      world.isAlone = () => false
      await Promise.all(sequence.slice(alone).map((step) => step(world)))
      await expectSumsToHold()
    }),
    { numRuns: 60 },
  )
})

async function aWorld(): Promise<World> {
  const cap = await openCap(db, 12, addDays(TODAY, 10), 3)
  const units = [{ caps: { [cap.capId]: 1 } }, { draw: 2, caps: { [cap.capId]: 2 } }]
  const products = [
    await openProduct(db, { days: 3, capacity: 4, units }),
    await openProduct(db, { days: 3, capacity: 6, units }),
    // Never free to cancel, at a price that leaves halves of a fen.
    await openProduct(db, {
      days: 3,
      capacity: 3,
      units: [{ yuan: 33.35 }, { yuan: 0.05, draw: 3 }],
      tiers: [{ hoursBefore: 0, feePercent: 30 }],
    }),
  ]
  const deps = testDeps()
  const keepers = await Promise.all(products.map(({ hostId }) => keeperOf(deps, hostId)))
  return { deps, products, keepers, orders: [], closures: [], isAlone: () => true }
}

/** Computed from the rows one by one, in the plainest way. */
async function expectSumsToHold() {
  const [slots, lines, orders, payments] = await Promise.all([
    rows<{ id: string; taken: number; capacity: number }>('SELECT id, taken, capacity FROM slot'),
    rows<{ order_id: string; draws: string; status: string; amount_fen: number; fee_fen: number }>(
      'SELECT * FROM order_line',
    ),
    rows<{ id: string; status: string; total_fen: number }>('SELECT * FROM orders'),
    rows<{ order_id: string; kind: string; amount_fen: number }>('SELECT * FROM payment'),
  ])
  const livesOn = (line: { status: string }) => ['held', 'confirmed', 'completed'].includes(line.status)
  const living = lines.filter(livesOn)
  for (const slot of slots) {
    const drawn = living.reduce((sum, line) => sum + (JSON.parse(line.draws)[slot.id] ?? 0), 0)
    expect({ slot: slot.id, taken: slot.taken }).toEqual({ slot: slot.id, taken: drawn })
    expect(slot.taken).toBeLessThanOrEqual(slot.capacity)
  }
  for (const order of orders) {
    const own = lines.filter((line) => line.order_id === order.id)
    expect(own.reduce((sum, line) => sum + line.amount_fen, 0)).toBe(order.total_fen)
    const money = (kind: string) =>
      payments
        .filter((row) => row.order_id === order.id && row.kind === kind)
        .reduce((sum, row) => sum + row.amount_fen, 0)
    const [charged, refunded] = [money('charge'), money('refund')]
    expect([0, ['held', 'expired'].includes(order.status) ? 0 : order.total_fen]).toContain(charged)
    // What was paid and did not come back is what lives on and the fees of what does not, to the fen.
    const due = own.reduce((sum, line) => sum + (livesOn(line) ? line.amount_fen : line.fee_fen), 0)
    expect({ order: order.id, kept: charged - refunded }).toEqual({ order: order.id, kept: charged > 0 ? due : 0 })
    expect(own.some(livesOn)).toBe(['held', 'confirmed', 'completed'].includes(order.status))
  }
}

async function rows<Row>(sql: string): Promise<Row[]> {
  return (await db.prepare(sql).all<Row>()).results
}
