import { reportRatio } from './report.ts'
import { bookings } from './requests.ts'
import { interleave } from './rounds.ts'
import { seedOrders } from './seed.ts'
import { databaseFile, type Server, startAgain, startFresh } from './server.ts'

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
  await (await startFresh(name)).stop()
  seedOrders(databaseFile(name), orders, now)
  return startAgain(name)
}
