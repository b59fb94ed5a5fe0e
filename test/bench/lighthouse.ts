import { execFileSync } from 'node:child_process'
import { launch } from 'chrome-launcher'
import lighthouse, { type Flags } from 'lighthouse'
import { addDays } from '../../src/days.ts'
import { type ServedTownship, serveTownship } from '../support/served.ts'
import { report } from './report.ts'
import { median, ROUNDS } from './rounds.ts'

const CHROMIUM_FLAGS = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage']
const MOST_ATTEMPTS = 4
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo']

interface AuditedPage {
  page: string
  path: string
  /** Is not for search engines: it belongs to one person, or is one of countless answers of a form. */
  isUnlisted?: boolean
  headers?: Record<string, string>
}

/**
 * Lighthouse's mobile profile on the built product: the lowest score of its categories and the largest contentful paint,
 * in milliseconds, each the median of five. What must not be indexed has no score for being found.
 */
export async function auditPages(): Promise<void> {
  execFileSync('vite', ['build', '--logLevel', 'warn'], { stdio: 'inherit' })
  const township = await serveTownship()
  const chrome = await launch({ chromePath: chromiumPath(), chromeFlags: CHROMIUM_FLAGS })
  try {
    for (const audited of await pagesOf(township)) await audit(township.origin + audited.path, audited, chrome.port)
  } finally {
    chrome.kill()
    await township.stop()
  }
}

async function audit(url: string, { page, isUnlisted, headers }: AuditedPage, port: number): Promise<void> {
  const categories = CATEGORIES.filter((category) => !(isUnlisted && category === 'seo'))
  const flags: Flags = {
    port,
    onlyCategories: categories,
    logLevel: 'error',
    ...(headers ? { extraHeaders: headers } : {}),
  }
  const scores: number[] = []
  const paints: number[] = []
  const lost = new Set<string>()
  for (let round = 0; round < ROUNDS; round++) {
    const lhr = await recorded(page, url, flags)
    scores.push(Math.round(100 * Math.min(...categories.map((category) => lhr.categories[category]?.score ?? 0))))
    paints.push(lhr.audits['largest-contentful-paint']?.numericValue ?? Number.NaN)
    for (const category of categories)
      for (const { id, weight } of lhr.categories[category]?.auditRefs ?? []) {
        const score = lhr.audits[id]?.score
        if (weight > 0 && score !== null && score !== undefined && score < 0.9) lost.add(id)
      }
  }
  report({ figure: 'lighthouse', value: median(scores), unit: 'points', page }, { note: [...lost].join(', ') })
  report(
    { figure: 'lcp', value: median(paints) / 1000, unit: 'seconds', page },
    { rounds: paints.map((ms) => ms / 1000) },
  )
}

/** One audit. A recording in which the browser lost the beginning says nothing of the page, and is made again. */
async function recorded(page: string, url: string, flags: Flags) {
  for (let attempt = 1; ; attempt++) {
    const lhr = (await lighthouse(url, flags))?.lhr
    if (lhr && !lhr.runtimeError) return lhr
    if (attempt === MOST_ATTEMPTS)
      throw new Error(`${page}: ${lhr?.runtimeError?.message ?? 'Lighthouse gave no result'}`)
  }
}

async function pagesOf({ origin, today }: ServedTownship): Promise<AuditedPage[]> {
  const order = await placeOrder(origin)
  const cookie = { cookie: `__Host-orders=${order.accessToken}` }
  return [
    { page: 'home', path: '/' },
    { page: 'line', path: '/lines/a' },
    { page: 'product', path: '/products/guilan-double' },
    { page: 'compose', path: '/compose' },
    { page: 'composed', path: `/compose?line=a&day=${addDays(today, 10)}&adults=2`, isUnlisted: true },
    { page: 'order', path: `/orders/${order.id}`, isUnlisted: true, headers: cookie },
  ]
}

async function placeOrder(origin: string): Promise<{ id: string; accessToken: string }> {
  const reply = await fetch(`${origin}/api/orders`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({
      lines: [{ slotIds: ['guyu-tea-lot'], unitId: 'guyu-tea-1', quantity: 1 }],
      contact: { name: '林小川', phone: '13900001234' },
    }),
  })
  if (reply.status !== 201) throw new Error(`The order was answered with ${reply.status}.`)
  return (await reply.json()) as { id: string; accessToken: string } // the documented reply
}

function chromiumPath(): string {
  return process.env.CHROMIUM ?? execFileSync('sh', ['scripts/find-chromium.sh'], { encoding: 'utf8' }).trim()
}
