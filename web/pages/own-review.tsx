import { dayOf } from '../../src/days.ts'
import type { Problem } from '../../src/problem.ts'
import type { OwnReview } from '../../src/reviews/own.ts'
import { LONGEST_TEXT } from '../../src/reviews/reviews.rules.ts'
import { listedReview } from '../../src/reviews/reviews.shown.rules.ts'
import { Fault, faultProps } from '../components/fault.tsx'
import { Refusal } from '../components/refusal.tsx'
import { ReviewEntry, signature } from '../components/reviews.tsx'
import { Said } from '../components/said.tsx'
import { StarsField } from '../components/stars.tsx'
import { useFace } from '../face.tsx'
import { dayLabel } from '../format.ts'

/** What was typed, when the form comes back. */
export interface TypedReview {
  stars: string
  text: string
}

interface OwnReviewPageProps {
  orderId: string
  product: OwnReview
  typed: TypedReview | null
  problem: Problem | null
  /** It has just been saved, and whether a number in it was covered. */
  saved: '' | 'saved' | 'covered'
}

/** One thing of an order: to write about it, to change what was written, to take it back. */
export function OwnReviewPage(props: OwnReviewPageProps) {
  const { words, to } = useFace()
  const { orderId, product, problem, saved } = props
  return (
    <div class="narrow own-review">
      <p class="kicker">
        <Said zh={product.host.name} en={product.host.nameEn} />
        {product.firstDay && `${words.site.spot}${dayLabel(words, product.firstDay)}`}
      </p>
      <h1>
        <Said zh={product.title} en={product.titleEn} />
      </h1>
      <Refusal problem={problem} />
      {saved && (
        <p class="refusal gentle" role="status">
          {words.review.saved} {saved === 'covered' && words.review.covered}
        </p>
      )}
      {product.review ? <Written {...props} review={product.review} /> : <Unwritten {...props} />}
      <p class="aside">
        <a href={to(`/orders/${orderId}/reviews`)}>{words.review.backToOwn}</a>
      </p>
    </div>
  )
}

function Unwritten(props: OwnReviewPageProps) {
  const { words } = useFace()
  const { withdrawn, standing } = props.product
  if (withdrawn) return <p>{words.review.states.withdrawn}</p>
  if (standing.kind !== 'open') return <p>{words.review.states[standing.kind]}</p>
  return <ReviewForm {...props} version={0} typed={props.typed ?? { stars: '', text: '' }} />
}

function Written(props: OwnReviewPageProps & { review: NonNullable<OwnReview['review']> }) {
  const { words, to } = useFace()
  const { orderId, product, typed, review } = props
  const { changeableUntil } = product
  return (
    <>
      <h2>{words.review.yours}</h2>
      <ReviewEntry review={listedReview(review)} />
      {review.hidden && <p>{words.review.hiddenYours}</p>}
      {changeableUntil !== null && (
        <details class="unfold" open={typed !== null}>
          <summary>{words.review.change}</summary>
          <p class="quiet">{words.review.changeUntil(dayLabel(words, dayOf(changeableUntil)))}</p>
          <ReviewForm
            {...props}
            version={review.version}
            typed={typed ?? { stars: String(review.stars), text: review.text }}
          />
        </details>
      )}
      {changeableUntil === null && !review.hidden && <p class="quiet">{words.review.fixed}</p>}
      <details class="unfold">
        <summary>{words.review.withdraw}</summary>
        <form method="post" action={to(`/orders/${orderId}/reviews/${product.id}/withdraw`)}>
          <p>{words.review.withdrawLead}</p>
          <button type="submit" class="button danger">
            {words.review.withdrawConfirm}
          </button>
        </form>
      </details>
    </>
  )
}

interface ReviewFormProps extends Pick<OwnReviewPageProps, 'orderId' | 'product' | 'problem'> {
  version: number
  typed: TypedReview
}

function ReviewForm({ orderId, product, problem, version, typed }: ReviewFormProps) {
  const { words, to } = useFace()
  return (
    <form method="post" action={to(`/orders/${orderId}/reviews/${product.id}`)} class="contact">
      <input type="hidden" name="version" value={String(version)} />
      <StarsField chosen={typed.stars} fault={faultProps(problem, 'stars')} />
      <Fault problem={problem} path="stars" />
      <label for="text">{words.review.text}</label>
      <textarea id="text" name="text" rows={5} maxLength={LONGEST_TEXT} {...faultProps(problem, 'text')}>
        {typed.text}
      </textarea>
      <Fault problem={problem} path="text" />
      <p class="quiet">{words.review.textHint}</p>
      <p class="quiet">{words.review.signed(signature(words, { ...product.signature, changedAt: null }))}</p>
      <p class="submit">
        <button type="submit" class="button main">
          {version === 0 ? words.review.publish : words.review.save}
        </button>
      </p>
    </form>
  )
}
