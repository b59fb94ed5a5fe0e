import { env } from 'cloudflare:workers'
import { tendOrders } from '../../src/bookings/bookings.jobs.ts'
import { DAY_MS } from '../../src/days.ts'
import type { Call, TestDeps } from './deps.ts'
import { guestWith } from './guest.ts'
import { type Opened, openProduct, tripOf } from './township.ts'

/** Long enough for what `openProduct` opens to be over. */
const UNTIL_OVER_MS = 12 * DAY_MS

export interface Visitor {
  deps: TestDeps
  call: Call
  order: { id: string; accessToken: string }
  product: Opened
  /** Writes about the product, or about another of the order, and answers the reply. */
  review(form?: Record<string, string>, productId?: string): Promise<Response>
  post(path: string, form?: Record<string, string>): Promise<Response>
  /** The page of one's own review, or of another address of the order's reviews. */
  page(path?: string): Promise<string>
}

/** Someone who has booked, and on whose behalf nothing else has happened yet. */
export async function bookedVisitor({
  deps,
  product,
  contact = {},
  also = [],
  party,
}: {
  deps?: TestDeps
  product?: Opened
  contact?: { name?: string; phone?: string }
  also?: Opened[]
  party?: object
} = {}): Promise<Visitor> {
  const opened = product ?? (await openProduct(env.DB, { capacity: 99 }))
  const trip = tripOf(opened, ...also)
  const guest = await guestWith(
    { ...trip, contact: { ...trip.contact, ...contact }, ...(party ? { party } : {}) },
    deps,
  )
  await guest.ask('/confirm')
  const headers = { cookie: guest.cookie }
  const base = `/orders/${guest.order.id}/reviews`
  const post = (path: string, form: Record<string, string> = {}) =>
    guest.call(`${base}${path}`, { method: 'POST', form, headers })
  return {
    deps: guest.deps,
    call: guest.call,
    order: guest.order,
    product: opened,
    post,
    review: (form = {}, productId = opened.productId) =>
      post(`/${productId}`, { stars: '5', text: '灶火饭香。', version: '0', ...form }),
    page: async (path = `/${opened.productId}`) => (await guest.call(`${base}${path}`, { headers })).text(),
  }
}

/** Someone whose visit is over. */
export async function visitor(wanted: Parameters<typeof bookedVisitor>[0] = {}): Promise<Visitor> {
  const booked = await bookedVisitor(wanted)
  booked.deps.pass(UNTIL_OVER_MS)
  await tendOrders(booked.deps)
  return booked
}

/** Several people who have been to the same place at the same time. */
export async function visitors(
  count: number,
  wanted: Parameters<typeof bookedVisitor>[0] = {},
): Promise<[Visitor, ...Visitor[]]> {
  const first = await bookedVisitor(wanted)
  const { deps, product } = first
  const others = await Promise.all(Array.from({ length: count - 1 }, () => bookedVisitor({ ...wanted, deps, product })))
  deps.pass(UNTIL_OVER_MS)
  await tendOrders(deps)
  return [first, ...others]
}

export const readReview = (orderId: string) =>
  env.DB.prepare('SELECT * FROM review WHERE order_id = ?1')
    .bind(orderId)
    .first<Record<string, string | number | null>>()
