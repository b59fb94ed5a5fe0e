import { DAY_MS } from '../days.ts'
import type { Deps } from '../deps.ts'
import { Problem, type ProblemCode } from '../problem.ts'
import type { OrderAccess } from '../secrets.ts'
import * as sql from './own.sql.ts'
import {
  CHANGING_DAYS,
  changeableUntil,
  partyKind,
  type Standing,
  shownName,
  standingOf,
  WRITING_DAYS,
} from './reviews.rules.ts'
import type { Review, ReviewForm } from './reviews.schemas.ts'

/** A product of one's own order: what one said of it, and what may still be said. */
export interface OwnReview extends Omit<sql.OwnProduct, 'booked' | 'initial' | 'party'> {
  /** How it would be signed. */
  signature: Pick<Review, 'author' | 'visitedIn' | 'party'>
  standing: Standing | { kind: 'own' }
  /** Until when it may be changed, UTC milliseconds; null when it may not, or is not there. */
  changeableUntil: number | null
}

/** What one may say, or has said, of everything in an order. Throws `not_found` when the link opens nothing any more. */
export async function ownReviews(deps: Deps, access: OrderAccess): Promise<OwnReview[]> {
  const products = await sql.readOwnProducts(deps.db, access)
  if (!products) throw new Problem('not_found')
  const now = deps.now()
  return products.map(({ booked, initial, party, ...product }) => ({
    ...product,
    signature: {
      author: shownName(initial),
      visitedIn: product.firstDay?.slice(0, 7) ?? null,
      party: partyKind(party),
    },
    standing: product.own ? { kind: 'own' as const } : standingOf(booked, now),
    changeableUntil: changeable(product.review, now),
  }))
}

/** The same of one of its products. Throws `not_found` when it is not in the order. */
export async function ownReview(deps: Deps, access: OrderAccess, productId: string): Promise<OwnReview> {
  const own = (await ownReviews(deps, access)).find(({ id }) => id === productId)
  if (!own) throw new Problem('not_found')
  return own
}

/**
 * Writes a review, or changes it. The same words twice are once. Throws `not_found`, `review_not_had`, `review_too_early`,
 * `review_too_late`, `own_review`; `already_reviewed` and `review_changed` when another window was faster, `review_hidden`,
 * `review_fixed`, `review_withdrawn`.
 */
export async function saveReview(
  deps: Deps,
  access: OrderAccess,
  productId: string,
  { stars, text, version }: ReviewForm,
): Promise<void> {
  const now = deps.now()
  const writing = { access, productId, now }
  const saved =
    version === 0
      ? await sql.insertReview(deps.db, writing, {
          id: deps.newId(),
          stars,
          text,
          overSince: now - WRITING_DAYS * DAY_MS,
        })
      : await sql.changeReview(deps.db, writing, {
          stars,
          text,
          version,
          writtenSince: now - CHANGING_DAYS * DAY_MS,
        })
  if (saved) return
  const own = await ownReview(deps, access, productId)
  if (own.review?.stars === stars && own.review.text === text && !own.review.hidden) return
  throw new Problem(version === 0 ? whyNotWritten(own) : whyNotChanged(own))
}

/** Takes it back for good; again, it changes nothing. Throws `not_found` when there is none of one's own. */
export async function withdrawReview(deps: Deps, access: OrderAccess, productId: string): Promise<void> {
  if (await sql.withdrawReview(deps.db, { access, productId, now: deps.now() })) return
  if (!(await ownReview(deps, access, productId)).withdrawn) throw new Problem('not_found')
}

function whyNotWritten({ review, withdrawn, standing }: OwnReview): ProblemCode {
  if (withdrawn) return 'review_withdrawn'
  if (review) return 'already_reviewed'
  if (standing.kind === 'own') return 'own_review'
  if (standing.kind === 'not_had') return 'review_not_had'
  return standing.kind === 'too_early' ? 'review_too_early' : 'review_too_late'
}

function whyNotChanged({ review, withdrawn, changeableUntil }: OwnReview): ProblemCode {
  if (withdrawn) return 'review_withdrawn'
  if (!review) return 'not_found'
  if (review.hidden) return 'review_hidden'
  return changeableUntil === null ? 'review_fixed' : 'review_changed'
}

function changeable(review: sql.OwnProduct['review'], now: number): number | null {
  if (!review || review.hidden) return null
  const until = changeableUntil(review.writtenAt)
  return until > now ? until : null
}
