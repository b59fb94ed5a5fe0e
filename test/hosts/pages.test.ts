import { env } from 'cloudflare:workers'
import { beforeEach, expect, test } from 'vitest'
import { addDays } from '../../src/days.ts'
import { AN_HOUR, type Call, ORIGIN, type TestDeps, TODAY, testDeps, worker } from '../support/deps.ts'
import { type Opened, openProduct } from '../support/township.ts'

const db = env.DB
let deps: TestDeps
let call: Call
let walk: Opened

beforeEach(async () => {
  deps = testDeps()
  call = worker(deps)
  walk = await openProduct(db)
  await db
    .prepare(
      "UPDATE host SET name = '秀英果园', person = '谭秀英', phone = '0710-555-0103', story = '两片园子都是她在管。' WHERE id = ?1",
    )
    .bind(walk.hostId)
    .run()
})

const page = async (path: string) => (await call(path)).text()

test('a host is met by name, story and telephone, with all that can be booked and when', async () => {
  const html = await page(`/hosts/${walk.hostId}`)
  expect(html).toContain('<h1>秀英果园</h1>')
  expect(html).toContain('两片园子都是她在管。')
  expect(html).toContain('<a href="tel:0710-555-0103">0710-555-0103</a>')
  expect(html).toContain(`/products/${walk.productId}?day=${addDays(TODAY, 10)}#choose`)
  expect(html).toContain('¥100')
})

test('a host’s page shows nothing of what is not published', async () => {
  const draft = await openProduct(db, { hostId: walk.hostId, state: 'draft' })
  expect(await page(`/hosts/${walk.hostId}`)).not.toContain(draft.productId)
})

test('a family farm has its red seal until midnight of its last day; what was revoked has none', async () => {
  const certificate = db.prepare(
    'INSERT INTO certificate (id, host_id, kind, number, expires_on, revoked_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)',
  )
  await db.batch([
    certificate.bind('farm', walk.hostId, 'family_farm_city', '市示范-0203', TODAY, null),
    certificate.bind('food', walk.hostId, 'food', '食证-1', '2030-01-01', 1),
  ])
  const html = await page(`/hosts/${walk.hostId}`)
  expect(html).toContain('class="stamp farm"')
  expect(html).toContain('市级示范家庭农场')
  expect(html).toContain('编号 市示范-0203 · 有效至 2026年4月13日')
  expect(html).not.toContain('食证-1')
  expect(await page(`/products/${walk.productId}`)).toContain('class="stamp farm"')
  deps.pass(14 * AN_HOUR)
  for (const path of [`/hosts/${walk.hostId}`, `/products/${walk.productId}`])
    expect(await page(path)).not.toContain('class="stamp')
})

test('a host is there in English too, and an unknown one is nowhere', async () => {
  expect(await page(`/en/hosts/${walk.hostId}`)).toContain(
    `<link rel="canonical" href="${ORIGIN}/en/hosts/${walk.hostId}"/>`,
  )
  for (const id of ['nobody', '%00', "'--"]) expect((await call(`/hosts/${id}`)).status, id).toBe(404)
})
