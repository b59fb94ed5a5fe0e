import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { addDays, instantOf } from '../../src/days.ts'
import { publishClosure } from '../../src/notices/notices.ts'
import { client } from '../support/client.ts'
import { AN_HOUR, type Call, ORIGIN, type TestDeps, TODAY, testDeps, worker } from '../support/deps.ts'
import { type Opened, openCap, openProduct, tripOf } from '../support/township.ts'

const db = env.DB
const DAY = addDays(TODAY, 10)
let deps: TestDeps
let call: Call

beforeEach(() => {
  deps = testDeps()
  call = worker(deps)
})

const page = async (path: string) => (await call(path)).text()
const productPage = ({ productId }: Opened, query = '') => page(`/products/${productId}${query}`)
/** A day's cell in the calendar. */
const cellOf = (html: string, day: string) =>
  new RegExp(`<td[^>]*data-day="${day}"[^>]*>.*?</td>`).exec(html)?.[0] ?? `no cell for ${day}`
const chooserOf = (html: string) => /id="choose".*?(?=class="(?:later|two)")/s.exec(html)?.[0] ?? ''
const take = (slotId: string | undefined) =>
  db.prepare('UPDATE slot SET taken = capacity WHERE id = ?1').bind(slotId).run()

describe('a product’s page', () => {
  test('is there in both languages, at one address each, with a title and a description of its own', async () => {
    const walk = await openProduct(db)
    await db
      .prepare("UPDATE product SET name = '林下慢走', name_en = 'Slow walk' WHERE id = ?1")
      .bind(walk.productId)
      .run()
    const [zh, en] = await Promise.all([productPage(walk, `?day=${DAY}`), page(`/en/products/${walk.productId}`)])
    expect(zh).toContain(`<link rel="canonical" href="${ORIGIN}/products/${walk.productId}"/>`)
    expect(zh).toMatch(/<title>林下慢走：place-\d+的步行 · /)
    expect(zh).toMatch(/<meta name="description" content="[^"]*林下慢走，在place-\d+/)
    expect(en).toContain(`<link rel="canonical" href="${ORIGIN}/en/products/${walk.productId}"/>`)
    expect(en).toMatch(/<html lang="en".*<title>Slow walk: walk at/)
  })

  test('is not there for what is unknown or not published', async () => {
    const draft = await openProduct(db, { state: 'draft' })
    for (const id of [draft.productId, 'nothing', "'--", '%00', 'x'.repeat(5000)])
      for (const language of ['', '/en'])
        expect((await call(`${language}/products/${encodeURIComponent(id)}`)).status, id.slice(0, 20)).toBe(404)
  })

  test('shows ninety days with price and places, in words for those who hear them', async () => {
    const html = await productPage(await openProduct(db, { capacity: 3, units: [{ yuan: 128 }, { yuan: 45 }] }))
    expect(html.match(/data-day="/g)).toHaveLength(90)
    expect(html.match(/<th scope="col" abbr="星期[^"]"/g)).toHaveLength(5 * 7)
    expect(cellOf(html, DAY)).toContain('4月23日 周四，¥45 起，余 3')
    expect(cellOf(html, addDays(DAY, 1))).toContain('4月24日 周五，不开放')
    expect(cellOf(html, TODAY)).toMatch(/class="[^"]*\btoday\b/)
  })

  test('shows the fortnight first, then what can be had on the day chosen, and the days after behind a disclosure', async () => {
    const walk = await openProduct(db, { days: 30 })
    const near = await productPage(walk, `?day=${addDays(TODAY, 13)}`)
    const order = ['caption>4月13日—4月26日<', `data-day="${addDays(TODAY, 13)}"`, 'id="choose"', `name="q.`]
    const after = ['<summary>再往后，到 7月11日<', `data-day="${addDays(TODAY, 14)}"`]
    const places = [...order, ...after].map((part) => near.indexOf(part))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places).not.toContain(-1)
    expect(near).toMatch(/<details class="later"[^>]*data-by-day="later">/)
    // A day from behind it opens it, and so does a fortnight with nothing.
    expect(await productPage(walk, `?day=${addDays(TODAY, 20)}`)).toMatch(/<details class="later"[^>]* open/)
    const summer = await openProduct(db, { from: addDays(TODAY, 40), days: 3 })
    expect(await productPage(summer)).toMatch(/<details class="later"[^>]* open/)
  })

  test('says where to meet and what to bring before it is booked, of goods where to collect them, and nothing of nothing', async () => {
    const [walk, silent] = [await openProduct(db), await openProduct(db)]
    await db
      .prepare("UPDATE product SET meeting = '老柳树下', bring = '雨靴', bring_en = 'Rubber boots' WHERE id = ?1")
      .bind(walk.productId)
      .run()
    expect(await productPage(walk)).toMatch(/来的时候.*碰头<\/dt><dd>老柳树下.*带上<\/dt><dd>雨靴/s)
    expect(await page(`/en/products/${walk.productId}`)).toMatch(/Bring<\/dt><dd>Rubber boots/)
    expect(await productPage(silent)).not.toContain('来的时候')
  })

  test('leads nowhere from a day that is full or closed, and says which it is', async () => {
    const walk = await openProduct(db, { days: 3 })
    await take(walk.slotIds[0])
    const next = addDays(DAY, 1)
    await publishClosure(
      db,
      {
        id: 'fire',
        title: '防火封山',
        reason: 'forest_fire',
        body: '',
        startsAt: instantOf(next, '14:00'),
        endsAt: instantOf(next, '20:00'),
        targets: [{ kind: 'product', id: walk.productId }],
      },
      { actor: 'warden', at: 0 },
    )
    const html = await productPage(walk)
    expect(cellOf(html, DAY)).toContain('已订满')
    expect(cellOf(html, next)).toContain('暂停开放')
    for (const day of [DAY, next]) expect(cellOf(html, day)).not.toContain('<a ')
    expect(html).toContain('防火封山')
    const full = chooserOf(await productPage(walk, `?day=${DAY}`))
    expect(full).toContain('4月23日 周四已订满。')
    expect(full).toContain(`day=${addDays(DAY, 2)}#choose`)
  })

  test('tells of a closure of a cap that it draws on', async () => {
    const { capId } = await openCap(db, 10)
    const walk = await openProduct(db, { units: [{ caps: { [capId]: 1 } }] })
    const closure = { id: 'wet', title: '湿地满员', reason: 'capacity' as const, body: '' }
    const time = { startsAt: instantOf(DAY), endsAt: instantOf(DAY) + 24 * AN_HOUR }
    await publishClosure(db, { ...closure, ...time, targets: [{ kind: 'cap', id: capId }] }, { actor: 'warden', at: 0 })
    const html = await productPage(walk)
    expect(html).toContain('湿地满员')
    expect(cellOf(html, DAY)).toContain('暂停开放')
  })

  test('marks holidays, weekends worked in exchange, and prices that are not final', async () => {
    await db.batch([
      db.prepare("INSERT INTO holiday VALUES ('2026-05-01', 'holiday', '劳动节'), ('2026-05-09', 'workday', '劳动节')"),
    ])
    const walk = await openProduct(db, { from: '2026-05-01', days: 10 })
    await db.prepare("UPDATE slot SET provisional = 1 WHERE day = '2026-05-02'").run()
    const html = await productPage(walk)
    expect(cellOf(html, '2026-05-01')).toMatch(/放假（劳动节）.*>休</)
    expect(cellOf(html, '2026-05-09')).toMatch(/调休上班（劳动节）.*>班</)
    expect(cellOf(html, '2026-05-02')).toMatch(/价格暂定.*>暂</)
    expect(cellOf(html, '2026-05-03')).not.toMatch(/放假|调休|价格暂定/)
    const english = await (await call(`/en/products/${walk.productId}`)).text()
    expect(cellOf(english, '2026-05-01')).toMatch(/public holiday.*>H</)
    expect(english).toMatch(/<dt>H<\/dt><dd>public holiday/)
  })

  test('shows a certificate until the day it runs out, and what is not for sale without one says so', async () => {
    const oil = await openProduct(db, { kind: 'goods', requiredCertificate: 'oil_workshop' })
    const none = await productPage(oil)
    expect(none).toContain('现在没有有效的，所以暂不出售')
    expect(none).not.toContain('id="choose"')
    await db
      .prepare(
        "INSERT INTO certificate (id, host_id, kind, number, expires_on) VALUES ('press', ?1, 'oil_workshop', '油证-7', ?2)",
      )
      .bind(oil.hostId, TODAY)
      .run()
    deps.pass(1000)
    expect(await productPage(oil)).toMatch(/出售所需的榨油小作坊登记证：油证-7，有效至2026年4月13日/)
    deps.pass(14 * AN_HOUR)
    const lapsed = await productPage(oil)
    expect(lapsed).toContain('暂不出售')
    expect(lapsed).not.toContain('油证-7')
  })

  test.each([
    'day=2020-01-01',
    'day=2026-02-30',
    'day=<script>',
    `day=${addDays(TODAY, 90)}`,
    'day=%00&until=%ff',
    'plan=~~~&day=',
    "plan='%20OR%201=1",
  ])('chooses no day from “%s”', async (query) => {
    const walk = await openProduct(db)
    const reply = await call(`/products/${walk.productId}?${query}`)
    const html = await reply.text()
    expect(reply.status).toBe(200)
    expect(chooserOf(html)).toContain('还没有选日子')
    expect(html).not.toContain('<script>')
  })
})

describe('choosing', () => {
  test('a day that is chosen is marked, and leads to the trip with what was chosen before', async () => {
    const walk = await openProduct(db)
    const html = await productPage(walk, `?day=${DAY}&plan=honey.1.lot`)
    expect(cellOf(html, DAY)).toContain('aria-current="true"')
    expect(cellOf(html, DAY)).toContain(`?day=${DAY}&amp;plan=honey.1.lot#choose`)
    expect(chooserOf(html)).toContain('name="plan" value="honey.1.lot"')
    const form = { day: DAY, plan: 'honey.1.lot', [`q.${walk.unitIds[0]}.${walk.slotIds[0]}`]: '2' }
    const reply = await call(`/en/products/${walk.productId}`, { method: 'POST', form })
    expect([reply.status, reply.headers.get('location')]).toEqual([
      303,
      `/en/trip?plan=honey.1.lot~${walk.unitIds[0]}.2.${walk.slotIds[0]}`,
    ])
  })

  test('brings the form back filled in, with its day, when a quantity does not fit', async () => {
    const walk = await openProduct(db, { units: [{ max: 8 }] })
    const box = `q.${walk.unitIds[0]}.${walk.slotIds[0]}`
    const reply = await call(`/products/${walk.productId}`, { method: 'POST', form: { day: DAY, [box]: '9' } })
    const html = await reply.text()
    expect(reply.status).toBe(422)
    expect(chooserOf(html)).toMatch(/role="alert">标红的数量/)
    expect(chooserOf(html)).toContain('value="9"')
    expect(cellOf(html, DAY)).toContain('aria-current="true"')
  })

  test('of a stay: arrival, then departure, and the sum is what the order charges', async () => {
    const room = await openProduct(db, { kind: 'stay', days: 4, units: [{ yuan: 128, weekendYuan: 158 }] })
    await db.prepare("UPDATE slot SET tier = 'weekend' WHERE id = ?1").bind(room.slotIds[1]).run()
    const arrived = await productPage(room, `?day=${DAY}`)
    expect(chooserOf(arrived)).toMatch(/3 晚，4月26日 周日 离店<span class="price">¥414</)
    expect(cellOf(arrived, addDays(DAY, 4))).toContain(`?day=${DAY}&amp;until=${addDays(DAY, 4)}#choose`)
    expect(cellOf(arrived, addDays(DAY, 4))).toContain('离店')
    const chosen = chooserOf(await productPage(room, `?day=${DAY}&until=${addDays(DAY, 3)}`))
    expect(chosen).toContain('3 晚合计')
    const shown = Number(/class="price">¥(\d+)</.exec(chosen)?.[1])
    const { body } = await client(deps).place(tripOf({ ...room, slots: room.slotIds.slice(0, 3) }))
    expect(body.totalFen).toBe(shown * 100)
  })

  test('a stay across a night that is sold out is refused in words, with both ways out', async () => {
    const room = await openProduct(db, { kind: 'stay', days: 5 })
    await take(room.slotIds[2])
    const html = chooserOf(await productPage(room, `?day=${DAY}&until=${addDays(DAY, 5)}`))
    expect(html).toContain('4月25日 周六 那一晚已订满')
    expect(html).toContain(`day=${DAY}&amp;until=${addDays(DAY, 2)}#choose`)
    expect(html).toContain(`day=${addDays(DAY, 3)}#choose`)
    expect(html).not.toContain('<form')
  })

  test('goods takes no day', async () => {
    const honey = await openProduct(db, { kind: 'goods' })
    await db
      .prepare('UPDATE slot SET day = NULL, starts_at = NULL, ends_at = NULL WHERE id = ?1')
      .bind(honey.slotIds[0])
      .run()
    const html = await productPage(honey)
    expect(html).not.toContain('class="calendar"')
    expect(html).toContain(`name="q.${honey.unitIds[0]}.${honey.slotIds[0]}"`)
    expect(html).toContain('取货前随时可以取消，不收费')
  })
})
