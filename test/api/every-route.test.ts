import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { createApp } from '../../src/app.ts'
import { sceneFile } from '../../web/scenes/scenes.ts'
import { type Call, ORIGIN, testDeps, worker } from '../support/deps.ts'
import { type Opened, openLine, openProduct, tripOf } from '../support/township.ts'

/**
 * Every route, and what each kind of caller gets: a stranger, the holder of the order's link, the holder of another
 * order's link, the holder of a link that was revoked. A route that stands in the app and not here fails.
 */
const ROUTES: Record<string, [stranger: number, owner: number, other: number, revoked: number]> = {
  'GET /': [200, 200, 200, 200],
  'GET /compose': [200, 200, 200, 200],
  'GET /docs': [200, 200, 200, 200],
  'POST /size': [303, 303, 303, 303],
  'GET /health': [200, 200, 200, 200],
  'GET /lines': [200, 200, 200, 200],
  'GET /lines/:slug': [200, 200, 200, 200],
  'POST /lines/:slug': [422, 422, 422, 422],
  'GET /products': [200, 200, 200, 200],
  'GET /products/:id': [200, 200, 200, 200],
  'POST /products/:id': [422, 422, 422, 422],
  'GET /places/:id': [200, 200, 200, 200],
  'GET /hosts/:id': [200, 200, 200, 200],
  'GET /sitemap.xml': [200, 200, 200, 200],
  'GET /robots.txt': [200, 200, 200, 200],
  'GET /lines/:slug/track.gpx': [200, 200, 200, 200],
  'GET /lines/:slug/track.geojson': [200, 200, 200, 200],
  'GET /navigate/:placeId': [302, 302, 302, 302],
  'GET /openapi.json': [200, 200, 200, 200],
  'GET /styleguide': [200, 200, 200, 200],
  'GET /scenes/:file': [200, 200, 200, 200],
  'GET /trip': [200, 200, 200, 200],
  'POST /trip': [200, 200, 200, 200],
  'POST /orders': [422, 422, 422, 422],
  'GET /o/:token': [404, 303, 303, 404],
  'GET /order-worker.js': [200, 200, 200, 200],
  'GET /orders/:id': [404, 200, 404, 404],
  'GET /orders/:id/trip.ics': [404, 200, 404, 404],
  'POST /orders/:id/confirm': [404, 303, 404, 404],
  'GET /orders/:id/cancel': [404, 200, 404, 404],
  'POST /orders/:id/cancel': [404, 303, 404, 404],
  'GET /api/lines': [200, 200, 200, 200],
  'GET /api/lines/:slug': [200, 200, 200, 200],
  'GET /api/lines/:slug/availability': [200, 200, 200, 200],
  'GET /api/lines/:slug/offer': [200, 200, 200, 200],
  'GET /api/notices': [200, 200, 200, 200],
  'GET /api/products': [200, 200, 200, 200],
  'GET /api/products/:id/availability': [200, 200, 200, 200],
  'POST /api/orders': [422, 422, 422, 422],
  'GET /api/orders/:id': [401, 200, 404, 404],
  'POST /api/orders/:id/confirm': [401, 200, 404, 404],
  'GET /api/orders/:id/cancellation': [401, 200, 404, 404],
  'POST /api/orders/:id/cancel': [401, 200, 404, 404],
}
const CALLERS = ['stranger', 'owner', 'other', 'revoked'] as const

const deps = testDeps()
const call: Call = worker(deps)
let order: { id: string; accessToken: string }
let another: { id: string; accessToken: string }
let product: Opened

beforeEach(async () => {
  product = await openProduct(env.DB)
  await openLine(env.DB, 'a', [
    { id: 'hub', lng: 111.048, lat: 31.952 },
    { id: 'ferry', lng: 111.074, lat: 31.963 },
  ])
  const place = async () =>
    (
      await call('/api/orders', {
        method: 'POST',
        json: tripOf(product),
        headers: { 'idempotency-key': crypto.randomUUID() },
      })
    ).json()
  order = (await place()) as typeof order // the documented reply
  another = (await place()) as typeof another // likewise
})

test('the table names every route of the app', () => {
  const routes = createApp(() => deps).routes.filter(({ method, path }) => method !== 'ALL' && !path.endsWith('*'))
  expect([...new Set(routes.map((route) => `${route.method} ${route.path}`))].sort()).toEqual(
    Object.keys(ROUTES).sort(),
  )
})

describe.each(Object.entries(ROUTES))('%s', (route, statuses) => {
  test.each(CALLERS.map((caller, index) => [caller, statuses[index]] as const))(
    'answers a %s with %i',
    async (caller, status) => {
      const [method = '', path = ''] = route.split(' ')
      const token = caller === 'stranger' ? null : caller === 'other' ? another.accessToken : order.accessToken
      if (caller === 'revoked')
        await env.DB.prepare('UPDATE orders SET token_version = 2 WHERE id = ?1').bind(order.id).run()
      const reply = await call(addressOf(path, token), {
        method,
        headers: headersOf(method, path, token),
        ...(method === 'POST' ? { body: path.startsWith('/api/') ? '{}' : '' } : {}),
      })
      expect(reply.status).toBe(status)
    },
  )
})

function addressOf(path: string, token: string | null): string {
  const address = path
    .replace(':slug', 'a')
    .replace(':file', sceneFile('hub', 'spring', 'day'))
    .replace(':placeId', 'ferry?with=amap')
    .replace(':token', token ?? `${order.id}.1.${'A'.repeat(43)}`)
    .replace('products/:id', `products/${product.productId}`)
    .replace('places/:id', `places/${product.placeId}`)
    .replace('hosts/:id', `hosts/${product.hostId}`)
    .replace(':id', order.id)
  return /\/(availability|offer)$/.test(path) ? `${address}?from=2026-05-01&to=2026-05-02` : address
}

function headersOf(method: string, path: string, token: string | null): Record<string, string> {
  const api = path.startsWith('/api/')
  return {
    ...(api && token ? { authorization: `Bearer ${token}` } : {}),
    // A browser may well send another order's token under this order's name; only the signature decides.
    ...(!api && token ? { cookie: `__Host-orders=${token}` } : {}),
    ...(path === '/api/orders' ? { 'idempotency-key': crypto.randomUUID() } : {}),
    ...(method === 'POST'
      ? { origin: ORIGIN, 'content-type': api ? 'application/json' : 'application/x-www-form-urlencoded' }
      : {}),
  }
}

describe('a link', () => {
  const withToken = (token: string) =>
    call(`/api/orders/${order.id}`, { headers: { authorization: `Bearer ${token}` } })

  test('that was tampered with opens nothing', async () => {
    const [id, version, mac = ''] = order.accessToken.split('.')
    const flipped = mac.startsWith('A') ? `B${mac.slice(1)}` : `A${mac.slice(1)}`
    for (const token of [
      `${id}.${version}.${flipped}`,
      `${another.id}.${version}.${mac}`,
      `${id}.2.${mac}`,
      `${id}..${mac}`,
      'x',
      '',
    ]) {
      expect((await withToken(token)).status, token).toBe(401)
    }
  })

  test('opens at a clean address, is told to nobody, and is not stored', async () => {
    const reply = await call(`/o/${order.accessToken}`)
    expect(reply.headers.get('location')).toBe(`/orders/${order.id}`)
    expect(reply.headers.get('set-cookie')).toMatch(
      /^__Host-orders=.+; Path=\/; HttpOnly; Secure; SameSite=Lax$|^__Host-orders=/,
    )
    expect(reply.headers.get('set-cookie')).toMatch(/HttpOnly/)
    expect(reply.headers.get('set-cookie')).toMatch(/Secure/)
    expect(reply.headers.get('referrer-policy')).toBe('no-referrer')
    expect(reply.headers.get('cache-control')).toBe('no-store')
    expect(reply.headers.get('x-robots-tag')).toBe('noindex')
  })
})

describe('a form from another site', () => {
  test('is refused, with its cookie or without', async () => {
    for (const origin of ['https://evil.example', 'null', `${ORIGIN}.evil.example`]) {
      const reply = await call(`/orders/${order.id}/cancel`, {
        method: 'POST',
        form: {},
        headers: { origin, cookie: `__Host-orders=${order.accessToken}` },
      })
      expect(reply.status, origin).toBe(403)
    }
    const row = await env.DB.prepare('SELECT status FROM orders WHERE id = ?1').bind(order.id).first()
    expect(row).toEqual({ status: 'held' })
  })
})
