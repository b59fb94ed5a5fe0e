import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { addDays } from '../../src/days.ts'
import { warnOfLapsing } from '../../src/listings/certificates.ts'
import { openAccount } from '../support/accounts.ts'
import { type TestDeps, TODAY, testDeps } from '../support/deps.ts'
import { type Browser, browser } from '../support/sign-in.ts'
import { openProduct, tripOf } from '../support/township.ts'

let deps: TestDeps
let host: Browser
let reviewer: Browser

const person = async (wanted: Parameters<typeof openAccount>[1]) => {
  const one = browser(deps)
  one.cookie = (await openAccount(deps, wanted)).cookie
  return one
}

beforeEach(async () => {
  deps = testDeps()
  await env.DB.batch([
    env.DB.prepare("INSERT INTO place (id, name) VALUES ('ferry', '老渡口')"),
    env.DB.prepare(
      `INSERT INTO cancellation_policy (id, name, tiers) VALUES ('stay', '住宿', '[{"hoursBefore":24,"feePercent":0}]')`,
    ),
    env.DB.prepare(
      "INSERT INTO setting (key, value, changed_at) VALUES ('name', '\"霁溪镇\"', 0), ('hubPlaceId', '\"ferry\"', 0)",
    ),
  ])
  host = await person({ name: '新来的' })
  reviewer = await person({ name: '许文', staff: ['reviewer'] })
})

const FARM = { name: '溪边人家', person: '王春', placeId: 'ferry', phone: '0710-555-0199', story: '三间房，一片菜地。' }
const ROOM = { name: '溪景大床房', summary: '窗外就是溪，安静。', placeId: 'ferry', bring: '', meeting: '' }
const UNITS = {
  '0.id': '',
  '0.name': '一间',
  '0.people': '2',
  '0.audience': 'anyone',
  '0.minQuantity': '1',
  '0.maxQuantity': '3',
  '0.weekday': '128',
  '0.weekend': '158',
  '0.holiday': '198',
}
const NIGHTS = { from: addDays(TODAY, 1), to: addDays(TODAY, 14), capacity: '3', weekday5: 'yes' }

async function openFarm(): Promise<string> {
  const reply = await host.post('/me/farm', FARM)
  return /\/farm\/([^/]+)/.exec(reply.headers.get('location') ?? '')?.[1] ?? ''
}

/** A room described to its last step; answers its address. */
async function describeRoom(farm: string): Promise<{ at: string; productId: string }> {
  const begun = await host.post(`/farm/${farm}/listings`, { kind: 'stay' })
  const at = (begun.headers.get('location') ?? '').replace('/description', '')
  await host.post(`${at}/description`, ROOM)
  await host.post(`${at}/units`, UNITS)
  await host.post(`${at}/terms`, { policyId: 'stay' })
  await host.post(`${at}/openings`, NIGHTS)
  return { at, productId: at.split('/').at(-1) ?? '' }
}

const fieldIn = (html: string, name: string) =>
  new RegExp(`name="${name}"[^>]*value="([^"]*)"|value="([^"]*)"[^>]*name="${name}"`)
    .exec(html)
    ?.slice(1)
    .find((value) => value !== undefined) ?? ''

async function submit(at: string): Promise<Response> {
  const page = await (await host.get(at)).text()
  return host.post(`${at}/submit`, { revision: fieldIn(page, 'revision') })
}

/** What waits first, as the reviewer finds it. */
async function waiting(): Promise<{ path: string; revision: string; html: string }> {
  const [, path = ''] = /href="(\/desk\/review\/[^"]+)"/.exec(await (await reviewer.get('/desk/review')).text()) ?? []
  const html = path ? await (await reviewer.get(path)).text() : ''
  return { path, revision: fieldIn(html, 'revision'), html }
}

async function approve(): Promise<Response> {
  const { path, revision } = await waiting()
  return reviewer.post(`${path}/approve`, { revision })
}

describe('a new farm', () => {
  test('is nowhere public until its first listing is approved, and then its room can be booked', async () => {
    const farm = await openFarm()
    const { at, productId } = await describeRoom(farm)
    expect((await host.call(`/hosts/${farm}`)).status).toBe(404)
    expect((await host.call(`/products/${productId}`)).status).toBe(404)
    expect((await submit(at)).status).toBe(303)
    expect((await host.call(`/products/${productId}`)).status).toBe(404)
    expect((await approve()).status).toBe(303)
    deps.pass(2000)
    expect((await host.call(`/hosts/${farm}`)).status).toBe(200)
    expect(await (await host.call(`/products/${productId}`)).text()).toContain('溪景大床房')
    const [slot] = (
      await env.DB.prepare('SELECT id FROM slot WHERE product_id = ?1 ORDER BY id')
        .bind(productId)
        .all<{ id: string }>()
    ).results
    const unit = await env.DB.prepare('SELECT id FROM unit WHERE product_id = ?1').bind(productId).first<string>('id')
    const placed = await host.call('/api/orders', {
      method: 'POST',
      headers: { 'idempotency-key': crypto.randomUUID() },
      json: { lines: [{ slotIds: [slot?.id], unitId: unit, quantity: 1 }], contact: tripOf().contact },
    })
    expect(placed.status).toBe(201)
    expect(await placed.json()).toMatchObject({ totalFen: 15_800 })
  })

  test('with half its fields comes back filled in', async () => {
    const reply = await host.post('/me/farm', { ...FARM, phone: 'call me', story: '' })
    expect(reply.status).toBe(422)
    const html = await reply.text()
    expect(html).toContain('value="溪边人家"')
    expect(html).toContain('请填客人能打通的电话')
  })
})

describe('a listing', () => {
  test('keeps each step that was sent, whatever is still missing', async () => {
    const farm = await openFarm()
    const begun = await host.post(`/farm/${farm}/listings`, { kind: 'meal' })
    const at = (begun.headers.get('location') ?? '').replace('/description', '')
    await host.post(`${at}/description`, { ...ROOM, name: '土灶饭' })
    expect(await (await host.get(`/farm/${farm}/listings`)).text()).toContain('土灶饭')
    expect((await host.post(`${at}/submit`, { revision: '2' })).status).toBe(409)
  })

  test.each([
    ['0.weekday', '-1'],
    ['0.weekday', '0.001'],
    ['0.people', 'zwei'],
    ['0.maxQuantity', '0'],
  ])('with %s of %s is refused at the field, with what was typed', async (field, typed) => {
    const { at } = await describeRoom(await openFarm())
    const reply = await host.post(`${at}/units`, { ...UNITS, [field]: typed })
    expect(reply.status).toBe(422)
    const html = await reply.text()
    expect(html).toContain(`value="${typed}"`)
    expect(html).toMatch(
      new RegExp(
        `name="${field.replace('.', '\\.')}"[^>]*aria-invalid|aria-invalid[^>]*name="${field.replace('.', '\\.')}"`,
      ),
    )
  })

  test('opens no day that has passed, none twice, and none without a weekday', async () => {
    const { at } = await describeRoom(await openFarm())
    expect((await host.post(`${at}/openings`, { ...NIGHTS, from: addDays(TODAY, -1) })).status).toBe(422)
    expect((await host.post(`${at}/openings`, { ...NIGHTS, to: addDays(TODAY, -5) })).status).toBe(422)
    expect((await host.post(`${at}/openings`, { from: NIGHTS.from, to: NIGHTS.to, capacity: '3' })).status).toBe(422)
    expect((await host.post(`${at}/openings`, NIGHTS)).headers.get('location')).toContain('added=0')
  })

  test('of another host is not there, by whatever id', async () => {
    const { productId } = await describeRoom(await openFarm())
    const other = await openProduct(env.DB)
    const stranger = await person({ owns: [other.hostId] })
    for (const step of ['', '/description', '/units', '/terms', '/openings', '/preview', '/history'])
      expect((await stranger.get(`/farm/${other.hostId}/listings/${productId}${step}`)).status, step).toBe(404)
    expect((await stranger.post(`/farm/${other.hostId}/listings/${productId}/description`, ROOM)).status).toBe(404)
    expect((await stranger.post(`/farm/${other.hostId}/listings/${productId}/openings`, NIGHTS)).status).toBe(404)
  })

  test('that was changed goes on as it was until the change is approved; a price holds at once', async () => {
    const { at, productId } = await describeRoom(await openFarm())
    await submit(at)
    await approve()
    await host.post(`${at}/description`, { ...ROOM, name: '观星大床房' })
    deps.pass(2000)
    expect(await (await host.call(`/products/${productId}`)).text()).toContain('溪景大床房')
    const units = await (await host.get(`${at}/units`)).text()
    await host.post(`${at}/units`, { ...UNITS, '0.id': fieldIn(units, '0\\.id'), '0.weekday': '138' })
    deps.pass(2000)
    const page = await (await host.call(`/products/${productId}`)).text()
    expect(page).toContain('138')
    expect(page).not.toContain('观星大床房')
    await submit(at)
    const { html } = await waiting()
    expect(html).toContain('<del lang="zh-CN">溪景大床房</del>')
    await approve()
    deps.pass(2000)
    const changed = await (await host.call(`/products/${productId}`)).text()
    expect(changed).toContain('观星大床房')
    expect(changed).toContain('138')
  })

  test('of which only a price changed has nothing to be reviewed', async () => {
    const { at } = await describeRoom(await openFarm())
    await submit(at)
    await approve()
    const units = await (await host.get(`${at}/units`)).text()
    await host.post(`${at}/units`, { ...UNITS, '0.id': fieldIn(units, '0\\.id'), '0.weekday': '138' })
    expect(await (await host.get(at)).text()).toContain('没有要送审的改动')
  })

  test('that lost a way of being sold offers it no more, and its orders stand', async () => {
    const { at, productId } = await describeRoom(await openFarm())
    const two = {
      ...UNITS,
      '1.id': '',
      '1.name': '加床',
      '1.people': '1',
      '1.minQuantity': '1',
      '1.maxQuantity': '1',
      '1.weekday': '30',
    }
    await host.post(`${at}/units`, two)
    await submit(at)
    await approve()
    const html = await (await host.get(`${at}/units`)).text()
    await host.post(`${at}/units`, {
      ...two,
      '0.id': fieldIn(html, '0\\.id'),
      '1.id': fieldIn(html, '1\\.id'),
      '1.drop': 'yes',
    })
    await submit(at)
    await approve()
    deps.pass(2000)
    expect(await (await host.call(`/products/${productId}`)).text()).not.toContain('加床')
    expect(
      await env.DB.prepare('SELECT count(*) AS n FROM unit WHERE product_id = ?1').bind(productId).first('n'),
    ).toBe(2)
  })

  test('can be taken off the market and put back', async () => {
    const { at, productId } = await describeRoom(await openFarm())
    await submit(at)
    await approve()
    await host.post(`${at}/market`)
    deps.pass(2000)
    expect((await host.call(`/products/${productId}`)).status).toBe(404)
    await host.post(`${at}/market`, { open: 'yes' })
    deps.pass(2000)
    expect((await host.call(`/products/${productId}`)).status).toBe(200)
  })

  test('shows its host every version with what each changed', async () => {
    const { at } = await describeRoom(await openFarm())
    await submit(at)
    await approve()
    await host.post(`${at}/description`, { ...ROOM, name: '观星大床房' })
    const html = await (await host.get(`${at}/history`)).text()
    expect(html).toContain('观星大床房')
    expect(html).toContain('许文')
    expect(html.indexOf('观星大床房')).toBeLessThan(html.indexOf('窗外就是溪'))
  })
})

describe('a review', () => {
  test('of one’s own is refused, unless the township has said that it may be', async () => {
    const farm = await openFarm()
    const { at, productId } = await describeRoom(farm)
    await submit(at)
    await env.DB.prepare(
      "INSERT INTO staff_role (account_id, role, granted_at, granted_by) SELECT account_id, 'reviewer', 0, 'test' FROM host_member",
    ).run()
    deps.pass(60_000)
    const { path, revision } = await waiting()
    expect((await host.post(`${path}/approve`, { revision })).status).toBe(409)
    expect(await env.DB.prepare('SELECT state FROM product WHERE id = ?1').bind(productId).first('state')).toBe('draft')
    await env.DB.prepare("INSERT INTO setting (key, value, changed_at) VALUES ('ownReview', 'true', 0)").run()
    deps.pass(2000)
    expect((await host.post(`${path}/approve`, { revision })).status).toBe(303)
    expect(
      await env.DB.prepare("SELECT detail ->> 'own' AS own FROM event WHERE kind = 'listing.published'").first('own'),
    ).toBe(1)
  })

  test('of a version that was edited since it was read publishes nothing', async () => {
    const { at, productId } = await describeRoom(await openFarm())
    await submit(at)
    const { path, revision } = await waiting()
    await host.post(`${at}/description`, { ...ROOM, name: '别的东西' })
    await submit(at)
    expect((await reviewer.post(`${path}/approve`, { revision })).status).toBe(409)
    expect(await env.DB.prepare('SELECT state FROM product WHERE id = ?1').bind(productId).first('state')).toBe('draft')
  })

  test('sends back with words, and the host reads them', async () => {
    const { at } = await describeRoom(await openFarm())
    await submit(at)
    const { path, revision } = await waiting()
    expect((await reviewer.post(`${path}/return`, { revision, reason: '' })).status).toBe(422)
    expect((await reviewer.post(`${path}/return`, { revision, reason: '请写清有没有独立卫生间' })).status).toBe(303)
    expect(await (await host.get(at)).text()).toContain('请写清有没有独立卫生间')
    expect((await reviewer.post(`${path}/approve`, { revision })).status).toBe(404)
    expect(await env.DB.prepare("SELECT count(*) AS n FROM outbox WHERE recipient LIKE 'host:%'").first('n')).toBe(1)
  })

  test('that names a certificate keeps the listing from sale while the host has none', async () => {
    const { at, productId } = await describeRoom(await openFarm())
    await submit(at)
    const { path, revision } = await waiting()
    await reviewer.post(`${path}/approve`, { revision, requiredCertificate: 'fire' })
    deps.pass(2000)
    expect(await (await host.call(`/products/${productId}`)).text()).toContain('暂不出售')
  })
})

describe('a certificate', () => {
  const FIRE = { kind: 'fire', number: '消 2026-1', expiresOn: addDays(TODAY, 20) }
  const idOf = async () => env.DB.prepare('SELECT id FROM certificate').first<string>('id')

  test('counts once the township has checked it', async () => {
    const farm = await openFarm()
    const { at, productId } = await describeRoom(farm)
    await submit(at)
    const { path, revision } = await waiting()
    await reviewer.post(`${path}/approve`, { revision, requiredCertificate: 'fire' })
    await host.post(`/farm/${farm}/certificates`, FIRE)
    deps.pass(2000)
    expect(await (await host.call(`/hosts/${farm}`)).text()).not.toContain('消 2026-1')
    expect((await reviewer.post(`/desk/certificates/${await idOf()}`, { verdict: 'valid' })).status).toBe(303)
    deps.pass(2000)
    expect(await (await host.call(`/hosts/${farm}`)).text()).toContain('消 2026-1')
    expect(await (await host.call(`/products/${productId}`)).text()).not.toContain('暂不出售')
  })

  test('that has lapsed is not taken in', async () => {
    const farm = await openFarm()
    const reply = await host.post(`/farm/${farm}/certificates`, { ...FIRE, expiresOn: addDays(TODAY, -1) })
    expect(reply.status).toBe(422)
    expect(await reply.text()).toContain('消 2026-1')
  })

  test('is refused with a reason that its host reads', async () => {
    const farm = await openFarm()
    await host.post(`/farm/${farm}/certificates`, FIRE)
    expect((await reviewer.post(`/desk/certificates/${await idOf()}`, { verdict: 'refused' })).status).toBe(422)
    await reviewer.post(`/desk/certificates/${await idOf()}`, { verdict: 'refused', reason: '照片看不清' })
    expect(await (await host.get(`/farm/${farm}/certificates`)).text()).toContain('照片看不清')
  })

  test('that lapses within thirty days is told to its host once', async () => {
    const farm = await openFarm()
    await host.post(`/farm/${farm}/certificates`, FIRE)
    await reviewer.post(`/desk/certificates/${await idOf()}`, { verdict: 'valid' })
    await warnOfLapsing(deps)
    await warnOfLapsing(deps)
    expect(await env.DB.prepare("SELECT count(*) AS n FROM event WHERE kind = 'certificate.lapsing'").first('n')).toBe(
      1,
    )
    expect(await (await host.get(`/farm/${farm}/certificates`)).text()).toContain('还有 20 天到期')
  })
})
