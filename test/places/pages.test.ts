import { env } from 'cloudflare:workers'
import { beforeEach, expect, test } from 'vitest'
import { addDays, instantOf } from '../../src/days.ts'
import { publishClosure } from '../../src/notices/notices.ts'
import { type Call, ORIGIN, TODAY, testDeps, worker } from '../support/deps.ts'
import { type Opened, openProduct } from '../support/township.ts'

const db = env.DB
let call: Call
let walk: Opened

/** A line of three stops, with a walk at the one in the middle. */
beforeEach(async () => {
  call = worker(testDeps())
  walk = await openProduct(db, { placeId: 'ferry', from: addDays(TODAY, 2), days: 5 })
  await db.batch([
    db.prepare(
      "INSERT INTO place (id, name, story) VALUES ('hide', '观鸟台', ''), ('studio', '画舍', ''), ('hub', '集散中心', '')",
    ),
    db.prepare(
      "UPDATE place SET name = '老渡口', story = '船还系在柳树上。', name_en = 'Old Ferry', toilet = 1 WHERE id = 'ferry'",
    ),
    db.prepare("INSERT INTO line (id, slug, position, letter, name, theme) VALUES ('a', 'a', 1, 'A', '写生线', '')"),
    db.prepare(
      "INSERT INTO stop (line_id, position, place_id, stay_minutes) VALUES ('a', 0, 'hub', 0), ('a', 1, 'hide', 0), ('a', 2, 'ferry', 60), ('a', 3, 'studio', 0)",
    ),
    db.prepare(
      "INSERT INTO segment (line_id, position, distance_m, minutes, mode) VALUES ('a', 1, 1500, 22, 'walk'), ('a', 2, 1200, 18, 'boat')",
    ),
  ])
})

const page = async (path: string) => (await call(path)).text()

test('a place tells its story, where it is on its line, and what is beside it on either side', async () => {
  const html = await page('/places/ferry')
  for (const told of [
    '船还系在柳树上。',
    '第 2 站，共 3 站',
    '约 60 分钟',
    '/places/hide',
    '/places/studio',
    '/lines/a',
  ])
    expect(html, told).toContain(told)
  expect(html).toContain('步行 1.5 公里，约 22 分钟')
  expect(html).toContain('乘船 1.2 公里，约 18 分钟')
  expect(html).toContain('<title>老渡口：写生线第 2 站 · ')
})

test('a place names the next days on which something is free, and who lives there', async () => {
  const html = await page('/places/ferry')
  for (const ahead of [2, 3, 4])
    expect(html).toContain(`/products/${walk.productId}?day=${addDays(TODAY, ahead)}#choose`)
  expect(html).not.toContain(`day=${addDays(TODAY, 5)}#choose`)
  expect(html).toContain(`/hosts/${walk.hostId}`)
})

test('a place tells of a closure of its line; the hub, which belongs to every line, does not', async () => {
  const closure = { id: 'flood', title: '涨水封线', reason: 'flood' as const, body: '' }
  const time = { startsAt: instantOf(TODAY), endsAt: instantOf(addDays(TODAY, 1)) }
  await publishClosure(db, { ...closure, ...time, targets: [{ kind: 'line', id: 'a' }] }, { actor: 'warden', at: 0 })
  expect(await page('/places/ferry')).toContain('涨水封线')
  expect(await page('/places/hub')).not.toContain('涨水封线')
})

test('the hub is where the lines begin', async () => {
  const html = await page('/places/hub')
  expect(html).toContain('三条线从这里出发')
  expect(html).toContain('/places/hide')
})

test('a place is there in English too, at its own address, and an unknown one is nowhere', async () => {
  const html = await page('/en/places/ferry')
  expect(html).toContain('<h1>Old Ferry</h1>')
  expect(html).toContain(`<link rel="canonical" href="${ORIGIN}/en/places/ferry"/>`)
  for (const id of ['nowhere', '%00', "'--"]) expect((await call(`/places/${id}`)).status, id).toBe(404)
})

test('a line’s page leads to its places and to what is offered there', async () => {
  const day = addDays(TODAY, 2)
  const html = await page(`/lines/a?day=${day}&nights=0`)
  expect(html).toContain('href="/places/ferry"')
  expect(html).toContain(`href="/products/${walk.productId}?day=${day}"`)
})

test('the place that lines start from tells its story on the first page', async () => {
  await db.batch([
    db.prepare("INSERT INTO setting (key, value, changed_at) VALUES ('hubPlaceId', '\"hub\"', 0)"),
    db.prepare("UPDATE place SET story = '门口有三块路牌。' WHERE id = 'hub'"),
  ])
  expect(await page('/')).toContain('门口有三块路牌。')
})
