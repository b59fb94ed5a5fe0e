import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { loadDemo } from '../../demo/load.ts'
import { addDays, DAY_MS, dayOf } from '../../src/days.ts'
import { type Call, LIVE, type TestDeps, testDeps, testEnv, worker } from '../support/deps.ts'
import { statusAndBody } from '../support/reply.ts'

const db = env.DB
let deps: TestDeps
let call: Call

beforeEach(async () => {
  deps = testDeps()
  call = worker(deps)
  await loadDemo(deps)
})

const get = async (path: string) => (await statusAndBody(await call(path))).body
const slotsOf = async (product: string, from: string, to = from) =>
  (await get(`/api/products/${product}/availability?from=${from}&to=${to}`)).days.flatMap(
    (day: { slots: unknown[] }) => day.slots,
  )
const today = () => dayOf(deps.now())

describe('the demo township', () => {
  test('has its hub, three lines with every stop, and ninety days ahead', async () => {
    const { items } = await get('/api/lines')
    expect(items.map((line: { letter: string; stops: number }) => `${line.letter}${line.stops}`)).toEqual([
      'A5',
      'B5',
      'C4',
    ])
    expect(await slotsOf('guilan-double', today(), addDays(today(), 120))).toHaveLength(90)
  })

  test('loaded again it changes nothing; a week later it adds the days that are missing and leaves orders alone', async () => {
    const orders = async () => (await db.prepare('SELECT id, status, revision FROM orders ORDER BY id').all()).results
    const before = await orders()
    expect(await loadDemo(deps)).toEqual({ slotsAdded: 0 })
    // Also under secrets that were made anew since.
    expect(await loadDemo(testDeps({ PHONE_HASH_KEY: testEnv.TOKEN_KEY ?? '' }))).toEqual({ slotsAdded: 0 })
    expect(await orders()).toEqual(before)
    deps.pass(7 * DAY_MS)
    expect((await loadDemo(deps)).slotsAdded).toBeGreaterThan(0)
    expect((await orders()).filter((order) => before.some(({ id }) => id === order.id))).toEqual(before)
    expect(await slotsOf('guilan-double', today(), addDays(today(), 120))).toHaveLength(90)
  })

  test('says of everything it sells what to bring and where to meet, in both languages', async () => {
    const { results } = await db
      .prepare(
        "SELECT id FROM product WHERE state <> 'draft' AND (bring = '' OR meeting = '' OR bring_en IS NULL OR meeting_en IS NULL) ORDER BY id",
      )
      .all()
    expect(results).toEqual([])
  })

  test('closes the forest line for a day, and with it a tent that was booked', async () => {
    const notice = (await get('/api/lines/b')).notices[0]
    const day = dayOf(Date.parse(notice.startsAt))
    expect((await slotsOf('cloud-tent', day))[0]).toMatchObject({ state: 'closed', left: 11 })
    expect((await slotsOf('forest-walk', day))[0].state).toBe('closed')
    expect((await slotsOf('cloud-tent', addDays(day, 1)))[0].state).toBe('open')
    expect((await slotsOf('sketching-day', day))[0].state).toBe('open')
  })

  test('has cherries that come late', async () => {
    expect((await slotsOf('cherry-picking', addDays(today(), 1)))[0].state).toBe('off_season')
    expect((await slotsOf('cherry-picking', addDays(today(), 8)))[0].state).toBe('open')
  })

  test('hides the oil, whose press has no licence, until it has one', async () => {
    const goods = async () => (await get('/api/products?kind=goods')).items.map((item: { id: string }) => item.id)
    expect(await goods()).not.toContain('rapeseed-oil')
    await db
      .prepare(
        "INSERT INTO certificate (id, host_id, kind, number, expires_on) VALUES ('press', 'youfu', 'oil_workshop', '1', ?1)",
      )
      .bind(addDays(today(), 1))
      .run()
    deps.pass(1000)
    expect(await goods()).toContain('rapeseed-oil')
    deps.pass(2 * DAY_MS)
    expect(await goods()).not.toContain('rapeseed-oil')
  })

  test('has a night that is sold out by an order, not by a number', async () => {
    const nights = await slotsOf('huashe-dorm', today(), addDays(today(), 10))
    const full = nights.filter((slot: { state: string }) => slot.state === 'sold_out')
    expect(full).toHaveLength(1)
    expect(
      await db
        .prepare("SELECT count(*) AS n FROM order_line WHERE product_id = 'huashe-dorm' AND status = 'confirmed'")
        .first(),
    ).toEqual({ n: 1 })
  })

  test('has a certificate that lapsed before it was loaded', async () => {
    const lapsed = await db.prepare('SELECT id FROM certificate WHERE expires_on < ?1').bind(today()).all()
    expect(lapsed.results).toEqual([{ id: 'mingliang-fire' }])
  })

  test('has reviews by those who were there, with answers, and one that staff hid', async () => {
    const { rating, items } = await get('/api/products/guilan-meal/reviews')
    expect(rating).toEqual({ count: 4, average: 4.8 })
    expect(
      items.map((item: { author: string; answer: unknown; hidden: unknown }) => [
        item.author,
        item.answer !== null,
        item.hidden !== null,
      ]),
    ).toEqual([
      ['孙*', false, false],
      ['赵*', false, true],
      ['E*', false, false],
      ['王*', true, false],
      ['林*', true, false],
    ])
    const { results } = await db
      .prepare('SELECT DISTINCT orders.status FROM review JOIN orders ON orders.id = review.order_id')
      .all()
    expect(results).toEqual([{ status: 'completed' }])
    expect(JSON.stringify((await db.prepare('SELECT text FROM review').all()).results)).not.toContain('13812345678')
  })

  test('writes to nobody of what happened before it was loaded', async () => {
    const waiting = await db
      .prepare('SELECT count(*) AS n FROM outbox JOIN event ON event.id = event_id WHERE sent_at IS NULL AND at < ?1')
      .bind(deps.now() - DAY_MS)
      .first('n')
    expect(waiting).toBe(0)
  })

  test('has someone who was there and may still say how it was', async () => {
    const order = await db
      .prepare(
        "SELECT orders.id, status FROM orders WHERE contact_name = '陈一' AND id NOT IN (SELECT order_id FROM review)",
      )
      .first()
    expect(order).toMatchObject({ status: 'completed' })
  })

  test('says on every page that it is made up', async () => {
    for (const path of ['/', '/lines', '/lines/a', '/trip', '/nowhere'])
      expect(await (await call(path)).text(), path).toContain('演示数据，纯属虚构，请勿导航')
  })

  test('finds by text, from one Chinese character on, and pages by a cursor', async () => {
    const found = async (q: string) =>
      (await get(`/api/products?q=${encodeURIComponent(q)}`)).items.map((item: { id: string }) => item.id)
    expect(await found('蜜')).toEqual(['honey'])
    expect(await found('%')).toEqual([])
    expect(await found('蜜'.repeat(50))).toEqual([])
    const first = await get('/api/products')
    const second = await get(`/api/products?cursor=${first.nextCursor}`)
    expect(first.items).toHaveLength(20)
    expect(second).toMatchObject({ nextCursor: null })
    expect(new Set([...first.items, ...second.items].map((item) => item.id)).size).toBe(
      first.items.length + second.items.length,
    )
  })

  test('is refused by a live deployment, which serves nothing on it', async () => {
    const live = worker(testDeps(LIVE))
    for (const path of ['/', '/api/lines', '/health']) expect((await live(path)).status, path).toBe(503)
  })
})

describe('a live deployment', () => {
  test.each([
    ['without secrets', { TOKEN_KEY: undefined }],
    ['with a key that is too short', { PHONE_HASH_KEY: 'c2hvcnQ=' }],
    ['with a key of one byte repeated', { TOKEN_KEY: btoa('\0'.repeat(32)) }],
    ['with a clock that was moved', { CLOCK_OFFSET_MS: '60000' }],
    ['that would only log its text messages', { SMS_SENDER: 'log' }],
    ['without a key to send text messages', { ALIYUN_ACCESS_KEY_SECRET: undefined }],
    ['without a template for sign-in codes', { ALIYUN_SMS_TEMPLATES: '{}' }],
    ['with a template that is no JSON', { ALIYUN_SMS_TEMPLATES: 'SMS_1001' }],
    ['with a template for a message there is not', { ALIYUN_SMS_TEMPLATES: '{"sign_in_code":"SMS_1001","x":"SMS_1"}' }],
    ['that would send numbers in clear', { ALIYUN_SMS_ENDPOINT: 'http://dysmsapi.aliyuncs.com' }],
    ['that would send numbers in clear as far as a relay', { ALIYUN_SMS_RELAY: 'http://relay.example' }],
  ])('does not start %s', async (_, overrides) => {
    const [variable = ''] = Object.keys(overrides)
    expect(() => testDeps({ ...LIVE, ...overrides } as Partial<typeof testEnv>)).toThrow(variable) // each has one fault
  })

  test('starts when all is there', () => {
    expect(testDeps(LIVE).config.sms.sender).toBe('aliyun')
  })
})
