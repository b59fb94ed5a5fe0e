import type { Keeper } from '../../src/accounts/guard.ts'
import { dayOf } from '../../src/days.ts'
import type { Problem } from '../../src/problem.ts'
import type { AnswerableReview } from '../../src/reviews/answers.ts'
import { changeableUntil, LONGEST_ANSWER } from '../../src/reviews/reviews.rules.ts'
import { listedReview } from '../../src/reviews/reviews.shown.rules.ts'
import { FarmFrame } from '../components/farm-frame.tsx'
import { Fault, faultProps } from '../components/fault.tsx'
import { Refusal } from '../components/refusal.tsx'
import { ReviewEntry, signature } from '../components/reviews.tsx'
import { useFace } from '../face.tsx'
import { dayLabel } from '../format.ts'
import { withQuery } from '../paths.ts'

/** What was sent last, when it comes back: to which review, and why. */
export interface Refused {
  reviewId: string
  text: string
  problem: Problem
}

interface FarmReviewsPageProps {
  keeper: Keeper
  reviews: AnswerableReview[]
  nextCursor: string | null
  cursor: string | undefined
  refused: Refused | null
}

/** What guests said of a farm, each with a place to answer. */
export function FarmReviewsPage({ keeper, reviews, nextCursor, cursor, refused }: FarmReviewsPageProps) {
  const { words, to } = useFace()
  const path = `/farm/${keeper.hostId}/reviews`
  // What was answered may have left this page meanwhile: then it is said above.
  const isHere = reviews.some(({ id, may }) => id === refused?.reviewId && may !== 'read')
  return (
    <FarmFrame keeper={keeper} title={words.farm.reviews}>
      <p>{words.review.farmLead}</p>
      {!isHere && <Refusal problem={refused?.problem ?? null} />}
      {reviews.length === 0 && <p>{words.review.farmNone}</p>}
      <ul class="reviews">
        {reviews.map((review) => (
          <li key={review.id} id={`review-${review.id}`}>
            <ReviewEntry review={listedReview(review)} named />
            {review.hidden && <p class="quiet">{words.review.farmHidden}</p>}
            {review.may !== 'read' && (
              <Answering
                review={review}
                action={to(withQuery(`${path}/${review.id}`, { cursor }))}
                refused={review.id === refused?.reviewId ? refused : null}
              />
            )}
          </li>
        ))}
      </ul>
      <p class="pager">
        {cursor !== undefined && (
          <a class="button quiet-button" href={to(path)}>
            {words.review.fromStart}
          </a>
        )}
        {nextCursor && (
          <a class="button" rel="next" href={to(withQuery(path, { cursor: nextCursor }))}>
            {words.review.more}
          </a>
        )}
      </p>
    </FarmFrame>
  )
}

function Answering(props: { review: AnswerableReview; action: string; refused: Refused | null }) {
  const { words } = useFace()
  const { answeredAt } = props.review
  return (
    <details class="unfold" open={props.refused !== null}>
      <summary>{answeredAt === null ? words.review.answer : words.review.answerChange}</summary>
      {answeredAt !== null && (
        <p class="quiet">{words.review.answerUntil(dayLabel(words, dayOf(changeableUntil(answeredAt))))}</p>
      )}
      <AnswerForm {...props} />
    </details>
  )
}

function AnswerForm({
  review,
  action,
  refused,
}: {
  review: AnswerableReview
  action: string
  refused: Refused | null
}) {
  const { words } = useFace()
  const problem = refused?.problem ?? null
  const isFault = problem?.code === 'invalid_request'
  const field = `answer-${review.id}`
  return (
    <form method="post" action={action} class="contact">
      {!isFault && <Refusal problem={problem} />}
      <input type="hidden" name="version" value={String(review.version)} />
      <input type="hidden" name="answerVersion" value={String(review.answerVersion)} />
      <label for={field}>{words.review.answerTo(signature(words, listedReview(review)))}</label>
      <textarea
        id={field}
        name="text"
        rows={4}
        maxLength={LONGEST_ANSWER}
        required
        {...faultProps(isFault ? problem : null, 'text')}
      >
        {refused?.text ?? review.answer ?? ''}
      </textarea>
      <Fault problem={problem} path="text" />
      <p class="quiet">{words.review.answerHint}</p>
      <p class="submit">
        <button type="submit" class="button main">
          {review.answeredAt === null ? words.review.answerSend : words.review.save}
        </button>
      </p>
    </form>
  )
}
