import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { addDays } from '../../src/days.ts'
import { type Call, type TestDeps, TODAY, testDeps, worker } from '../support/deps.ts'
import { openProduct } from '../support/township.ts'

const db = env.DB
const DAY = addDays(TODAY, 10)
let deps: TestDeps
let call: Call
let calendar: string

beforeEach(async () => {
  deps = testDeps()
  call = worker(deps)
  const { productId } = await openProduct(db, { capacity: 16 })
  calendar = `/api/products/${productId}/availability?from=${DAY}&to=${DAY}`
})

const GZIP = { headers: { 'accept-encoding': 'gzip, deflate, br' } }
const unzipped = (reply: Response) => new Response(reply.body?.pipeThrough(new DecompressionStream('gzip'))).text()
const leftIn = (text: string) => JSON.parse(text).days[0].slots[0].left

describe('a public answer that was asked for before', () => {
  test.each(['/', 'the calendar'])('comes compressed and says the same: %s', async (address) => {
    const path = address === '/' ? address : calendar
    const plain = await call(path, GZIP)
    const warm = await call(path, GZIP)
    expect(plain.headers.get('content-encoding')).toBeNull()
    expect(warm.headers.get('content-encoding')).toBe('gzip')
    for (const reply of [plain, warm]) expect(reply.headers.get('vary')).toContain('Accept-Encoding')
    expect(warm.headers.get('content-type')).toBe(plain.headers.get('content-type'))
    expect(await unzipped(warm)).toBe(await plain.text())
  })

  test.each([undefined, 'br', 'gzip;q=0', 'gzip; q=0.0, br'])('comes plain to who takes “%s”', async (encodings) => {
    const headers = encodings === undefined ? {} : { 'accept-encoding': encodings }
    await call(calendar, GZIP)
    await call(calendar, GZIP)
    const reply = await call(calendar, { headers })
    expect(reply.headers.get('content-encoding')).toBeNull()
    expect(leftIn(await reply.text())).toBe(16)
  })

  test('is at most a second old, compressed or not', async () => {
    await call(calendar, GZIP)
    await call(calendar, GZIP)
    await db.prepare('UPDATE slot SET capacity = 12').run()
    expect(leftIn(await unzipped(await call(calendar, GZIP)))).toBe(16)
    deps.pass(1000)
    expect(leftIn(await (await call(calendar, GZIP)).text())).toBe(12)
    expect(leftIn(await unzipped(await call(calendar, GZIP)))).toBe(12)
  })

  test('is remembered apart for each language and size of type', async () => {
    const large = { headers: { ...GZIP.headers, cookie: 'a=b; size=large' } }
    const faces = [() => call('/', GZIP), () => call('/en', GZIP), () => call('/', large), () => call('/en', large)]
    const first = await Promise.all(faces.map(async (ask) => (await ask()).text()))
    expect(new Set(first).size).toBe(4)
    for (const [index, ask] of faces.entries()) expect(await unzipped(await ask())).toBe(first[index])
  })

  test('is the same after someone asked for its head alone', async () => {
    await call('/lines', { method: 'HEAD' })
    const warm = await (await call('/lines')).text()
    deps.pass(1000)
    expect(warm).toBe(await (await call('/lines')).text())
  })

  test('is not what another address, a form or a refusal answers', async () => {
    await call(calendar)
    await call(calendar)
    expect((await call(calendar, { method: 'POST', json: {} })).status).toBe(404)
    expect((await call(`${calendar}&more=1`)).status).toBe(422)
    expect(await (await call(calendar, { method: 'HEAD' })).text()).toBe('')
  })
})

test('what belongs to one person is neither compressed nor stored', async () => {
  for (const time of ['first', 'second', 'third']) {
    const reply = await call('/trip?plan=u.1.s', GZIP)
    expect(reply.headers.get('content-encoding'), time).toBeNull()
    expect(reply.headers.get('cache-control'), time).toBe('no-store')
  }
})
