import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { addDays, instantOf } from '../../src/days.ts'
import { publishClosure } from '../../src/notices/notices.ts'
import { AN_HOUR, type Call, TODAY, testDeps, worker } from '../support/deps.ts'
import { type Opened, openProduct } from '../support/township.ts'

const db = env.DB
const DAY = addDays(TODAY, 10)
let call: Call
let walk: Opened

/** A line with one stop, where one product is sold. */
beforeEach(async () => {
  call = worker(testDeps())
  walk = await openProduct(db, { placeId: 'stop', capacity: 16, units: [{}, { draw: 8, min: 2 }, { max: 8 }] })
  await db.batch([
    db.prepare("INSERT INTO line (id, slug, position, letter, name, theme) VALUES ('a', 'a', 1, 'A', '溪湾', '')"),
    db.prepare("INSERT INTO stop (line_id, position, place_id) VALUES ('a', 1, 'stop')"),
  ])
})

const page = async (path: string) => (await call(path)).text()
const choose = (form: Record<string, string>) =>
  call('/lines/a', { method: 'POST', form: { day: DAY, nights: '0', ...form } })
const box = (unit: number) => `q.${walk.unitIds[unit]}.${walk.slotIds[0]}`

describe('a line’s page', () => {
  test('shows a day’s parts with what is left in units, not in places', async () => {
    const html = await page(`/lines/a?day=${DAY}&nights=0`)
    expect(html).toContain('余 16')
    expect(html).toContain('余 2 · 2 份起订')
  })

  test('offers the next days when the chosen one has nothing', async () => {
    const html = await page(`/lines/a?day=${addDays(DAY, -2)}&nights=0`)
    expect(html).toContain(`/lines/a?day=${DAY}&amp;nights=0`)
  })

  test('tells of a notice that closes one of its products', async () => {
    const closure = {
      id: 'late',
      title: '樱桃晚熟',
      reason: 'weather' as const,
      body: '',
      startsAt: instantOf(DAY),
      endsAt: instantOf(DAY) + 24 * AN_HOUR,
    }
    await publishClosure(
      db,
      { ...closure, targets: [{ kind: 'product', id: walk.productId }] },
      { actor: 'host', at: 0 },
    )
    const html = await page(`/lines/a?day=${DAY}&nights=0`)
    expect(html).toContain('樱桃晚熟')
    expect(html).toContain('暂停开放')
  })

  test('a past day, or one that is none, falls back to tomorrow', async () => {
    for (const day of ['2020-01-01', 'soon', ''])
      expect(await page(`/lines/a?day=${day}`)).toContain(`value="${addDays(TODAY, 1)}"`)
  })

  test('opens on the day of the trip that is being put together', async () => {
    expect(await page(`/lines/a?plan=${walk.unitIds[0]}.1.${walk.slotIds[0]}`)).toContain(`name="day" value="${DAY}"`)
  })
})

describe('choosing', () => {
  test('leads to the trip with what was chosen before', async () => {
    const reply = await choose({ [box(0)]: '3', plan: 'honey.1.lot' })
    expect([reply.status, reply.headers.get('location')]).toEqual([
      303,
      `/trip?plan=honey.1.lot~${walk.unitIds[0]}.3.${walk.slotIds[0]}`,
    ])
  })

  test.each([
    ['nothing', {}, '还没有选任何项目'],
    ['half a place', { 0: '1.5' }, '数量请填整数'],
    ['words', { 0: '两个' }, '数量请填整数'],
    ['fewer than are sold together', { 1: '1' }, '不在可订的范围里'],
    ['more than one order may take', { 2: '9' }, '每单限 8 份'],
  ] as const)('%s brings the form back filled in', async (_, typed, words) => {
    const form = Object.fromEntries(Object.entries(typed).map(([unit, value]) => [box(Number(unit)), value]))
    const reply = await choose(form)
    const html = await reply.text()
    expect(reply.status).toBe(422)
    expect(html).toContain(words)
    for (const value of Object.values(typed)) expect(html).toContain(`value="${value}"`)
  })
})

test('a form with thousands of boxes is refused without asking the database for each', async () => {
  const deps = testDeps()
  let trips = 0
  const forSlots = deps.offers.forSlots.bind(deps.offers)
  deps.offers.forSlots = (...asked) => {
    trips += 1
    return forSlots(...asked)
  }
  const boxes = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`q.${walk.unitIds[0]}.unknown-${index}`, '1']))
  const send = (form: Record<string, string>) => worker(deps)('/lines/a', { method: 'POST', form })
  expect((await send(boxes(2000))).status).toBe(422)
  expect(trips).toBe(0)
  expect((await send(boxes(90))).status).toBe(303)
  expect(trips).toBe(1)
})
