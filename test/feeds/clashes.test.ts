import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Keeper } from '../../src/accounts/guard.ts'
import { tendOrders } from '../../src/bookings/bookings.jobs.ts'
import { addDays, MINUTE_MS } from '../../src/days.ts'
import { tendFeeds } from '../../src/feeds/feeds.jobs.ts'
import { dropFeed, followFeed, markEcho, seeListings, settleClash } from '../../src/feeds/feeds.ts'
import { type Client, client } from '../support/client.ts'
import { type TestDeps, TODAY } from '../support/deps.ts'
import { feedDeps, keeperOf } from '../support/feeds.ts'
import { icsOf, icsStay } from '../support/ics.ts'
import { type OtherCalendar, otherCalendar } from '../support/other-calendar.ts'
import type { AnyBody } from '../support/reply.ts'
import { type Opened, openProduct, takenIn, tripOf } from '../support/township.ts'

const db = env.DB
const day = (count: number) => addDays(TODAY, 10 + count)
const stay = (uid: string, from: number, to: number, summary?: string) => icsStay(uid, day(from), day(to), summary)

let deps: TestDeps
let guests: Client
let room: Opened
let keeper: Keeper
let other: OtherCalendar
beforeEach(async () => {
  deps = feedDeps()
  guests = client(deps)
  room = await openProduct(db, { kind: 'stay', capacity: 1, days: 10 })
  keeper = await keeperOf(deps, room.hostId)
  other = await otherCalendar(icsOf())
})

const follow = (more: object = {}) =>
  followFeed(
    deps,
    keeper,
    { productId: room.productId, platform: '携程', address: other.address, takes: 1, closures: true, ...more },
    'township.example',
  )
const readAgain = async () => {
  deps.pass(15 * MINUTE_MS)
  await tendFeeds(deps)
}
const hold = async (...nights: number[]) =>
  (await guests.place(tripOf({ ...room, slots: nights.map((night) => room.slotIds[night]!) }))).body
const change = (order: AnyBody, what: 'confirm' | 'cancel') =>
  guests.call(`/api/orders/${order.id}/${what}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${order.accessToken}` },
  })
const sell = async (...nights: number[]) => {
  const order = await hold(...nights)
  await change(order, 'confirm')
  return order
}
const clashes = async () => (await seeListings(deps, keeper)).clashes
const told = async () =>
  (
    await db
      .prepare("SELECT recipient, detail FROM outbox JOIN event ON event.id = event_id WHERE kind = 'feed.clashed'")
      .all<{ recipient: string; detail: string }>()
  ).results.map(({ recipient, detail }) => ({ recipient, ...JSON.parse(detail) }))

describe('a night that was sold on both sides', () => {
  test('is shown and told to the host, once, and oversells nothing', async () => {
    const order = await sell(2, 3)
    await follow()
    await other.says(icsOf(stay('a', 3, 5)))
    await readAgain()
    expect(await clashes()).toMatchObject([
      { platform: '携程', uid: 'a', days: [day(3)], settled: 0, codes: [order.code], listing: room.productId },
    ])
    await readAgain()
    expect(await told()).toEqual([
      { recipient: `host:${room.hostId}`, productId: room.productId, platform: '携程', days: [day(3)] },
    ])
    expect(await takenIn(db, room.slotIds.slice(2, 5))).toEqual([1, 1, 0])
  })

  test('is told again on other nights, and when it comes back', async () => {
    await sell(2, 3, 4)
    await follow()
    await other.says(icsOf(stay('a', 2, 3)))
    await readAgain()
    await other.says(icsOf(stay('a', 2, 4)))
    await readAgain()
    expect((await told()).map(({ days }) => days)).toEqual([[day(2)], [day(2), day(3)]])
    await other.says(icsOf(stay('a', 8, 9)))
    await readAgain()
    expect(await clashes()).toEqual([])
    await other.says(icsOf(stay('a', 2, 3)))
    await readAgain()
    expect(await told()).toHaveLength(3)
  })

  test('of one house is told in one message', async () => {
    await sell(2)
    await sell(5)
    await follow()
    await other.says(icsOf(stay('a', 2, 3), stay('b', 5, 6)))
    await readAgain()
    expect((await told()).map(({ days }) => days)).toEqual([[day(2), day(5)]])
    expect(await clashes()).toHaveLength(2)
  })

  test('stays closed here when its guest cancels here: the other one is coming', async () => {
    const order = await sell(2)
    await follow()
    await other.says(icsOf(stay('a', 2, 3)))
    await readAgain()
    await change(order, 'cancel')
    expect(await clashes()).toEqual([])
    expect((await guests.place(tripOf({ ...room, slots: [room.slotIds[2]!] }))).status).toBe(409)
  })

  test('is none while rooms are left', async () => {
    room = await openProduct(db, { kind: 'stay', capacity: 4, days: 10, hostId: room.hostId })
    await sell(2)
    await sell(2)
    await follow()
    await other.says(icsOf(stay('a', 2, 3), stay('b', 2, 3)))
    await readAgain()
    expect(await clashes()).toEqual([])
    await other.says(icsOf(stay('a', 2, 3), stay('b', 2, 3), stay('c', 2, 3)))
    await readAgain()
    expect((await clashes()).map(({ uid }) => uid)).toEqual(['a', 'b', 'c'])
  })

  test('is none when it is only closed over there', async () => {
    await sell(2)
    await follow()
    await other.says(icsOf(stay('a', 2, 3, 'Airbnb (Not available)')))
    await readAgain()
    expect(await clashes()).toEqual([])
    expect(await told()).toEqual([])
  })
})

describe('a hold', () => {
  test('is no sale yet: it clashes with nobody, and is not confirmed over the other platform’s guest', async () => {
    const order = await hold(2)
    await follow()
    await other.says(icsOf(stay('a', 2, 3)))
    deps.pass(2 * MINUTE_MS)
    await db.prepare('UPDATE feed SET due_at = 0').run()
    await tendFeeds(deps)
    expect(await told()).toEqual([])
    const refused = await change(order, 'confirm')
    expect([refused.status, (await refused.json<{ code: string }>()).code]).toEqual([409, 'sold_out'])
    deps.pass(15 * MINUTE_MS)
    await tendOrders(deps)
    expect(await takenIn(db, [room.slotIds[2]!])).toEqual([0])
  })

  test('on other nights of the same room is confirmed', async () => {
    const order = await hold(5)
    await follow()
    await other.says(icsOf(stay('a', 2, 3)))
    await db.prepare('UPDATE feed SET due_at = 0').run()
    await tendFeeds(deps)
    expect((await change(order, 'confirm')).status).toBe(200)
  })
})

describe('the host settles it', () => {
  beforeEach(async () => {
    await sell(2)
    await follow()
    await other.says(icsOf(stay('a', 2, 3)))
    await readAgain()
  })
  const only = async () => (await clashes())[0]!

  test('and it stays settled', async () => {
    const { feedId, uid } = await only()
    await settleClash(deps, keeper, { feedId, uid })
    await readAgain()
    expect(await only()).toMatchObject({ uid: 'a', settled: 1 })
    expect(await told()).toHaveLength(1)
    await expect(settleClash(deps, keeper, { feedId, uid })).rejects.toThrow('not_found')
  })

  test('but not for nights that come after', async () => {
    await sell(3)
    const { feedId, uid } = await only()
    await settleClash(deps, keeper, { feedId, uid })
    await other.says(icsOf(stay('a', 2, 4)))
    await readAgain()
    expect(await only()).toMatchObject({ days: [day(2), day(3)], settled: 0 })
    expect(await told()).toHaveLength(2)
  })

  test('by saying that it is the same guest', async () => {
    const { feedId, uid } = await only()
    await markEcho(deps, keeper, { feedId, uid, isEcho: true })
    await readAgain()
    expect(await clashes()).toEqual([])
  })

  test('or drops the calendar', async () => {
    await dropFeed(deps, keeper, (await only()).feedId)
    expect(await clashes()).toEqual([])
    await tendFeeds(deps)
  })

  test('and nobody else does', async () => {
    const { feedId, uid } = await only()
    const neighbour = await keeperOf(deps, (await openProduct(db, { kind: 'stay' })).hostId)
    await expect(settleClash(deps, neighbour, { feedId, uid })).rejects.toThrow('not_found')
    expect((await seeListings(deps, neighbour)).clashes).toEqual([])
  })
})
