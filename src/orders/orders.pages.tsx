import { Hono } from 'hono'
import { CancelPage } from '../../web/pages/cancel.tsx'
import { OrderPage } from '../../web/pages/order.tsx'
import { clientFiles } from '../assets.ts'
import { attachment } from '../attachment.ts'
import { calendarOf } from '../bookings/bookings.calendar.rules.ts'
import { cancelOrder, previewCancellation } from '../bookings/bookings.cancel.ts'
import { itineraryOf } from '../bookings/bookings.itinerary.rules.ts'
import { toOrder } from '../bookings/bookings.replies.ts'
import { confirmOrder, mustRead, seeOrder } from '../bookings/bookings.ts'
import { accessTo, keepToken } from '../bookings/bookings.wallet.ts'
import { dayOf } from '../days.ts'
import { type AppContext, type AppEnv, readForm } from '../http.ts'
import { linesOnMap } from '../lines/lines.ts'
import { paceOf } from '../lines/lines.ways.rules.ts'
import { privatePage } from '../pages.tsx'
import { orProblem, Problem } from '../problem.ts'
import { englishNames, guestGuides } from '../products/products.ts'
import type { OrderAccess } from '../secrets.ts'
import { townshipSettings } from '../township/township.ts'
import { insteadOf } from '../trips/trips.instead.ts'

/** An order's own pages, for the browser that was given its link. */
export const ordersPages = new Hono<AppEnv>()
  .get('/o/:token', async (c) => {
    const access = await c.var.deps.secrets.readToken(c.req.param('token'))
    if (!access) throw new Problem('not_found')
    await seeOrder(c.var.deps, access)
    await keepToken(c, c.req.param('token'))
    keepToOneself(c)
    return c.redirect(c.var.face.to(`/orders/${access.orderId}`), 303)
  })
  .get('/orders/:id', async (c) => orderPage(c, await accessTo(c, c.req.param('id'))))
  .get('/orders/:id/trip.ics', async (c) => calendarFile(c, await accessTo(c, c.req.param('id'))))
  .post('/orders/:id/confirm', async (c) => {
    const access = await accessTo(c, c.req.param('id'))
    const pay = (await readForm(c)).door === 'test' ? 'test' : 'farm'
    return afterwards(c, access, () => confirmOrder(c.var.deps, access, pay, 'web'), orderPage)
  })
  .get('/orders/:id/cancel', async (c) => {
    const query = c.req.query()
    const chosen = 'choose' in query ? positionsIn(query) : null
    return cancelPage(c, await accessTo(c, c.req.param('id')), null, chosen)
  })
  .post('/orders/:id/cancel', async (c) => {
    const access = await accessTo(c, c.req.param('id'))
    const form = await readForm(c)
    const chosen = form.shown === undefined ? undefined : positionsIn(form)
    // Ticked or unticked since the refund was worked out: that is told first.
    if (chosen && (chosen.length === 0 || chosen.join() !== form.shown)) return cancelPage(c, access, null, chosen)
    const told = Number(form.expectedRefundFen)
    const expectedRefundFen = Number.isSafeInteger(told) && told >= 0 ? told : undefined
    return afterwards(
      c,
      access,
      () => cancelOrder(c.var.deps, access, { lines: chosen, expectedRefundFen }, 'web'),
      cancelPage,
    )
  })
  // At the top, since a service worker reaches no further up than where it lies.
  .get('/order-worker.js', async (c) => {
    const { orderWorker } = await clientFiles(c.var.deps)
    if (!orderWorker) throw new Problem('not_found')
    const { body } = await c.var.deps.assets.fetch(`http://assets${orderWorker}`)
    const headers = {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
    }
    return new Response(body, { headers })
  })

/** No cache and no search engine keeps it, and its address is told to nobody. */
function keepToOneself(c: AppContext): void {
  c.header('cache-control', 'no-store')
  c.header('referrer-policy', 'no-referrer')
  c.header('x-robots-tag', 'noindex')
}

/** Does what the form asks and goes back to the order; a refusal comes back on the page that asked. */
async function afterwards(
  c: AppContext,
  access: OrderAccess,
  act: () => Promise<unknown>,
  again: (c: AppContext, access: OrderAccess, problem: Problem) => Promise<Response>,
): Promise<Response> {
  try {
    await act()
    return c.redirect(c.var.face.to(`/orders/${access.orderId}`), 303)
  } catch (error) {
    if (error instanceof Problem && error.status === 409) return again(c, access, error)
    throw error
  }
}

async function orderPage(c: AppContext, access: OrderAccess, problem: Problem | null = null): Promise<Response> {
  const { deps, face } = c.var
  const [order, english, guides, lines, token] = await Promise.all([
    seeOrder(deps, access),
    englishNames(deps),
    guestGuides(deps),
    linesOnMap(deps),
    deps.secrets.signOrder(access.orderId, access.tokenVersion),
  ])
  const instead = await insteadOf(deps, order)
  const now = deps.now()
  const secondsLeft = Math.max(0, Math.ceil((Date.parse(order.expiresAt) - now) / 1000))
  const page = (
    <OrderPage
      order={order}
      english={english}
      days={itineraryOf(order, { guides, lines, today: dayOf(now), pace: order.party ? paceOf(order.party) : 1 })}
      instead={instead}
      secondsLeft={secondsLeft}
      now={now}
      link={`${new URL(c.req.url).origin}/o/${token}`}
      demo={deps.config.mode === 'demo'}
      problem={problem}
    />
  )
  const refreshSeconds = order.status === 'held' && secondsLeft > 0 ? secondsLeft + 1 : undefined
  const head = { title: face.words.order.title(order.code), description: '', refreshSeconds }
  const reply = await privatePage(c, head, page, problem?.status ?? 200)
  // A hold runs out while nobody looks; what has been settled may be shown without a signal.
  if (order.status !== 'held') reply.headers.set('x-may-be-kept', 'yes')
  return reply
}

async function calendarFile(c: AppContext, access: OrderAccess): Promise<Response> {
  const { deps, face } = c.var
  const [stored, english, guides, { name, nameEn }] = await Promise.all([
    mustRead(deps, access),
    englishNames(deps),
    guestGuides(deps),
    townshipSettings(deps),
  ])
  const order = await toOrder(deps, stored)
  const township = face.said(name, nameEn)
  const url = `${new URL(c.req.url).origin}${face.to(`/orders/${order.id}`)}`
  const facts = { order, revision: stored.revision, guides, english, township, url, now: deps.now() }
  const calendar = calendarOf(facts, face)
  if (calendar === null) throw new Problem('not_found')
  keepToOneself(c)
  const fileName = `${face.words.itinerary.calendarName(township, order.code)}.ics`
  return c.body(calendar, 200, {
    'content-type': 'text/calendar; charset=utf-8; method=PUBLISH',
    'content-disposition': attachment(`trip-${order.code}.ics`, fileName),
    'x-content-type-options': 'nosniff',
  })
}

/** The lines that a form or an address names: `line0`, `line2`. */
function positionsIn(fields: Record<string, string>): number[] {
  return Object.keys(fields)
    .flatMap((name) => /^line(\d{1,2})$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b)
}

/** `chosen`: the lines that are ticked; null: all that can be. */
async function cancelPage(
  c: AppContext,
  access: OrderAccess,
  problem: Problem | null = null,
  chosen: number[] | null = null,
): Promise<Response> {
  const { deps, face } = c.var
  const [whole, order, english] = await Promise.all([
    previewCancellation(deps, access).catch(orProblem),
    seeOrder(deps, access),
    englishNames(deps),
  ])
  if (whole instanceof Problem) return orderPage(c, access, problem ?? whole)
  const open = whole.lines.filter((line) => line.reason !== 'already_ended').map((line) => line.position)
  const ticked = chosen?.filter((position) => open.includes(position)) ?? open
  const part = ticked.length === 0 ? null : await previewCancellation(deps, access, ticked).catch(orProblem)
  // A part of a hold was asked for, or nothing is left to cancel.
  if (part instanceof Problem) return orderPage(c, access, part)
  const page = (
    <CancelPage order={order} english={english} whole={whole} ticked={ticked} part={part} problem={problem} />
  )
  return privatePage(c, { title: face.words.cancel.title, description: '' }, page, problem?.status ?? 200)
}
