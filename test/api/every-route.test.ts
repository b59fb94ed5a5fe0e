import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { STAFF_ROLES } from '../../src/accounts/roles.rules.ts'
import { createApp } from '../../src/app.ts'
import { sceneFile } from '../../web/scenes/scenes.ts'
import { openAccount, type Person } from '../support/accounts.ts'
import { newKey } from '../support/client.ts'
import { type Call, ORIGIN, testDeps, worker } from '../support/deps.ts'
import { type Opened, openLine, openProduct, tripOf } from '../support/township.ts'

/**
 * Every route, and what each kind of caller gets. A route that stands in the app and not here fails, and so does a caller
 * who is answered otherwise.
 */
const CALLERS = [
  'stranger',
  /** Holds the order's link; another order's; one that was revoked. */
  'link',
  'other link',
  'revoked link',
  /** Signed in: whoever placed the order, someone with nothing of theirs here, and so on. */
  'customer',
  'tourist',
  'host',
  'helper',
  'former helper',
  'other host',
  'warden',
  'editor',
  'reviewer',
  'operator',
  'finance',
  'admin',
] as const
type Caller = (typeof CALLERS)[number]
type Row = Record<Caller, number>

const SIGNED_IN = CALLERS.slice(4)
const row = (others: number, ...told: [status: number, callers: readonly Caller[]][]): Row =>
  Object.fromEntries(
    CALLERS.map((caller) => [caller, told.find(([, callers]) => callers.includes(caller))?.[0] ?? others]),
  ) as Row // one entry for each caller

const everyone = (status: number) => row(status)
/** An order's pages: for its link, and for the account it belongs to. */
const ofOrder = (status: number) => row(404, [status, ['link', 'customer']])
/** The API takes no cookie for a proof. */
const orderApi = (status: number) => row(401, [status, ['link']], [404, ['other link', 'revoked link']])
/** A page is come back to after signing in; a form is not. */
const own = (method: 'GET' | 'POST', status: number) => row(method === 'GET' ? 303 : 401, [status, SIGNED_IN])
/** What is not one's own farm is not there; what a helper may not do is refused. */
const farm = (method: 'GET' | 'POST' | 'PUT', status: number, ...callers: Caller[]) =>
  row(method === 'GET' ? 303 : 401, [status, callers], [403, ['host', 'helper']], [404, SIGNED_IN])
const desk = (method: 'GET' | 'POST' | 'PUT', status: number, ...callers: Caller[]) =>
  row(method === 'GET' ? 303 : 401, [status, callers], [403, SIGNED_IN])
const STAFF: Caller[] = ['warden', 'editor', 'reviewer', 'operator', 'finance', 'admin']

const ROUTES: Record<string, Row> = {
  'GET /': everyone(200),
  'GET /compose': everyone(200),
  'GET /docs': everyone(200),
  'POST /size': everyone(303),
  'GET /health': everyone(200),
  'GET /lines': everyone(200),
  'GET /lines/:slug': everyone(200),
  'POST /lines/:slug': everyone(422),
  'GET /products': everyone(200),
  'GET /products/:id': everyone(200),
  'POST /products/:id': everyone(422),
  'GET /products/:id/reviews': everyone(200),
  'GET /hosts/:id/reviews': everyone(200),
  'GET /places/:id': everyone(200),
  'GET /hosts/:id': everyone(200),
  'GET /sitemap.xml': everyone(200),
  'GET /robots.txt': everyone(200),
  'GET /ripe.atom': everyone(200),
  'GET /lines/:slug/track.gpx': everyone(200),
  'GET /lines/:slug/track.geojson': everyone(200),
  'GET /navigate/:placeId': everyone(302),
  'GET /openapi.json': everyone(200),
  'GET /styleguide': everyone(200),
  'GET /scenes/:file': everyone(200),
  'GET /trip': everyone(200),
  'POST /trip': everyone(200),
  'POST /orders': everyone(422),
  'GET /o/:token': row(404, [303, ['link', 'other link']]),
  'GET /order-worker.js': everyone(200),
  'GET /orders/:id': ofOrder(200),
  'GET /orders/:id/trip.ics': ofOrder(200),
  'POST /orders/:id/confirm': ofOrder(303),
  'GET /orders/:id/cancel': ofOrder(200),
  'POST /orders/:id/cancel': ofOrder(303),
  'GET /orders/:id/reviews': ofOrder(200),
  'GET /orders/:id/reviews/:productId': ofOrder(200),
  'POST /orders/:id/reviews/:productId': ofOrder(422),
  'POST /orders/:id/reviews/:productId/withdraw': ofOrder(404),
  'GET /api/lines': everyone(200),
  'GET /api/lines/:slug': everyone(200),
  'GET /api/lines/:slug/availability': everyone(200),
  'GET /api/lines/:slug/offer': everyone(200),
  'GET /api/notices': everyone(200),
  'GET /api/products': everyone(200),
  'GET /api/products/:id/availability': everyone(200),
  'GET /api/products/:id/reviews': everyone(200),
  'POST /api/orders': everyone(422),
  'GET /api/orders/:id': orderApi(200),
  'POST /api/orders/:id/confirm': orderApi(200),
  'GET /api/orders/:id/cancellation': orderApi(200),
  'POST /api/orders/:id/cancel': orderApi(200),
  'GET /privacy': everyone(200),
  'GET /sign-in': everyone(200),
  'POST /sign-in': everyone(422),
  'GET /sign-in/:code': everyone(409),
  'POST /sign-in/:code': everyone(409),
  'POST /sign-out': everyone(303),
  'GET /me': own('GET', 200),
  'POST /me/name': own('POST', 422),
  'POST /me/invitations/:id': own('POST', 404),
  'GET /me/sessions': own('GET', 200),
  'POST /me/sessions/:id/end': own('POST', 404),
  'POST /me/sessions/end': own('POST', 303),
  'GET /me/data': own('GET', 200),
  'GET /me/data.json': own('GET', 200),
  'GET /me/erase': own('GET', 200),
  'POST /me/erase': row(401, [409, ['host', 'other host', 'admin']], [200, SIGNED_IN]),
  'GET /me/setup': own('GET', 404),
  'POST /me/setup': own('POST', 404),
  'GET /me/messages': own('GET', 200),
  'POST /me/messages/read': own('POST', 422),
  'POST /me/messages/:id/open': own('POST', 422),
  'GET /farm/:hostId': farm('GET', 200, 'host', 'helper'),
  'GET /farm/:hostId/now': farm('GET', 200, 'host', 'helper'),
  'GET /farm/:hostId/kept': farm('GET', 200, 'host', 'helper'),
  'GET /farm/:hostId/codes': farm('GET', 200, 'host', 'helper'),
  'GET /farm/:hostId/redeem': farm('GET', 200, 'host', 'helper'),
  'GET /farm/:hostId/week': farm('GET', 200, 'host', 'helper'),
  'GET /farm/:hostId/sales': farm('GET', 200, 'host'),
  'GET /farm/:hostId/arrivals/:orderId': farm('GET', 404, 'host', 'helper'),
  'POST /farm/:hostId/arrivals/:orderId': farm('POST', 404, 'host', 'helper'),
  'POST /farm/:hostId/redemptions': farm('POST', 415, 'host', 'helper'),
  'POST /farm/:hostId/redemptions/:id/undo': farm('POST', 404, 'host', 'helper'),
  'GET /farm/:hostId/answers': farm('GET', 200, 'host', 'helper'),
  'POST /farm/:hostId/answers': farm('POST', 404, 'host', 'helper'),
  'GET /farm/:hostId/answers/:orderId/:position': farm('GET', 404, 'host', 'helper'),
  'POST /farm/:hostId/answers/:orderId/:position': farm('POST', 422, 'host', 'helper'),
  'GET /farm/:hostId/ripeness': farm('GET', 200, 'host', 'helper'),
  'POST /farm/:hostId/ripeness/:productId': farm('POST', 422, 'host', 'helper'),
  'POST /farm/:hostId/ripeness/:productId/undo': farm('POST', 404, 'host', 'helper'),
  'POST /farm/:hostId/ripeness/:productId/season': farm('POST', 422, 'host', 'helper'),
  'GET /me/farm': own('GET', 200),
  'POST /me/farm': own('POST', 422),
  'GET /farm/:hostId/profile': farm('GET', 200, 'host', 'helper'),
  'POST /farm/:hostId/profile': farm('POST', 422, 'host', 'helper'),
  'GET /farm/:hostId/certificates': farm('GET', 200, 'host', 'helper'),
  'POST /farm/:hostId/certificates': farm('POST', 422, 'host', 'helper'),
  'GET /farm/:hostId/listings': farm('GET', 200, 'host', 'helper'),
  'POST /farm/:hostId/listings': farm('POST', 422, 'host', 'helper'),
  'GET /farm/:hostId/listings/:id': farm('GET', 200, 'host', 'helper'),
  'GET /farm/:hostId/listings/:id/preview': farm('GET', 200, 'host', 'helper'),
  'GET /farm/:hostId/listings/:id/history': farm('GET', 200, 'host', 'helper'),
  'GET /farm/:hostId/listings/:id/description': farm('GET', 200, 'host', 'helper'),
  'POST /farm/:hostId/listings/:id/description': farm('POST', 422, 'host', 'helper'),
  'GET /farm/:hostId/listings/:id/units': farm('GET', 200, 'host', 'helper'),
  'POST /farm/:hostId/listings/:id/units': farm('POST', 422, 'host', 'helper'),
  'GET /farm/:hostId/listings/:id/terms': farm('GET', 200, 'host', 'helper'),
  'POST /farm/:hostId/listings/:id/terms': farm('POST', 422, 'host', 'helper'),
  'GET /farm/:hostId/listings/:id/openings': farm('GET', 200, 'host', 'helper'),
  'POST /farm/:hostId/listings/:id/openings': farm('POST', 422, 'host', 'helper'),
  'POST /farm/:hostId/listings/:id/submit': farm('POST', 409, 'host', 'helper'),
  'POST /farm/:hostId/listings/:id/market': farm('POST', 303, 'host', 'helper'),
  'GET /desk/review': desk('GET', 200, 'reviewer'),
  'GET /desk/review/:id': desk('GET', 404, 'reviewer'),
  'POST /desk/review/:id/approve': desk('POST', 404, 'reviewer'),
  'POST /desk/review/:id/return': desk('POST', 404, 'reviewer'),
  'POST /desk/certificates/:id': desk('POST', 422, 'reviewer'),
  'GET /farm/:hostId/messages': farm('GET', 200, 'host', 'helper'),
  'POST /farm/:hostId/messages/read': farm('POST', 422, 'host', 'helper'),
  'POST /farm/:hostId/messages/:id/open': farm('POST', 422, 'host', 'helper'),
  'GET /feeds/:link': everyone(404),
  'GET /farm/:hostId/feeds': farm('GET', 200, 'host', 'helper'),
  'POST /farm/:hostId/feeds/links/:productId': farm('POST', 303, 'host', 'helper'),
  'POST /farm/:hostId/feeds/links/:productId/renew': farm('POST', 404, 'host', 'helper'),
  'GET /farm/:hostId/feeds/new/:productId': farm('GET', 200, 'host', 'helper'),
  'POST /farm/:hostId/feeds/new/:productId': farm('POST', 422, 'host', 'helper'),
  'POST /farm/:hostId/feeds/follow/:productId': farm('POST', 422, 'host', 'helper'),
  'POST /farm/:hostId/feeds/:id/read': farm('POST', 404, 'host', 'helper'),
  'POST /farm/:hostId/feeds/:id/believe': farm('POST', 404, 'host', 'helper'),
  'POST /farm/:hostId/feeds/:id/drop': farm('POST', 404, 'host', 'helper'),
  'POST /farm/:hostId/feeds/:id/echo': farm('POST', 422, 'host', 'helper'),
  'POST /farm/:hostId/feeds/:id/settle': farm('POST', 422, 'host', 'helper'),
  'GET /farm/:hostId/helpers': farm('GET', 200, 'host'),
  'POST /farm/:hostId/helpers': farm('POST', 422, 'host'),
  'POST /farm/:hostId/helpers/invitations/:id/withdraw': farm('POST', 404, 'host'),
  'POST /farm/:hostId/helpers/:accountId/end': farm('POST', 404, 'host'),
  'GET /farm/:hostId/calendar': farm('GET', 200, 'host', 'helper'),
  'POST /farm/:hostId/calendar': farm('POST', 404, 'host', 'helper'),
  'GET /farm/:hostId/calendar/:slotId': farm('GET', 200, 'host', 'helper'),
  'POST /farm/:hostId/calendar/:slotId': farm('POST', 422, 'host', 'helper'),
  'GET /farm/:hostId/days': farm('GET', 200, 'host', 'helper'),
  'POST /farm/:hostId/days': farm('POST', 422, 'host', 'helper'),
  'GET /farm/:hostId/phone': farm('GET', 200, 'host', 'helper'),
  'POST /farm/:hostId/phone': farm('POST', 400, 'host', 'helper'),
  'GET /farm/:hostId/phone/:orderId': farm('GET', 404, 'host', 'helper'),
  'GET /farm/:hostId/phone/:orderId/cancel': farm('GET', 404, 'host', 'helper'),
  'POST /farm/:hostId/phone/:orderId/cancel': farm('POST', 404, 'host', 'helper'),
  'GET /photos/:file': everyone(404),
  'GET /farm/:hostId/photos': farm('GET', 200, 'host', 'helper'),
  'POST /farm/:hostId/photos': farm('POST', 422, 'host', 'helper'),
  'POST /farm/:hostId/photos/file': farm('POST', 415, 'host', 'helper'),
  'POST /farm/:hostId/photos/:id': farm('POST', 404, 'host', 'helper'),
  'GET /farm/:hostId/photos/:file': farm('GET', 404, 'host', 'helper'),
  'GET /farm/:hostId/uploads/:hash': farm('GET', 200, 'host', 'helper'),
  'PUT /farm/:hostId/uploads/:hash': farm('PUT', 422, 'host', 'helper'),
  'GET /desk/photos': desk('GET', 200, 'reviewer'),
  'POST /desk/photos': desk('POST', 422, 'reviewer'),
  'GET /desk/photos/:file': desk('GET', 404, ...STAFF),
  'GET /desk/places': desk('GET', 200, 'editor'),
  'GET /desk/places/:placeId/photos': desk('GET', 200, 'editor'),
  'POST /desk/places/:placeId/photos': desk('POST', 422, 'editor'),
  'POST /desk/places/:placeId/photos/file': desk('POST', 415, 'editor'),
  'POST /desk/places/:placeId/photos/:id': desk('POST', 404, 'editor'),
  'GET /desk/uploads/:hash': desk('GET', 200, 'editor'),
  'PUT /desk/uploads/:hash': desk('PUT', 422, 'editor'),
  'GET /farm/:hostId/reviews': farm('GET', 200, 'host', 'helper'),
  'POST /farm/:hostId/reviews/:id': farm('POST', 422, 'host', 'helper'),
  'GET /desk': desk('GET', 200, ...STAFF),
  'GET /desk/messages': desk('GET', 200, 'operator', 'admin'),
  'POST /desk/messages/again': desk('POST', 422, 'operator', 'admin'),
  'GET /desk/texts': desk('GET', 200, 'editor', 'admin'),
  'GET /desk/texts/:kind': desk('GET', 200, 'editor', 'admin'),
  'POST /desk/texts/:kind': desk('POST', 422, 'editor', 'admin'),
  'GET /desk/people': desk('GET', 200, 'admin'),
  'POST /desk/people': desk('POST', 422, 'admin'),
  'POST /desk/people/invitations/:id/withdraw': desk('POST', 404, 'admin'),
  'GET /desk/farms': desk('GET', 200, 'admin'),
  'POST /desk/farms/:id': desk('POST', 422, 'admin'),
  'POST /desk/farms/invitations/:id/withdraw': desk('POST', 404, 'admin'),
  'GET /desk/reviews': desk('GET', 200, 'reviewer'),
  'POST /desk/reviews/:id/hide': desk('POST', 422, 'reviewer'),
  'POST /desk/reviews/:id/unhide': desk('POST', 404, 'reviewer'),
  'POST /desk/people/:accountId/:role/end': desk('POST', 404, 'admin'),
}

const deps = testDeps()
const call: Call = worker(deps)
let order: { id: string; accessToken: string }
let another: { id: string; accessToken: string }
let product: Opened
let people: Partial<Record<Caller, Person>>

const placed = async () =>
  (await call('/api/orders', { method: 'POST', json: tripOf(product), headers: { 'idempotency-key': newKey() } })).json<
    typeof order
  >()

beforeEach(async () => {
  product = await openProduct(env.DB, { capacity: 99 })
  const other = await openProduct(env.DB)
  await openLine(env.DB, 'a', [
    { id: 'hub', lng: 111.048, lat: 31.952 },
    { id: 'ferry', lng: 111.074, lat: 31.963 },
  ])
  order = await placed()
  another = await placed()
  people = {
    customer: await openAccount(deps),
    tourist: await openAccount(deps),
    host: await openAccount(deps, { owns: [product.hostId] }),
    helper: await openAccount(deps, { helps: [product.hostId] }),
    'former helper': await openAccount(deps, { helps: [product.hostId] }),
    'other host': await openAccount(deps, { owns: [other.hostId] }),
  }
  await env.DB.prepare('UPDATE host_member SET ended_at = ?2 WHERE account_id = ?1')
    .bind(people['former helper']?.accountId, deps.now())
    .run()
  for (const role of STAFF_ROLES) people[role] = await openAccount(deps, { staff: [role] })
})

test('the table names every route of the app', () => {
  const routes = createApp(() => deps).routes.filter(({ method, path }) => method !== 'ALL' && !path.endsWith('*'))
  expect([...new Set(routes.map((route) => `${route.method} ${route.path}`))].sort()).toEqual(
    Object.keys(ROUTES).sort(),
  )
})

test.each(Object.entries(ROUTES))('%s', async (route, expected) => {
  const [method = '', path = ''] = route.split(' ')
  const statuses: Partial<Row> = {}
  for (const caller of CALLERS) {
    await prepareFor(caller)
    const reply = await call(addressOf(path, caller), {
      method,
      headers: headersOf(method, path, caller),
      ...(method === 'GET' ? {} : { body: path.startsWith('/api/') ? '{}' : '' }),
    })
    statuses[caller] = reply.status
  }
  expect(statuses).toEqual(expected)
})

/** What the caller before may have changed stands as at the beginning. */
async function prepareFor(caller: Caller): Promise<void> {
  await env.DB.prepare("UPDATE product SET state = 'published'").run()
  order = await placed()
  await env.DB.batch([
    env.DB.prepare('UPDATE orders SET account_id = ?2 WHERE id = ?1').bind(order.id, people.customer?.accountId),
    env.DB.prepare('UPDATE orders SET token_version = ?2 WHERE id = ?1').bind(
      order.id,
      caller === 'revoked link' ? 2 : 1,
    ),
  ])
}

function tokenOf(caller: Caller): string | null {
  if (caller === 'other link') return another.accessToken
  return caller === 'link' || caller === 'revoked link' ? order.accessToken : null
}

function addressOf(path: string, caller: Caller): string {
  const token = tokenOf(caller)
  const address = path
    .replace(':slug', 'a')
    .replace(':file', sceneFile('hub', 'spring', 'day'))
    .replace('places/:placeId', 'places/ferry')
    .replace(':placeId', 'ferry?with=amap')
    .replace(':token', token ?? `${order.id}.1.${'A'.repeat(43)}`)
    .replace(':hostId', product.hostId)
    .replace(':slotId', product.slotIds[0] ?? '')
    .replace(':kind', 'guest_confirmed')
    .replace(':productId', product.productId)
    .replace(':accountId', 'nobody')
    .replace(':role', 'editor')
    .replace(':productId', product.productId)
    .replace('listings/:id', `listings/${product.productId}`)
    .replace('products/:id', `products/${product.productId}`)
    .replace('places/:id', `places/${product.placeId}`)
    .replace('hosts/:id', `hosts/${product.hostId}`)
    .replace('orders/:id', `orders/${order.id}`)
    .replace(/:\w+/, 'none')
  return /\/(availability|offer)$/.test(path) ? `${address}?from=2026-05-01&to=2026-05-02` : address
}

function headersOf(method: string, path: string, caller: Caller): Record<string, string> {
  const api = path.startsWith('/api/')
  const token = tokenOf(caller)
  // A browser may well send another order's token under this order's name; only the signature decides.
  const cookie = people[caller]?.cookie ?? (!api && token ? `__Host-orders=${token}` : undefined)
  return {
    ...(api && token ? { authorization: `Bearer ${token}` } : {}),
    ...(cookie ? { cookie } : {}),
    ...(path === '/api/orders' ? { 'idempotency-key': newKey() } : {}),
    ...(method === 'GET'
      ? {}
      : { origin: ORIGIN, 'content-type': api ? 'application/json' : 'application/x-www-form-urlencoded' }),
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
