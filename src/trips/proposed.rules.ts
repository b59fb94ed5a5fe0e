import { type Day, instantOf, MINUTE_MS } from '../days.ts'
import { type TimedDay, timeDay, type Visit, walkedOn, waysIn } from '../lines/lines.clock.rules.ts'
import type { Ways } from '../lines/lines.ways.rules.ts'
import type { ProductSummary } from '../products/products.schemas.ts'
import { firstMinute, type Offer } from './offers.rules.ts'
import type { UnitLine } from './party.rules.ts'
import type { Reason } from './reasons.rules.ts'

export type VariantName = 'light' | 'classic' | 'full'

/** A part of a trip: what is done where and when, and what of it is booked. */
export interface TripPart {
  role: Visit['role']
  product: ProductSummary
  lines: UnitLine[]
  slotIds: string[]
  fen: number
  /** Places that would be left when this party has taken its own. */
  spare: number
  /** How many nights; 0 for what is no stay. */
  nights: number
  /** Instants (UTC, milliseconds). Of an entry both are when one passes it, of a stay when one checks in. */
  startsAt: number
  endsAt: number
  setsOffAt: number
  arrivesAt: number
  wayMinutes: number
  wayMetres: number
  walkMetres: number
  waitMinutes: number
}

export interface TripDay {
  day: Day
  parts: TripPart[]
  /** What is walked that day between the stops. */
  walkMetres: number
  /** The way that closes the day; `to` is null for the hub. */
  home: {
    to: ProductSummary['place'] | null
    setsOffAt: number
    arrivesAt: number
    wayMinutes: number
    wayMetres: number
    walkMetres: number
  }
}

export interface ProposedTrip {
  variant: VariantName
  nights: number
  days: TripDay[]
  totalFen: number
  hosts: number
  wayMinutes: number
  wayMetres: number
  /** Waiting between parts, all days together. */
  freeMinutes: number
  reasons: Reason[]
}

/** The trip as it is shown, every time worked out by the same clock that a plan is checked with. */
export function tripOf(
  variant: VariantName,
  days: { day: Day; visits: Offer[] }[],
  stay: Offer | null,
  ways: Ways,
  now: number,
): Omit<ProposedTrip, 'reasons'> {
  const timed = days.map(({ day, visits }, index) =>
    timeDay(day, visits, ways, {
      from: index === 0 ? null : (stay?.placeId ?? null),
      stay: stay && index < days.length - 1 ? { placeId: stay.placeId, visit: index === 0 ? stay : null } : null,
      notBefore: firstMinute(now, day),
    }),
  )
  const tripDays = timed.map((day) => tripDayOf(day, stay))
  const parts = tripDays.flatMap((day) => day.parts)
  const legs = timed.flatMap(waysIn)
  const sum = (pick: (way: (typeof legs)[number]) => number) => legs.reduce((total, way) => total + pick(way), 0)
  return {
    variant,
    nights: days.length - 1,
    days: tripDays,
    totalFen: parts.reduce((total, part) => total + part.fen, 0),
    hosts: new Set(parts.filter(({ role }) => role !== 'entry').map(({ product }) => product.host.id)).size,
    wayMinutes: sum((way) => way.minutes),
    wayMetres: sum((way) => way.metres),
    freeMinutes: parts.reduce((total, part) => total + part.waitMinutes, 0),
  }
}

function tripDayOf(timed: TimedDay<Offer>, stay: Offer | null): TripDay {
  const { day, visits, home } = timed
  const instant = (minute: number) => instantOf(day) + minute * MINUTE_MS
  return {
    day,
    walkMetres: walkedOn(timed),
    parts: visits.map(({ visit, way, setsOff, arrives, begins, ends, wait }) => ({
      role: visit.role,
      product: visit.product,
      lines: visit.lines,
      slotIds: visit.slotIds,
      fen: visit.fen,
      spare: visit.spare,
      nights: visit.nights.length,
      startsAt: instant(begins),
      endsAt: instant(ends),
      setsOffAt: instant(setsOff),
      arrivesAt: instant(arrives),
      wayMinutes: way.minutes,
      wayMetres: way.metres,
      walkMetres: way.walkMetres,
      waitMinutes: wait,
    })),
    home: {
      to: stay && home.placeId !== null ? stay.product.place : null,
      setsOffAt: instant(home.setsOff),
      arrivesAt: instant(home.arrives),
      wayMinutes: home.way.minutes,
      wayMetres: home.way.metres,
      walkMetres: home.way.walkMetres,
    },
  }
}
