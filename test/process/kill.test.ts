import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ServedTownship, serveTownship } from '../support/served.ts'

let township: ServedTownship
beforeAll(async () => {
  township = await serveTownship()
}, 120_000)
afterAll(() => township?.stop())

const AT_ONCE = 16

interface Placed {
  id: string
  accessToken: string
}

test('every order that was answered is there after the plug was pulled under load, and all sums hold', async () => {
  const answered: Placed[] = []
  let dead = false
  const book = async () => {
    while (!dead) {
      const order = await place().catch(() => null)
      if (order) answered.push(order)
    }
  }
  const buyers = Array.from({ length: AT_ONCE }, book)
  await until(() => answered.length >= 120)
  await township.kill()
  dead = true
  await Promise.all(buyers)
  // There were places left, so something was being written when the plug was pulled.
  expect(answered.length).toBeLessThan(300)

  await township.start()
  const found = await Promise.all(
    answered.map(
      async ({ id, accessToken }) =>
        (await fetch(`${township.origin}/api/orders/${id}`, { headers: { authorization: `Bearer ${accessToken}` } }))
          .status,
    ),
  )
  expect(found.filter((status) => status !== 200)).toEqual([])
  const verified = execFileSync('node', ['--disable-warning=ExperimentalWarning', 'scripts/verify.ts'], {
    env: { ...process.env, CHALU_STATE: township.statePath },
    encoding: 'utf8',
  })
  expect(verified).toMatch(/: 0 differences/)
}, 120_000)

/** Kiwis and noodles: what the demo has most of. Sold out is an answer too. */
async function place(): Promise<Placed | null> {
  const lines = [
    { slotIds: ['sweet-potato-noodles-lot'], unitId: 'sweet-potato-noodles-1', quantity: 1 },
    { slotIds: ['guyu-tea-lot'], unitId: 'guyu-tea-1', quantity: 1 },
  ]
  const picked = lines.slice(0, 1 + Math.round(Math.random()))
  const reply = await fetch(`${township.origin}/api/orders`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({ lines: picked, contact: { name: '陈一', phone: '13800000000' } }),
  })
  return reply.status === 201 ? reply.json() : null
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((later) => setTimeout(later, 5))
}
