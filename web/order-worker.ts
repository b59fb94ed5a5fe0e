/**
 * Keeps an order's page once it was opened, so that the code can be shown where no signal reaches. It keeps that page
 * and the files it wears, nothing else: no form, no other page. What is shown comes from the network while there is one.
 * A farm's day is kept beside it, by a part of its own.
 *
 * Built as one file of its own and served at /order-worker.js; it must share no module with the pages' scripts.
 */
import { answerFarm, keepOpenFarms, settleAll } from './farm-worker.ts'
import { type Fetches, filesIn, pathOf, type ServiceWorker } from './worker-parts.ts'

const worker = self as unknown as ServiceWorker // as which this file is registered

const KEPT = 'orders-1'
const MOST_ORDERS = 12
/** So long is a page waited for before the kept one is shown. */
const PATIENCE_MS = 3000
const ORDER = /^(?:\/en)?\/orders\/([0-9a-f-]{36})$/
/** A form of an order changes it. */
const CHANGE = /^(?:\/en)?\/orders\/([0-9a-f-]{36})\/(?:confirm|cancel)$/

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()))

/** The page that registered this worker was opened before it: it is asked for once more, to be kept. */
worker.addEventListener('activate', (event) =>
  event.waitUntil(
    worker.clients.claim().then(async () => {
      const open = await worker.clients.matchAll()
      await Promise.allSettled([
        ...open.filter(({ url }) => isOrder(url)).map(({ url }) => fetch(url).then(remember)),
        keepOpenFarms(open.map(({ url }) => url)),
      ])
    }),
  ),
)

// There is a signal again, as the browser or a page of ours says.
worker.addEventListener('sync', (event) => event.waitUntil(settleAll()))
worker.addEventListener('message', (event) => event.data === 'settle' && event.waitUntil(settleAll()))

worker.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request
  const { origin, pathname } = new URL(url)
  if (origin !== worker.location.origin || answerFarm(worker, event)) return
  if (method === 'GET' && mode === 'navigate' && isOrder(url)) event.respondWith(showOrder(event))
  else if (method === 'GET' && pathname.startsWith('/assets/')) event.respondWith(showFile(event.request))
  else if (method === 'POST' && CHANGE.test(pathname)) event.respondWith(passOn(event.request))
})

function isOrder(url: string): boolean {
  const { origin, pathname } = new URL(url)
  return origin === worker.location.origin && ORDER.test(pathname)
}

/** From the network, or, when that is silent for too long or the server is in trouble, the page as it was kept. */
async function showOrder(event: Fetches): Promise<Response> {
  const kept = await (await caches.open(KEPT)).match(pathOf(event.request.url))
  const arriving = fetch(event.request)
  event.waitUntil(arriving.then((reply) => remember(reply.clone(), event.request.url)).catch(() => {}))
  if (!kept) return arriving
  const soon = await Promise.race([
    arriving.catch(() => null),
    new Promise<null>((tooLate) => setTimeout(() => tooLate(null), PATIENCE_MS)),
  ])
  return soon === null || soon.status >= 500 ? asKept(kept) : soon
}

/** The page says by itself when it was made; marked as kept, it shows that. */
async function asKept(kept: Response): Promise<Response> {
  const html = (await kept.text()).replace('<html ', '<html data-kept="" ')
  return new Response(html, { headers: kept.headers })
}

async function showFile(request: Request): Promise<Response> {
  return (await caches.match(request.url)) ?? fetch(request)
}

/** Once the server has answered a change, what was kept is no longer how the order stands. Without an answer it stays. */
async function passOn(request: Request): Promise<Response> {
  const id = CHANGE.exec(pathOf(request.url))?.[1] ?? ''
  const reply = await fetch(request)
  await forget(id)
  return reply
}

/** Keeps what the server says may be kept, forgets what it says is gone, and leaves all else as it is. */
async function remember(reply: Response, url = reply.url): Promise<void> {
  const path = pathOf(url)
  const id = ORDER.exec(path)?.[1]
  if (!id) return
  if (reply.status === 404 || reply.status === 410) return forget(id)
  if (reply.status !== 200 || reply.redirected) return
  if (reply.headers.get('x-may-be-kept') !== 'yes') return forget(id)
  const cache = await caches.open(KEPT)
  const files = filesIn(await reply.clone().text())
  // Better the code without its clothes than no code.
  await Promise.allSettled(files.map(async (file) => (await cache.match(file)) ?? cache.add(file)))
  // Put anew it stands last: the oldest comes first.
  await cache.delete(path)
  await cache.put(path, reply)
  await tidy(cache)
}

async function forget(id: string): Promise<void> {
  const cache = await caches.open(KEPT)
  await Promise.all([cache.delete(`/orders/${id}`), cache.delete(`/en/orders/${id}`)])
  await tidy(cache)
}

/** Lets the orders go that are beyond the limit, and the files that no kept page wears. */
async function tidy(cache: Cache): Promise<void> {
  const paths = (await cache.keys()).map((request) => pathOf(request.url))
  const pages = paths.filter((path) => ORDER.test(path))
  const stays = new Set(pages.slice(-MOST_ORDERS))
  for (const path of [...stays]) {
    const page = await cache.match(path)
    for (const file of page ? filesIn(await page.text()) : []) stays.add(file)
  }
  await Promise.all(paths.filter((path) => !stays.has(path)).map((path) => cache.delete(path)))
}
