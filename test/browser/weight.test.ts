import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { dayAhead, holdPlan, mealPlan } from './support/trip.ts'
import { useBrowser, visitor } from './support/visitor.ts'

useBrowser()

/** Bytes compressed, for a phone with a weak signal: everything a page loads, its pictures included. */
const HEAVIEST_PAGE = 60_000
const HEAVIEST_SCRIPTS = 25_000

const PAGES = [
  { name: 'home', open: (page: Page) => page.goto('/') },
  { name: 'lines', open: (page: Page) => page.goto('/lines') },
  { name: 'line', open: (page: Page) => page.goto(`/lines/a?day=${dayAhead(10)}&nights=2`) },
  { name: 'composer', open: (page: Page) => page.goto(`/compose?line=a&day=${dayAhead(10)}&adults=2`) },
  { name: 'composer', open: (page: Page) => page.goto(`/compose?line=a&day=${dayAhead(10)}&adults=2`) },
  { name: 'products', open: (page: Page) => page.goto('/products') },
  { name: 'product', open: (page: Page) => page.goto('/products/guilan-double') },
  { name: 'place', open: (page: Page) => page.goto('/places/laodukou') },
  { name: 'host', open: (page: Page) => page.goto('/hosts/dashan') },
  { name: 'trip', open: (page: Page) => page.goto(`/trip?plan=${mealPlan(dayAhead(12))}`) },
  {
    name: 'order',
    open: async (page: Page) => {
      await holdPlan(page, mealPlan(dayAhead(12)))
      return page.goto(page.url())
    },
  },
]

describe.each(PAGES)('$name', ({ open }) => {
  test('comes in quickly over a weak signal', async () => {
    const page = await visitor()
    await open(page)
    // Everything the page asks for once it is opened, as a newcomer would have to fetch it.
    const asked = new Map<string, string>()
    page.on('request', (request) => asked.set(request.url(), request.resourceType()))
    await page.reload()
    await scrollThrough(page)
    const weights = await Promise.all([...asked].map(async ([url, type]) => ({ type, bytes: await weigh(page, url) })))
    const scripts = weights.filter(({ type }) => type === 'script')
    expect(scripts.length).toBeGreaterThan(0)
    expect(sum(scripts)).toBeLessThanOrEqual(HEAVIEST_SCRIPTS)
    expect(sum(weights)).toBeLessThanOrEqual(HEAVIEST_PAGE)
  })
})

/** So that pictures below the fold come in too. */
async function scrollThrough(page: Page): Promise<void> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  for (let y = 0; y < height; y += 600) {
    await page.evaluate((to) => window.scrollTo(0, to), y)
    await page.waitForTimeout(50)
  }
  await page.waitForLoadState('networkidle')
}

async function weigh(page: Page, url: string): Promise<number> {
  return url.startsWith('data:') ? 0 : gzipSync(await (await page.request.get(url)).body()).length
}

function sum(weights: readonly { bytes: number }[]): number {
  return weights.reduce((total, { bytes }) => total + bytes, 0)
}
