import { v5 as uuidV5 } from 'uuid'
import type { TripRequest } from '../src/bookings/bookings.schemas.ts'
import { confirmOrder, holdTrip } from '../src/bookings/bookings.ts'
import { addDays, type Day, dayOf, instantOf, weekdayOf } from '../src/days.ts'
import type { Deps } from '../src/deps.ts'
import { insertSlots } from '../src/inventory/inventory.sql.ts'
import { compact } from '../src/listings/openings.rules.ts'
import { publishClosure } from '../src/notices/notices.ts'
import { Problem } from '../src/problem.ts'
import { holidayCalendar } from '../src/township/township.ts'
import { openDemoAccounts } from './accounts.ts'
import { adviceTexts } from './advice.ts'
import { setColumn } from './columns.ts'
import { englishTexts } from './english.ts'
import { holidaysOf } from './holidays.ts'
import { certificates, hosts } from './hosts.ts'
import { lines, places, settings } from './places.ts'
import { caps, type DemoUnit, policies, products } from './products.ts'
import { sceneNames } from './scenes.ts'
import { slotsFrom } from './schedule.ts'
import { tellSeasons } from './seasons.ts'
import { loadVisits } from './visits.ts'
import { leaveForReview } from './waiting.ts'

const WARDEN = 'demo:石明亮'
/** Names the demo's own orders; loading again finds them instead of placing them twice. */
const ORDERS = '5d0f1a52-8d6e-4d3c-9d59-6a8a4c1f7a10'

/**
 * Loads 霁溪镇, dated from today. Loading again adds the days that are missing and leaves all else, orders above all, as
 * it is. Its faults follow from rules: a certificate that lapsed, a licence that was never had, notices that close,
 * orders that took every place, cherries that are not ripe in time. So do its reviews: of visits that were booked and are
 * over.
 */
export async function loadDemo(deps: Deps): Promise<{ slotsAdded: number }> {
  const { db } = deps
  const today = dayOf(deps.now())
  await insertTownship(deps, today)
  await insertCatalogue(db, today)
  await db.batch([...englishTexts(db), adviceTexts(db), ...sceneNames(db), audiences(db)])
  await tellSeasons(deps)
  const slotsAdded = await insertSlots(db, slotsFrom(today, await holidayCalendar(db)))
  await openDemoAccounts(deps)
  await sendGuestsToGuilan(deps, today)
  await loadVisits(deps, ORDERS)
  await leaveForReview(deps, today)
  await sellOutDorm(deps, nextWeekday(addDays(today, 2), 6))
  await closeForestLine(deps, nextWeekday(addDays(today, 1), 3))
  return { slotsAdded }
}

/** Rows by JSON, each left alone when it is there already. The table's and the columns' names are ours, never input. */
function insertRows(db: D1Database, table: string, rows: Record<string, unknown>[]): D1PreparedStatement {
  const columns = Object.keys(rows[0] ?? {})
  const values = columns.map((column) => `value ->> '${column}'`)
  return db
    .prepare(
      `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${values.join(', ')} FROM json_each(?1) WHERE true ON CONFLICT DO NOTHING`,
    )
    .bind(JSON.stringify(rows))
}

async function insertTownship(deps: Deps, today: Day): Promise<void> {
  const { db } = deps
  const year = Number(today.slice(0, 4))
  const covered = [year - 1, year, year + 1].flatMap((candidate) => holidaysOf(candidate) ?? [])
  await db.batch([
    insertRows(
      db,
      'setting',
      Object.entries(settings).map(([key, value]) => ({ key, value: JSON.stringify(value), changed_at: deps.now() })),
    ),
    insertRows(
      db,
      'holiday_year',
      covered.map((entry) => ({ year: entry.year, source: 'chinese-days' })),
    ),
    insertRows(
      db,
      'holiday',
      covered.flatMap((entry) => entry.days),
    ),
  ])
}

async function insertCatalogue(db: D1Database, today: Day): Promise<void> {
  const units = products.flatMap((product) =>
    product.units.map((unit, position) => ({ product, unit, position, id: `${product.id}-${position + 1}` })),
  )
  await db.batch([
    insertRows(
      db,
      'place',
      places.map((place) => ({ toilet: 0, petrol: 0, ...place })),
    ),
    insertRows(
      db,
      'line',
      lines.map(({ stops: _, ways: __, ...line }, position) => ({ ...line, slug: line.id, position: position + 1 })),
    ),
    insertRows(
      db,
      'stop',
      lines.flatMap((line) =>
        line.stops.map(([placeId, stay], position) => ({
          line_id: line.id,
          position,
          place_id: placeId,
          stay_minutes: stay,
        })),
      ),
    ),
    insertRows(
      db,
      'segment',
      lines.flatMap((line) =>
        line.ways.map(([distance, minutes, mode, note], position) => ({
          line_id: line.id,
          position,
          distance_m: distance,
          minutes,
          mode,
          note,
        })),
      ),
    ),
    insertRows(
      db,
      'host',
      hosts.map(({ placeId, ...host }) => ({ ...host, place_id: placeId })),
    ),
    insertRows(
      db,
      'certificate',
      certificates.map(({ hostId, expiresInDays, ...certificate }) => ({
        ...certificate,
        host_id: hostId,
        expires_on: addDays(today, expiresInDays),
      })),
    ),
    insertRows(
      db,
      'cancellation_policy',
      policies.map((policy) => ({ ...policy, tiers: JSON.stringify(policy.tiers) })),
    ),
    insertRows(
      db,
      'cap',
      caps.map(({ id, name }) => ({ id, name })),
    ),
    insertRows(
      db,
      'product',
      products.map((product) => ({
        id: product.id,
        host_id: product.hostId,
        place_id: product.placeId,
        kind: product.kind,
        name: product.name,
        summary: product.summary,
        policy_id: product.policyId,
        required_certificate: product.requiredCertificate ?? null,
        once_per_buyer: product.oncePerBuyer ? 1 : 0,
        host_answers: product.hostAnswers ? 1 : 0,
        weighed_fen: product.weighedYuan ? product.weighedYuan * 100 : null,
        state: 'published',
      })),
    ),
    insertRows(
      db,
      'unit',
      units.map(({ product, unit, position, id }) => ({
        id,
        product_id: product.id,
        position,
        name: unit.name,
        people: unit.people,
        audience: unit.audience ?? 'anyone',
        draw: unit.draw ?? 1,
        min_quantity: unit.min ?? 1,
        max_quantity: unit.max ?? 20,
        ...fenByTier(unit),
      })),
    ),
    insertRows(
      db,
      'unit_cap',
      units
        .filter(({ unit }) => unit.wetland)
        .map(({ unit, id }) => ({ unit_id: id, cap_id: 'wetland', draw: unit.people })),
    ),
  ])
}

/** Whom units are for, also where a database was loaded before that could be said. */
function audiences(db: D1Database): D1PreparedStatement {
  const told = products.flatMap(({ id, units }) =>
    units.map((unit, position) => [`${id}-${position + 1}`, unit.audience ?? 'anyone']),
  )
  return setColumn(db, 'unit', 'audience', Object.fromEntries(told))
}

function fenByTier({ yuan }: DemoUnit) {
  const [weekday, weekend, holiday] = typeof yuan === 'number' ? [yuan, yuan, yuan] : yuan
  return { weekday_fen: weekday * 100, weekend_fen: weekend * 100, holiday_fen: holiday * 100 }
}

/** Somebody comes to 桂兰's today and tomorrow, and a family waits for her yes; of what is no longer sold today, nobody. */
async function sendGuestsToGuilan(deps: Deps, today: Day): Promise<void> {
  const tomorrow = addDays(today, 1)
  await book(deps, '林小川', 'guilan-double-1', `guilan-double-${compact(today)}`, 1, {
    party: { adults: 1, children: 0, over60s: 1 },
    note: '老人腿脚不好，想住一楼',
  })
  await book(deps, '孙阿姨', 'guilan-meal-1', `guilan-meal-${compact(today)}-1800`, 4)
  await book(deps, '画班领队', 'guilan-meal-1', `guilan-meal-${compact(tomorrow)}-1200`, 8, { note: '两个人吃素' })
  await book(deps, '何家', 'guilan-family-1', `guilan-family-${compact(addDays(today, 3))}`, 1, {
    party: { adults: 2, children: 2, over60s: 0 },
  })
}

/** A sketching class takes every bed of a Saturday night. */
async function sellOutDorm(deps: Deps, day: Day): Promise<void> {
  await book(deps, '画班领队', 'huashe-dorm-2', `huashe-dorm-${compact(day)}`, 2)
}

/** A warden closes the forest road for a Wednesday, and with it a tent that was booked before. */
async function closeForestLine(deps: Deps, day: Day): Promise<void> {
  await book(deps, '早订的客人', 'cloud-tent-1', `cloud-tent-${compact(day)}`, 1)
  const closure = {
    id: `forest-road-${compact(day)}`,
    title: '云岭自驾线封闭一天',
    reason: 'roadworks' as const,
    body: '杉海台至云顶营地清理落石，全线禁止车辆和行人进入。',
    titleEn: 'Forest drive closed for a day',
    bodyEn:
      'Fallen rock is being cleared between Fir Sea Terrace and Cloudtop Camp. No cars, no walkers, on the whole line.',
    startsAt: instantOf(day),
    endsAt: instantOf(addDays(day, 1)),
    targets: [{ kind: 'line' as const, id: 'b' }],
  }
  await publishClosure(deps.db, closure, { actor: WARDEN, at: deps.now() })
}

/** Places and confirms an order as any guest would; found again by its key. */
async function book(
  deps: Deps,
  name: string,
  unitId: string,
  slotId: string,
  quantity: number,
  said: Pick<TripRequest, 'party' | 'note'> = {},
): Promise<void> {
  const trip = { lines: [{ slotIds: [slotId], unitId, quantity }], contact: { name, phone: '13800000000' }, ...said }
  try {
    const { order } = await holdTrip(deps, trip, uuidV5(slotId, ORDERS), 'web')
    if (order.status === 'held') await confirmOrder(deps, { orderId: order.id, tokenVersion: 1 }, 'farm', 'web')
  } catch (error) {
    // Guests of the demo may have taken the places first, or the order was placed under secrets that are gone.
    if (!(error instanceof Problem)) throw error
  }
}

/** The first day from `day` on that is this weekday, 0 for Sunday. */
function nextWeekday(day: Day, weekday: number): Day {
  return addDays(day, (weekday - weekdayOf(day) + 7) % 7)
}
