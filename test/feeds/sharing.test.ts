import { env } from 'cloudflare:workers'
import ICAL from 'ical.js'
import ical, { type VEvent } from 'node-ical'
import { beforeEach, describe, expect, test } from 'vitest'
import { addDays, DAY_MS, dayOf, instantOf, MINUTE_MS } from '../../src/days.ts'
import { followFeed, seeListings } from '../../src/feeds/feeds.ts'
import { renewLink, seeShared, shareListing } from '../../src/feeds/shared.ts'
import { insertSlots } from '../../src/inventory/inventory.sql.ts'
import { publishClosure } from '../../src/notices/notices.ts'
import { type Client, client } from '../support/client.ts'
import { type TestDeps, TODAY } from '../support/deps.ts'
import { feedDeps, keeperOf } from '../support/feeds.ts'
import { icsOf, icsStay } from '../support/ics.ts'
import { otherCalendar } from '../support/other-calendar.ts'
import type { AnyBody } from '../support/reply.ts'
import { aSlot, fresh, type Opened, openProduct, tripOf } from '../support/township.ts'

const db = env.DB
const day = (count: number) => addDays(TODAY, 10 + count)

let deps: TestDeps
let guests: Client
let room: Opened
let keeper: Awaited<ReturnType<typeof keeperOf>>
beforeEach(async () => {
  deps = feedDeps()
  guests = client(deps)
  room = await openProduct(db, { kind: 'stay', capacity: 1, days: 10 })
  keeper = await keeperOf(deps, room.hostId)
  await shareListing(deps, keeper, room.productId)
})

const linkOf = async (productId = room.productId) =>
  (await seeListings(deps, keeper)).listings.find((listing) => listing.productId === productId)!.calendar!.link
const fetchIt = async (headers: Record<string, string> = {}) => guests.call(await linkOf(), { headers })
const book = async (...nights: number[]) =>
  (await guests.place(tripOf({ ...room, slots: nights.map((night) => room.slotIds[night]!) }))).body
const cancel = (order: AnyBody) =>
  guests.call(`/api/orders/${order.id}/cancel`, {
    method: 'POST',
    headers: { authorization: `Bearer ${order.accessToken}` },
  })

/** The events as ical.js reads them. */
function eventsIn(text: string) {
  return new ICAL.Component(ICAL.parse(text))
    .getAllSubcomponents('vevent')
    .map((component) => new ICAL.Event(component))
}
const told = async () =>
  eventsIn(await (await fetchIt()).text()).map(({ uid, sequence, startDate, endDate }) => ({
    uid,
    sequence,
    from: startDate.toString(),
    to: endDate.toString(),
  }))
const spans = async () => (await told()).map(({ from, to }) => [from, to])

describe('what is taken here', () => {
  test('is told as whole days up to the day of departure, nights in a row as one', async () => {
    await book(2, 3)
    await book(4)
    await book(7)
    expect(await spans()).toEqual([
      [day(2), day(5)],
      [day(7), day(8)],
    ])
  })

  test('is told while it is held, and no longer once it is free', async () => {
    const order = await book(2)
    expect(await spans()).toEqual([[day(2), day(3)]])
    await cancel(order)
    expect(await spans()).toEqual([])
  })

  test('is told of a house with several rooms once the last is gone', async () => {
    room = await openProduct(db, { kind: 'stay', capacity: 2, days: 10, hostId: room.hostId })
    await shareListing(deps, keeper, room.productId)
    await book(2)
    expect(await spans()).toEqual([])
    await book(2, 3)
    expect(await spans()).toEqual([[day(2), day(3)]])
  })

  test('is told with days that the host or a warden closed', async () => {
    await db.prepare("UPDATE slot SET state = 'closed' WHERE id = ?1").bind(room.slotIds[1]).run()
    await book(2)
    const targets = [{ kind: 'product' as const, id: room.productId }]
    const [startsAt, endsAt] = [instantOf(day(5), '13:00'), instantOf(day(7), '13:00')]
    await publishClosure(
      db,
      { id: fresh('closure'), title: '封山', reason: 'forest_fire', body: '', startsAt, endsAt, targets },
      { actor: 'warden', at: deps.now() },
    )
    expect(await spans()).toEqual([
      [day(1), day(3)],
      [day(5), day(7)],
    ])
  })

  test('is not told of what other platforms have booked: two calendars could keep a night closed for each other for ever', async () => {
    const { address } = await otherCalendar(icsOf(icsStay('theirs', day(2), day(4))))
    await followFeed(
      deps,
      keeper,
      { productId: room.productId, platform: '携程', address, takes: 1, closures: true },
      'township.example',
    )
    await book(4)
    expect(await spans()).toEqual([[day(4), day(5)]])
  })

  test('is told session by session, at the same instants to two programs', async () => {
    const session = (hour: string) => ({
      ...aSlot({ productId: room.productId, day: day(0), capacity: 1 }),
      id: `${room.productId}-${hour}`,
      startsAt: instantOf(day(0), `${hour}:00`),
      endsAt: instantOf(day(0), `${hour}:00`) + 90 * MINUTE_MS,
    })
    room = await openProduct(db, { kind: 'workshop', days: 0, hostId: room.hostId })
    await insertSlots(db, [session('09'), session('14'), session('16')])
    room.slotIds = ['09', '14', '16'].map((hour) => `${room.productId}-${hour}`)
    await shareListing(deps, keeper, room.productId)
    await book(0)
    await book(1)
    const text = await (await fetchIt()).text()
    const expected = ['09', '14'].map((hour) => {
      const at = instantOf(day(0), `${hour}:00`)
      return [at, at + 90 * MINUTE_MS].map((instant) => new Date(instant).toISOString())
    })
    ICAL.TimezoneService.reset()
    expect(
      eventsIn(text).map((event) => [event.startDate, event.endDate].map((at) => at.toJSDate().toISOString())),
    ).toEqual(expected)
    expect(byNodeIcal(text).map(({ start, end }) => [start, end].map((at) => at?.toISOString()))).toEqual(expected)
  })

  test('is whole days to a second program too', async () => {
    await book(2, 3)
    const text = await (await fetchIt()).text()
    const [event] = byNodeIcal(text)
    expect(event?.datetype).toBe('date')
    expect([event?.start, event?.end].map((at) => at && localDay(at))).toEqual([day(2), day(4)])
  })
})

const byNodeIcal = (text: string) =>
  Object.values(ical.sync.parseICS(text)).filter((component): component is VEvent => component?.type === 'VEVENT')
/** node-ical gives a whole day as midnight by the clock of whoever reads. */
const localDay = (at: Date) => dayOf(at.getTime() - at.getTimezoneOffset() * MINUTE_MS - 8 * 3_600_000)

describe('an event', () => {
  test('keeps its name while any of it is taken, and its sequence rises with each change', async () => {
    const first = await book(2)
    const [before] = await told()
    expect(before).toMatchObject({ sequence: 0, from: day(2), to: day(3) })
    await book(3)
    expect(await told()).toEqual([{ ...before, sequence: 1, to: day(4) }])
    await cancel(first)
    expect(await told()).toEqual([{ ...before, sequence: 2, from: day(3), to: day(4) }])
  })

  test('of what is taken anew has another name', async () => {
    const order = await book(2)
    const [first] = await told()
    await cancel(order)
    await told()
    await book(2)
    expect((await told())[0]?.uid).not.toBe(first?.uid)
  })

  test('of a stretch that has begun keeps its beginning, and is told no more once it is over', async () => {
    await book(0, 1, 2)
    const [before] = await told()
    deps.pass(instantOf(day(1), '09:00') - deps.now())
    expect(await told()).toEqual([before])
    deps.pass(2 * DAY_MS)
    expect(await told()).toEqual([])
  })

  test('has the same name for two who come at once', async () => {
    await book(2)
    const link = await linkOf()
    const both = await Promise.all([seeShared, seeShared, seeShared].map((see) => see(deps, link.slice(7, -4))))
    for (const { times } of both) expect(times).toEqual(both[0]?.times)
  })

  test('says that it is taken, and neither by whom nor why', async () => {
    await book(2)
    const text = await (await fetchIt()).text()
    expect(text).not.toMatch(/陈一|139|1234|closed|booked/i)
    expect(text).toMatch(/\r\nSUMMARY:不可订 · /)
    expect(text).toMatch(/\r\nTRANSP:OPAQUE\r\n/)
    expect(text).toMatch(/\r\nDTSTART;VALUE=DATE:\d{8}\r\n/)
    expect(text).toMatch(/BEGIN:VTIMEZONE\r\nTZID:Asia\/Shanghai\r\n/)
    for (const line of text.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
  })
})

describe('the link', () => {
  test('says whether anything has changed', async () => {
    await book(2)
    const first = await fetchIt()
    const etag = first.headers.get('etag') ?? ''
    deps.pass(DAY_MS)
    const second = await fetchIt({ 'if-none-match': `"x", W/${etag}` })
    expect([second.status, await second.text(), second.headers.get('etag')]).toEqual([304, '', etag])
    await book(5)
    expect((await fetchIt({ 'if-none-match': etag })).status).toBe(200)
  })

  test('is kept by no cache in between and indexed by nobody', async () => {
    const { headers } = await fetchIt()
    expect(headers.get('cache-control')).toBe('private, no-cache')
    expect(headers.get('cdn-cache-control')).toBe('no-store')
    expect(headers.get('x-robots-tag')).toBe('noindex')
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  })

  test('opens nothing once another was made', async () => {
    const link = await linkOf()
    await renewLink(deps, keeper, room.productId)
    expect((await guests.call(link)).status).toBe(404)
    expect((await guests.call(await linkOf())).status).toBe(200)
  })

  test('that nobody gave out opens nothing', async () => {
    const link = await linkOf()
    const [id, version, mac = ''] = link.slice('/feeds/'.length, -'.ics'.length).split('.')
    const flipped = mac.startsWith('A') ? `B${mac.slice(1)}` : `A${mac.slice(1)}`
    const order = await book(2)
    for (const path of [
      `/feeds/${id}.${version}.${flipped}.ics`,
      `/feeds/${id}.2.${mac}.ics`,
      `/feeds/${id}.${version}.${mac}`,
      `/feeds/${order.accessToken}.ics`,
      '/feeds/.ics',
    ])
      expect((await guests.call(path)).status, path).toBe(404)
    // Nor does it open an order of the same id.
    const reply = await guests.call(`/api/orders/${id}`, {
      headers: { authorization: `Bearer ${id}.${version}.${mac}` },
    })
    expect(reply.status).toBe(401)
  })

  test('tells its host when someone came for it', async () => {
    const askedAt = async () => (await seeListings(deps, keeper)).listings[0]?.calendar?.askedAt
    expect(await askedAt()).toBeNull()
    await fetchIt()
    expect(await askedAt()).toBe(deps.now())
  })

  test('speaks English to whoever asks in English', async () => {
    await book(2)
    expect(await (await guests.call(`/en${await linkOf()}`)).text()).toMatch(/SUMMARY:Not available/)
  })

  test('of another’s listing is not to be had', async () => {
    const neighbour = await keeperOf(deps, (await openProduct(db, { kind: 'stay' })).hostId)
    await shareListing(deps, neighbour, room.productId)
    expect((await seeListings(deps, neighbour)).listings.map(({ productId }) => productId)).not.toContain(
      room.productId,
    )
    await expect(renewLink(deps, neighbour, room.productId)).rejects.toThrow('not_found')
  })
})
