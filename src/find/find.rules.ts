import type { Day } from '../days.ts'
import type { LineStop } from '../lines/lines.schemas.ts'
import type { ProductSummary } from '../products/products.schemas.ts'
import { isPickable, type Ripeness, rankOf, ripenessOn } from '../seasons/seasons.rules.ts'
import { type Distance, distancesFrom } from './distance.rules.ts'
import { type Filter, type FindWish, filtersOf, kindsOf, SOUGHT, type Sought, without } from './find.address.ts'
import { type CapsLeft, type Listing, leastFor, type Option, optionsOf } from './offer.rules.ts'

/** Something that was found, with what one is told of it. */
export interface Found {
  product: ProductSummary
  lng: Listing['lng']
  lat: Listing['lat']
  certificates: Listing['certificates']
  /** When it can be had in the days that were asked about; empty where no day was. */
  options: Option[]
  /** What it costs at least, as far as the wish says for whom and when. Fen. */
  fen: number
  ripeness: Ripeness | null
  distance: Distance | null
}

export interface Finding {
  /** In the order that was asked for; goods come last. */
  found: Found[]
  /** How many there are of what else one could look for, all other conditions kept. */
  counts: ReadonlyMap<Sought, number>
  /** When nothing was found: each condition that would help if it were let go, and how many there are then. */
  loosen: { filter: Filter; count: number }[]
  /** How many there are without any condition. */
  total: number
}

/** All that there is to be found in. */
export interface Ground {
  listings: readonly Listing[]
  /** In the days that are asked about. */
  caps: CapsLeft
  lines: readonly { slug: string; stops: readonly LineStop[] }[]
  today: Day
}

/**
 * Everything that meets the wish. With days, only what is truly free in them for the party (`optionsOf`); without, all
 * that could take the party in. What a condition would have left is counted by trying.
 */
export function find(wish: FindWish, ground: Ground): Finding {
  const distanceOf = distancesFrom(ground.lines, wish.near)
  const offers = rememberOffers(ground)
  const matches = (tried: FindWish) => ground.listings.filter((listing) => isMet(tried, listing, ground, offers))
  const found = matches(wish).map(
    (listing): Found => ({
      product: listing.product,
      lng: listing.lng,
      lat: listing.lat,
      certificates: listing.certificates,
      ...offers(listing, wish),
      ripeness: ripenessOn(listing.product.seasons, wish.day ?? ground.today),
      distance: distanceOf({ ...listing.product.place, lng: listing.lng, lat: listing.lat }),
    }),
  )
  const ofAnyKind = matches(without(wish, 'kind'))
  return {
    found: found.sort((a, b) => compare(a, b, wish)),
    total: ground.listings.length,
    counts: new Map(SOUGHT.map((sought) => [sought, ofAnyKind.filter((listing) => isOfKind(sought, listing)).length])),
    loosen:
      found.length > 0
        ? []
        : filtersOf(wish)
            .map((filter) => ({ filter, count: matches(without(wish, filter)).length }))
            .filter(({ count }) => count > 0)
            .sort((a, b) => b.count - a.count),
  }
}

interface Offered {
  options: Option[]
  fen: number
  /** Whether it can be had at all in those days by that party. */
  isFree: boolean
}
type Offers = (listing: Listing, wish: Pick<FindWish, 'day' | 'until' | 'party'>) => Offered

/** The same days and party are worked out once for each listing, however many conditions are tried. */
function rememberOffers({ caps }: Ground): Offers {
  const known = new Map<string, Map<Listing, Offered>>()
  return (listing, { day, until, party }) => {
    const key = JSON.stringify([day, until, party])
    const ofKey = known.get(key) ?? new Map<Listing, Offered>()
    known.set(key, ofKey)
    const offered = ofKey.get(listing) ?? offeredOf(listing, { day, until, party }, caps)
    ofKey.set(listing, offered)
    return offered
  }
}

function offeredOf(listing: Listing, asked: Pick<FindWish, 'day' | 'until' | 'party'>, caps: CapsLeft): Offered {
  const { product } = listing
  if (asked.day === null) {
    const least = asked.party && product.kind !== 'goods' ? leastFor(listing, asked.party) : product.fromFen
    return { options: [], fen: least ?? 0, isFree: least !== null }
  }
  const options = optionsOf(listing, asked, caps)
  return { options, fen: Math.min(...options.map(({ fen }) => fen)), isFree: options.length > 0 }
}

function isMet(wish: FindWish, listing: Listing, { lines, today }: Ground, offers: Offers): boolean {
  const { product, certificates } = listing
  const { kind, line, at, min, max, ripe, cert, q } = wish
  if (kind && !isOfKind(kind, listing)) return false
  if (line && !isOnLine(lines, line, product.place.id)) return false
  if (at && product.place.id !== at) return false
  if (cert && !certificates.includes(cert)) return false
  if (q && !hasWords(product, q)) return false
  if (ripe && !isAsRipe(ripe, ripenessOn(product.seasons, wish.day ?? today))) return false
  const { isFree, fen } = offers(listing, wish)
  return isFree && fen >= (min ?? 0) * 100 && fen <= (max ?? Number.POSITIVE_INFINITY) * 100
}

function isOfKind(sought: Sought, { product }: Listing): boolean {
  return kindsOf(sought).includes(product.kind)
}

function isOnLine(lines: Ground['lines'], slug: string, placeId: string): boolean {
  return lines.some((line) => line.slug === slug && line.stops.some(({ place }) => place.id === placeId))
}

function isAsRipe(wish: NonNullable<FindWish['ripe']>, ripeness: Ripeness | null): boolean {
  if (!ripeness) return false
  return wish === 'now' ? isPickable(ripeness) : ripeness.state === wish
}

/** Every word, from one Chinese character on, is somewhere in its names, summary, host or place, in either language. */
function hasWords({ name, nameEn, summary, summaryEn, host, place }: ProductSummary, words: string): boolean {
  const told = [name, nameEn, summary, summaryEn, host.name, host.nameEn, place.name, place.nameEn]
  const text = plain(told.filter((part) => part !== null).join('\n'))
  return plain(words)
    .split(/\s+/)
    .every((word) => text.includes(word))
}

/** Whatever way it was typed: capitals, and the wide letters and digits of Chinese keyboards. */
function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

const KINDS_IN_ORDER: readonly string[] = SOUGHT

/** Goods wait at the hub for whoever goes home: they come after what one goes to. */
function compare(a: Found, b: Found, { sort }: FindWish): number {
  const metres = ({ distance }: Found) => distance?.metres ?? Number.MAX_SAFE_INTEGER
  const isGoods = ({ product }: Found) => Number(product.kind === 'goods')
  const by = {
    near: () => metres(a) - metres(b),
    price: () => a.fen - b.fen,
    ripe: () => rankOf(a.ripeness) - rankOf(b.ripeness),
  }
  return (
    isGoods(a) - isGoods(b) ||
    by[sort]() ||
    by.near() ||
    KINDS_IN_ORDER.indexOf(a.product.kind) - KINDS_IN_ORDER.indexOf(b.product.kind) ||
    (a.product.id < b.product.id ? -1 : 1)
  )
}
