import type { Day } from '../days.ts'
import { BACK_BY, CHECK_IN_BY, CHECK_IN_FROM, MARGIN, NO_WAY } from '../lines/lines.clock.rules.ts'
import type { Way, Ways } from '../lines/lines.ways.rules.ts'
import { type Gain, NOTHING } from './merit.rules.ts'
import type { Offer } from './offers.rules.ts'

/** One day as the search sees it: everything by number. */
export interface SearchDay {
  begins: number
  from: number
  to: number
  /** From when the night's stop lets in; null on the way back to the hub. */
  opens: number | null
  visits: Step[]
  /** The hosts one may still meet from this day on, as bits. */
  hostsAhead: number
}

export interface Step {
  offer: Offer
  /** Its stop, as an index into the table of ways. */
  spot: number
  /** How far out the stop lies: entries bar what lies beyond them. */
  position: number
  activity: number
  lunch: number
  dinner: number
  /** Its product and its host as bits; 0 where they do not count. */
  product: number
  host: number
}

/** Where a trip stands: ready to leave a stop on a day. */
export interface State {
  day: number
  leaves: number
  spot: number
  /** How far out one may go before an entry must be passed. */
  cleared: number
  /** Metres of the day walked so far; 0 for those who may walk as far as they like. */
  walked: number
  /** Nothing was done yet that day, so one may set off later. */
  isFresh: boolean
  lunch: number
  dinner: number
  activitiesLeft: number
}

const EVERYWHERE = 63
/**
 * As many activities and hosts are told apart, 51 bits together, which a number holds exactly. A line has a handful of
 * each; activities beyond this are not looked at, and hosts beyond it count for nothing.
 */
export const PRODUCT_BITS = 31
const HOST_BITS = 20

/** The days and the stops as the search sees them. */
export interface Field {
  days: SearchDay[]
  /** From stop to stop. */
  ways: Way[][]
  /** In one day, in metres. */
  mostWalked: number
  position: number[]
  stayHost: number
}

/** Puts days, visits and ways into numbers. Activities beyond what is told apart are left out. */
export function layOut(
  days: readonly { day: Day; visits: readonly Offer[]; notBefore: number }[],
  stay: Offer | null,
  ways: Ways,
  mostWalked: number,
): Field {
  const all = days.flatMap(({ visits }) => visits)
  const places = [null, ...new Set([...(stay ? [stay.placeId] : []), ...all.map((offer) => offer.placeId)])]
  const table = places.map((from) => places.map((to) => ways.between(from, to) ?? NO_WAY))
  const position = places.map((place) => ways.spotOf(place)?.position ?? 0)
  const products = bitsFor(
    all.filter(({ role }) => role === 'activity').map(({ product }) => product.id),
    PRODUCT_BITS,
  )
  const hosts = bitsFor(
    [...(stay ? [stay] : []), ...all.filter(({ role }) => role !== 'entry')].map(({ product }) => product.host.id),
    HOST_BITS,
  )
  const isCounted = ({ role, product }: Offer) => role !== 'activity' || products.has(product.id)
  const home = stay ? places.indexOf(stay.placeId) : 0
  const laid = days.map(({ visits, notBefore }, index): SearchDay => {
    const isLast = index === days.length - 1
    return {
      begins: notBefore,
      from: index === 0 ? 0 : home,
      to: isLast ? 0 : home,
      opens: isLast ? null : index === 0 ? Math.max(CHECK_IN_FROM, stay?.start ?? 0) : 0,
      visits: visits.filter(isCounted).map((offer) => {
        const spot = places.indexOf(offer.placeId)
        return {
          offer,
          spot,
          position: position[spot] ?? 0,
          activity: Number(offer.role === 'activity'),
          lunch: Number(offer.role === 'lunch'),
          dinner: Number(offer.role === 'dinner'),
          product: offer.role === 'activity' ? (products.get(offer.product.id) ?? 0) : 0,
          host: offer.role === 'entry' ? 0 : (hosts.get(offer.product.host.id) ?? 0),
        }
      }),
      hostsAhead: 0,
    }
  })
  for (let index = laid.length - 1, ahead = 0; index >= 0; index--) {
    for (const step of laid[index]?.visits ?? []) ahead |= step.host
    Object.assign(laid[index] ?? {}, { hostsAhead: ahead })
  }
  return { days: laid, ways: table, mostWalked, position, stayHost: stay ? (hosts.get(stay.product.host.id) ?? 0) : 0 }
}

function bitsFor(ids: readonly string[], most: number): ReadonlyMap<string, number> {
  return new Map([...new Set(ids)].slice(0, most).map((id, index) => [id, 1 << index]))
}

export function bitsIn(mask: number): number {
  let count = 0
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++
  return count
}

/** The beginning of a day; null when there are no more. */
export function dayState(day: number, field: Field, gates: readonly number[], activitiesLeft: number): State | null {
  const laid = field.days[day]
  if (!laid) return null
  const cleared = clearedFrom(field.position[laid.from] ?? 0, gates)
  return {
    day,
    leaves: laid.begins,
    spot: laid.from,
    cleared,
    walked: 0,
    isFresh: true,
    lunch: 0,
    dinner: 0,
    activitiesLeft,
  }
}

/** Whoever is beyond an entry has passed it; the next one out bars the way. */
function clearedFrom(position: number, gates: readonly number[]): number {
  return gates.find((gate) => gate >= position) ?? EVERYWHERE
}

/** One visit more, or the way home. */
export interface Move {
  /** null when the day ends. */
  step: Step | null
  gain: Gain
  /** null when the trip ends. */
  next: State | null
}

/** What can come next in a state, worked out once for each. */
export function rememberMoves(field: Field, gates: readonly number[]): (state: State) => readonly Move[] {
  const known = new Map<number, Move[]>()
  return (state) => {
    const code = codeOf(state)
    const before = known.get(code)
    if (before) return before
    const moves = movesFrom(state, field, gates)
    known.set(code, moves)
    return moves
  }
}

/** Everything that can come next: one of the day's visits that is reached in time, or the way home. */
function movesFrom(state: State, field: Field, gates: readonly number[]): Move[] {
  const laid = field.days[state.day]
  const waysTo = field.ways[state.spot]
  if (!laid || !waysTo) return []
  const moves: Move[] = []
  const latest = laid.opens === null ? BACK_BY : CHECK_IN_BY
  // Who may walk as far as they like is told apart by no metre of it.
  const walkedBy = ({ walkMetres }: Way) => (Number.isFinite(field.mostWalked) ? state.walked + walkMetres : 0)
  for (const step of laid.visits) {
    const { start, end, role, fen } = step.offer
    const way = waysTo[step.spot] ?? NO_WAY
    const arrives = state.leaves + way.minutes
    const walked = walkedBy(way)
    if (walked > field.mostWalked) continue
    const isEntry = role === 'entry'
    if (step.position > state.cleared || (step.lunch && state.lunch) || (step.dinner && state.dinner)) continue
    if (step.activity > state.activitiesLeft) continue
    if (isEntry ? arrives >= end || state.cleared !== step.position : arrives > start) continue
    const begins = Math.max(arrives, start)
    const next: State = {
      day: state.day,
      leaves: (isEntry ? begins : end) + MARGIN,
      spot: step.spot,
      cleared: isEntry ? clearedFrom(step.position + 1, gates) : state.cleared,
      walked,
      isFresh: false,
      lunch: state.lunch | step.lunch,
      dinner: state.dinner | step.dinner,
      activitiesLeft: state.activitiesLeft - step.activity,
    }
    if (next.leaves > latest) continue
    const gain = {
      activities: step.activity,
      meals: step.lunch + step.dinner,
      idleMinutes: state.isFresh ? 0 : begins - arrives,
      wayMinutes: way.minutes,
      fen,
      parts: 1,
    }
    moves.push({ step, gain, next })
  }
  const way = waysTo[laid.to] ?? NO_WAY
  const arrives = state.leaves + way.minutes
  const begins = Math.max(arrives, laid.opens ?? 0)
  const isNear = walkedBy(way) <= field.mostWalked
  if (begins <= latest && isNear && (field.position[laid.to] ?? 0) <= state.cleared) {
    const idleMinutes = state.isFresh ? 0 : begins - arrives
    const next = dayState(state.day + 1, field, gates, state.activitiesLeft)
    moves.push({ step: null, gain: { ...NOTHING, idleMinutes, wayMinutes: way.minutes }, next })
  }
  return moves
}

/**
 * A state as one number: minutes stay below 4096, metres walked in a day below 16384, and there are fewer than 64 stops,
 * days and activities.
 */
export function codeOf({ day, leaves, spot, cleared, walked, isFresh, lunch, dinner, activitiesLeft }: State): number {
  const minute = ((day * 4096 + leaves) * 64 + spot) * 16384 + walked
  return (((minute * 64 + cleared) * 2 + Number(isFresh)) * 4 + lunch * 2 + dinner) * 64 + activitiesLeft
}
