import type { Keeper } from '../accounts/guard.ts'
import { DAY_MS } from '../days.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problem.ts'
import * as sql from './answers.sql.ts'
import { CHANGING_DAYS } from './reviews.rules.ts'
import type { AnswerForm } from './reviews.schemas.ts'
import type { StoredReview } from './reviews.sql.ts'

const PAGE = 10

/** What a host may do with a review of hers. */
export interface AnswerableReview extends StoredReview {
  may: 'answer' | 'change' | 'read'
}

/** What guests said of a host, the newest first. */
export async function reviewsToAnswer(
  deps: Deps,
  keeper: Keeper,
  cursor: string | undefined,
): Promise<{ items: AnswerableReview[]; nextCursor: string | null }> {
  const found = await sql.readReviewsToAnswer(deps.db, keeper, cursor, PAGE + 1)
  const items = found.slice(0, PAGE).map((review) => ({ ...review, may: mayDo(review, deps.now()) }))
  return { items, nextCursor: found.length > PAGE ? (items.at(-1)?.id ?? null) : null }
}

function mayDo({ hidden, answeredAt }: StoredReview, now: number): AnswerableReview['may'] {
  if (hidden) return 'read'
  if (answeredAt === null) return 'answer'
  return answeredAt > now - CHANGING_DAYS * DAY_MS ? 'change' : 'read'
}

/**
 * Answers a review of the host's, or changes that answer. The same words twice are once. Throws `not_found` for what is
 * another's or was withdrawn, `review_hidden`, `review_fixed` when the answer stands for 14 days, `review_changed` when
 * the guest or another helper has written since it was read.
 */
export async function answerReview(deps: Deps, keeper: Keeper, reviewId: string, form: AnswerForm): Promise<void> {
  const now = deps.now()
  const answer = { ...form, reviewId, now, answeredSince: now - CHANGING_DAYS * DAY_MS, actor: keeper.actor }
  if (await sql.writeAnswer(deps.db, keeper, answer)) return
  const review = await sql.readReviewToAnswer(deps.db, keeper, reviewId)
  if (!review) throw new Problem('not_found')
  if (review.hidden) throw new Problem('review_hidden')
  if (review.answer === form.text) return
  throw new Problem(mayDo(review, now) === 'read' ? 'review_fixed' : 'review_changed')
}
