import { Hono } from 'hono'
import { CancelPage } from '../../web/pages/cancel.tsx'
import { OrderPage } from '../../web/pages/order.tsx'
import { type AppContext, type AppEnv, readForm } from '../http.ts'
import { privatePage } from '../pages.tsx'
import { orProblem, Problem } from '../problem.ts'
import { englishNames } from '../products/products.ts'
import type { OrderAccess } from '../secrets.ts'
import { cancelOrder, confirmOrder, previewCancellation, seeOrder } from './bookings.ts'
import { accessTo, keepToken } from './bookings.wallet.ts'

export const bookingsPages = new Hono<AppEnv>()
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
