import { partyKind, shownName } from './reviews.rules.ts'
import type { Review } from './reviews.schemas.ts'
import type { ShownReview } from './reviews.sql.ts'

/** A review as it is read, with what it is about and who answers it. */
export interface ListedReview extends Review, Pick<ShownReview, 'product' | 'host'> {}

/** Without what nobody is to know. Hidden words are there only for who was let read them by the query. */
export function listedReview(stored: ShownReview): ListedReview {
  const { id, stars, text, answer, answeredAt, hidden, product, host } = stored
  return {
    id,
    stars,
    text,
    author: shownName(stored.initial),
    visitedIn: stored.visitedOn?.slice(0, 7) ?? null,
    party: partyKind(stored.party),
    writtenAt: iso(stored.writtenAt),
    changedAt: stored.changedAt === null ? null : iso(stored.changedAt),
    answer:
      answer === null || answeredAt === null
        ? null
        : {
            text: answer,
            answeredAt: iso(answeredAt),
            changedAt: stored.answerChangedAt === null ? null : iso(stored.answerChangedAt),
          },
    hidden,
    product,
    host,
  }
}

function iso(instant: number): string {
  return new Date(instant).toISOString()
}
