import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { getPlatformProxy } from 'wrangler'
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

test('whoever confirmed just before the plug was pulled is told of it afterwards, although the queue is gone', async () => {
  const placed = (await Promise.all(Array.from({ length: 8 }, place))).filter((order) => order !== null)
  expect(placed.length).toBeGreaterThan(0)
  const confirmed = await Promise.all(placed.map(confirm))
  await township.kill()
  expect(confirmed).toEqual(placed.map(() => 200))

  await township.start()
  // A minute later, cron takes for lost what the queue was given.
  await onDatabase('UPDATE outbox SET handed_at = handed_at - 60000, due_at = due_at - 120000 WHERE sent_at IS NULL')
  await fetch(`${township.origin}/cdn-cgi/handler/scheduled?cron=*+*+*+*+*`)
  const ids = JSON.stringify(placed.map(({ id }) => id))
  const untold = () =>
    onDatabase(
      `SELECT id.value AS id FROM json_each(?1) AS id
       WHERE (SELECT count(*) FROM message WHERE recipient = 'guest:' || id.value) <> 1
         OR (SELECT count(*) FROM outbox WHERE recipient = 'sms:guest:' || id.value AND outcome = 'sent') <> 1`,
      ids,
    )
  await expect.poll(untold, { timeout: 30_000, interval: 1000 }).toEqual([])
}, 120_000)

async function confirm({ id, accessToken }: Placed): Promise<number> {
  const headers = { authorization: `Bearer ${accessToken}` }
  return (await fetch(`${township.origin}/api/orders/${id}/confirm`, { method: 'POST', headers })).status
}

/** Runs a statement on the served township's own database. */
async function onDatabase(sql: string, ...values: string[]): Promise<unknown[]> {
  const { env, dispose } = await getPlatformProxy<{ DB: D1Database }>({ persist: { path: `${township.statePath}/v3` } })
  try {
    return (
      await env.DB.prepare(sql)
        .bind(...values)
        .all()
    ).results
  } finally {
    await dispose()
  }
}

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
