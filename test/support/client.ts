import { type Call, type TestDeps, testDeps, worker } from './deps.ts'
import { type AnyBody, statusAndBody } from './reply.ts'

export const newKey = () => crypto.randomUUID()

export interface Client {
  deps: TestDeps
  call: Call
  /** Places an order through the API. */
  place(trip: unknown, key?: string): Promise<{ status: number; body: AnyBody }>
}

/** A program that talks to a Worker of its own, with a memory of its own. */
export function client(deps = testDeps()): Client {
  const call = worker(deps)
  return {
    deps,
    call,
    place: async (trip, key = newKey()) =>
      statusAndBody(await call('/api/orders', { method: 'POST', json: trip, headers: { 'idempotency-key': key } })),
  }
}
