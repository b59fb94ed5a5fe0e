import { addDays, type Day, daysFrom, instantOf, MINUTE_MS } from '../../src/days.ts'
import { insertSlots } from '../../src/inventory/inventory.sql.ts'
import { trips } from './booking.ts'
import { type NextRequest, request } from './client.ts'
import { report, reportRatio } from './report.ts'
import { oneRowRead } from './requests.ts'
import { interleave, type Variant } from './rounds.ts'
import { startAgain, startFresh } from './server.ts'
import { firstDay } from './township.ts'

const LISTINGS = 500
const DAYS = 180
const CONNECTIONS = 32
/** Parties and words that are asked for by turns, so that no two who ask at the same time ask for the same. */
const ADULTS = [1, 2, 3, 4]
const SORTS = ['near', 'price', 'ripe']

/** The search over 500 listings on 180 days. */
export async function measureFind(): Promise<void> {
  const now = Date.now()
  const { port, db, stop } = await startFresh('find')
  await openListings(db, now)
  const searches: Variant = {
    port,
    connections: CONNECTIONS,
    next: searchesOn(daysFrom(firstDay(now), DAYS)),
    status: 200,
  }
  // The days that everybody asks about, as before a holiday.
  const samedays = { ...searches, next: searchesOn(daysFrom(firstDay(now), 1)) }
  const rates = await interleave({ read: { ...searches, next: oneRowRead }, searches, samedays })
  reportRatio('find', rates.samedays, rates.read, 'one-row reads')
  reportRatio('find_any_day', rates.searches, rates.read, 'one-row reads')
  await stop()
  await countTrips(now)
}

async function countTrips(now: number): Promise<void> {
  const server = await startAgain('find', { COUNT_TRIPS: 'yes' })
  const ask = async (day: Day) => {
    const reply = await fetch(`http://127.0.0.1:${server.port}/products?day=${day}&adults=2`)
    if (reply.status !== 200) throw new Error(`The search answered ${reply.status}.`)
    await reply.text()
    return trips(server)
  }
  await ask(firstDay(now))
  // Whatever else a page needs is known by now; another day's places are not.
  report({ figure: 'find_d1_trips', value: await ask(addDays(firstDay(now), 1)), unit: 'trips' })
  await server.stop()
}

/** By turns for every day, party and order, each address new: no answer is in memory. */
function searchesOn(days: readonly Day[]): NextRequest {
  let count = 0
  return () => {
    const n = count++
    const day = days[n % days.length]
    const adults = ADULTS[n % ADULTS.length]
    const sort = SORTS[n % SORTS.length]
    return request('GET', `/products?day=${day}&adults=${adults}&sort=${sort}&fresh=${n}`)
  }
}

/** Day visits of one unit each, at the bench's own place, with room for all. */
async function openListings(db: D1Database, now: number): Promise<void> {
  const each = `WITH RECURSIVE listing (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM listing WHERE n < ${LISTINGS})`
  const statements = [
    `${each} INSERT INTO product (id, host_id, place_id, kind, name, summary, policy_id, state)
      SELECT 'find-' || n, 'bench-' || (1 + n % 10), 'bench', 'workshop', '测试手作' || n, '一小时', 'bench', 'published' FROM listing`,
    `${each} INSERT INTO unit (id, product_id, position, name, people, weekday_fen, weekend_fen, holiday_fen)
      SELECT 'find-' || n || '-1', 'find-' || n, 0, '成人', 1, 6000 + n, 8000 + n, 9000 + n FROM listing`,
  ]
  await db.batch(statements.map((statement) => db.prepare(statement)))
  for (let listing = 1; listing <= LISTINGS; listing++) {
    const slots = daysFrom(firstDay(now), DAYS).map((day) => {
      const startsAt = instantOf(day, '09:00')
      return {
        id: `find-${listing}-${day.replaceAll('-', '')}`,
        productId: `find-${listing}`,
        capId: null,
        day,
        startsAt,
        endsAt: startsAt + 60 * MINUTE_MS,
        saleEndsAt: startsAt,
        capacity: 20,
        tier: 'weekday' as const,
        provisional: false,
      }
    })
    await insertSlots(db, slots)
  }
}
