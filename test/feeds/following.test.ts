import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Keeper } from '../../src/accounts/guard.ts'
import { addDays, DAY_MS, HOUR_MS, instantOf, MINUTE_MS } from '../../src/days.ts'
import { forgetOver, tendFeeds } from '../../src/feeds/feeds.jobs.ts'
import { dropFeed, followFeed, markEcho, readNow, seeListings, tryFeed } from '../../src/feeds/feeds.ts'
import { insertSlots } from '../../src/inventory/inventory.sql.ts'
import type { Person } from '../support/accounts.ts'
import { client } from '../support/client.ts'
import { type TestDeps, TODAY } from '../support/deps.ts'
import { feedDeps, keeperOf } from '../support/feeds.ts'
import { icsEvent, icsOf, icsStay } from '../support/ics.ts'
import { type OtherCalendar, otherCalendar } from '../support/other-calendar.ts'
import { aSlot, type Opened, openProduct, takenIn, tripOf } from '../support/township.ts'

const db = env.DB
const FIRST = addDays(TODAY, 10)
const day = (count: number) => addDays(FIRST, count)
const stay = (uid: string, from: number, to: number, summary?: string) => icsStay(uid, day(from), day(to), summary)

let deps: TestDeps
let room: Opened
let keeper: Keeper & Person
let other: OtherCalendar
beforeEach(async () => {
  deps = feedDeps()
  room = await openProduct(db, { kind: 'stay', capacity: 1, days: 10 })
  keeper = await keeperOf(deps, room.hostId)
  other = await otherCalendar(icsOf(stay('a', 2, 4)))
})

const formFor = (more: object = {}) => ({
  productId: room.productId,
  platform: '携程',
  address: other.address,
  takes: 1,
  closures: true,
  ...more,
})
const follow = (more: object = {}) => followFeed(deps, keeper, formFor(more), 'township.example')
/** The next time it is read, a quarter of an hour later. */
const readAgain = async () => {
  deps.pass(15 * MINUTE_MS)
  await tendFeeds(deps)
}
const feedNow = async () => (await seeListings(deps, keeper)).listings[0]!.feeds[0]!
/** By night from the first on: how many places are blocked. */
async function blocked(opened = room): Promise<number[]> {
  const { results } = await db
    .prepare('SELECT blocked FROM slot WHERE product_id = ?1 ORDER BY day, starts_at')
    .bind(opened.productId)
    .all<{ blocked: number }>()
  return results.map((row) => row.blocked)
}
const nights = (...taken: number[]) => Array.from({ length: 10 }, (_, night) => (taken.includes(night) ? 1 : 0))
const book = (...which: number[]) => client(deps).place(tripOf({ ...room, slots: which.map((n) => room.slotIds[n]!) }))

describe('what another platform has booked', () => {
  test('is not sold here, and is shown as sold out', async () => {
    await follow()
    expect(await blocked()).toEqual(nights(2, 3))
    expect((await book(2)).body).toMatchObject({ code: 'sold_out', short: [{ slotId: room.slotIds[2], left: 0 }] })
    expect((await book(1, 2)).status).toBe(409)
    expect((await book(1)).status).toBe(201)
    const reply = await client(deps).call(`/api/products/${room.productId}/availability?from=${day(0)}&to=${day(9)}`)
    const { days } = await reply.json<{ days: { slots: { state: string; left: number }[] }[] }>()
    expect(days.map(({ slots }) => slots[0]?.state)).toEqual([
      ...['open', 'sold_out', 'sold_out', 'sold_out'],
      ...Array.from({ length: 6 }, () => 'open'),
    ])
  })

  test('takes one of several rooms, or so many beds as the host said', async () => {
    room = await openProduct(db, { kind: 'stay', capacity: 4, days: 10, hostId: room.hostId })
    await follow()
    expect(await blocked()).toEqual(nights(2, 3))
    expect((await book(2)).status).toBe(201)
    const dorm = await openProduct(db, { kind: 'stay', capacity: 16, days: 10, hostId: room.hostId })
    await follow({ productId: dorm.productId, takes: 8 })
    expect(await blocked(dorm)).toEqual(nights(2, 3).map((count) => count * 8))
  })

  test('takes everything there is where it says so, also when there is more one day', async () => {
    room = await openProduct(db, { kind: 'stay', capacity: 4, days: 10, hostId: room.hostId })
    await follow({ takes: 4 })
    await db.prepare('UPDATE slot SET capacity = 6 WHERE id = ?1').bind(room.slotIds[2]).run()
    expect(await blocked()).toEqual([0, 0, 6, 4, 0, 0, 0, 0, 0, 0])
  })

  test('closes sessions by the hour', async () => {
    const session = (hour: string, n: number) => ({
      ...aSlot({ productId: room.productId, day: day(n), capacity: 5 }),
      id: `${room.productId}-${hour}-${n}`,
      startsAt: instantOf(day(n), `${hour}:00`),
      endsAt: instantOf(day(n), `${hour}:00`) + 90 * MINUTE_MS,
    })
    room = await openProduct(db, { kind: 'workshop', days: 0, hostId: room.hostId })
    await insertSlots(db, [session('09', 0), session('11', 0), session('14', 0), session('09', 1)])
    const busy = day(0).replaceAll('-', '')
    await other.says(icsOf(icsEvent('a', `DTSTART:${busy}T103000`, `DTEND:${busy}T140000`), stay('b', 1, 2)))
    await follow({ takes: 5 })
    expect(await blocked()).toEqual([0, 5, 0, 5])
  })

  test('closes nights that are opened later, and moves with a night that is moved', async () => {
    await other.says(icsOf(stay('a', 2, 4), stay('b', 12, 13)))
    await follow()
    const later = [11, 12].map((n) => aSlot({ productId: room.productId, day: day(n), capacity: 1 }))
    await insertSlots(db, later)
    expect(await blocked()).toEqual([...nights(2, 3), 0, 1])
    await db.prepare('UPDATE slot SET day = ?2 WHERE id = ?1').bind(room.slotIds[2], day(20)).run()
    const row = await db.prepare('SELECT blocked FROM slot WHERE id = ?1').bind(room.slotIds[2]).first()
    expect(row).toEqual({ blocked: 0 })
  })

  test('leaves no trace of who it is', async () => {
    await other.says(icsOf(stay('a', 2, 4, '陈一 13912345678 预订')))
    await follow()
    const { results } = await db.prepare('SELECT * FROM feed_busy, feed, feed_block, event').all()
    expect(JSON.stringify(results)).not.toMatch(/陈一|13912345678/)
    expect(JSON.stringify(results)).not.toContain(other.address)
  })
})

describe('the next word', () => {
  beforeEach(() => follow())

  test('reopens what vanished and closes what moved, and nothing else', async () => {
    await other.says(icsOf(stay('a', 5, 7), stay('c', 0, 1)))
    await readAgain()
    expect(await blocked()).toEqual(nights(0, 5, 6))
    await other.says(icsOf(stay('c', 0, 1)))
    await readAgain()
    expect(await blocked()).toEqual(nights(0))
  })

  test('of one calendar leaves what another closed', async () => {
    const second = await otherCalendar(icsOf(stay('x', 3, 6)))
    await follow({ platform: '美团', address: second.address })
    expect(await blocked()).toEqual([0, 0, 1, 2, 1, 1, 0, 0, 0, 0])
    await other.says(icsOf(stay('a', 8, 9)))
    await readAgain()
    expect(await blocked()).toEqual(nights(3, 4, 5, 8))
  })

  test('is asked for once in fifteen minutes, and only what has changed', async () => {
    for (let minute = 0; minute < 30; minute++) {
      deps.pass(MINUTE_MS)
      await tendFeeds(deps)
    }
    const asked = await other.asked()
    expect(asked).toHaveLength(3)
    expect(asked.map((headers) => 'if-none-match' in headers)).toEqual([false, true, true])
    expect((await feedNow()).goodAt).toBe(deps.now())
  })

  test('is asked for whole once a day, also when nothing has changed', async () => {
    deps.pass(DAY_MS)
    await tendFeeds(deps)
    expect((await other.asked()).at(-1)).not.toHaveProperty('if-none-match')
  })

  test('is asked for by one of two that come at the same time', async () => {
    deps.pass(15 * MINUTE_MS)
    await Promise.all([tendFeeds(deps), tendFeeds(deps), tendFeeds(deps)])
    expect(await other.asked()).toHaveLength(2)
  })

  test('may be asked for by the host, once a minute', async () => {
    const { id } = await feedNow()
    await readNow(deps, keeper, id)
    expect(await other.asked()).toHaveLength(1)
    deps.pass(MINUTE_MS)
    await other.says(icsOf(stay('a', 0, 1)))
    await Promise.all([readNow(deps, keeper, id), readNow(deps, keeper, id)])
    expect(await blocked()).toEqual(nights(0))
    expect(await other.asked()).toHaveLength(2)
  })

  test('of an answer that comes late does not undo a later one', async () => {
    const { id } = await feedNow()
    await other.says({ body: icsOf(stay('late', 0, 1)), after: 400 })
    deps.pass(15 * MINUTE_MS)
    const late = tendFeeds(deps)
    await new Promise((later) => setTimeout(later, 150))
    await other.says(icsOf(stay('newer', 6, 7), stay('a', 2, 4)))
    deps.pass(2 * MINUTE_MS)
    await readNow(deps, keeper, id)
    await late
    expect(await blocked()).toEqual(nights(2, 3, 6))
  })
})

describe('a calendar that cannot be had or read', () => {
  beforeEach(() => follow())
  const full = icsOf(stay('a', 2, 4))

  test.each([
    ['a web page', { body: '<!doctype html><title>Sign in</title>' }, 'not_calendar'],
    ['half a file', { body: full.slice(0, full.length - 30) }, 'cut_short'],
    ['a broken file', { body: full.replace('UID:a', 'UID') }, 'malformed'],
    ['an error', { status: 500 }, 'server'],
    ['nothing where it was', { status: 404 }, 'gone'],
    ['something too large', { megabytes: 2 }, 'too_large'],
    ['a redirect into our own network', { status: 302, headers: { location: 'http://10.0.0.1/' } }, 'address'],
  ])('keeps what it closed: %s', async (_, page, fault) => {
    await other.says(page)
    await readAgain()
    expect(await blocked()).toEqual(nights(2, 3))
    expect(await feedNow()).toMatchObject({ fault, failingSince: deps.now() })
    const since = deps.now()
    await readAgain()
    expect(await feedNow()).toMatchObject({ fault, failingSince: since })
    await other.says(icsOf(stay('a', 3, 5)))
    await readAgain()
    expect(await feedNow()).toMatchObject({ fault: null, failingSince: null })
    expect(await blocked()).toEqual(nights(3, 4))
  })

  test('is asked less often once it has failed for an hour', async () => {
    await other.says({ status: 500 })
    for (let quarter = 0; quarter < 4 * 6; quarter++) await readAgain()
    const asked = (await other.asked()).length
    expect(asked).toBeGreaterThan(8)
    expect(asked).toBeLessThan(14)
  })

  test('is told to its host after a day, once, and again when it fails anew', async () => {
    const told = async () =>
      (
        await db
          .prepare("SELECT recipient, detail FROM outbox JOIN event ON event.id = event_id WHERE kind = 'feed.failing'")
          .all<{ recipient: string; detail: string }>()
      ).results.map(({ recipient, detail }) => ({ recipient, ...JSON.parse(detail) }))
    await other.says({ status: 500 })
    await readAgain()
    deps.pass(DAY_MS - MINUTE_MS)
    await tendFeeds(deps)
    expect(await told()).toEqual([])
    deps.pass(MINUTE_MS)
    await Promise.all([tendFeeds(deps), tendFeeds(deps)])
    await readAgain()
    expect(await told()).toEqual([{ recipient: `host:${room.hostId}`, productId: room.productId, platform: '携程' }])
    await other.says(full)
    deps.pass(HOUR_MS)
    await tendFeeds(deps)
    await other.says({ status: 500 })
    await readAgain()
    deps.pass(DAY_MS)
    await tendFeeds(deps)
    expect(await told()).toHaveLength(2)
  })

  test('says how many of its events nobody can read, and keeps what these closed', async () => {
    await other.says(icsOf(icsEvent('a', 'DTSTART:soon'), stay('b', 6, 7)))
    await readAgain()
    expect(await blocked()).toEqual(nights(2, 3, 6))
    expect((await feedNow()).unreadable).toBe(1)
  })
})

describe('a calendar that is suddenly empty', () => {
  beforeEach(() => follow())

  test('is believed after it has been so for three hours', async () => {
    await other.says(icsOf())
    await readAgain()
    expect(await blocked()).toEqual(nights(2, 3))
    expect((await feedNow()).doubtedSince).toBe(deps.now())
    for (let quarter = 0; quarter < 11; quarter++) await readAgain()
    expect(await blocked()).toEqual(nights(2, 3))
    await readAgain()
    expect(await blocked()).toEqual(nights())
    expect((await feedNow()).doubtedSince).toBeNull()
  })

  test('is in doubt no more once it is as before', async () => {
    await other.says(icsOf())
    await readAgain()
    await other.says(icsOf(stay('a', 2, 4)))
    await readAgain()
    expect((await feedNow()).doubtedSince).toBeNull()
    await other.says(icsOf())
    deps.pass(5 * HOUR_MS)
    await tendFeeds(deps)
    expect(await blocked()).toEqual(nights(2, 3))
  })

  test('is believed at once when its host has looked', async () => {
    await other.says(icsOf())
    await readAgain()
    deps.pass(MINUTE_MS)
    await readNow(deps, keeper, (await feedNow()).id, { trusting: true })
    expect(await blocked()).toEqual(nights())
  })
})

describe('what came from us', () => {
  test('is no other platform’s booking, whoever sends it back and under whatever name', async () => {
    const { body } = await book(2, 3)
    const ours = await calendarOfRoom()
    const uid = /UID:(\S+)/.exec(ours)?.[1] ?? ''
    await other.says(
      icsOf(stay(uid, 2, 4), stay(`imported-${uid}`, 2, 4), stay(`${body.id}-0@chalu`, 2, 4), stay('theirs', 6, 7)),
    )
    const trial = await tryFeed(deps, keeper, formFor(), 'township.example')
    expect(trial).toMatchObject({ outcome: { closes: [day(6)], clashes: [], own: 3 } })
    await follow()
    expect(await blocked()).toEqual(nights(6))
  })

  test('is told apart from what another township’s Chalu says', async () => {
    await other.says(icsOf(stay('0191b2c3-0000-7000-8000-000000000000-1@chalu', 2, 4)))
    await follow()
    expect(await blocked()).toEqual(nights(2, 3))
  })

  test('may be recognised by the host where it has lost its name, and that may be taken back', async () => {
    await follow()
    const { id } = await feedNow()
    await markEcho(deps, keeper, { feedId: id, uid: 'a', isEcho: true })
    expect(await blocked()).toEqual(nights())
    await readAgain()
    expect(await blocked()).toEqual(nights())
    expect((await feedNow()).echoes).toEqual([{ uid: 'a', days: [day(2)] }])
    await markEcho(deps, keeper, { feedId: id, uid: 'a', isEcho: false })
    expect(await blocked()).toEqual(nights(2, 3))
    await expect(markEcho(deps, keeper, { feedId: id, uid: 'nobody', isEcho: true })).rejects.toThrow('not_found')
  })
})

/** Our own file for the room. */
async function calendarOfRoom(): Promise<string> {
  const { call } = client(deps)
  const headers = { cookie: keeper.cookie }
  await call(`/farm/${room.hostId}/feeds/links/${room.productId}`, { method: 'POST', headers, form: {} })
  const { listings } = await seeListings(deps, keeper)
  return (await call(listings.find(({ productId }) => productId === room.productId)!.calendar!.link)).text()
}

describe('what is only closed over there', () => {
  const closed = () => stay('closed', 5, 7, 'Airbnb (Not available)')

  test('closes what is free here, unless the host does not want it', async () => {
    await other.says(icsOf(stay('a', 2, 4), closed()))
    await follow()
    expect(await blocked()).toEqual(nights(2, 3, 5, 6))
    const second = await otherCalendar(icsOf(closed()))
    await dropFeed(deps, keeper, (await feedNow()).id)
    await follow({ address: second.address, closures: false })
    expect(await blocked()).toEqual(nights())
  })
})

describe('dropping a calendar', () => {
  test('reopens what it closed, and what another closed stays so', async () => {
    await follow()
    deps.pass(1000)
    const second = await otherCalendar(icsOf(stay('x', 3, 6)))
    await follow({ address: second.address })
    const { id } = await feedNow()
    await dropFeed(deps, keeper, id)
    expect(await blocked()).toEqual(nights(3, 4, 5))
    await expect(dropFeed(deps, keeper, id)).rejects.toThrow('not_found')
  })

  test('while it is being read leaves nothing behind', async () => {
    await follow()
    const { id } = await feedNow()
    await other.says({ body: icsOf(stay('late', 0, 9)), after: 300 })
    deps.pass(15 * MINUTE_MS)
    const late = tendFeeds(deps)
    await new Promise((later) => setTimeout(later, 100))
    await dropFeed(deps, keeper, id)
    await late
    expect(await blocked()).toEqual(nights())
  })
})

describe('what is over', () => {
  test('is forgotten in the night', async () => {
    await follow()
    deps.pass(30 * DAY_MS)
    await forgetOver(deps)
    const counts = await db
      .prepare('SELECT (SELECT count(*) FROM feed_busy) AS busy, (SELECT count(*) FROM feed_block) AS blocks')
      .first()
    expect(counts).toEqual({ busy: 0, blocks: 0 })
    expect(await blocked()).toEqual(nights())
  })
})

describe('a host', () => {
  test('cannot follow the same calendar twice for a listing, nor more than eight', async () => {
    await follow()
    await expect(follow()).rejects.toMatchObject({ extra: { errors: [{ path: 'address', code: 'feed_known' }] } })
    for (let count = 1; count < 8; count++) await follow({ address: `${other.address}?${count}` })
    await expect(follow({ address: `${other.address}?9` })).rejects.toThrow('invalid_request')
  })

  test.each(['http://a.example/b.ics', 'https://127.0.0.1/b.ics', 'https://township.example/feeds/x.ics', '桂兰'])(
    'is told that %s is no address to be followed',
    async (address) => {
      for (const act of [follow({ address }), tryFeed(deps, keeper, formFor({ address }), 'township.example')])
        await expect(act).rejects.toMatchObject({ extra: { errors: [{ path: 'address', code: 'address_refused' }] } })
      expect(await blocked()).toEqual(nights())
    },
  )

  test('cannot touch another’s', async () => {
    await follow()
    const { id } = await feedNow()
    const neighbour = await keeperOf(deps, (await openProduct(db, { kind: 'stay' })).hostId)
    await expect(dropFeed(deps, neighbour, id)).rejects.toThrow('not_found')
    await expect(markEcho(deps, neighbour, { feedId: id, uid: 'a', isEcho: true })).rejects.toThrow('not_found')
    await expect(followFeed(deps, neighbour, formFor({ address: `${other.address}?2` }), 'x')).rejects.toThrow(
      'not_found',
    )
    await expect(tryFeed(deps, neighbour, formFor(), 'x')).rejects.toThrow('not_found')
    await other.says(icsOf())
    deps.pass(MINUTE_MS)
    await expect(readNow(deps, neighbour, id, { trusting: true })).rejects.toThrow('not_found')
    expect(await blocked()).toEqual(nights(2, 3))
  })

  test('sees what trying would do, and it does nothing', async () => {
    await book(3).then(({ body }) =>
      client(deps).call(`/api/orders/${body.id}/confirm`, {
        method: 'POST',
        headers: { authorization: `Bearer ${body.accessToken}` },
      }),
    )
    const trial = await tryFeed(deps, keeper, formFor(), 'township.example')
    expect(trial).toEqual({
      kind: 'read',
      outcome: { closes: [day(2), day(3)], clashes: [day(3)], own: 0, unreadable: 0 },
    })
    expect(await blocked()).toEqual(nights())
    expect(await takenIn(db, room.slotIds.slice(2, 4))).toEqual([0, 1])
    await other.says('<html>')
    expect(await tryFeed(deps, keeper, formFor(), 'township.example')).toEqual({
      kind: 'failed',
      fault: 'not_calendar',
    })
  })
})
