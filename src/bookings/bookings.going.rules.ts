import { type Day, instantOf, MINUTE_MS } from '../days.ts'
import { type Timed, timeDay, type Visit } from '../lines/lines.clock.rules.ts'
import type { Way, Ways } from '../lines/lines.ways.rules.ts'
import type { Guide } from '../products/products.schemas.ts'
import type { OrderLine } from './bookings.schemas.ts'

export type Place = Guide['place']

/** A line of an order at one moment of its trip: where to be, and when. */
export interface OrderVisit {
  line: OrderLine
  /** `be`: an hour to be there. A stay is moved into, slept in on further nights, and left. `fetch`: on any day. */
  what: 'be' | 'arrive' | 'sleep' | 'leave' | 'fetch'
  /** When it begins, or by when one has left; null for a further night and for goods. ISO. */
  at: string | null
  /** When it is over; null where that is said by another visit. ISO. */
  until: string | null
  guide: Guide | undefined
}

/** How one comes somewhere, and when one sets off for it. */
export interface Going extends Way {
  from: Place
  to: Place
  /** UTC, milliseconds; both null where nothing says when. */
  setsOffAt: number | null
  arrivesAt: number | null
  /** By how many minutes one comes too late; 0 when one does not. */
  lateBy: number
}

/** Where a day begins and ends. `night` is null when it ends at the hub. */
export interface Ends {
  hub: Place
  woke: Place
  night: Place | null
}

/** What happens at one place and hour: the adults and the children of an outing are one thing, whatever lines they are. */
interface Thing extends Visit {
  place: Place
  visits: readonly OrderVisit[]
}

/**
 * How one comes to each visit of a day, and home from the last: by the ways and the clock that trips are composed with.
 * What is booked is worth rising for, so the day begins when it must; and one sets off no earlier than needed.
 */
export function goingsOf(
  day: Day,
  visits: readonly OrderVisit[],
  { hub, woke, night }: Ends,
  ways: Ways,
): { to: ReadonlyMap<OrderVisit, Going>; home: Going | null } {
  const things = thingsOf(day, visits)
  const stay = things.find(({ role }) => role === 'stay') ?? null
  const rest = things.filter(({ role }) => role !== 'stay')
  const { visits: timed, home } = timeDay(day, rest, ways, {
    from: woke.id,
    stay: night && { placeId: night.id, visit: stay },
    notBefore: 0,
  })
  const instant = (minute: number) => instantOf(day) + minute * MINUTE_MS
  const to = new Map<OrderVisit, Going>()
  let from = woke
  for (const { visit, way, ...clock } of timed) {
    const setsOff = Math.max(clock.setsOff, clock.begins - way.minutes)
    const going = {
      ...way,
      from,
      to: visit.place,
      setsOffAt: instant(setsOff),
      arrivesAt: instant(setsOff + way.minutes),
      lateBy: lateBy({ visit, way, ...clock }),
    }
    // The minors of an outing walk beside its adults: the way is told once.
    const [first] = visit.visits
    if (first && isGone(way)) to.set(first, going)
    from = visit.place
  }
  const back = {
    ...home.way,
    from,
    to: night ?? hub,
    // On a day that has nothing else one may go home at any hour.
    setsOffAt: things.length > 0 ? instant(home.setsOff) : null,
    arrivesAt: things.length > 0 ? instant(home.arrives) : null,
    lateBy: 0,
  }
  const asleep = visits.find(({ what }) => what === 'sleep')
  if (asleep && !stay && isGone(home.way)) to.set(asleep, back)
  return { to, home: night === null && isGone(home.way) ? back : null }
}

function thingsOf(day: Day, visits: readonly OrderVisit[]): Thing[] {
  const minute = (iso: string) => Math.round((Date.parse(iso) - instantOf(day)) / MINUTE_MS)
  const dated = visits.filter(({ what }) => what === 'be' || what === 'arrive')
  const together = Map.groupBy(dated, ({ what, at, until, guide }) => [what, at, until, guide?.place.id].join(' '))
  return [...together.values()].flatMap((group): Thing[] => {
    const [first] = group
    if (!first?.guide || !first.at) return []
    const { what, at, until, guide } = first
    const role = what === 'arrive' ? 'stay' : guide.kind === 'entry' ? 'entry' : 'activity'
    const { place } = guide
    return [{ role, place, placeId: place.id, day, start: minute(at), end: minute(until ?? at), visits: group }]
  })
}

/** A bed waits; what has begun does not. */
function lateBy({ visit, wait }: Timed<Thing>): number {
  return visit.role === 'stay' ? 0 : Math.max(0, -wait)
}

function isGone({ modes }: Way): boolean {
  return modes.length > 0
}
