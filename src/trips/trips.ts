import { addDays, type Day, dayOf } from '../days.ts'
import type { Deps } from '../deps.ts'
import { calendarsOf } from '../inventory/inventory.ts'
import { listLines, seeLine } from '../lines/lines.ts'
import { productsOnLine } from '../products/products.ts'
import type { Wish } from './trips.address.ts'
import { composeTrips, hasTripFor, MOST_NIGHTS, NEAR_DAYS, nextGoodDay, type Proposal } from './trips.rules.ts'
import type { LineOffer } from './trips.schemas.ts'

/** So far ahead the next good day is looked for. */
const GOOD_WITHIN_DAYS = 21

/** All that trips along a line are put together from, up to 1 s old. Throws `not_found` when there is no such line. */
export async function offerOfLine(deps: Deps, slug: string, range: { from: Day; to: Day }): Promise<LineOffer> {
  const [line, all] = await Promise.all([seeLine(deps, slug), productsOnLine(deps, slug)])
  const products = all.filter(({ kind }) => kind !== 'goods')
  const calendars = await calendarsOf(
    deps,
    products.map(({ id }) => id),
    range,
  )
  const { letter, name, nameEn, season, seasonEn, stops, notices } = line
  return {
    line: { slug, letter, name, nameEn, season, seasonEn, stops, notices },
    products,
    calendars,
    now: new Date(deps.now()).toISOString(),
  }
}

export interface Composed {
  line: LineOffer['line']
  /** The day that was asked for, or the next good one. */
  day: Day
  proposal: Proposal
  /** When that is none: the other lines on which the same wish finds one that day. */
  elsewhere: LineName[]
}

export type LineName = Pick<LineOffer['line'], 'slug' | 'letter' | 'name' | 'nameEn'>

/** The trips a line proposes for a wish; without a day, or with one that is over, from the next good day on. Throws `not_found`. */
export async function composeOn(deps: Deps, wish: Wish & { slug: string }): Promise<Composed> {
  const now = deps.now()
  const today = dayOf(now)
  const tomorrow = addDays(today, 1)
  const asked = wish.day !== null && wish.day >= today ? wish.day : null
  const range = asked
    ? { from: laterOf(today, addDays(asked, -NEAR_DAYS)), to: addDays(asked, NEAR_DAYS + MOST_NIGHTS) }
    : { from: today, to: addDays(tomorrow, GOOD_WITHIN_DAYS + MOST_NIGHTS) }
  const { line, products, calendars } = await offerOfLine(deps, wish.slug, range)
  const request = { party: wish.party, nights: wish.nights, now }
  const { adults, children, seniors } = wish.party
  const key = `good day ${[wish.slug, tomorrow, adults, children, seniors, wish.nights].join(' ')}`
  const day =
    asked ??
    (await deps.remember(
      key,
      async () => nextGoodDay(line, products, calendars, request, tomorrow, GOOD_WITHIN_DAYS) ?? tomorrow,
    ))
  const proposal = composeTrips(line, products, calendars, { ...request, day })
  const elsewhere = proposal.trips.length > 0 ? [] : await otherLinesFor(deps, { ...wish, day })
  return { line, day, proposal, elsewhere }
}

async function otherLinesFor(deps: Deps, wish: Wish & { slug: string; day: Day }): Promise<LineName[]> {
  const range = { from: wish.day, to: addDays(wish.day, MOST_NIGHTS) }
  const others = (await listLines(deps)).filter(({ slug }) => slug !== wish.slug)
  const offers = await Promise.all(others.map(({ slug }) => offerOfLine(deps, slug, range)))
  const now = deps.now()
  return offers.flatMap((offer) => (hasTripFor(offer, { ...wish, now }) ? [offer.line] : []))
}

function laterOf(a: Day, b: Day): Day {
  return a > b ? a : b
}
