import { press } from './client.ts'
import { reportRatio } from './report.ts'
import { bookings, singleBookings } from './requests.ts'
import { interleave, mustAllBe } from './rounds.ts'
import { seedOrders } from './seed.ts'
import { databaseFile, type Server, startAgain, startFresh } from './server.ts'
import { LISTINGS } from './township.ts'

/** Five-line bookings into a database that holds three years of a busy township, against one that is young. */
export async function measureGrowth(): Promise<void> {
  const now = Date.now()
  const old = await startWith('growth-old', 1_000_000, now)
  const young = await startWith('growth-young', 10_000, now)
  const booking = { connections: 32, next: bookings(now), status: 201 }
  const rates = await interleave({ old: { ...booking, port: old.port }, young: { ...booking, port: young.port } })
  reportRatio('growth', rates.old, rates.young, 'with 10⁴ earlier orders')
  await old.stop()
  await young.stop()
}

async function startWith(name: string, orders: number, now: number): Promise<Server> {
  const server = await startFresh(name)
  const originals = await confirmSome(server, now)
  await server.stop()
  seedOrders(databaseFile(name), originals, orders, now)
  return startAgain(name)
}

/** Ten orders of one line each, booked and confirmed as any guest would: what the earlier orders are copies of. */
async function confirmSome({ port }: Server, now: number): Promise<string[]> {
  const held: { id: string; accessToken: string }[] = []
  let left = LISTINGS
  const next = singleBookings(now)
  const onReply = (_: number, body: string) => held.push(JSON.parse(body))
  const tally = await press({ port, connections: 1, next, goOn: () => left-- > 0, onReply })
  mustAllBe('the first orders', 201, tally.statuses)
  for (const { id, accessToken } of held) {
    const headers = { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' }
    const reply = await fetch(`http://127.0.0.1:${port}/api/orders/${id}/confirm`, {
      method: 'POST',
      headers,
      body: '{}',
    })
    if (!reply.ok) throw new Error(`Confirming an order was answered with ${reply.status}.`)
  }
  return held.map(({ id }) => id)
}
