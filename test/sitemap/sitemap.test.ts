import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { ORIGIN, testDeps, worker } from '../support/deps.ts'
import { openProduct } from '../support/township.ts'

const db = env.DB
const call = worker(testDeps())

test('the sitemap names each public page in both languages, and no other', async () => {
  const walk = await openProduct(db)
  const draft = await openProduct(db, { state: 'draft' })
  const unlicensed = await openProduct(db, { requiredCertificate: 'oil_workshop' })
  const reply = await call('/sitemap.xml')
  const xml = await reply.text()
  expect(reply.headers.get('content-type')).toContain('application/xml')
  const addresses = [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => address ?? '')
  for (const path of ['/products', `/products/${walk.productId}`, `/hosts/${walk.hostId}`, '/lines', '/compose']) {
    expect(addresses).toContain(`${ORIGIN}${path}`)
    expect(addresses).toContain(`${ORIGIN}/en${path}`)
  }
  for (const { productId } of [draft, unlicensed]) expect(xml).not.toContain(`/products/${productId}<`)
  expect(xml).not.toMatch(/\/trip|\/orders/)
  for (const address of addresses) {
    const page = await call(address.slice(ORIGIN.length))
    expect(page.status, address).toBe(200)
    expect(await page.text(), address).toContain(`<link rel="canonical" href="${address}"/>`)
  }
})

test('search engines are kept from what belongs to one person, and told where the sitemap is', async () => {
  const text = await (await call('/robots.txt')).text()
  for (const path of [
    '/trip',
    '/orders',
    '/o/',
    '/navigate/',
    '/en/trip',
    '/en/orders',
    '/en/navigate/',
    '/*?*line=',
    '/*?*adults=',
  ])
    expect(text).toContain(`Disallow: ${path}\n`)
  expect(text).toContain(`Sitemap: ${ORIGIN}/sitemap.xml`)
  expect(text).not.toContain('Disallow: /products')
})
