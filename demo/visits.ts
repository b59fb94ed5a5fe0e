import { v5 as uuidV5, v7 as uuidV7 } from 'uuid'
import { tendOrders } from '../src/bookings/bookings.jobs.ts'
import { confirmOrder, holdTrip } from '../src/bookings/bookings.ts'
import { addDays, type Day, dayOf, instantOf } from '../src/days.ts'
import type { Deps } from '../src/deps.ts'
import { insertSlots } from '../src/inventory/inventory.sql.ts'
import { compact } from '../src/listings/openings.rules.ts'
import { orProblem } from '../src/problem.ts'
import { answerReview } from '../src/reviews/answers.ts'
import { hideReview } from '../src/reviews/hiding.ts'
import { ownReview, saveReview } from '../src/reviews/own.ts'
import { coverNumbers } from '../src/reviews/reviews.text.rules.ts'
import type { OrderAccess } from '../src/secrets.ts'
import { holidayCalendar } from '../src/township/township.ts'
import { demoAccountOf } from './accounts.ts'
import { products } from './products.ts'
import { type DemoVisit, visits } from './reviews.ts'
import { slotsFrom } from './schedule.ts'

const REVIEWER = '许文'

/**
 * Lets guests of the past come and say how it was, each at their own time: they book, confirm, their day passes, they
 * write, the host answers, staff hide. Visits that are there already stay as they were, however long ago they were loaded.
 */
export async function loadVisits(deps: Deps, keys: string): Promise<void> {
  const keyOf = ({ phone, had: [first] }: DemoVisit) => uuidV5(`visit ${phone} ${first?.[0]}`, keys)
  const { results } = await deps.db
    .prepare('SELECT idempotency_key AS key FROM orders WHERE idempotency_key IN (SELECT value FROM json_each(?1))')
    .bind(JSON.stringify(visits.map(keyOf)))
    .all<{ key: string }>()
  const known = new Set(results.map(({ key }) => key))
  for (const visit of visits) {
    if (!known.has(keyOf(visit))) {
      // That day may have been full, or closed, where the demo has stood for a while.
      await letVisit(deps, visit, keyOf(visit)).catch(orProblem)
    }
  }
}

async function letVisit(deps: Deps, visit: DemoVisit, key: string): Promise<void> {
  const day = addDays(dayOf(deps.now()), -visit.daysAgo)
  await openDay(deps, day, visit)
  const booking = at(deps, instantOf(addDays(day, -3), '20:00'))
  const { order } = await holdTrip(booking, tripOf(visit, day), key, 'web')
  const access = { orderId: order.id, tokenVersion: 1 }
  await confirmOrder(booking, access, 'farm', 'web')
  await tendOrders(at(deps, instantOf(addDays(day, 1), '12:01')))
  await tell(deps, visit, access, addDays(day, 2))
  // Whoever looks at the demo is not written to of what happened weeks ago.
  await deps.db
    .prepare(`
      UPDATE outbox SET sent_at = due_at, outcome = 'not_sent'
      WHERE sent_at IS NULL AND event_id IN (SELECT id FROM event WHERE subject_id = ?1)`)
    .bind(order.id)
    .run()
}

/** On a day that is past: what was sold then, and what it drew on. */
async function openDay({ db }: Deps, day: Day, { had }: DemoVisit): Promise<void> {
  const wanted = new Set(had.map(([productId]) => productId))
  const slots = slotsFrom(day, await holidayCalendar(db), 1)
  await insertSlots(
    db,
    slots.filter(({ productId }) => wanted.has(productId ?? '') || productId === null),
  )
}

function tripOf({ name, phone, party, had }: DemoVisit, day: Day) {
  return {
    lines: had.map(([productId, time, quantity]) => ({
      slotIds: [`${productId}-${compact(day)}${time ? `-${time.replace(':', '')}` : ''}`],
      unitId: `${productId}-1`,
      quantity,
    })),
    contact: { name, phone },
    party,
  }
}

async function tell(deps: Deps, { had: [first], said, answer, hidden }: DemoVisit, access: OrderAccess, day: Day) {
  if (!first || !said) return
  const [productId] = first
  await saveReview(at(deps, instantOf(day, '20:30')), access, productId, {
    ...said,
    text: coverNumbers(said.text),
    version: 0,
  })
  const { review, host } = await ownReview(deps, access, productId)
  if (!review) throw new Error(`The review of ${productId} was not kept.`)
  const { id, version } = review
  if (answer) {
    const owner = demoAccountOf(products.find((product) => product.id === productId)?.hostId ?? '')
    const keeper = {
      ...owner,
      hostId: host.id,
      hostName: host.name,
      kind: 'owner' as const,
      picks: false,
      actor: `account:${owner.accountId} for host:${host.id}`,
    }
    await answerReview(at(deps, instantOf(addDays(day, 1), '07:10')), keeper, id, {
      text: answer,
      version,
      answerVersion: 0,
    })
  }
  if (hidden) {
    const reviewer = demoAccountOf(REVIEWER)
    const staff = { ...reviewer, roles: ['reviewer' as const], actor: `account:${reviewer.accountId}` }
    await hideReview(at(deps, instantOf(addDays(day, 1), '09:00')), staff, id, { ...hidden, version })
  }
}

/** The same as at another time. */
function at(deps: Deps, now: number): Deps {
  return { ...deps, now: () => now, newId: () => uuidV7({ msecs: now }) }
}
