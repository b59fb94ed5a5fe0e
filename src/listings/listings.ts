import { dayOf } from '../days.ts'
import type { Deps } from '../deps.ts'
import { insertSlots } from '../inventory/inventory.sql.ts'
import { Problem } from '../problem.ts'
import { holidayCalendar } from '../township/township.ts'
import { beginningOf, stepsMissing } from './listings.rules.ts'
import type { ListingContent, ListingKind, ListingUnit, UnitForm } from './listings.schemas.ts'
import type { Acting, ListedListing, Listing, PastVersion } from './listings.sql.ts'
import * as sql from './listings.sql.ts'
import { lotOf, type Opening, slotsOf } from './openings.rules.ts'

/** Every listing of a host, its own drafts included. */
export function listingsOf(deps: Deps, keeper: Acting): Promise<ListedListing[]> {
  return sql.readListings(deps.db, keeper, deps.now())
}

/** A listing as its host works on it. Throws `not_found`, whether there is none or it is another's. */
export async function seeListing(deps: Deps, keeper: Acting, productId: string): Promise<Listing> {
  const listing = await sql.readListing(deps.db, keeper, productId, deps.now())
  if (!listing) throw new Problem('not_found')
  return listing
}

/** What its host sees of a listing: the version that is worked on, or else what guests see. */
export function contentOf({ work, published }: Listing): ListingContent {
  if (work) {
    const { version: _, ...content } = work
    // A patch that empties a field leaves it out.
    return { ...content, weighedFen: content.weighedFen ?? null }
  }
  if (published) return published
  throw new Error('A listing has neither a version nor anything published.')
}

/** Begins a listing of a kind at a place; answers the product's id. Throws `not_found` for another's farm. */
export async function beginListing(
  deps: Deps,
  keeper: Acting,
  { kind, placeId }: { kind: ListingKind; placeId: string },
): Promise<string> {
  const productId = deps.newId()
  const begun = await sql.insertListing(deps.db, {
    ...keeper,
    productId,
    versionId: deps.newId(),
    content: beginningOf(kind, placeId),
    now: deps.now(),
  })
  if (!begun) throw new Problem('not_found')
  return productId
}

/** Writes down what one step of a listing says; of a published one, into its next version. Throws `not_found`. */
export async function saveStep(
  deps: Deps,
  keeper: Acting,
  productId: string,
  fields: Partial<ListingContent>,
): Promise<void> {
  const now = deps.now()
  await sql.beginVersion(deps.db, keeper, { productId, versionId: deps.newId(), now })
  if (!(await sql.saveFields(deps.db, keeper, { productId, fields, now }))) throw new Problem('not_found')
}

/**
 * Writes down how a listing is sold. Prices of what guests can buy already hold at once; all else waits for the
 * reviewer, and only if there is anything else. Throws `not_found`.
 */
export async function saveUnits(
  deps: Deps,
  keeper: Acting,
  listing: Listing,
  typed: { units: (UnitForm & { id: string | null })[]; weighedFen: number | null },
): Promise<void> {
  const { productId } = listing
  const content = contentOf(listing)
  const units = unitsFrom(deps, content.units, typed.units)
  const sold = new Set(listing.published?.units.map(({ id }) => id))
  const prices = units.filter(({ id }) => sold.has(id)).map((unit) => ({ unitId: unit.id, ...pricesOf(unit) }))
  if (prices.length > 0) await sql.setPrices(deps.db, keeper, { productId, prices, now: deps.now() })
  const withoutPrices = (all: readonly ListingUnit[]) =>
    JSON.stringify(all.map((unit) => (sold.has(unit.id) ? { ...unit, ...NO_PRICES } : unit)))
  const onlyPrices =
    withoutPrices(units) === withoutPrices(content.units) && content.weighedFen === typed.weighedFen && !listing.work
  if (!onlyPrices) await saveStep(deps, keeper, productId, { units, weighedFen: typed.weighedFen })
}

const NO_PRICES = { weekdayFen: 0, weekendFen: 0, holidayFen: 0 }

function pricesOf({ weekdayFen, weekendFen, holidayFen }: ListingUnit) {
  return { weekdayFen, weekendFen, holidayFen }
}

/** A unit keeps its id and its place for good; a new one gets the next. */
function unitsFrom(
  deps: Deps,
  before: readonly ListingUnit[],
  typed: readonly (UnitForm & { id: string | null })[],
): ListingUnit[] {
  let next = Math.max(-1, ...before.map(({ position }) => position)) + 1
  return typed.map(({ id, name, people, audience, minQuantity, maxQuantity, weekday, weekend, holiday }) => {
    const known = before.find((unit) => unit.id === id)
    return {
      id: known?.id ?? deps.newId(),
      position: known?.position ?? next++,
      name,
      people,
      audience,
      minQuantity,
      maxQuantity,
      weekdayFen: weekday,
      weekendFen: weekend,
      holidayFen: holiday,
    }
  })
}

/** Opens days for sale; what is open already stays as it is. Answers how many were added. Throws `not_found`. */
export async function openDays(deps: Deps, keeper: Acting, opening: Opening): Promise<number> {
  const listing = await seeListing(deps, keeper, opening.productId)
  const { kind } = contentOf(listing)
  const slots =
    kind === 'goods'
      ? [lotOf(opening.productId, opening.capacity)]
      : slotsOf(opening, kind === 'stay' ? 'night' : 'day', await holidayCalendar(deps.db))
  return insertSlots(deps.db, slots)
}

/** Hands a listing to the township. Throws `not_found`, `listing_incomplete`, or `changed_meanwhile`. */
export async function submitListing(deps: Deps, keeper: Acting, productId: string, revision: number): Promise<void> {
  const listing = await seeListing(deps, keeper, productId)
  if (stepsMissing(contentOf(listing), listing.openings).length > 0) throw new Problem('listing_incomplete')
  if (!(await sql.submitVersion(deps.db, keeper, { productId, revision, now: deps.now() })))
    throw new Problem('changed_meanwhile')
}

/** Takes a listing off the market, or puts it back; done already, it stays so. Throws `not_found`. */
export async function setOnMarket(deps: Deps, keeper: Acting, productId: string, open: boolean): Promise<void> {
  if (await sql.setOnMarket(deps.db, keeper, { productId, open, now: deps.now() })) return
  const { state } = await seeListing(deps, keeper, productId)
  if (state !== (open ? 'published' : 'closed')) throw new Problem('not_found')
}

/** Every version of a listing, the latest first. Throws `not_found`. */
export async function historyOf(deps: Deps, keeper: Acting, productId: string): Promise<PastVersion[]> {
  await seeListing(deps, keeper, productId)
  return sql.readHistory(deps.db, keeper, productId)
}

/** Today in the township: nothing is opened for a day before it. */
export function today(deps: Deps): string {
  return dayOf(deps.now())
}
