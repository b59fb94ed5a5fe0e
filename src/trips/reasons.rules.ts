import { type Day, dayOf } from '../days.ts'
import type { ProductCalendar } from '../inventory/inventory.schemas.ts'
import type { ProductSummary } from '../products/products.schemas.ts'
import type { Party } from './party.rules.ts'
import type { ProposedTrip, TripPart, VariantName } from './proposed.rules.ts'

type Named = Pick<ProductSummary, 'id' | 'name' | 'nameEn'>

/** Why a trip fits, as facts that were worked out from it; words make sentences of them. */
export type Reason =
  /** So many places are left of a part once the party has taken its own. */
  | { kind: 'last_places'; product: Named; left: number }
  /** A picking that was closed on all days known before. */
  | { kind: 'ripe'; product: Named }
  /** What is walked on the day with most of it, for a party with someone over sixty or a child. */
  | { kind: 'walked'; metres: number; isOneDay: boolean; who: 'seniors' | 'children' }
  /** What the next lighter trip does not have. */
  | { kind: 'adds'; variant: VariantName; products: Named[] }
  | { kind: 'hosts'; count: number; isMost: boolean }
  | { kind: 'activities'; count: number }
  | { kind: 'meals'; count: number }
  | { kind: 'way'; minutes: number; metres: number; isLeast: boolean }
  /** The longest wait between two parts. */
  | { kind: 'longest_wait'; minutes: number; before: Named | null; isLeast: boolean }
  | { kind: 'cheaper_than'; variant: VariantName; fen: number }
  | { kind: 'back_by'; at: number }

const MOST_REASONS = 3
const MOST_NAMES = 3
/** So few places left are worth saying. */
const FEW_PLACES = 3

type Trip = Omit<ProposedTrip, 'reasons'>

/**
 * The two or three reasons that set a trip apart from the others proposed beside it: first what may run out, what is
 * newly ripe and how far those walk who walk slowly; then what it has that the next lighter one has not; then every
 * measure on which it alone is the best; then, to make three, how long the way and the longest wait are.
 */
export function reasonsOf(
  trip: Trip,
  trips: readonly Trip[],
  party: Party,
  calendars: readonly ProductCalendar[],
): Reason[] {
  const others = trips.filter((other) => other !== trip)
  const isBest = (measure: (trip: Trip) => number) =>
    others.length > 0 && others.every((other) => measure(trip) > measure(other))
  const hosts: Reason = { kind: 'hosts', count: trip.hosts, isMost: isBest((each) => each.hosts) }
  const way: Reason = {
    kind: 'way',
    minutes: trip.wayMinutes,
    metres: trip.wayMetres,
    isLeast: isBest((each) => -each.wayMinutes),
  }
  const wait = longestWait(trip)
  const longest: Reason = {
    kind: 'longest_wait',
    ...wait,
    isLeast: isBest((each) => -longestWait(each).minutes),
  }
  const lighter = trips[trips.indexOf(trip) - 1]
  const measured: (Reason | false | null)[] = [
    lighter !== undefined && addedTo(lighter, trip),
    hosts.isMost && hosts,
    isBest(activitiesIn) && { kind: 'activities', count: activitiesIn(trip) },
    isBest((each) => -each.totalFen) && cheaperThan(trip, others),
    way.isLeast && way,
    longest.isLeast && longest,
    isBest(mealsIn) && { kind: 'meals', count: mealsIn(trip) },
    way,
    longest,
    trip.hosts > 1 && hosts,
    backBy(trip),
  ]
  const all = [lastPlaces(trip), newlyRipe(trip, calendars), walked(trip, party), ...measured].filter(
    (reason) => reason !== null && reason !== false,
  )
  const first = all.filter((reason, index) => all.findIndex(({ kind }) => kind === reason.kind) === index)
  return first.slice(0, MOST_REASONS)
}

function partsOf(trip: Trip): TripPart[] {
  return trip.days.flatMap((day) => day.parts)
}

function activitiesIn(trip: Trip): number {
  return partsOf(trip).filter(({ role }) => role === 'activity').length
}

function mealsIn(trip: Trip): number {
  return partsOf(trip).filter(({ role }) => role === 'lunch' || role === 'dinner').length
}

function longestWait(trip: Trip): { minutes: number; before: Named | null } {
  const [longest] = partsOf(trip).toSorted((a, b) => b.waitMinutes - a.waitMinutes)
  const minutes = longest?.waitMinutes ?? 0
  return { minutes, before: minutes > 0 && longest ? named(longest.product) : null }
}

/** Products of a trip that another one lacks, what is done before where one eats and sleeps. */
function addedTo(other: Trip, trip: Trip): Reason | null {
  const had = new Set(partsOf(other).map(({ product }) => product.id))
  const added = partsOf(trip).filter(({ role, product }) => role !== 'entry' && !had.has(product.id))
  const byRole = [
    ...added.filter(({ role }) => role === 'activity'),
    ...added.filter(({ role }) => role !== 'activity'),
  ]
  const products = [...new Map(byRole.map(({ product }) => [product.id, named(product)])).values()]
  return products.length > 0 ? { kind: 'adds', variant: other.variant, products: products.slice(0, MOST_NAMES) } : null
}

function lastPlaces(trip: Trip): Reason | null {
  const [scarcest] = partsOf(trip).toSorted((a, b) => a.spare - b.spare)
  if (!scarcest || scarcest.spare > FEW_PLACES) return null
  return { kind: 'last_places', product: named(scarcest.product), left: scarcest.spare }
}

function newlyRipe(trip: Trip, calendars: readonly ProductCalendar[]): Reason | null {
  const wasClosed = (part: TripPart) => {
    const first: Day = dayOf(part.startsAt)
    const earlier = calendars
      .filter(({ id }) => id === part.product.id)
      .flatMap(({ slots }) => slots.filter(({ day }) => day !== null && day < first))
    return earlier.length > 0 && earlier.every(({ state }) => state === 'closed' || state === 'ended')
      ? earlier.some(({ state }) => state === 'closed')
      : false
  }
  const ripe = partsOf(trip).find((part) => part.product.kind === 'picking' && wasClosed(part))
  return ripe ? { kind: 'ripe', product: named(ripe.product) } : null
}

function walked(trip: Trip, { children, seniors }: Party): Reason | null {
  if (children + seniors === 0) return null
  const metres = Math.max(...trip.days.map(({ walkMetres }) => walkMetres))
  return { kind: 'walked', metres, isOneDay: trip.nights === 0, who: seniors > 0 ? 'seniors' : 'children' }
}

/** Against the next dearer one. */
function cheaperThan(trip: Trip, others: readonly Trip[]): Reason | null {
  const [next] = others.toSorted((a, b) => a.totalFen - b.totalFen)
  return next ? { kind: 'cheaper_than', variant: next.variant, fen: next.totalFen - trip.totalFen } : null
}

function backBy(trip: Trip): Reason | null {
  const last = trip.days.at(-1)
  return last ? { kind: 'back_by', at: last.home.arrivesAt } : null
}

function named({ id, name, nameEn }: Named): Named {
  return { id, name, nameEn }
}
