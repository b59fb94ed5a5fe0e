import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { admitOrder, api, bearerAccess, jsonOf, problems } from '../http.ts'
import { cancelOrder, previewCancellation } from './bookings.cancel.ts'
import {
  Cancellation,
  CancellationQuery,
  CancelledOrder,
  CancelRequest,
  ConfirmRequest,
  HeldOrder,
  Order,
  TripRequest,
} from './bookings.schemas.ts'
import { confirmOrder, holdTrip, seeOrder } from './bookings.ts'

const params = z.strictObject({ id: z.uuid().meta({ description: 'The order’s id' }) })
const security = [{ orderToken: [] }]

const hold = createRoute({
  method: 'post',
  path: '/api/orders',
  summary: 'Hold a trip: everything or nothing',
  description:
    'Draws on any number of slots from any number of hosts. The places are held for 15 minutes. The same Idempotency-Key with the same body answers the same order.',
  request: {
    headers: z.object({
      'idempotency-key': z.uuid().meta({ description: 'Made once for each order a person means to place' }),
    }),
    body: { required: true, content: { 'application/json': { schema: TripRequest } } },
  },
  responses: {
    200: jsonOf(HeldOrder, 'The order that this key placed before'),
    201: jsonOf(HeldOrder, 'Held'),
    ...problems(400, 409, 413, 415, 422, 429),
  },
})

const see = createRoute({
  method: 'get',
  path: '/api/orders/{id}',
  summary: 'An order',
  security,
  request: { params },
  responses: { 200: jsonOf(Order, 'The order'), ...problems(401, 404, 422) },
})

const confirm = createRoute({
  method: 'post',
  path: '/api/orders/{id}/confirm',
  summary: 'Confirm a held order',
  security,
  request: { params, body: { required: false, content: { 'application/json': { schema: ConfirmRequest } } } },
  responses: { 200: jsonOf(Order, 'Confirmed'), ...problems(400, 401, 404, 409, 413, 415, 422) },
})

const preview = createRoute({
  method: 'get',
  path: '/api/orders/{id}/cancellation',
  summary: 'What a cancellation would refund now, and why',
  description: 'Of the whole order, or of some of its lines.',
  security,
  request: { params, query: CancellationQuery },
  responses: { 200: jsonOf(Cancellation, 'Refund and fees in fen'), ...problems(401, 404, 409, 422) },
})

const cancel = createRoute({
  method: 'post',
  path: '/api/orders/{id}/cancel',
  summary: 'Cancel an order, or some of its lines',
  description:
    'A hold is dropped whole; of a confirmed order some lines may be cancelled while the rest stands. With its last living line the order is cancelled.',
  security,
  request: { params, body: { required: false, content: { 'application/json': { schema: CancelRequest } } } },
  responses: { 200: jsonOf(CancelledOrder, 'Cancelled'), ...problems(400, 401, 404, 409, 413, 415, 422) },
})

export const bookingsRoutes = api()
  .openapi(hold, async (c) => {
    await admitOrder(c)
    const { order, replayed } = await holdTrip(
      c.var.deps,
      c.req.valid('json'),
      c.req.valid('header')['idempotency-key'],
      'api',
    )
    return replayed ? c.json(order, 200) : c.json(order, 201)
  })
  .openapi(see, async (c) => c.json(await seeOrder(c.var.deps, await bearerAccess(c, c.req.valid('param').id)), 200))
  .openapi(confirm, async (c) => {
    const access = await bearerAccess(c, c.req.valid('param').id)
    return c.json(await confirmOrder(c.var.deps, access, c.req.valid('json').door ?? 'farm', 'api'), 200)
  })
  .openapi(preview, async (c) => {
    const access = await bearerAccess(c, c.req.valid('param').id)
    return c.json(await previewCancellation(c.var.deps, access, c.req.valid('query').lines), 200)
  })
  .openapi(cancel, async (c) => {
    const access = await bearerAccess(c, c.req.valid('param').id)
    return c.json(await cancelOrder(c.var.deps, access, c.req.valid('json'), 'api'), 200)
  })
