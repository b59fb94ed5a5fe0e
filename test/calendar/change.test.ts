import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Acting } from '../../src/calendar/calendar.sql.ts'
import { changeSlots, hostCalendar, type Outcome, undoChange } from '../../src/calendar/calendar.ts'
import type { Settings } from '../../src/calendar/change.rules.ts'
import { addDays } from '../../src/days.ts'
import { publishClosure } from '../../src/notices/notices.ts'
import { client } from '../support/client.ts'
import { AN_HOUR, type TestDeps, TODAY, testDeps } from '../support/deps.ts'
import { keeperOf } from '../support/keeping.ts'
import { type Opened, openCap, openProduct, tripOf } from '../support/township.ts'

const db = env.DB
const DAY = addDays(TODAY, 10)
let deps: TestDeps
let room: Opened
let host: Acting
let helper: Acting

beforeEach(async () => {
  deps = testDeps()
  room = await openProduct(db, { kind: 'stay', days: 3, capacity: 3, units: [{ yuan: 100 }, { yuan: 60 }] })
  host = await keeperOf(deps, room.hostId)
  helper = await keeperOf(deps, room.hostId, { name: '小芸', kind: 'helps' })
})

const calendar = (by = host) => hostCalendar(deps, by, { from: TODAY, to: addDays(TODAY, 30) })
const slots = async () => (await calendar()).listings.flatMap((listing) => listing.slots)
const newest = async () => (await calendar()).newest

/** Asks for a change as a page would that was drawn this moment, or when `seen` says. */
async function change(wish: Settings, { by = host, ids = room.slotIds.slice(0, 1), told = '', seen = -1 } = {}) {
  return changeSlots(deps, by, { slotIds: ids, wish, told, seen: seen < 0 ? await newest() : seen })
}
const undo = async (id?: number, by = host, told = '') => undoChange(deps, by, id ?? (await newest()), told)
const book = (quantity = 1, ids = room.slotIds.slice(0, 1)) =>
  client(deps).place(tripOf({ ...room, quantity, slots: ids }))
const kindOf = (outcome: { kind: Outcome['kind'] | string }) => outcome.kind
const events = async () =>
  (await db.prepare("SELECT count(*) AS n FROM event WHERE kind = 'calendar.changed'").first<number>('n')) ?? 0

describe('a host', () => {
  test('closes a day, and guests can book it no more, until she opens it again', async () => {
    expect(await change({ state: 'closed' })).toEqual({ kind: 'done', slots: 1 })
    expect((await book()).body.code).toBe('closed')
    expect(await change({ state: 'open' })).toEqual({ kind: 'done', slots: 1 })
    expect((await book()).status).toBe(201)
  })

  test('who asks for what is so already changes and records nothing', async () => {
    await change({ state: 'closed' })
    expect(await change({ state: 'closed' })).toEqual({ kind: 'done', slots: 0 })
    expect(await events()).toBe(1)
  })

  test('prices days of their own, and takes the prices back', async () => {
    await change({ prices: { [room.unitIds[0]!]: 8800 } }, { ids: room.slotIds })
    expect((await book(1, room.slotIds)).body.totalFen).toBe(3 * 8800)
    await change({ prices: { [room.unitIds[0]!]: null } }, { ids: room.slotIds.slice(1) })
    expect((await book(1, room.slotIds)).body.totalFen).toBe(8800 + 2 * 10_000)
  })

  test('leaves a record of who did what, before and after', async () => {
    await change({ capacity: 5, state: 'closed' }, { by: helper })
    const { past } = await calendar()
    expect(past).toMatchObject([
      {
        by: '小芸',
        actor: `account:${helper.accountId} for host:${room.hostId}`,
        at: deps.now(),
        isUndone: false,
        changes: [
          {
            slotId: room.slotIds[0],
            day: DAY,
            before: { state: 'open', capacity: 3 },
            after: { state: 'closed', capacity: 5 },
          },
        ],
      },
    ])
  })

  test('cannot take away places that are sold: she is told by how many, and nothing is changed', async () => {
    await book(3)
    const outcome = await change({ capacity: 1 }, { ids: room.slotIds })
    expect(outcome).toMatchObject({ kind: 'oversold', short: [{ slot: { id: room.slotIds[0], taken: 3 }, by: 2 }] })
    expect((await slots()).map(({ capacity }) => capacity)).toEqual([3, 3, 3])
    expect(await events()).toBe(0)
  })

  test('cannot change yesterday, alone or among other days', async () => {
    const past = await openProduct(db, { hostId: room.hostId, from: addDays(TODAY, -1), days: 2 })
    expect(kindOf(await change({ state: 'closed' }, { ids: past.slotIds }))).toBe('past')
    expect(await change({ state: 'closed' }, { ids: past.slotIds.slice(1) })).toEqual({ kind: 'done', slots: 1 })
  })

  test('cannot touch another host’s days, alone or among her own', async () => {
    const other = await openProduct(db)
    for (const ids of [other.slotIds, [...room.slotIds, ...other.slotIds], ['nothing']])
      expect(await change({ state: 'closed' }, { ids })).toEqual({ kind: 'nothing_there' })
    const { slotIds } = await openCap(db, 5)
    expect(await change({ capacity: 0 }, { ids: slotIds })).toEqual({ kind: 'nothing_there' })
  })

  test('sees what the township has closed, also through a cap', async () => {
    const cap = await openCap(db, 9, DAY, 2)
    const walk = await openProduct(db, { hostId: room.hostId, days: 2, units: [{ caps: { [cap.capId]: 1 } }] })
    const startsAt = Date.parse(`${DAY}T00:00:00+08:00`)
    const closure = {
      id: 'flood',
      title: '涨水',
      reason: 'flood' as const,
      body: '',
      startsAt,
      endsAt: startsAt + AN_HOUR * 24,
    }
    await publishClosure(
      db,
      { ...closure, targets: [{ kind: 'cap', id: cap.capId }] },
      { actor: 'warden', at: deps.now() },
    )
    const { listings } = await calendar()
    const shown = listings
      .find(({ id }) => id === walk.productId)
      ?.slots.map(({ notices }) => notices.map(({ title }) => title))
    expect(shown).toEqual([['涨水'], []])
  })
})

describe('a helper whose consent was withdrawn', () => {
  test('reads nothing and changes nothing any more', async () => {
    await change({ state: 'closed' })
    await db.prepare('UPDATE host_member SET ended_at = 1 WHERE account_id = ?1').bind(helper.accountId).run()
    await expect(calendar(helper)).rejects.toMatchObject({ code: 'not_found' })
    await expect(change({ state: 'open' }, { by: helper })).rejects.toMatchObject({ code: 'not_found' })
    await expect(undo(undefined, helper)).rejects.toMatchObject({ code: 'not_found' })
    expect((await slots())[0]?.state).toBe('closed')
  })
})

describe('closing a day that has guests', () => {
  test('says first who they are, how many, and how to call them; then stops sales and cancels nobody', async () => {
    const placed = await book(2)
    const asked = await change({ state: 'closed' })
    expect(asked).toMatchObject({
      kind: 'asks',
      isAgain: false,
      guests: [{ name: '陈一', phone: '13912345678', quantity: 2, isHeld: true, slotIds: [room.slotIds[0]] }],
    })
    expect((await slots())[0]?.state).toBe('open')
    const told = asked.kind === 'asks' ? asked.told : ''
    expect(await change({ state: 'closed' }, { told })).toEqual({ kind: 'done', slots: 1 })
    const [slot] = await slots()
    expect([slot?.state, slot?.taken]).toEqual(['closed', 2])
    const kept = await db.prepare('SELECT status FROM orders WHERE id = ?1').bind(placed.body.id).first('status')
    expect(kept).toBe('held')
  })

  test('asks again when another guest has come between', async () => {
    await book()
    const asked = await change({ state: 'closed' })
    await book()
    const again = await change({ state: 'closed' }, { told: asked.kind === 'asks' ? asked.told : '' })
    expect(again).toMatchObject({ kind: 'asks', isAgain: true, guests: [{}, {}] })
  })

  test('names nobody who has cancelled, or who comes on another day', async () => {
    const { place, call } = client(deps)
    await book(1, room.slotIds.slice(1))
    const { body } = await place(tripOf(room))
    await call(`/api/orders/${body.id}/cancel`, {
      method: 'POST',
      headers: { authorization: `Bearer ${body.accessToken}` },
    })
    expect(await change({ state: 'closed' })).toEqual({ kind: 'done', slots: 1 })
  })
})

describe('two people at once', () => {
  test('the second is told what the first did with the same thing, and changes nothing', async () => {
    const seen = await newest()
    await change({ capacity: 5 }, { by: helper })
    const outcome = await change({ capacity: 4 }, { seen })
    expect(outcome).toMatchObject({ kind: 'meanwhile', since: [{ by: '小芸', changes: [{ after: { capacity: 5 } }] }] })
    expect((await slots())[0]?.capacity).toBe(5)
    expect(await change({ capacity: 4 })).toEqual({ kind: 'done', slots: 1 })
  })

  test('are not in each other’s way with different things, different days, or the same wish', async () => {
    const seen = await newest()
    await change({ capacity: 5 }, { by: helper })
    expect(await change({ state: 'closed' }, { seen })).toEqual({ kind: 'done', slots: 1 })
    expect(await change({ capacity: 4 }, { seen, ids: room.slotIds.slice(1) })).toEqual({ kind: 'done', slots: 2 })
    expect(await change({ capacity: 5 }, { seen })).toEqual({ kind: 'done', slots: 0 })
  })

  test('in the same instant: each change is made whole, one after the other, and both are in the record', async () => {
    const seen = await newest()
    const outcomes = await Promise.all(
      [2, 4, 5, 6].map((capacity, index) =>
        changeSlots(deps, index % 2 ? helper : host, { slotIds: room.slotIds, wish: { capacity }, told: '', seen }),
      ),
    )
    const done = outcomes.filter(({ kind }) => kind === 'done').length
    expect(done).toBeGreaterThan(0)
    expect(await events()).toBe(done)
    expect(new Set((await slots()).map(({ capacity }) => capacity)).size).toBe(1)
  })
})

describe('taking back', () => {
  test('puts everything back as it was, and can itself be taken back', async () => {
    const before = await slots()
    await change({ state: 'closed', capacity: 7, prices: { [room.unitIds[0]!]: 1 } }, { ids: room.slotIds })
    const after = await slots()
    expect(await undo()).toEqual({ kind: 'done', slots: 3 })
    expect(await slots()).toEqual(before)
    expect(await undo()).toEqual({ kind: 'done', slots: 3 })
    expect(await slots()).toEqual(after)
    expect((await calendar()).past.map(({ isUndone }) => isUndone)).toEqual([false, true, true])
  })

  test('twice is once', async () => {
    await change({ state: 'closed' })
    const id = await newest()
    expect(await undo(id)).toEqual({ kind: 'done', slots: 1 })
    expect(await undo(id)).toEqual({ kind: 'undone_before' })
    expect(await events()).toBe(2)
  })

  test('is refused when the same was changed since, naming by whom, and touches nothing of it', async () => {
    await change({ capacity: 5 }, { ids: room.slotIds })
    const id = await newest()
    await change({ capacity: 6 }, { by: helper, ids: room.slotIds.slice(1, 2) })
    expect(await undo(id)).toMatchObject({
      kind: 'moved',
      moved: [{ slotId: room.slotIds[1] }],
      since: [{ by: '小芸' }],
    })
    expect((await slots()).map(({ capacity }) => capacity)).toEqual([5, 6, 5])
  })

  test('is refused when the places it added are sold by now', async () => {
    await change({ capacity: 5 })
    await book(4)
    expect(await undo()).toMatchObject({ kind: 'oversold', short: [{ by: 1 }] })
  })

  test('of what was opened asks first, when someone has booked it since', async () => {
    await change({ state: 'closed' })
    await change({ state: 'open' })
    await book()
    const id = await newest()
    const asked = await undo(id)
    expect(asked).toMatchObject({ kind: 'asks', guests: [{ name: '陈一' }] })
    expect(await undo(id, host, asked.kind === 'asks' ? asked.told : '')).toEqual({ kind: 'done', slots: 1 })
    expect((await slots())[0]?.state).toBe('closed')
  })

  test('is refused once the day is over', async () => {
    await change({ state: 'closed' })
    const id = await newest()
    deps.pass(11 * 24 * AN_HOUR)
    expect(kindOf(await undo(id))).toBe('past')
  })

  test('of another host’s change is not there', async () => {
    const other = await openProduct(db)
    const stranger = await keeperOf(deps, other.hostId)
    await change({ state: 'closed' })
    await expect(undo(await newest(), stranger)).rejects.toMatchObject({ code: 'not_found' })
  })
})

test('the view refuses what the page should never have asked: stale, foreign, past, oversold, empty', async () => {
  const insert = (changes: unknown[], hostId = room.hostId) =>
    db
      .prepare(
        "INSERT INTO calendar_change (host_id, actor, door, at, today, detail) VALUES (?1, 'x', 'web', 1, ?2, ?3) RETURNING host_id",
      )
      .bind(hostId, TODAY, JSON.stringify({ changes }))
      .all()
  const [slotId] = room.slotIds
  const past = await openProduct(db, { hostId: room.hostId, from: addDays(TODAY, -1) })
  await book(2)
  const sound = { slotId, before: { capacity: 3 }, after: { capacity: 2 } }
  for (const [changes, hostId] of [
    [[{ ...sound, before: { capacity: 4 } }]],
    [[{ ...sound, before: { state: 'closed' } }]],
    [[{ ...sound, before: { prices: { [room.unitIds[0]!]: 5 } } }]],
    [[sound, { slotId: 'nothing', before: {}, after: {} }]],
    [[{ ...sound, slotId: past.slotIds[0], before: {}, after: { state: 'closed' } }]],
    [[{ ...sound, after: { capacity: 1 } }]],
    [[sound], 'another'],
    [[]],
  ] as [unknown[], string?][])
    expect((await insert(changes, hostId)).results, JSON.stringify(changes)).toEqual([])
  expect(await events()).toBe(0)
  expect((await insert([sound])).results).toHaveLength(1)
})
