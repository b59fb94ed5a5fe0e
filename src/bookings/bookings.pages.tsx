import { Hono } from 'hono'
import { CancelPage } from '../../web/pages/cancel.tsx'
import { OrderPage } from '../../web/pages/order.tsx'
import { type TripForm, TripPage } from '../../web/pages/trip.tsx'
import type { Deps } from '../deps.ts'
import { type AppContext, type AppEnv, admitOrder, parseForm, readForm } from '../http.ts'
import { privatePage } from '../pages.tsx'
import { orProblem, Problem } from '../problem.ts'
import { englishNames } from '../products/products.ts'
import type { OrderAccess } from '../secrets.ts'
import { readPlan, writePlan } from './bookings.plan.ts'
import type { PricedTrip } from './bookings.rules.ts'
import { CONSENT_VERSION, type LineRequest, TripRequest } from './bookings.schemas.ts'
import { cancelOrder, confirmOrder, holdTrip, previewCancellation, quoteTrip, seeOrder } from './bookings.ts'
import { accessTo, keepToken, newestAccess } from './bookings.wallet.ts'

export const bookingsPages = new Hono<AppEnv>()
  .get('/trip', async (c) => {
    const blank = { name: '', phone: '', note: '', consent: false, key: c.var.deps.newId() }
    return tripPage(c, c.req.query('plan') ?? '', blank)
  })
  .post('/orders', async (c) => {
    await admitOrder(c)
    const body = await readForm(c)
    const field = (name: string) => body[name] ?? ''
    const form = {
      name: field('name'),
      phone: field('phone'),
      note: field('note'),
      consent: field('consent') === CONSENT_VERSION,
      key: field('key'),
    }
    try {
      const trip = parseForm(TripRequest, tripOf(form, field('plan'), field('expectedTotalFen')))
      if (!form.consent)
        throw new Problem('invalid_request', { errors: [{ path: 'consent', code: 'consent_missing', message: '' }] })
      const { order } = await holdTrip(c.var.deps, trip, keyOf(form.key), 'web')
      await keepToken(c, order.accessToken)
      return c.redirect(c.var.face.to(`/orders/${order.id}`), 303)
    } catch (error) {
      if (!(error instanceof Problem) || error.status >= 500) throw error
      // The first order stands under the old key; what is sent next would be another one.
      const key =
        error.code === 'idempotency_key_reused' || error.code === 'idempotency_key_missing'
          ? c.var.deps.newId()
          : form.key
      return tripPage(c, field('plan'), { ...form, key }, error)
    }
  })
  .get('/o/:token', async (c) => {
    const access = await c.var.deps.secrets.readToken(c.req.param('token'))
    if (!access) throw new Problem('not_found')
    await seeOrder(c.var.deps, access)
    await keepToken(c, c.req.param('token'))
    c.header('cache-control', 'no-store')
    c.header('referrer-policy', 'no-referrer')
    c.header('x-robots-tag', 'noindex')
    return c.redirect(c.var.face.to(`/orders/${access.orderId}`), 303)
  })
  .get('/orders/:id', async (c) => orderPage(c, await accessTo(c, c.req.param('id'))))
  .post('/orders/:id/confirm', async (c) => {
    const access = await accessTo(c, c.req.param('id'))
    const pay = (await readForm(c)).door === 'test' ? 'test' : 'farm'
    return afterwards(c, access, () => confirmOrder(c.var.deps, access, pay, 'web'), orderPage)
  })
  .get('/orders/:id/cancel', async (c) => cancelPage(c, await accessTo(c, c.req.param('id'))))
  .post('/orders/:id/cancel', async (c) => {
    const access = await accessTo(c, c.req.param('id'))
    const told = Number((await readForm(c)).expectedRefundFen)
    const expected = Number.isSafeInteger(told) ? told : undefined
    return afterwards(c, access, () => cancelOrder(c.var.deps, access, expected, 'web'), cancelPage)
  })

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

function tripOf(form: TripForm, plan: string, expectedTotalFen: string) {
  return {
    lines: readPlan(plan) ?? [],
    contact: { name: form.name, phone: form.phone },
    ...(form.note.trim() === '' ? {} : { note: form.note }),
    ...(form.consent ? { consent: { version: CONSENT_VERSION } } : {}),
    ...(/^\d{1,12}$/.test(expectedTotalFen) ? { expectedTotalFen: Number(expectedTotalFen) } : {}),
  }
}

function keyOf(text: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)) throw new Problem('idempotency_key_missing')
  return text
}

/** The trip as it would be ordered, with the form as it was left and what must change. */
async function tripPage(
  c: AppContext,
  plan: string,
  form: TripForm,
  problem: Problem | null = null,
): Promise<Response> {
  const [{ lines, quote, removed }, openHold, english] = await Promise.all([
    mendPlan(c.var.deps, readPlan(plan) ?? []),
    newestHold(c),
    englishNames(c.var.deps),
  ])
  const without = (position: number) => writePlan(lines.filter((_, other) => other !== position))
  const shown = removed ?? problem
  const page = (
    <TripPage
      plan={writePlan(lines)}
      parts={quote?.lines.map((line, position) => ({ ...line, without: without(position) })) ?? null}
      totalFen={quote?.totalFen ?? 0}
      english={english}
      mended={removed !== null}
      openHold={openHold}
      form={form}
      problem={shown}
      consentVersion={CONSENT_VERSION}
    />
  )
  return privatePage(c, { title: c.var.face.words.trip.title, description: '' }, page, shown?.status ?? 200)
}

interface MendedPlan {
  lines: LineRequest[]
  /** null when nothing is left to order. */
  quote: PricedTrip | null
  /** Why parts were taken out; null when none was. */
  removed: Problem | null
}

/** The plan without the parts that cannot be ordered any more, priced. */
async function mendPlan(deps: Deps, lines: LineRequest[], removed: Problem | null = null): Promise<MendedPlan> {
  if (lines.length === 0) return { lines, quote: null, removed }
  const quote = await quoteTrip(deps, lines).catch(orProblem)
  if (!(quote instanceof Problem)) return { lines, quote, removed }
  const faulty = Number(quote.extra.errors?.[0]?.path.split('.')[1])
  if (Number.isNaN(faulty)) return { lines: [], quote: null, removed: removed ?? quote }
  return mendPlan(
    deps,
    lines.filter((_, position) => position !== faulty),
    removed ?? quote,
  )
}

/** The order this browser opened last, while it waits to be confirmed: its places are the guest's own. */
async function newestHold(c: AppContext): Promise<{ id: string; code: string } | null> {
  const access = await newestAccess(c)
  const order = access && (await seeOrder(c.var.deps, access).catch(orProblem))
  if (!order || order instanceof Problem) return null
  return order.status === 'held' && Date.parse(order.expiresAt) > c.var.deps.now() ? order : null
}

async function orderPage(c: AppContext, access: OrderAccess, problem: Problem | null = null): Promise<Response> {
  const { deps } = c.var
  const [order, english] = await Promise.all([seeOrder(deps, access), englishNames(deps)])
  const link = `${new URL(c.req.url).origin}/o/${await deps.secrets.signOrder(access.orderId, access.tokenVersion)}`
  const secondsLeft = Math.max(0, Math.ceil((Date.parse(order.expiresAt) - deps.now()) / 1000))
  const page = (
    <OrderPage
      order={order}
      english={english}
      secondsLeft={secondsLeft}
      link={link}
      demo={deps.config.mode === 'demo'}
      problem={problem}
    />
  )
  const refreshSeconds = order.status === 'held' && secondsLeft > 0 ? secondsLeft + 1 : undefined
  return privatePage(
    c,
    { title: c.var.face.words.order.title(order.code), description: '', refreshSeconds },
    page,
    problem?.status ?? 200,
  )
}

async function cancelPage(c: AppContext, access: OrderAccess, problem: Problem | null = null): Promise<Response> {
  const cancellation = await previewCancellation(c.var.deps, access).catch(orProblem)
  if (cancellation instanceof Problem) return orderPage(c, access, cancellation)
  const page = <CancelPage orderId={access.orderId} cancellation={cancellation} problem={problem} />
  return privatePage(c, { title: c.var.face.words.cancel.title, description: '' }, page, problem?.status ?? 200)
}
