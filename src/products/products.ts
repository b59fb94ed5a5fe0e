import { addDays, dayOf, daysFrom } from '../days.ts'
import type { Deps } from '../deps.ts'
import type { Availability } from '../inventory/inventory.schemas.ts'
import { availabilityOf } from '../inventory/inventory.ts'
import { Problem } from '../problem.ts'
import type { ProductDetail } from './products.detail.ts'
import { type ComingUp, comingUp, type NextFree, nextFree } from './products.rules.ts'
import type { EnglishNames, Guides, ProductKind, ProductSummary } from './products.schemas.ts'
import {
  isPublished,
  type NamedPolicy,
  type ProductFilter,
  readEnglishNames,
  readGuides,
  readPolicies,
  readProduct,
  readProductIds,
  readProductIdsOnLine,
  readProducts,
} from './products.sql.ts'

const PAGE = 20
/** What one host or one place sells: more than any of them has. */
const ALL = 200
/** How far ahead a list of products looks for free days, and how many it names. */
const LOOK_AHEAD_DAYS = 14
const FREE_DAYS = 3

/** One page of what is for sale, and the cursor of the next one; null at the end. */
export async function listProducts(
  deps: Deps,
  filter: ProductFilter,
): Promise<{ items: ProductSummary[]; nextCursor: string | null }> {
  return deps.remember(`products ${JSON.stringify(filter)}`, async () => {
    const now = deps.now()
    const found = await readProducts(deps.reads(), filter, now, dayOf(now), PAGE + 1)
    const items = found.slice(0, PAGE)
    return { items, nextCursor: found.length > PAGE ? (items.at(-1)?.id ?? null) : null }
  })
}

/**
 * What of these kinds still has places from today on over `count` days, each product once, the earliest first; at most a
 * page of each kind. Up to 1 s old.
 */
export async function listComingUp(deps: Deps, kinds: readonly ProductKind[], count: number): Promise<ComingUp[]> {
  const products = (await Promise.all(kinds.map((kind) => listProducts(deps, { kind })))).flatMap(({ items }) => items)
  const ids = products.map((product) => product.id)
  return comingUp(products, await calendarsFromToday(deps, ids, count))
}

/** Everything for sale along a line, up to 1 s old. Throws `not_found` when there is no such line. */
export async function productsOnLine(deps: Deps, slug: string): Promise<ProductSummary[]> {
  const ids = await productIdsOnLine(deps, slug)
  return deps.remember(`products on ${slug}`, () => {
    const now = deps.now()
    return readProducts(deps.reads(), { ids }, now, dayOf(now), ids.length)
  })
}

/** Their ids alone. Throws `not_found` when there is no such line. */
export async function productIdsOnLine(deps: Deps, slug: string): Promise<string[]> {
  const ids = await deps.remember(`product ids on ${slug}`, () => {
    const now = deps.now()
    return readProductIdsOnLine(deps.reads(), slug, now, dayOf(now))
  })
  if (!ids) throw new Problem('not_found')
  return ids
}

/** The ids of everything that may be sold today, up to 1 s old. */
export function productIdsForSale(deps: Deps): Promise<string[]> {
  return deps.remember('product ids for sale', () => {
    const now = deps.now()
    return readProductIds(deps.reads(), now, dayOf(now))
  })
}

/** Everything for sale of one host, or at one place, up to 1 s old. */
export function productsAt(deps: Deps, where: { host: string } | { place: string }): Promise<ProductSummary[]> {
  return deps.remember(`products at ${JSON.stringify(where)}`, () => {
    const now = deps.now()
    return readProducts(deps.reads(), where, now, dayOf(now), ALL)
  })
}

/** A published product with its terms, up to 1 s old. Throws `not_found`. */
export async function seeProduct(deps: Deps, productId: string): Promise<ProductDetail> {
  const product = await deps.remember(`product ${productId}`, () => readProduct(deps.reads(), productId, deps.now()))
  if (!product) throw new Problem('not_found')
  return product
}

/** What these products offer from today on over `count` days, by product; those without anything are absent. */
export function calendarsFromToday(
  deps: Deps,
  productIds: readonly string[],
  count: number,
): Promise<ReadonlyMap<string, Availability['days']>> {
  const from = dayOf(deps.now())
  return availabilityOf(deps, productIds, { from, to: addDays(from, count - 1) })
}

/** When each of them can be had next, within two weeks. */
export async function nextFreeOf(
  deps: Deps,
  products: readonly ProductSummary[],
): Promise<ReadonlyMap<string, NextFree>> {
  const ids = products.map((product) => product.id)
  const calendars = await calendarsFromToday(deps, ids, LOOK_AHEAD_DAYS)
  const days = daysFrom(dayOf(deps.now()), LOOK_AHEAD_DAYS)
  return new Map(
    products.map((product) => [product.id, nextFree(product, calendars.get(product.id) ?? [], days, FREE_DAYS)]),
  )
}

/** Throws `not_found` unless a product of that id is published. Up to 1 s old. */
export async function mustBePublished(deps: Deps, productId: string): Promise<void> {
  if (!(await deps.remember(`published ${productId}`, () => isPublished(deps.reads(), productId))))
    throw new Problem('not_found')
}

/**
 * What everything that is or was sold is called in English, up to 1 s old: an order keeps the Chinese it was sold under,
 * and an English reader is told beside it what that is.
 */
export function englishNames(deps: Deps): Promise<EnglishNames> {
  return deps.remember('english names', async () => {
    const rows = await readEnglishNames(deps.reads())
    return new Map(rows.map(({ unitId, ...names }) => [unitId, names]))
  })
}

/** What guests of anything that is or was sold need to know on the day, up to 1 s old. */
export function guestGuides(deps: Deps): Promise<Guides> {
  return deps.remember('guides', async () => new Map(await readGuides(deps.reads())))
}

/** The cancellation policies a listing chooses among, the gentlest first; up to 1 s old. */
export function listPolicies(deps: Deps): Promise<NamedPolicy[]> {
  return deps.remember('policies', () => readPolicies(deps.reads()))
}
