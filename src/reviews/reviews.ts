import type { Deps } from '../deps.ts'
import { NO_RATING, type Rating, ratingOf } from './reviews.rules.ts'
import type { ReviewList } from './reviews.schemas.ts'
import { type ListedReview, listedReview } from './reviews.shown.rules.ts'
import { readReviews, readTallies } from './reviews.sql.ts'

/** How many stand on the page of a product or a host, and on a page of their own. */
const FIRST = 4
const PAGE = 10

/** A page of reviews, the newest first, with the rating of all of them. */
export interface ReviewPage {
  rating: Rating
  items: ListedReview[]
  nextCursor: string | null
}

export type Reviewed = { productId: string } | { hostId: string }

/** The first few, for the page of a product or a host; up to 1 s old. */
export function newestReviews(deps: Deps, about: Reviewed): Promise<ReviewPage> {
  return reviewPage(deps, about, undefined, FIRST)
}

/** One page of them; up to 1 s old. */
export function listReviews(deps: Deps, about: Reviewed, cursor: string | undefined): Promise<ReviewPage> {
  return reviewPage(deps, about, cursor, PAGE)
}

async function reviewPage(deps: Deps, about: Reviewed, cursor: string | undefined, count: number): Promise<ReviewPage> {
  const ask = async () => {
    const found = await readReviews(deps.reads(), about, cursor, count + 1)
    const items = found.slice(0, count).map(listedReview)
    return { items, nextCursor: found.length > count ? (items.at(-1)?.id ?? null) : null }
  }
  const [ratings, page] = await Promise.all([
    ratingsOf(deps),
    deps.remember(`reviews ${JSON.stringify({ ...about, cursor, count })}`, ask),
  ])
  const rating = 'productId' in about ? ratings.products.get(about.productId) : ratings.hosts.get(about.hostId)
  return { rating: rating ?? NO_RATING, ...page }
}

/** The same as the API tells it. */
export function toReviewList({ rating, items, nextCursor }: ReviewPage): ReviewList {
  return { rating, items: items.map(({ product: _, host: __, ...review }) => review), nextCursor }
}

/** By id; what has no review is absent. */
export interface Ratings {
  products: ReadonlyMap<string, Rating>
  hosts: ReadonlyMap<string, Rating>
}

/** The ratings of everything, up to 1 s old: a township's are a few dozen rows. */
export function ratingsOf(deps: Deps): Promise<Ratings> {
  return deps.remember('ratings', async () => {
    const tallies = await readTallies(deps.reads())
    const sums = (keyOf: (tally: (typeof tallies)[number]) => string) =>
      new Map(
        [...Map.groupBy(tallies, keyOf)].map(([key, ofKey]) => [
          key,
          ratingOf({
            count: ofKey.reduce((sum, { count }) => sum + count, 0),
            stars: ofKey.reduce((sum, { stars }) => sum + stars, 0),
          }),
        ]),
      )
    return { products: sums(({ productId }) => productId), hosts: sums(({ hostId }) => hostId) }
  })
}
