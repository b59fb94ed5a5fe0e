import { testDeps, worker } from './deps.ts'
import { statusAndBody } from './reply.ts'

/** Someone who has placed an order and holds its link. */
export async function guestWith(trip: unknown, deps = testDeps()) {
  const call = worker(deps)
  const placed = await call('/api/orders', {
    method: 'POST',
    json: trip,
    headers: { 'idempotency-key': crypto.randomUUID() },
  })
  const order = await placed.json<{ id: string; code: string; accessToken: string }>()
  /** Asks the API about the order: reads it and its cancellation, posts everything else. */
  const ask = async (action: string, json?: unknown) => {
    const method = action === '' || action.startsWith('/cancellation') ? 'GET' : 'POST'
    const reply = await call(`/api/orders/${order.id}${action}`, {
      method,
      headers: { authorization: `Bearer ${order.accessToken}` },
      ...(json === undefined ? {} : { json }),
    })
    return statusAndBody(reply)
  }
  return { deps, call, order, ask, cookie: `__Host-orders=${order.accessToken}` }
}
