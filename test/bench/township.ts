import { addDays, type Day, dayOf, daysFrom, instantOf, MINUTE_MS } from '../../src/days.ts'
import { insertSlots, type NewSlot } from '../../src/inventory/inventory.sql.ts'

/** A line of ten listings with room for any number of bookings, so that no booking of the bench ever finds it full. */
export const LISTINGS = 10
export const DAYS = 30
const ROOM = 1_000_000_000

/** Listings 1 and 2 also draw on one shared cap. */
const CAPPED = 2

/** A session with few places, on no line: for what is sold out. */
export const SCARCE_UNIT = 'bench-scarce-1'
export const FULL_SLOT = 'bench-full'
/** So many slots of 100 places each to race for. */
export const RACES = 3
export const RACE_PLACES = 100
export const raceSlot = (race: number) => `bench-race-${race}`

/** The first of the days sold: far enough ahead that none of them passes, or is free to cancel, while the bench runs. */
export function firstDay(now: number): Day {
  return addDays(dayOf(now), 120)
}

export const unitOf = (listing: number) => `bench-${listing}-1`
export const slotOf = (listing: number, day: Day) => `bench-${listing}-${day.replaceAll('-', '')}`

/** Opens the line, its listings by ten hosts, and their slots. */
export async function openBenchLine(db: D1Database, now: number): Promise<void> {
  const each = `WITH RECURSIVE listing (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM listing WHERE n < ${LISTINGS})`
  const statements = [
    `INSERT INTO place (id, name) VALUES ('bench', '测试园'), ('bench-away', '测试场')`,
    `INSERT INTO line (id, slug, position, letter, name, theme) VALUES ('bench', 'bench', 99, 'Z', '测试线', '')`,
    `INSERT INTO stop (line_id, position, place_id) VALUES ('bench', 1, 'bench')`,
    `INSERT INTO cancellation_policy (id, name, tiers) VALUES ('bench', '测试', '[{"hoursBefore":24,"feePercent":0}]')`,
    `INSERT INTO cap (id, name) VALUES ('bench', '测试承载量')`,
    `${each} INSERT INTO host (id, name, person, place_id, phone)
      SELECT 'bench-' || n, '测试农家' || n, '测试', 'bench', '0710-555-01' || printf('%02d', n) FROM listing`,
    `${each} INSERT INTO product (id, host_id, place_id, kind, name, summary, policy_id, state)
      SELECT 'bench-' || n, 'bench-' || n, 'bench', 'departure', '测试项目' || n, '容量不限', 'bench', 'published' FROM listing`,
    `INSERT INTO product (id, host_id, place_id, kind, name, policy_id, state)
      VALUES ('bench-scarce', 'bench-1', 'bench-away', 'session', '测试场次', 'bench', 'published')`,
    `${each} INSERT INTO unit (id, product_id, position, name, people, weekday_fen, weekend_fen, holiday_fen)
      SELECT 'bench-' || n || '-1', 'bench-' || n, 0, '成人', 1, 6000 + n, 8000 + n, 9000 + n FROM listing`,
    // Half of the listings sell a second unit.
    `${each} INSERT INTO unit (id, product_id, position, name, people, weekday_fen, weekend_fen, holiday_fen)
      SELECT 'bench-' || n || '-2', 'bench-' || n, 1, '儿童', 1, 3000 + n, 4000 + n, 5000 + n FROM listing WHERE n % 2 = 0`,
    `INSERT INTO unit (id, product_id, position, name, people, weekday_fen, weekend_fen, holiday_fen)
      VALUES ('${SCARCE_UNIT}', 'bench-scarce', 0, '成人', 1, 1000, 1000, 1000)`,
    `INSERT INTO unit_cap (unit_id, cap_id, draw)
      SELECT id, 'bench', 1 FROM unit WHERE product_id IN (${Array.from({ length: CAPPED }, (_, n) => `'bench-${n + 1}'`).join(', ')})`,
  ]
  await db.batch(statements.map((statement) => db.prepare(statement)))
  await insertSlots(db, slotsOf(firstDay(now)))
}

function slotsOf(from: Day): NewSlot[] {
  const days = daysFrom(from, DAYS)
  const scarce = (id: string, capacity: number) => slot({ id, productId: 'bench-scarce', day: from, capacity })
  return [
    ...days.map((day) => slot({ id: slotOf(0, day), capId: 'bench', day, capacity: ROOM })),
    ...days.flatMap((day) =>
      Array.from({ length: LISTINGS }, (_, n) =>
        slot({ id: slotOf(n + 1, day), productId: `bench-${n + 1}`, day, capacity: ROOM }),
      ),
    ),
    scarce(FULL_SLOT, 1),
    ...Array.from({ length: RACES }, (_, race) => scarce(raceSlot(race), RACE_PLACES)),
  ]
}

function slot(fixed: { id: string; productId?: string; capId?: string; day: Day; capacity: number }): NewSlot {
  const startsAt = instantOf(fixed.day, '09:00')
  const times = { startsAt, endsAt: startsAt + 180 * MINUTE_MS, saleEndsAt: startsAt }
  return { productId: null, capId: null, ...times, tier: 'weekday', provisional: false, ...fixed }
}
