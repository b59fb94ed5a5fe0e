import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { loadDemo } from '../../demo/load.ts'
import { addDays, dayOf } from '../../src/days.ts'
import { type Call, type TestDeps, TODAY, testDeps, worker } from '../support/deps.ts'

const db = env.DB
const DAY = addDays(TODAY, 10)
const ON = DAY.replaceAll('-', '')
let deps: TestDeps
let call: Call

beforeEach(async () => {
  deps = testDeps()
  call = worker(deps)
  await loadDemo(deps)
})

const page = async (path: string) => {
  const reply = await call(path)
  return { status: reply.status, html: readable(await reply.text()) }
}
const readable = (html: string) => html.replaceAll('&amp;', '&')
const linksTo = (html: string, start: string) =>
  [...html.matchAll(/(?:href|formaction)="([^"]+)"/g)]
    .map(([, link]) => link ?? '')
    .filter((link) => link.startsWith(start))
const planIn = (link: string) => new URL(link, 'https://x').searchParams.get('plan') ?? ''
const totalIn = (html: string) => /<tfoot>.*?¥([\d.]+)/s.exec(html)?.[1]
const filled = (plan: string, more: Record<string, string> = {}) => ({
  plan,
  key: crypto.randomUUID(),
  name: '陈一',
  phone: '13912345678',
  note: '晚到',
  consent: '2026-11',
  ...more,
})
const fill = (slotId: string) => db.prepare('UPDATE slot SET taken = capacity WHERE id = ?1').bind(slotId).run()

describe('the composer’s page', () => {
  test('asks for a line first, and keeps who comes', async () => {
    const { html } = await page('/compose?adults=3&seniors=1')
    expect(html).toContain('先选一条线')
    expect(linksTo(html, '/compose?line=')).toEqual(
      ['a', 'b', 'c'].map((line) => `/compose?line=${line}&adults=3&children=0&seniors=1`),
    )
  })

  test.each(['a', 'b', 'c'])(
    'proposes three trips along line %s, each of which costs on its own page what was said',
    async (line) => {
      const { html } = await page(`/compose?line=${line}&day=${DAY}&adults=2&children=1&seniors=1`)
      const takes = linksTo(html, '/trip?plan=')
      expect(takes).toHaveLength(3)
      const totals = [...html.matchAll(/class="sum"><strong>¥([\d.]+)/g)].map(([, total]) => total)
      for (const [index, link] of takes.entries()) {
        const trip = await page(link)
        expect(trip.status).toBe(200)
        expect(totalIn(trip.html)).toBe(totals[index])
        expect(trip.html).not.toContain('这几处要留意')
      }
    },
  )

  test('without a day begins on the next good one, and takes two adults', async () => {
    const { html } = await page('/compose?line=c')
    expect(html).toMatch(/name="day" value="2026-04-1\d"/)
    expect(html).toContain('2 位合计')
  })

  test('of a day that is over says so and goes on from the next good one', async () => {
    const { html } = await page('/compose?line=c&day=2020-01-01')
    expect(html).toContain('已经过去')
    expect(linksTo(html, '/trip?plan=').length).toBeGreaterThan(1)
  })

  test('names the nearest days when nothing is free, and keeps the rest of the wish', async () => {
    const notice = await (await call('/api/lines/b')).json<{ notices: { startsAt: string }[] }>()
    const closed = dayOf(Date.parse(notice.notices[0]?.startsAt ?? ''))
    const { status, html } = await page(`/compose?line=b&day=${closed}&adults=2&children=0&seniors=1&nights=0`)
    expect(status).toBe(200)
    expect(html).toContain('排不出走得通的行程')
    expect(linksTo(html, '/compose?line=b')).toContain(
      `/compose?line=b&day=${addDays(closed, 1)}&adults=2&children=0&seniors=1&nights=0`,
    )
  })

  test('of a day on which the line is closed says so, with the notice, and leads to the lines that are open', async () => {
    const notice = await (await call('/api/lines/b')).json<{ notices: { startsAt: string; title: string }[] }>()
    const closed = dayOf(Date.parse(notice.notices[0]?.startsAt ?? ''))
    const { html } = await page(`/compose?line=b&day=${closed}&adults=2`)
    expect(html).toContain('这条线这天暂停开放')
    expect(html).toContain(notice.notices[0]?.title)
    expect(linksTo(html, '/lines/b?day=')).toContain(`/lines/b?day=${closed}`)
    expect(linksTo(html, '/compose?line=c')).toContain(`/compose?line=c&day=${closed}&adults=2&children=0&seniors=0`)
  })

  test('of a day outside its season says that, and names the year of a day beyond this one', async () => {
    const day = '2027-01-20'
    const { html } = await page(`/compose?line=a&day=${day}&adults=2`)
    expect(html).toContain('2027年1月20日 周三 排不出')
    expect(html).toMatch(/没有可订的安排。线上的时节是 3—5月，9—11月。/)
    expect((await page(`/en/compose?line=a&day=${day}&adults=2`)).html).toContain('20 Jan 2027, Wed')
  })

  test('of a line that is too far on foot for a child says how far is too far, and leads to one that is not', async () => {
    await db.prepare("UPDATE segment SET distance_m = 3100 WHERE line_id = 'a' AND position = 0").run()
    const { html } = await page(`/compose?line=a&day=${DAY}&adults=2&children=1&nights=0`)
    expect(html).toContain('有孩子同行，一天在路上步行超过 6 公里的不给您排')
    const wish = `day=${DAY}&adults=2&children=1&seniors=0`
    expect(linksTo(html, '/compose?')).toContain(`/compose?line=c&${wish}&nights=0`)
    expect(linksTo(html, '/compose?')).toContain(`/compose?line=a&${wish}&nights=1`)
    expect((await page(`/compose?line=a&day=${DAY}&adults=2&nights=0`)).html).not.toContain('不给您排')
  })

  test.each([
    ['nobody', 'adults=0&children=0&seniors=0', '至少要有一位'],
    ['two hundred', 'adults=200', '一次最多排 40 位'],
    ['half a person', 'adults=1.5', '人数请填整数'],
    ['fewer than none', 'adults=2&children=-1', '人数请填整数'],
    ['no number', 'adults=two', '人数请填整数'],
  ])('answers %s with words at the field, and keeps what was typed', async (_, party, words) => {
    const { status, html } = await page(`/compose?line=a&day=${DAY}&${party}`)
    expect(status).toBe(422)
    expect(html).toContain(words)
    expect(html).toContain(`name="adults" min="0" value="${new URLSearchParams(party).get('adults')}"`)
    expect(html).toContain(`value="${DAY}"`)
  })

  test('tells a party that is too large whom to call', async () => {
    expect((await page('/compose?line=a&adults=200')).html).toContain('0710-555-0100')
  })

  test('of a line that is none is not found', async () => {
    expect((await page('/compose?line=nowhere')).status).toBe(404)
  })

  test('speaks English to those who read it', async () => {
    const { html } = await page(`/en/compose?line=c&day=${DAY}&adults=2`)
    expect(html).toContain('Take this one')
    expect(html).toContain('Tea hill lodge')
    expect(linksTo(html, '/en/trip?plan=')).toHaveLength(3)
  })
})

describe('the offer of a line', () => {
  test('holds what a browser composes from: ways, units and whom they are for, slots with their ends', async () => {
    const offer = await (await call(`/api/lines/a/offer?from=${DAY}&to=${DAY}`)).json<{
      line: { stops: unknown[] }
      products: { id: string; kind: string; units: { audience: string }[] }[]
      calendars: { id: string; slots: { id: string; endsAt: string }[] }[]
    }>()
    expect(offer.line.stops).toHaveLength(6)
    expect(offer.products.find(({ id }) => id === 'guilan-meal')?.units.map(({ audience }) => audience)).toEqual([
      'adult',
      'child',
    ])
    expect(offer.products.some(({ kind }) => kind === 'goods')).toBe(false)
    expect(offer.calendars.find(({ id }) => id === 'bird-watching')?.slots[0]).toMatchObject({
      endsAt: `${DAY}T02:30:00Z`,
    })
  })
})

const PLAN = [`bird-watching-1.2.bird-watching-${ON}-0900`, `guilan-meal-1.2.guilan-meal-${ON}-1200`].join('~')

describe('a trip', () => {
  test('has one less, one more, another and none of each part, a link each', async () => {
    const { html } = await page(`/trip?plan=${PLAN}&line=a&adults=2`)
    const plans = linksTo(html, '/trip?').map(planIn)
    expect(plans).toContain(PLAN.replace('bird-watching-1.2', 'bird-watching-1.1'))
    expect(plans).toContain(PLAN.replace('bird-watching-1.2', 'bird-watching-1.3'))
    expect(plans).toContain(PLAN.split('~')[1])
    expect(linksTo(html, '/trip?').some((link) => link.includes('change=0'))).toBe(true)
  })

  test('offers for a part what goes with the rest, and keeps the rest', async () => {
    const { html } = await page(`/trip?plan=${PLAN}&line=a&adults=2&change=1`)
    expect(html).toContain('可以换成')
    const plans = linksTo(html, '/trip?').map(planIn)
    expect(plans).toContain(
      PLAN.replace(`guilan-meal-${ON}-1200`, `guilan-meal-${addDays(DAY, 1).replaceAll('-', '')}-1200`),
    )
    for (const plan of plans.filter((each) => each.split('~').length === 2)) expect(plan).toContain('bird-watching')
  })

  test('made by hand warns of what cannot be reached in time, and can be ordered as it is', async () => {
    const plan = `${PLAN}~mill-visit-1.2.mill-visit-${ON}-1030`
    const { html } = await page(`/trip?plan=${plan}`)
    expect(html).toContain('“芦荡观鸟”结束后赶到“木榨打油”差 81 分钟')
    const reply = await call('/orders', { method: 'POST', form: filled(plan) })
    expect(reply.status).toBe(303)
  })

  test('tells at the part itself what is wrong with it, and leads there from below the total', async () => {
    const { html } = await page(`/trip?plan=${PLAN}~mill-visit-1.2.mill-visit-${ON}-1030`)
    const [, part = ''] = /id="part-2"(.*?)<\/tr>/s.exec(html) ?? []
    expect(part).toContain('从“芦荡观鸟”赶过来要晚 81 分钟')
    expect(html).toMatch(/差 81 分钟[^<]*<a href="#part-2">看“木榨打油”</)
  })

  test('warns whoever comes with a child of a long day on foot instead of refusing it', async () => {
    const plan = `guilan-meal-1.2.guilan-meal-${ON}-1200~mill-visit-1.3.mill-visit-${ON}-1500`
    const { html } = await page(`/trip?plan=${plan}&adults=2&children=1&seniors=0`)
    expect(html).toContain('4月23日 周四在路上一共要步行 12.8 公里')
    expect(html).toMatch(/id="part-1".*这天要步行 12\.8 公里.*<\/tr>.*href="#part-1"/s)
    expect((await page(`/trip?plan=${plan}&adults=3`)).html).not.toContain('12.8 公里。')
    expect((await call('/orders', { method: 'POST', form: filled(plan, { adults: '2', children: '1' }) })).status).toBe(
      303,
    )
  })

  test('warns of a gate that is not passed', async () => {
    const { html } = await page(`/trip?plan=bee-visit-1.2.bee-visit-${ON}-1030`)
    expect(html).toContain('行程里还没有“云岭自驾通行”')
  })

  test('keeps who comes with the order', async () => {
    await call('/orders', { method: 'POST', form: filled(PLAN, { adults: '1', children: '0', seniors: '1' }) })
    const row = await db.prepare("SELECT party FROM orders WHERE note = '晚到'").first<{ party: string }>()
    expect(JSON.parse(row?.party ?? '{}')).toEqual({ adults: 1, children: 0, over60s: 1 })
  })
})

describe('a part that is gone', () => {
  const GONE = `guilan-meal-${ON}-1200`

  test('sold out meanwhile is named, with the nearest instead a tap away', async () => {
    await fill(`bird-watching-${ON}-0900`)
    const { html } = await page(`/trip?plan=${PLAN}&line=a&adults=2`)
    expect(html).toMatch(/amiss.*芦荡观鸟.*已订满.*最近的可换/s)
    expect(linksTo(html, '/trip?').map(planIn)).toContain(
      PLAN.replace(`bird-watching-${ON}-0900`, `bird-watching-${ON}-1600`),
    )
  })

  test('at the last moment: the order is refused, the form comes back filled in, and changing the part keeps it', async () => {
    const { html: before } = await page(`/trip?plan=${PLAN}&line=a&adults=2`)
    expect(before).not.toContain('已订满')
    await fill(GONE)
    const form = filled(PLAN, { line: 'a', adults: '2' })
    const refused = await call('/orders', { method: 'POST', form })
    const html = readable(await refused.text())
    expect(refused.status).toBe(409)
    expect(html).toContain('桂兰柴火饭：已订满')
    const change =
      html.match(/<button[^>]*formaction="([^"]+)"[^>]*formmethod="post"[^>]*>(?=<span class="when">)/)?.[1] ?? ''
    expect(planIn(change)).toContain('bird-watching')
    const changed = await call(change.split('#')[0] ?? '', { method: 'POST', form })
    const again = readable(await changed.text())
    expect(changed.status).toBe(200)
    for (const kept of ['value="陈一"', 'value="13912345678"', '晚到', 'name="line" value="a"'])
      expect(again).toContain(kept)
    const placed = await call('/orders', { method: 'POST', form: { ...form, plan: planIn(change) } })
    expect(placed.status).toBe(303)
  })

  test('from an old address is named where it can be, and the rest stays', async () => {
    await db.prepare("UPDATE product SET state = 'closed' WHERE id = 'bird-watching'").run()
    const { status, html } = await page(`/trip?plan=${PLAN}~nothing-1.1.never-was&line=a&adults=2`)
    expect(status).toBe(409)
    expect(html).toContain('已经从行程里移除')
    expect(html).toMatch(/芦荡观鸟<\/strong>.*4月23日 09:00.*暂不出售/s)
    expect(html).toContain('认不出是什么了')
    expect(html).toContain(`name="plan" value="${PLAN.split('~')[1]}"`)
    const [nearest] = linksTo(html, '/trip?').map(planIn)
    expect(nearest).toMatch(new RegExp(`^${PLAN.split('~')[1]}~`))
  })

  test('asked for in a quantity that is not sold can be had for as many as come', async () => {
    const { html } = await page(`/trip?plan=${PLAN.replace('meal-1.2', 'meal-1.200')}&line=a&adults=2`)
    expect(html).toContain('数量不在可订的范围里')
    expect(linksTo(html, '/trip?').map(planIn)).toContain(PLAN)
  })

  test('and ninety-nine more are told at the price of one look into the database', async () => {
    const unknown = Array.from({ length: 100 }, (_, index) => `nothing-1.1.never-was-${index}`)
    const lookedUp: number[] = []
    const forSlots = deps.offers.forSlots.bind(deps.offers)
    deps.offers.forSlots = (slotIds, ...more) => {
      lookedUp.push(slotIds.length)
      return forSlots(slotIds, ...more)
    }
    const { html } = await page(`/trip?plan=${unknown.join('~')}`)
    expect(html.match(/认不出是什么了/g)).toHaveLength(100)
    expect(lookedUp).toEqual([100])
  })

  test('is helped unasked when it is among the first three; the others can still be changed', async () => {
    await db.prepare("UPDATE slot SET taken = capacity WHERE id LIKE 'bird-watching-%-0900'").run()
    const days = [0, 1, 2, 3, 4].map((after) => addDays(DAY, after).replaceAll('-', ''))
    const { html } = await page(
      `/trip?plan=${days.map((on) => `bird-watching-1.2.bird-watching-${on}-0900`).join('~')}`,
    )
    expect(html.match(/class="amiss"/g)).toHaveLength(5)
    expect(html.match(/最近的可换/g)).toHaveLength(3)
    for (const position of days.keys())
      expect(linksTo(html, '/trip?').some((link) => link.includes(`change=${position}`))).toBe(true)
  })

  test('closed by a warden is named as closed', async () => {
    const notice = await (await call('/api/lines/b')).json<{ notices: { startsAt: string }[] }>()
    const closed = dayOf(Date.parse(notice.notices[0]?.startsAt ?? '')).replaceAll('-', '')
    const { html } = await page(`/trip?plan=forest-walk-1.2.forest-walk-${closed}-0900`)
    expect(html).toMatch(/amiss.*康养半日.*暂停开放/s)
  })
})
