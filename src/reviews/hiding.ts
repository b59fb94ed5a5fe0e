import type { Staff } from '../accounts/guard.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problem.ts'
import * as sql from './hiding.sql.ts'
import type { HidingForm } from './reviews.schemas.ts'

const PAGE = 20

/** What guests said of everyone, the newest first, or only what is hidden. */
export async function reviewsForDesk(
  deps: Deps,
  staff: Staff,
  wanted: { hiddenOnly: boolean; cursor: string | undefined },
): Promise<{ items: sql.DeskReview[]; nextCursor: string | null }> {
  const found = await sql.readReviewsForDesk(deps.db, staff.accountId, {
    hiddenOnly: wanted.hiddenOnly,
    before: wanted.cursor,
    limit: PAGE + 1,
  })
  const items = found.slice(0, PAGE)
  return { items, nextCursor: found.length > PAGE ? (items.at(-1)?.id ?? null) : null }
}

/**
 * Takes a review out of sight, with a reason that everyone reads in its place; what is hidden stays so. Throws `not_found`,
 * `own_review` for one of a farm of their own or of their own writing, `review_changed` when its writer has changed it.
 */
export async function hideReview(deps: Deps, staff: Staff, reviewId: string, why: HidingForm): Promise<void> {
  if (await sql.hideReview(deps.db, judging(deps, staff, reviewId), why)) return
  const review = await judged(deps, staff, reviewId)
  if (!review.hidden) throw new Problem('review_changed')
}

/** Brings a hidden review back; what is in the open stays so. Throws `not_found` and `own_review`. */
export async function unhideReview(deps: Deps, staff: Staff, reviewId: string): Promise<void> {
  if (!(await sql.unhideReview(deps.db, judging(deps, staff, reviewId)))) await judged(deps, staff, reviewId)
}

async function judged(deps: Deps, { accountId }: Staff, reviewId: string): Promise<sql.DeskReview> {
  const review = await sql.readReviewForDesk(deps.db, accountId, reviewId)
  if (!review) throw new Problem('not_found')
  if (review.own) throw new Problem('own_review')
  return review
}

function judging(deps: Deps, { accountId, actor }: Staff, reviewId: string): sql.Judging {
  return { accountId, actor, reviewId, now: deps.now() }
}
