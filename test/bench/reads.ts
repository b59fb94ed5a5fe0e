import { trips } from './booking.ts'
import { press } from './client.ts'
import { report, reportRatio } from './report.ts'
import { CALENDAR_SLOTS, calendar, calendarsAfresh, hello, oneRowRead } from './requests.ts'
import { interleave, send, type Variant } from './rounds.ts'
import { startFresh } from './server.ts'

const CONNECTIONS = 32

/** A calendar from the isolate's memory and from the database, and how far the client itself is from its limit. */
export async function measureAvailability(): Promise<void> {
  const { port, stop } = await startFresh('availability')
  const now = Date.now()
  const remembered: Variant = { port, connections: CONNECTIONS, next: calendar(now), status: 200 }
  const afresh = { ...remembered, next: calendarsAfresh(now) }
  await mustShowEverySlot(remembered)
  await mustShowEverySlot(afresh)
  const rates = await interleave({
    hello: { ...remembered, next: hello },
    remembered,
    read: { ...remembered, next: oneRowRead },
    afresh,
  })
  reportRatio('availability_memory', rates.remembered, rates.hello, 'hellos')
  reportRatio('availability_d1', rates.afresh, rates.read, 'one-row reads')
  await reportClientShare({ ...remembered, next: hello })
  await stop()
  await mustAskD1EachTime(now)
}

/** Asked more than once: what comes from memory comes compressed. */
async function mustShowEverySlot(calendar: Variant): Promise<void> {
  let left = 4
  const bodies: string[] = []
  await press({ ...calendar, connections: 1, goOn: () => left-- > 0, onReply: (_, text) => bodies.push(text) })
  for (const body of bodies) {
    const { products }: { products: { slots: unknown[] }[] } = JSON.parse(body)
    const slots = products.flatMap((product) => product.slots).length
    if (slots !== CALENDAR_SLOTS)
      throw new Error(`The calendar should show ${CALENDAR_SLOTS} slots, and shows ${slots}.`)
  }
}

/** Or `availability_d1` would time the memory. */
async function mustAskD1EachTime(now: number): Promise<void> {
  const server = await startFresh('availability-trips', { COUNT_TRIPS: 'yes' })
  await trips(server)
  const asked = 2000
  await send(
    'calendars',
    { port: server.port, connections: CONNECTIONS, next: calendarsAfresh(now), status: 200 },
    asked,
  )
  const made = await trips(server)
  if (made < asked) throw new Error(`${asked} calendars afresh made only ${made} trips to D1.`)
  await server.stop()
}

/** The share of one core that the client used while the server answered hellos: near 1, the client would be the limit. */
async function reportClientShare(hellos: Variant): Promise<void> {
  const endsAt = performance.now() + 2000
  const before = process.cpuUsage()
  const { seconds } = await press({ ...hellos, goOn: () => performance.now() < endsAt })
  const { user, system } = process.cpuUsage(before)
  report(
    { figure: 'client_share', value: (user + system) / 1e6 / seconds, unit: 'share' },
    { note: 'of a core, during hello' },
  )
}
