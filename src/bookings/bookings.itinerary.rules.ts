import { type Day, dayOf } from '../days.ts'
import type { LineStop } from '../lines/lines.schemas.ts'
import { type Pace, type Way, wayBetween } from '../lines/lines.ways.rules.ts'
import type { Guide, Guides } from '../products/products.schemas.ts'
import { isLiving } from './bookings.cancel.rules.ts'
import type { Order, OrderLine } from './bookings.schemas.ts'

/** One thing after another: where to be, when, and how to get there. */
export interface Visit {
  line: OrderLine
  /** `be`: an hour to be there. A stay is moved into, slept in on further nights, and left. `fetch`: on any day. */
  what: 'be' | 'arrive' | 'sleep' | 'leave' | 'fetch'
  /** When it begins, or by when one has left; null for a further night and for goods. ISO. */
  at: string | null
  /** When it is over; null where that is said by another visit. ISO. */
  until: string | null
  guide: Guide | undefined
  /** From where one is by then; null when one is there already, or when no line joins the two. */
  way: (Way & { from: Guide['place'] }) | null
}

export interface DayPlan {
  /** null: goods to fetch on any day. */
  day: Day | null
  when: 'past' | 'today' | 'ahead' | 'any'
  visits: Visit[]
}

/** What the days are worked out from, beside the order. */
export interface Surroundings {
  guides: Guides
  lines: readonly { stops: readonly LineStop[] }[]
  today: Day
  /** At which the party walks. */
  pace?: Pace
}

/**
 * What an order holds, day by day: while the trip runs, today comes first and what has passed comes last. A line that
 * was cancelled is left out, unless the whole order has ended.
 */
export function itineraryOf(
  order: Pick<Order, 'status' | 'lines'>,
  { guides, lines, today, pace }: Surroundings,
): DayPlan[] {
  const ended = order.status === 'cancelled' || order.status === 'expired'
  const visits = order.lines
    .filter((line) => ended || isLiving(line))
    .flatMap((line) => visitsOf(line, guides.get(line.productId)))
  const days = [...new Set(visits.map(({ day }) => day))].sort(lastIfNull)
  const hub = lines[0]?.stops.find((stop) => stop.position === 0)?.place
  // Where one is before a day begins: at the hub, or where the last night was spent.
  let bed: Guide['place'] | undefined = hub
  const plans = days.map((day): DayPlan => {
    const ofDay = visits.filter((visit) => visit.day === day).sort(byTime)
    let here = bed
    bed = hub
    for (const visit of ofDay) {
      const { what, guide } = visit
      if (guide && here && what !== 'leave' && what !== 'fetch') {
        const way = wayBetween(lines, here.id, guide.place.id, pace)
        visit.way = way && { ...way, from: here }
      }
      if (guide && what !== 'fetch') here = guide.place
      if (guide && (what === 'arrive' || what === 'sleep')) bed = guide.place
    }
    return { day, when: whenIs(day, today), visits: ofDay.map(({ day: _, ...visit }) => visit) }
  })
  return [...plans.filter(({ when }) => when !== 'past'), ...plans.filter(({ when }) => when === 'past')]
}

function whenIs(day: Day | null, today: Day): DayPlan['when'] {
  if (day === null) return 'any'
  return day === today ? 'today' : day < today ? 'past' : 'ahead'
}

function visitsOf(line: OrderLine, guide: Guide | undefined): (Visit & { day: Day | null })[] {
  const visit = (day: Day | null, what: Visit['what'], at: string | null, until: string | null = null) => ({
    day,
    line,
    what,
    at,
    until,
    guide,
    way: null,
  })
  if (guide?.kind !== 'stay') {
    return line.slots.map(({ day, startsAt, endsAt }) => visit(day, startsAt ? 'be' : 'fetch', startsAt, endsAt))
  }
  const nights = line.slots.map(({ day, startsAt }, index) =>
    index === 0 ? visit(day, 'arrive', startsAt) : visit(day, 'sleep', null),
  )
  const leavesAt = line.slots.at(-1)?.endsAt
  return leavesAt ? [...nights, visit(dayOf(Date.parse(leavesAt)), 'leave', leavesAt)] : nights
}

/** A further night comes at the day's end, whatever the hour. */
function byTime(a: Visit, b: Visit): number {
  return lastIfNull(a.at, b.at) || a.line.position - b.line.position
}

function lastIfNull(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return a < b ? -1 : Number(a > b)
}
