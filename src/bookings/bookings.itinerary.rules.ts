import { type Day, dayOf } from '../days.ts'
import type { LineStop } from '../lines/lines.schemas.ts'
import { type Pace, waysBetween } from '../lines/lines.ways.rules.ts'
import type { Guide, Guides } from '../products/products.schemas.ts'
import { isLiving } from './bookings.cancel.rules.ts'
import { type Going, goingsOf, type OrderVisit, type Place } from './bookings.going.rules.ts'
import type { Order, OrderLine } from './bookings.schemas.ts'

/** One thing after another: where to be, when, and how to get there. */
export interface Visit extends OrderVisit {
  /** null when one is there already, or when no line leads there. */
  way: Going | null
}

export interface DayPlan {
  /** null: goods to fetch on any day. */
  day: Day | null
  when: 'past' | 'today' | 'ahead' | 'any'
  visits: Visit[]
  /** The way back to the hub; null when the day ends in a bed, or there already. */
  home: Going | null
}

/** What the days are worked out from, beside the order. */
export interface Surroundings {
  guides: Guides
  lines: readonly { slug: string; stops: readonly LineStop[] }[]
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
  { guides, lines, today, pace = 1 }: Surroundings,
): DayPlan[] {
  const ended = order.status === 'cancelled' || order.status === 'expired'
  const visits = order.lines
    .filter((line) => ended || isLiving(line))
    .flatMap((line) => visitsOf(line, guides.get(line.productId)))
  const days = [...new Set(visits.map(({ day }) => day))].sort(lastIfNull)
  const ways = waysBetween(lines, pace)
  const hub = lines[0]?.stops.find(({ position }) => position === 0)?.place
  // Where the last night was spent; null at the hub.
  let bed: Place | null = null
  const plans = days.map((day): DayPlan => {
    const ofDay = inOrder(visits.filter((visit) => visit.day === day))
    const woke = bed
    const night = ofDay.find(({ what }) => what === 'arrive' || what === 'sleep')?.guide?.place ?? null
    bed = night
    const goings = day !== null && hub ? goingsOf(day, ofDay, { hub, woke: woke ?? hub, night }, ways) : null
    return {
      day,
      when: whenIs(day, today),
      visits: ofDay.map((visit) => ({ ...visit, way: goings?.to.get(visit) ?? null })),
      home: goings?.home ?? null,
    }
  })
  return [...plans.filter(({ when }) => when !== 'past'), ...plans.filter(({ when }) => when === 'past')]
}

function whenIs(day: Day | null, today: Day): DayPlan['when'] {
  if (day === null) return 'any'
  return day === today ? 'today' : day < today ? 'past' : 'ahead'
}

type DatedVisit = OrderVisit & { day: Day | null }

function visitsOf(line: OrderLine, guide: Guide | undefined): DatedVisit[] {
  const visit = (
    day: Day | null,
    what: OrderVisit['what'],
    at: string | null,
    until: string | null = null,
  ): DatedVisit => ({ day, line, what, at, until, guide })
  if (guide?.kind !== 'stay') {
    return line.slots.map(({ day, startsAt, endsAt }) => visit(day, startsAt ? 'be' : 'fetch', startsAt, endsAt))
  }
  const nights = line.slots.map(({ day, startsAt }, index) =>
    index === 0 ? visit(day, 'arrive', startsAt) : visit(day, 'sleep', null),
  )
  const leavesAt = line.slots.at(-1)?.endsAt
  return leavesAt ? [...nights, visit(dayOf(Date.parse(leavesAt)), 'leave', leavesAt)] : nights
}

/** By the hour; the night's bed comes at the day's end, and one checks out before going elsewhere, whatever the hours say. */
function inOrder(ofDay: readonly DatedVisit[]): DatedVisit[] {
  const hourOf = (visit: DatedVisit): string | null => {
    if (visit.what === 'arrive') return null
    if (visit.what !== 'leave') return visit.at
    const elsewhere = ofDay.filter(({ what, guide }) => what !== 'leave' && guide?.place.id !== visit.guide?.place.id)
    return [visit, ...elsewhere].map(({ at }) => at).sort(lastIfNull)[0] ?? null
  }
  const isLater = ({ what }: DatedVisit) => Number(what !== 'leave')
  return ofDay.toSorted(
    (a, b) => lastIfNull(hourOf(a), hourOf(b)) || isLater(a) - isLater(b) || a.line.position - b.line.position,
  )
}

function lastIfNull(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return a < b ? -1 : Number(a > b)
}
