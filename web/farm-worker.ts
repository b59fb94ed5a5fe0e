/**
 * A farm's day where there is no signal: keeps the page of today and tomorrow, knows its guests' codes again by their
 * hashes, takes down who came, and sends that once there is a signal. Part of the service worker beside the orders'
 * pages; whatever the server refuses to show is forgotten here at once.
 */
import { hashOfCode, importCodeKey, type KeptCode } from '../src/redemptions/kept-codes.rules.ts'
import { actOfForm, readCode } from '../src/redemptions/redemptions.rules.ts'
import { forgetCodes, keepAct, keepCodes, knownCodes, markSent, type WaitingAct, waitingActs } from './farm-store.ts'
import { type Fetches, filesIn, pathOf, type ServiceWorker } from './worker-parts.ts'

const KEPT = 'farm-1'
/** So long an answer is waited for before what was kept is shown; while it was just waited for in vain, less. */
const PATIENCE_MS = 3000
const IMPATIENCE_MS = 500
const LATELY_MS = 15_000
let lostAt = Number.NEGATIVE_INFINITY
const FARM = /^((?:\/en)?\/farm\/[A-Za-z0-9_-]{1,64})(?:$|\/(now|redeem|arrivals\/([0-9a-f-]{36}))$)/

interface Asked {
  /** The farm's own page, in the reader's language. */
  home: string
  /** What of it was asked for: nothing more for the page itself. */
  part: string
  orderId: string
}

/** Answers whatever concerns a farm's day; false for all else. */
export function answerFarm(worker: ServiceWorker, event: Fetches): boolean {
  const { request } = event
  const asked = readAddress(request.url)
  if (!asked) return false
  const { part, orderId } = asked
  if (request.method === 'POST' && orderId) event.respondWith(note(worker, event, asked))
  else if (request.method !== 'GET') return false
  else if (part === 'now') event.respondWith(watch(event, asked))
  else if (request.mode === 'navigate') event.respondWith(show(event, asked))
  else return false
  return true
}

/** Sends what waits, of all farms: there is a signal again. */
export async function settleAll(): Promise<void> {
  const farms = new Set((await waitingActs()).map(({ home }) => home))
  await Promise.all([...farms].map(settle))
}

function readAddress(url: string): Asked | null {
  const [, home, part = '', orderId = ''] = FARM.exec(pathOf(url)) ?? []
  return home ? { home, part, orderId } : null
}

/** From the network, or what of the day was kept. */
async function show(event: Fetches, asked: Asked): Promise<Response> {
  const arriving = fetch(event.request)
  event.waitUntil(
    arriving.then((reply) => afterReply(reply, asked, reply.status === 200 && asked.part !== 'redeem')).catch(() => {}),
  )
  const kept = await (await caches.open(KEPT)).match(asked.home)
  if (!kept) return arriving
  const soon = await inTime(arriving)
  if (soon && soon.status < 500) return soon
  if (asked.part === 'redeem') return Response.redirect(await whereCodeLeads(event.request.url, asked), 303)
  if (asked.orderId) return Response.redirect(`${asked.home}#arrival-${asked.orderId}`, 303)
  return asKept(kept, asked.home)
}

/** The page asks what changed: then there is a signal, and what waits is sent. */
async function watch(event: Fetches, asked: Asked): Promise<Response> {
  const reply = await fetch(event.request)
  event.waitUntil(afterReply(reply.clone(), asked, reply.status === 200).catch(() => {}))
  return reply
}

/** What was pressed goes to the server, or where that does not answer into the queue, under the same name. */
async function note(worker: ServiceWorker, event: Fetches, { home, orderId }: Asked): Promise<Response> {
  const form = await event.request.clone().formData()
  const reply = await inTime(fetch(event.request))
  if (reply && reply.status < 500) return reply
  const fields = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  const act = actOfForm(fields, { orderId, claimedAt: Date.now() })
  if (act.lines.length > 0) await keepAct(act, home)
  // Where there is no background sync, the next page or the next question does it.
  await worker.registration?.sync?.register('redemptions').catch(() => {})
  return Response.redirect(home, 303)
}

/** Null when there is no answer, or none soon. */
async function inTime(arriving: Promise<Response>): Promise<Response | null> {
  const patience = Date.now() - lostAt < LATELY_MS ? IMPATIENCE_MS : PATIENCE_MS
  const soon = await Promise.race([
    arriving.catch(() => null),
    new Promise<null>((tooLate) => setTimeout(() => tooLate(null), patience)),
  ])
  lostAt = soon ? Number.NEGATIVE_INFINITY : Date.now()
  return soon
}

/** An answer is a signal: what waits is sent, what changed is kept anew, and what may not be seen is forgotten. */
async function afterReply(reply: Response, asked: Asked, isNews: boolean): Promise<void> {
  if (reply.type === 'opaqueredirect' && asked.part !== '' && asked.part !== 'now') return
  if (reply.type === 'opaqueredirect' || [401, 403, 404].includes(reply.status)) {
    if (asked.part === '' || asked.part === 'now') await forget(asked.home)
    return
  }
  if (reply.status >= 500) return
  await settle(asked.home)
  if (isNews) await keep(asked.home)
}

/** Pages that were opened before this worker was there. */
export async function keepOpenFarms(urls: readonly string[]): Promise<void> {
  const homes = new Set(urls.flatMap((url) => readAddress(url)?.home ?? []))
  await Promise.allSettled([...homes].map(keep))
}

async function keep(home: string): Promise<void> {
  const [page, codes] = await Promise.all([fetch(`${home}/kept`), fetch(`${home}/codes`)])
  if (page.status !== 200 || codes.status !== 200 || page.redirected || codes.redirected) return
  const cache = await caches.open(KEPT)
  const files = filesIn(await page.clone().text())
  await Promise.allSettled(files.map(async (file) => (await cache.match(file)) ?? cache.add(file)))
  await cache.put(home, page)
  await tidy(cache)
  const { key, codes: ofDay } = (await codes.json()) as { key: string; codes: KeptCode[] } // as our server writes it
  await keepCodes(home, { key: await importCodeKey(key), codes: ofDay })
}

/** Files that no kept page wears any more go. */
async function tidy(cache: Cache): Promise<void> {
  const paths = (await cache.keys()).map((request) => pathOf(request.url))
  const worn = new Set<string>()
  for (const path of paths.filter((each) => FARM.test(each))) {
    const page = await cache.match(path)
    for (const file of page ? filesIn(await page.text()) : []) worn.add(file)
  }
  const outworn = paths.filter((path) => !FARM.test(path) && !worn.has(path))
  await Promise.all(outworn.map((path) => cache.delete(path)))
}

/** What was noted and not sent stays: it names no one, and counts once its keeper is signed in again. */
async function forget(home: string): Promise<void> {
  await (await caches.open(KEPT)).delete(home)
  await forgetCodes(home)
}

/** To the order that has this code on the kept days; or to the sentence that says there is none, or several. */
async function whereCodeLeads(url: string, { home }: Asked): Promise<string> {
  const code = readCode(new URL(url).searchParams.get('code') ?? '')
  const known = await knownCodes(home)
  if (!code || !known) return `${home}#not-kept`
  const hash = await hashOfCode(known.key, code.text)
  const found = known.codes.filter((kept) => (code.isWhole ? kept.whole : kept.last) === hash)
  if (found.length > 1) return `${home}#several-kept`
  return found[0] ? `${home}#arrival-${found[0].orderId}` : `${home}#not-kept`
}

/** The page says by itself when it was kept; marked so, it shows that, and what waits to be sent. */
async function asKept(kept: Response, home: string): Promise<Response> {
  const waiting = (await waitingActs()).filter((each) => each.home === home)
  const html = (await kept.text())
    .replace('<html ', '<html data-kept="" ')
    .replace(/(<p class="farm-queued"[^>]*data-queued="([^"]*)"[^>]*>)/, (_, opening: string, text: string) =>
      waiting.length > 0 ? `${opening}${text} ${waiting.map(timeOfAct).join(' · ')}` : opening,
    )
  return new Response(html, { headers: kept.headers })
}

/** By this phone's own clock, as it will be told to the server. */
function timeOfAct({ act }: WaitingAct): string {
  const at = new Date(act.claimedAt)
  const count = act.lines.reduce((sum, { quantity }) => sum + quantity, 0)
  return `${String(at.getHours()).padStart(2, '0')}:${String(at.getMinutes()).padStart(2, '0')} × ${count}`
}

/** Sends what waits for this farm, one after the other. Whatever the server has an answer to is done with; else it waits on. */
async function settle(home: string): Promise<void> {
  for (const each of (await waitingActs()).filter((waiting) => waiting.home === home)) {
    const reply = await fetch(`${home}/redemptions`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ acts: [each.act] }),
    })
    // What it cannot read it will never read, and what is not hers never will be. Signed out, it waits for its keeper.
    if (!reply.ok && reply.status !== 404 && reply.status !== 422) return
    await markSent(each)
  }
}
