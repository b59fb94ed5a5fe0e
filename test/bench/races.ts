import { MINUTE_MS } from '../../src/days.ts'
import { press } from './client.ts'
import { report } from './report.ts'
import { scarceBookings } from './requests.ts'
import { type Server, startAgain, startFresh } from './server.ts'
import { RACE_PLACES, RACES, raceSlot } from './township.ts'

const RACERS = 2000
const LATER = 200

interface Faults {
  /** Places given to two, as the replies say or as the database says. */
  oversold: number
  /** Places that no one has although someone asked for them. */
  lost: number
  /** Replies that say something other than the database. */
  disagree: number
}

interface Reply {
  status: number
  key: string
  body: { id?: string; status?: string; code?: string; short?: { slotId: string; left: number }[] }
}

/**
 * Two thousand at once for a hundred places; then the clock passes the end of their holds and two hundred more come.
 * Throws when any of the three faults occurred.
 */
export async function measureRaces(): Promise<void> {
  const faults: Faults = { oversold: 0, lost: 0, disagree: 0 }
  const first = await startFresh('races')
  for (let race = 0; race < RACES; race++) await runRace(first, race, RACERS, 0, faults)
  await first.stop()
  const later = await startAgain('races', { CLOCK_OFFSET_MS: String(16 * MINUTE_MS) })
  for (let race = 0; race < RACES; race++) await runRace(later, race, LATER, RACE_PLACES, faults)
  await later.stop()
  for (const [figure, value] of Object.entries(faults)) {
    report(
      { figure, value, unit: 'count' },
      { note: `${RACES} × ${RACERS} for ${RACE_PLACES} places, then ${LATER} more` },
    )
  }
  if (faults.oversold + faults.lost + faults.disagree > 0) throw new Error('The inventory was wrong. See the counts.')
}

/** `lapsed`: how many holds of an earlier race should have given their places back by now. */
async function runRace(server: Server, race: number, racers: number, lapsed: number, faults: Faults): Promise<void> {
  const replies = await raceFor(server, raceSlot(race), racers)
  const strange = replies.filter(({ status }) => status !== 201 && status !== 409)
  if (strange.length > 0)
    throw new Error(`A race was answered with ${strange[0]!.status}: ${JSON.stringify(strange[0]!.body)}`)
  const held = replies.filter(({ status }) => status === 201)
  const { taken, living, expired, orders } = await readSlot(server.db, raceSlot(race))
  faults.oversold += Math.max(0, held.length - RACE_PLACES) + Math.max(0, living - RACE_PLACES)
  faults.lost += Math.max(0, RACE_PLACES - held.length) + Math.abs(taken - living) + Math.abs(expired - lapsed)
  faults.disagree += replies.filter((reply) => !agrees(reply, orders)).length
}

async function raceFor(server: Server, slotId: string, racers: number): Promise<Reply[]> {
  const replies: Reply[] = []
  let left = racers
  await press({
    port: server.port,
    connections: racers,
    next: scarceBookings(slotId),
    goOn: () => left-- > 0,
    onReply: (status, body, request) => {
      replies.push({ status, key: /idempotency-key: (\S+)/.exec(request)?.[1] ?? '', body: JSON.parse(body) })
    },
  })
  return replies
}

/** Who was answered 201 has a held order under that key; who was answered 409 has none, and was told that nothing is left. */
function agrees(reply: Reply, orders: ReadonlyMap<string, { id: string; status: string }>): boolean {
  const order = orders.get(reply.key)
  if (reply.status === 201)
    return order?.status === 'held' && order.id === reply.body.id && reply.body.status === 'held'
  return (
    order === undefined && reply.body.code === 'sold_out' && (reply.body.short ?? []).every(({ left }) => left === 0)
  )
}

async function readSlot(db: D1Database, slotId: string) {
  const { results } = await db
    .prepare(`
      SELECT orders.idempotency_key AS "key", orders.id, orders.status, order_line.status AS line, order_line.draws ->> ?1 AS places
      FROM order_line JOIN orders ON orders.id = order_line.order_id
      WHERE order_line.product_id = 'bench-scarce' AND order_line.draws ->> ?1 IS NOT NULL`)
    .bind(`$."${slotId}"`)
    .all<{ key: string; id: string; status: string; line: string; places: number }>()
  const slot = await db.prepare('SELECT taken FROM slot WHERE id = ?1').bind(slotId).first<{ taken: number }>()
  const places = (line: string) => results.filter((row) => row.line === line).reduce((sum, row) => sum + row.places, 0)
  return {
    taken: slot?.taken ?? Number.NaN,
    living: places('held'),
    expired: places('expired'),
    orders: new Map(results.map((row) => [row.key, row])),
  }
}
