import { addDays, type Day, dayOf, daysBetween, daysFrom } from '../days.ts'
import type { ProductCalendar } from '../inventory/inventory.schemas.ts'
import type { Line } from '../lines/lines.schemas.ts'
import type { Ways } from '../lines/lines.ways.rules.ts'
import type { ProductSummary } from '../products/products.schemas.ts'
import { type WhyNothing, whyNothingOn } from './nothing.rules.ts'
import { firstMinute, type LineOffers, type Offer, offersFor } from './offers.rules.ts'
import { mostWalkedBy, type Party, waysFor } from './party.rules.ts'
import { type ProposedTrip, tripOf, type VariantName } from './proposed.rules.ts'
import { reasonsOf } from './reasons.rules.ts'
import { type Found, findBest, type SearchLimits } from './search.rules.ts'

/** How many nights each variant sleeps along the line unless the guest says, and how much it packs into them. */
export const VARIANTS: readonly (Omit<SearchLimits, 'walkMetres'> & { name: VariantName; nights: number })[] = [
  { name: 'light', nights: 0, activities: 2, hosts: 2 },
  { name: 'classic', nights: 1, activities: 4, hosts: 3 },
  { name: 'full', nights: 2, activities: 7, hosts: 4 },
]
export const MOST_NIGHTS = 3

/** How far around a day that has nothing others are looked for, and how many are told. */
export const NEAR_DAYS = 14
const TOLD_DAYS = 4

export interface ComposeRequest {
  party: Party
  day: Day
  /** null leaves it to the variants. */
  nights: number | null
  /** The instant of asking: a trip of today begins no earlier. */
  now: number
}

export interface Proposal {
  trips: ProposedTrip[]
  /** When nothing fits on the day: why; the nearest days on which something does; with how many nights that day has something. */
  why: WhyNothing | null
  nearestDays: Day[]
  otherNights: number[]
}

export type ComposedLine = Pick<Line, 'slug' | 'stops'>

/**
 * The best trip of each variant from that day on, and why each. A trip sleeps at one stay for all its nights and holds
 * at least one activity or meal. What counts as better is said at `Merit`; what fits in time at `timeDay`. Trips that
 * would be the same are told once. Everything in it was open and had room for the whole party when the calendars were
 * read; whether two of its parts together ask too much of a cap they share is the hold's to say.
 */
export function composeTrips(
  line: ComposedLine,
  products: readonly ProductSummary[],
  calendars: readonly ProductCalendar[],
  request: ComposeRequest,
): Proposal {
  const search = searchOn(line, products, calendars, request)
  const found = VARIANTS.flatMap((variant) => {
    const best = search(variant, request.day)
    return best ? [{ variant, ...best }] : []
  })
  const different = found.filter(
    (trip, index) => !found.slice(0, index).some((earlier) => namesOf(earlier) === namesOf(trip)),
  )
  const ways = waysFor([line], request.party)
  const trips = different.map(({ variant, stay, visits }) =>
    tripOf(variant.name, daysInOrder(request.day, visits), stay, ways, request.now),
  )
  if (trips.length > 0)
    return {
      trips: trips.map((trip) => ({ ...trip, reasons: reasonsOf(trip, trips, request.party, calendars) })),
      ...{ why: null, nearestDays: [], otherNights: [] },
    }
  const wouldWalk = searchOn(line, products, calendars, request, Number.POSITIVE_INFINITY)
  return {
    trips: [],
    why: hasTrip(wouldWalk, request.day) ? 'too_far' : whyNothingOn(request.day, products, calendars),
    nearestDays: nearestDays(request, calendars, (day) => hasTrip(search, day)),
    otherNights: otherNights(request, (nights) =>
      hasTrip(searchOn(line, products, calendars, { ...request, nights }), request.day),
    ),
  }
}

/** The first day from `from` on, within `count` days, on which every variant finds a trip; else the first with any. */
export function nextGoodDay(
  line: ComposedLine,
  products: readonly ProductSummary[],
  calendars: readonly ProductCalendar[],
  request: Omit<ComposeRequest, 'day'>,
  from: Day,
  count: number,
): Day | null {
  const search = searchOn(line, products, calendars, request)
  const days = daysFrom(from, count)
  return (
    days.find((day) => VARIANTS.every((variant) => search(variant, day) !== null)) ??
    days.find((day) => hasTrip(search, day)) ??
    null
  )
}

/** Whether a line has any trip at all for a wish. */
export function hasTripFor(
  offer: { line: ComposedLine; products: readonly ProductSummary[]; calendars: readonly ProductCalendar[] },
  request: ComposeRequest,
): boolean {
  return hasTrip(searchOn(offer.line, offer.products, offer.calendars, request), request.day)
}

interface FoundTrip extends Found {
  stay: Offer | null
}
type Search = (variant: (typeof VARIANTS)[number], day: Day) => FoundTrip | null

function searchOn(
  line: ComposedLine,
  products: readonly ProductSummary[],
  calendars: readonly ProductCalendar[],
  { party, nights, now }: Omit<ComposeRequest, 'day'>,
  walkMetres = mostWalkedBy(party),
): Search {
  const ways = waysFor([line], party)
  const along = products.filter((product) => ways.spotOf(product.place.id))
  const offers = offersFor(along, calendars, party)
  const gates = gatesOf(along, ways)
  return (variant, day) =>
    bestTrip(offers, gates, ways, { ...variant, walkMetres }, { day, nights: nights ?? variant.nights, now })
}

/** Stops at which an entry must be passed before going on, from the hub outward. */
function gatesOf(products: readonly ProductSummary[], ways: Ways): number[] {
  const positions = products
    .filter((product) => product.kind === 'entry')
    .map((product) => ways.spotOf(product.place.id)?.position ?? 0)
  return [...new Set(positions)].sort((a, b) => a - b)
}

function bestTrip(
  offers: LineOffers,
  gates: readonly number[],
  ways: Ways,
  limits: SearchLimits,
  { day, nights, now }: { day: Day; nights: number; now: number },
): FoundTrip | null {
  const days = daysFrom(day, nights + 1).map((each) => ({
    day: each,
    visits: offers.visits(each),
    notBefore: firstMinute(now, each),
  }))
  let best: FoundTrip | null = null
  for (const stay of nights === 0 ? [null] : cheapestByHost(offers.stays(day, nights))) {
    const found = findBest(days, stay, gates, ways, limits, best?.merit ?? null)
    if (found) best = { ...found, stay }
  }
  return best
}

/** Of the stays of one host at one stop only the price tells them apart. */
function cheapestByHost(stays: readonly Offer[]): Offer[] {
  const byHost = Map.groupBy(stays, (stay) => `${stay.product.host.id} ${stay.placeId} ${stay.start}`)
  return [...byHost.values()].flatMap((alike) => alike.toSorted((a, b) => a.fen - b.fen).slice(0, 1))
}

function hasTrip(search: Search, day: Day): boolean {
  return VARIANTS.some((variant) => search(variant, day) !== null)
}

/** Days around one that something is sold on, the nearest first and a later one before an earlier one. */
function nearestDays(
  { day, now }: ComposeRequest,
  calendars: readonly ProductCalendar[],
  isGood: (day: Day) => boolean,
): Day[] {
  const today = dayOf(now)
  const sold = new Set(calendars.flatMap((calendar) => calendar.slots.map((slot) => slot.day)))
  const near = Array.from({ length: NEAR_DAYS }, (_, index) => [addDays(day, index + 1), addDays(day, -index - 1)])
  const good: Day[] = []
  for (const candidate of near.flat()) {
    if (good.length === TOLD_DAYS) break
    if (candidate >= today && sold.has(candidate) && isGood(candidate)) good.push(candidate)
  }
  return good.sort((a, b) => daysBetween(b, a))
}

/** The numbers of nights, other than the one asked for, with which there is something. */
function otherNights({ nights: asked }: ComposeRequest, isGood: (nights: number) => boolean): number[] {
  if (asked === null) return []
  return Array.from({ length: MOST_NIGHTS + 1 }, (_, nights) => nights).filter(
    (nights) => nights !== asked && isGood(nights),
  )
}

function namesOf({ stay, visits }: FoundTrip): string {
  return [stay, ...visits.flat()].flatMap((offer) => offer?.slotIds ?? []).join(' ')
}

function daysInOrder(first: Day, visits: Offer[][]) {
  return visits.map((ofDay, index) => ({ day: addDays(first, index), visits: ofDay }))
}
