import type { Problem } from '../../src/problem.ts'
import type { DeskReview } from '../../src/reviews/hiding.sql.ts'
import { LONGEST_REASON } from '../../src/reviews/reviews.rules.ts'
import { listedReview } from '../../src/reviews/reviews.shown.rules.ts'
import { HIDING_REASONS } from '../../src/reviews/reviews.tables.ts'
import { Fault, faultProps } from '../components/fault.tsx'
import { Refusal } from '../components/refusal.tsx'
import { ReviewEntry } from '../components/reviews.tsx'
import { Said } from '../components/said.tsx'
import { useFace } from '../face.tsx'
import { withQuery } from '../paths.ts'

/** What was sent last, when it comes back: about which review, and why. */
export interface RefusedHiding {
  reviewId: string
  reason: string
  words: string
  problem: Problem
}

/** Which of the reviews are looked at. */
export interface DeskView {
  show: 'all' | 'hidden'
  cursor: string | undefined
}

interface DeskReviewsPageProps {
  view: DeskView
  reviews: DeskReview[]
  nextCursor: string | null
  refused: RefusedHiding | null
}

const PATH = '/desk/reviews'
const queryOf = ({ show, cursor }: DeskView) => ({ show: show === 'hidden' ? show : undefined, cursor })

/** What guests said of everyone: to take out of sight what must not stand, and to bring it back. */
export function DeskReviewsPage({ view, reviews, nextCursor, refused }: DeskReviewsPageProps) {
  const { words, to } = useFace()
  const isHere = reviews.some(({ id, hidden, own }) => id === refused?.reviewId && !hidden && !own)
  return (
    <div class="narrow">
      <h1>{words.desk.reviews}</h1>
      <p>{words.review.deskLead}</p>
      <nav class="doors" aria-label={words.desk.reviews}>
        {(['all', 'hidden'] as const).map((show) => (
          <a
            key={show}
            class="button"
            href={to(withQuery(PATH, queryOf({ show, cursor: undefined })))}
            aria-current={show === view.show ? 'page' : undefined}
          >
            {show === 'all' ? words.review.deskAll : words.review.deskHidden}
          </a>
        ))}
      </nav>
      {!isHere && <Refusal problem={refused?.problem ?? null} />}
      {reviews.length === 0 && <p>{words.review.deskNone}</p>}
      <ul class="reviews">
        {reviews.map((review) => (
          <li key={review.id} id={`review-${review.id}`}>
            <p class="quiet">
              <Said zh={review.host.name} en={review.host.nameEn} />
            </p>
            <ReviewEntry review={listedReview(review)} named />
            <Judging review={review} view={view} refused={isHere && review.id === refused?.reviewId ? refused : null} />
          </li>
        ))}
      </ul>
      {nextCursor && (
        <p class="pager">
          <a class="button" rel="next" href={to(withQuery(PATH, queryOf({ ...view, cursor: nextCursor })))}>
            {words.review.more}
          </a>
        </p>
      )}
    </div>
  )
}

interface JudgingProps {
  review: DeskReview
  view: DeskView
  refused: RefusedHiding | null
}

function Judging(props: JudgingProps) {
  const { words, to } = useFace()
  const { review, view, refused } = props
  if (review.own) return <p class="quiet">{words.review.ownReview}</p>
  if (review.hidden) {
    return (
      <form method="post" action={to(withQuery(`${PATH}/${review.id}/unhide`, queryOf(view)))}>
        <button type="submit" class="button">
          {words.review.unhide}
        </button>
      </form>
    )
  }
  return (
    <details class="unfold" open={refused !== null}>
      <summary>{words.review.hide}</summary>
      <HidingForm {...props} />
    </details>
  )
}

function HidingForm({ review, view, refused }: JudgingProps) {
  const { words, to } = useFace()
  const problem = refused?.problem ?? null
  const [reason, why] = [`reason-${review.id}`, `words-${review.id}`]
  return (
    <form method="post" action={to(withQuery(`${PATH}/${review.id}/hide`, queryOf(view)))} class="contact">
      {problem?.code !== 'invalid_request' && <Refusal problem={problem} />}
      <input type="hidden" name="version" value={String(review.version)} />
      <label for={reason}>{words.review.reason}</label>
      <select id={reason} name="reason" required {...faultProps(problem, 'reason')}>
        <option value="">{words.review.chooseReason}</option>
        {HIDING_REASONS.map((each) => (
          <option key={each} value={each} selected={each === refused?.reason}>
            {words.review.reasons[each]}
          </option>
        ))}
      </select>
      <Fault problem={problem} path="reason" />
      <label for={why}>{words.review.reasonWords}</label>
      <input
        id={why}
        name="words"
        type="text"
        autoComplete="off"
        maxLength={LONGEST_REASON}
        required
        value={refused?.words ?? ''}
        {...faultProps(problem, 'words')}
      />
      <Fault problem={problem} path="words" />
      <p class="submit">
        <button type="submit" class="button danger">
          {words.review.hideConfirm}
        </button>
      </p>
    </form>
  )
}
