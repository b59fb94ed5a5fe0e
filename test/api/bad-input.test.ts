import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { type Call, testDeps, worker } from '../support/deps.ts'
import { type AnyBody, statusAndBody } from '../support/reply.ts'
import { type Opened, openProduct, tripOf } from '../support/township.ts'

const db = env.DB
let room: Opened
let call: Call

beforeEach(async () => {
  room = await openProduct(db, { units: [{}, { max: 2 }] })
  call = worker(testDeps())
})

const post = async (body: BodyInit, headers: Record<string, string> = {}) =>
  statusAndBody(
    await call('/api/orders', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID(), ...headers },
    }),
  )
const place = (trip: unknown, headers?: Record<string, string>) => post(JSON.stringify(trip), headers)

type Trip = ReturnType<typeof tripOf> & AnyBody
const firstLine = (more: AnyBody) => (trip: Trip) => ({ ...trip, lines: [{ ...trip.lines[0], ...more }] })
const contact = (more: AnyBody) => (trip: Trip) => ({ ...trip, contact: { ...trip.contact, ...more } })

/** What is wrong, the request, and the field and code that the reply must name. */
const refused: [name: string, change: (trip: Trip) => unknown, path: string, code: string][] = [
  ['no lines', (trip) => ({ ...trip, lines: [] }), 'lines', 'lines_missing'],
  [
    '101 lines',
    (trip) => ({
      ...trip,
      lines: Array.from({ length: 101 }, (_, index) => ({ ...trip.lines[0], slotIds: [`s${index}`] })),
    }),
    'lines',
    'too_many_lines',
  ],
  ['no slots', firstLine({ slotIds: [] }), 'lines.0.slotIds', 'slots_missing'],
  [
    'the same slot twice in a line',
    (trip) => firstLine({ slotIds: [trip.lines[0]?.slotIds[0], trip.lines[0]?.slotIds[0]] })(trip),
    'lines.0.slotIds',
    'slot_twice',
  ],
  [
    'the same slot and unit in two lines',
    (trip) => ({ ...trip, lines: [trip.lines[0], trip.lines[0]] }),
    'lines',
    'slot_twice',
  ],
  ['quantity zero', firstLine({ quantity: 0 }), 'lines.0.quantity', 'quantity_too_small'],
  ['a negative quantity', firstLine({ quantity: -3 }), 'lines.0.quantity', 'quantity_too_small'],
  ['half a room', firstLine({ quantity: 1.5 }), 'lines.0.quantity', 'quantity_not_whole'],
  ['a huge quantity', firstLine({ quantity: 1e9 }), 'lines.0.quantity', 'quantity_too_large'],
  ['a quantity beyond integers', firstLine({ quantity: 1e300 }), 'lines.0.quantity', 'quantity_too_large'],
  [
    'more than the unit is sold in',
    firstLine({ unitId: 'SECOND', quantity: 3 }),
    'lines.0.quantity',
    'quantity_out_of_range',
  ],
  ['a quantity in words', firstLine({ quantity: 'two' }), 'lines.0.quantity', 'quantity_not_whole'],
  ['an unknown slot', firstLine({ slotIds: ['nowhere'] }), 'lines.0.slotIds.0', 'unknown_slot'],
  ['an unknown unit', firstLine({ unitId: 'nothing' }), 'lines.0.unitId', 'unit_of_another_product'],
  ['an id with a quote', firstLine({ unitId: "' OR 1=1 --" }), 'lines.0.unitId', 'id_malformed'],
  ['an unknown field', (trip) => ({ ...trip, discount: 100 }), 'discount', 'unrecognized_keys'],
  ['an unknown field inside', firstLine({ priceFen: 1 }), 'lines.0.priceFen', 'unrecognized_keys'],
  ['no contact', ({ lines }) => ({ lines }), 'contact', 'invalid_type'],
  ['a name of blanks', contact({ name: '   ' }), 'contact.name', 'name_missing'],
  ['a 10,000-character name', contact({ name: '陈'.repeat(10_000) }), 'contact.name', 'name_too_long'],
  ['a name with a control character', contact({ name: '陈\u0007' }), 'contact.name', 'control_characters'],
  ['a name of two lines', contact({ name: '陈\n一' }), 'contact.name', 'control_characters'],
  ['half a surrogate', contact({ name: '陈\ud800' }), 'contact.name', 'control_characters'],
  ['a phone that is none', contact({ phone: '12345' }), 'contact.phone', 'phone_malformed'],
  ['a phone in words', contact({ phone: '一三九' }), 'contact.phone', 'phone_malformed'],
  ['a 10,000-digit phone', contact({ phone: '1'.repeat(10_000) }), 'contact.phone', 'phone_malformed'],
  ['a note of 501 characters', (trip) => ({ ...trip, note: '好'.repeat(501) }), 'note', 'note_too_long'],
  ['a negative total', (trip) => ({ ...trip, expectedTotalFen: -1 }), 'expectedTotalFen', 'too_small'],
  ['a party of minus one', (trip) => ({ ...trip, party: { adults: -1 } }), 'party.adults', 'too_small'],
]

describe('an order that cannot be', () => {
  test.each(refused)('%s: the field that must change is named', async (_, change, path, code) => {
    const trip = JSON.parse(JSON.stringify(change(tripOf(room))).replace('SECOND', room.unitIds[1] ?? ''))
    const { status, body } = await place(trip)
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'invalid_request' })
    expect(body.errors).toContainEqual(expect.objectContaining({ path, code }))
    expect(await db.prepare('SELECT count(*) AS n FROM orders').first()).toEqual({ n: 0 })
  })

  test('a unit of another product', async () => {
    const other = await openProduct(db)
    expect((await place(tripOf({ ...room, unitIds: other.unitIds }))).body.errors[0].code).toBe(
      'unit_of_another_product',
    )
  })

  test('slots of two products in one line', async () => {
    const other = await openProduct(db)
    expect((await place(tripOf({ ...room, slots: [...room.slotIds, ...other.slotIds] }))).body.errors[0].code).toBe(
      'slots_mixed',
    )
  })

  test('a slot of a closed product', async () => {
    const closed = await openProduct(db, { state: 'closed' })
    expect(await place(tripOf(closed))).toMatchObject({ status: 409, body: { code: 'not_for_sale' } })
  })

  test('a cap’s own slot is nothing to buy', async () => {
    await db.prepare("INSERT INTO cap (id, name) VALUES ('c', 'c')").run()
    await db
      .prepare("INSERT INTO slot (id, cap_id, day, sale_ends_at, capacity) VALUES ('c-1', 'c', '2026-05-01', 9e15, 9)")
      .run()
    expect((await place(tripOf({ ...room, slots: ['c-1'] }))).body.errors[0].code).toBe('unknown_slot')
  })

  test('malformed JSON', async () => {
    for (const text of ['{', '', 'null', '[]', '"trip"', '{"lines":', '\u0000']) {
      const { status, body } = await post(text)
      expect([400, 422], text).toContain(status)
      expect(['malformed_json', 'invalid_request'], text).toContain(body.code)
    }
  })

  test('another content type', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/jsonx',
    ]) {
      expect(await place(tripOf(room), { 'content-type': type })).toMatchObject({
        status: 415,
        body: { code: 'unsupported_media_type' },
      })
    }
    expect((await place(tripOf(room), { 'content-type': 'application/json; charset=utf-8' })).status).toBe(201)
  })

  test('a body of 65 kB', async () => {
    expect(await place({ ...tripOf(room), note: 'x'.repeat(65 * 1024) })).toMatchObject({
      status: 413,
      body: { code: 'body_too_large' },
    })
  })

  test('no Idempotency-Key, or one that is no UUID', async () => {
    const bare = await call('/api/orders', { method: 'POST', json: tripOf(room) })
    expect(await statusAndBody(bare)).toMatchObject({ status: 400, body: { code: 'idempotency_key_missing' } })
    expect(await place(tripOf(room), { 'idempotency-key': '1' })).toMatchObject({
      status: 400,
      body: { code: 'idempotency_key_missing' },
    })
  })

  test('blanks and dashes in a phone number do not matter', async () => {
    for (const phone of ['139 1234 5678', '139-1234-5678', '+86 139 1234 5678', '+852 9123 4567']) {
      const { status, body } = await place({ ...tripOf(room), contact: { name: '陈一', phone } })
      expect([status, body.contact?.phone.slice(-4)], phone).toEqual([201, phone.slice(-4)])
    }
  })
})

describe('questions that cannot be', () => {
  test.each([
    ['/api/products?kind=castle', 'kind', 'invalid_value'],
    ['/api/products?day=2026-02-30', 'day', 'not_a_day'],
    ['/api/products?price=1', 'price', 'unrecognized_keys'],
    ['/api/products/p/availability', 'from', 'invalid_type'],
    ['/api/products/p/availability?from=2026-05-02&to=2026-05-01', 'to', 'range_backwards'],
    ['/api/products/p/availability?from=2026-01-01&to=2027-01-01', 'to', 'range_too_long'],
    ["/api/products/a'b/availability?from=2026-05-01&to=2026-05-02", 'id', 'id_malformed'],
    ['/api/orders/1', 'id', 'invalid_format'],
  ])('%s', async (path, field, code) => {
    const { status, body } = await statusAndBody(await call(path))
    expect(status).toBe(422)
    expect(body.errors).toContainEqual(expect.objectContaining({ path: field, code }))
  })

  test('what does not exist is not found', async () => {
    for (const path of [
      '/api/products/none/availability?from=2026-05-01&to=2026-05-02',
      '/api/lines/z',
      '/api/lines/z/availability?from=2026-05-01&to=2026-05-02',
      '/api/nothing',
    ]) {
      expect(await statusAndBody(await call(path)), path).toMatchObject({ status: 404, body: { code: 'not_found' } })
    }
  })
})

describe('too many orders from one address', () => {
  test('are asked to wait, and told how long', async () => {
    const deps = { ...testDeps(), admitsOrder: async () => false }
    const reply = await worker(deps)('/api/orders', {
      method: 'POST',
      json: tripOf(room),
      headers: { 'idempotency-key': crypto.randomUUID() },
    })
    expect([reply.status, reply.headers.get('retry-after')]).toEqual([429, '60'])
    expect(await reply.json()).toMatchObject({ code: 'too_many_requests' })
  })
})
