import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { addDays } from '../../src/days.ts'
import { type Call, TODAY, testDeps, worker } from '../support/deps.ts'
import { openProduct } from '../support/township.ts'

const db = env.DB
const DAY = addDays(TODAY, 10)
let call: Call

beforeEach(() => {
  call = worker(testDeps())
})

const page = async (path: string) => (await call(path)).text()

describe('the list', () => {
  test('is a link away from every page, one that is not there too', async () => {
    for (const [path, link] of [
      ['/lines', '<a href="/products">吃住玩买</a>'],
      ['/en/nowhere', '<a href="/en/products">Stay &amp; eat</a>'],
    ] as const)
      expect(/<nav[^>]*>.*?<\/nav>/s.exec(await page(path))?.[0]).toContain(link)
  })

  test('filters by kind, day and words, in both languages, and says what to change when nothing fits', async () => {
    const walk = await openProduct(db)
    const room = await openProduct(db, { kind: 'stay', from: addDays(TODAY, 20) })
    const listed = async (query: string) => {
      const html = await page(`/products?${query}`)
      return [walk, room].map(({ productId }) => html.includes(`>${productId}</a>`))
    }
    expect(await listed('')).toEqual([true, true])
    expect(await listed('kind=stay')).toEqual([false, true])
    expect(await listed(`day=${DAY}`)).toEqual([true, false])
    expect(await listed(`q=${room.productId}`)).toEqual([false, true])
    const empty = await page(`/en/products?kind=stay&day=${DAY}`)
    expect(empty).toContain(`href="/en/products?day=${DAY}"`)
    expect(empty).toContain('href="/en/products?kind=stay"')
  })

  test.each(['kind=nonsense', 'day=soon', 'day=', 'line=', 'q=', 'cursor=', `q=${'蜜'.repeat(500)}`, 'q=%00'])(
    'bears “%s”',
    async (query) => {
      expect((await call(`/products?${query}`)).status).toBe(200)
    },
  )

  test('goes on page by page with its filter', async () => {
    for (let count = 0; count < 21; count++) await openProduct(db, { kind: 'walk' })
    const first = await page('/products?kind=walk')
    const address = /rel="next" href="([^"]+)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const second = await page(address)
    expect(second.match(/<h2><a /g)).toHaveLength(1)
    expect(second).toMatch(/rel="prev" href="\/products\?kind=walk"/)
    expect(second).not.toContain('rel="next"')
  })
})
