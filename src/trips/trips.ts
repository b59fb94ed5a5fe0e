import { addDays, type Day, dayOf } from '../days.ts'
import type { Deps } from '../deps.ts'
import { calendarsOf } from '../inventory/inventory.ts'
import { linesOnMap } from '../lines/lines.ts'
import { Problem } from '../problem.ts'
import { productsOnLine } from '../products/products.ts'
import type { Wish } from './trips.address.ts'
import { composeTrips, MOST_NIGHTS, NEAR_DAYS, nextGoodDay, type Proposal } from './trips.rules.ts'
import type { LineOffer } from './trips.schemas.ts'

/** So far ahead the next good day is looked for. */
const GOOD_WITHIN_DAYS = 21

/** All that trips along a line are put together from, up to 1 s old. Throws `not_found` when there is no such line. */
export async function offerOfLine(deps: Deps, slug: string, range: { from: Day; to: Day }): Promise<LineOffer> {
  const [routes, all] = await Promise.all([linesOnMap(deps), productsOnLine(deps, slug)])
  const route = routes.find((line) => line.slug === slug)
  if (!route) throw new Problem('not_found')
  const products = all.filter(({ kind }) => kind !== 'goods')
  const calendars = await calendarsOf(
    deps,
    products.map(({ id }) => id),
    range,
  )
  const { letter, name, nameEn, stops } = route
  return { line: { slug, letter, name, nameEn, stops }, products, calendars, now: new Date(deps.now()).toISOString() }
}

export interface Composed {
  line: LineOffer['line']
  /** The day that was asked for, or the next good one. */
  day: Day
  proposal: Proposal
}

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
  return { line, day, proposal: composeTrips(line, products, calendars, { ...request, day }) }
}

function laterOf(a: Day, b: Day): Day {
  return a > b ? a : b
}
