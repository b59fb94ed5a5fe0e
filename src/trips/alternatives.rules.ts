import { addDays, type Day, dayOf, daysBetween, daysFrom } from '../days.ts'
import type { ProductSummary } from '../products/products.schemas.ts'
import { checkTrip, type Ground } from './clashes.rules.ts'
import type { LineOffers, Offer } from './offers.rules.ts'

/** How far from its own day a part is looked for elsewhere, so that calendars must reach as far, and how many ways out are told. */
export const NEAR_DAYS = 7
const MOST = 6

/** What is known of a part that is to be replaced, even when it itself can no longer be had. */
export interface Wanted {
  role: Offer['role']
  productId: string
  slotIds: readonly string[]
  day: Day
  /** Local minutes. */
  start: number
  nights: readonly Day[]
}

/**
 * What could stand in a part's place with all others kept, the nearest first: on the days of the trip before others,
 * along its line before others, that day before others; then the same at another time, another host's of that kind,
 * another kind. Each is of the offers to the party and adds no clash to the rest, neither in time nor in what is walked. A stay is replaced by another one for the
 * same nights; an activity by none that the trip has already; a lunch by a lunch.
 */
export function alternativesFor(
  wanted: Wanted,
  rest: readonly Offer[],
  offers: LineOffers,
  products: readonly ProductSummary[],
  ground: Omit<Ground, 'entries'>,
): Offer[] {
  const { ways, now } = ground
  const entries = products.filter(({ kind }) => kind === 'entry')
  const clashesOf = (visits: readonly Offer[]) => checkTrip(visits, { ...ground, entries })
  const takenProducts = new Set(rest.filter(({ role }) => role === 'activity').map(({ product }) => product.id))
  const today = dayOf(now)
  const days = daysFrom(addDays(wanted.day, -NEAR_DAYS), 2 * NEAR_DAYS + 1).filter((day) => day >= today)
  const candidates =
    wanted.role === 'stay'
      ? offers.stays(wanted.day, wanted.nights.length)
      : days.flatMap((day) => offers.visits(day).filter(({ role }) => role === wanted.role))
  const isAnother = (offer: Offer) => !offer.slotIds.every((id) => wanted.slotIds.includes(id))
  // What the rest does not get right by itself is not this part's fault.
  const before = clashesOf(rest).filter(({ kind }) => kind !== 'barred').length
  const fits = (offer: Offer) => {
    const after = clashesOf([...rest, offer])
    return (
      after.filter(({ kind }) => kind !== 'barred').length <= before &&
      !after.some((clash) => clash.kind === 'barred' && clash.after === offer)
    )
  }
  const within = daysOf(rest)
  const slugOf = (productId: string) => ways.spotOf(products.find(({ id }) => id === productId)?.place.id ?? '')?.slug
  const kindOf = (productId: string) => products.find(({ id }) => id === productId)?.kind
  const farFrom = (offer: Offer): number[] => [
    Number(within !== null && (offer.day < within.first || offer.day > within.last)),
    Number(slugOf(offer.product.id) !== slugOf(wanted.productId)),
    Math.abs(daysBetween(wanted.day, offer.day)),
    Number(offer.product.id !== wanted.productId),
    Number(offer.product.kind !== kindOf(wanted.productId)),
    Math.abs(offer.start - wanted.start),
    offer.fen,
  ]
  const mealsOn = (day: Day) => rest.some((visit) => visit.role === wanted.role && visit.day === day)
  return candidates
    .filter(isAnother)
    .filter(({ product, role }) => role !== 'activity' || !takenProducts.has(product.id))
    .filter(({ role, day }) => (role !== 'lunch' && role !== 'dinner') || !mealsOn(day))
    .filter(fits)
    .map((offer) => ({ offer, far: farFrom(offer) }))
    .sort((a, b) => compareFar(a.far, b.far))
    .slice(0, MOST)
    .map(({ offer }) => offer)
}

/** From the first to the last day of what is kept; null when nothing is. */
function daysOf(visits: readonly Offer[]): { first: Day; last: Day } | null {
  const days = visits.flatMap(({ day, nights }) => [day, ...nights.map((night) => addDays(night, 1))]).sort()
  const [first] = days
  const last = days.at(-1)
  return first && last ? { first, last } : null
}

function compareFar(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((value, at) => value !== b[at])
  return index < 0 ? 0 : (a[index] ?? 0) - (b[index] ?? 0)
}
