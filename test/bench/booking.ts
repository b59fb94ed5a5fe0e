import { report, reportRatio } from './report.ts'
import { bareWrite, bookings, oneRowRead, scarceBookings } from './requests.ts'
import { interleave, send, type Variant } from './rounds.ts'
import { type Server, startFresh } from './server.ts'
import { FULL_SLOT } from './township.ts'

/** Enough bookings for an isolate to have seen every listing and day. */
export const WARM_UP = 300

/** Five-line bookings against the leanest write there is, few and many at a time. */
export async function measureBooking(): Promise<void> {
  const { port, stop } = await startFresh('booking')
  const next = bookings(Date.now())
  for (const connections of [32, 1, 256]) {
    const booking = { port, connections, next, status: 201 }
    const rates = await interleave({ booking, write: { ...booking, next: bareWrite } })
    reportRatio(`booking_c${connections}`, rates.booking, rates.write, 'bare writes')
  }
  await stop()
  await countTrips()
}

async function countTrips(): Promise<void> {
  const server = await startFresh('trips', { COUNT_TRIPS: 'yes' })
  const booking = { port: server.port, connections: 1, next: bookings(Date.now()), status: 201 }
  await send('bookings to warm up', booking, WARM_UP)
  await trips(server)
  const counts: number[] = []
  for (let one = 0; one < 20; one++) {
    await send('one booking', booking, 1)
    counts.push(await trips(server))
  }
  await send('bookings at once', { ...booking, connections: 32 }, 320)
  counts.push((await trips(server)) / 320)
  report({ figure: 'booking_d1_trips', value: Math.max(...counts), unit: 'trips' }, { rounds: counts })
  await server.stop()
}

/** Trips to D1 since this was last asked. */
export async function trips({ port }: Server): Promise<number> {
  return Number(await (await fetch(`http://127.0.0.1:${port}/bench/trips`)).text())
}

/** The reply to someone who comes too late, against reading one row. */
export async function measureSoldOut(): Promise<void> {
  const { port, stop } = await startFresh('sold-out')
  const late: Variant = { port, connections: 32, next: scarceBookings(FULL_SLOT), status: 409 }
  await send('the booking that takes the last place', { ...late, connections: 1, status: 201 }, 1)
  const rates = await interleave({ late, read: { ...late, next: oneRowRead, status: 200 } })
  reportRatio('sold_out', rates.late, rates.read, 'one-row reads')
  await stop()
}
