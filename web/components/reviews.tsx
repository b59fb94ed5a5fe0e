import type { Rating, Stars } from '../../src/reviews/reviews.rules.ts'
import type { Review } from '../../src/reviews/reviews.schemas.ts'
import type { ListedReview } from '../../src/reviews/reviews.shown.rules.ts'
import { languageOf } from '../../src/reviews/reviews.text.rules.ts'
import type { ReviewPage } from '../../src/reviews/reviews.ts'
import { useFace } from '../face.tsx'
import type { Words } from '../words/words.ts'
import { Said } from './said.tsx'
import { Verdict } from './stars.tsx'

/** `4.7 分 · 12 条评价`; below three reviews only how many there are, and nothing where there are none. */
export function ratingText(words: Words, { count, average }: Rating): string {
  if (average !== null) return words.review.average(average.toFixed(1), count)
  return count > 0 ? words.review.count(count) : ''
}

/** In a list: only an average, which stands from three reviews on. */
export function RatingInList({ rating }: { rating: Rating | undefined }) {
  const { words } = useFace()
  if (!rating || rating.average === null) return null
  return <p class="rating">{ratingText(words, rating)}</p>
}

/** At the top of a page: the rating, and the way down to what was said; nothing before someone has said something. */
export function RatingLink({ rating }: { rating: Rating }) {
  const { words } = useFace()
  if (rating.count === 0) return null
  return (
    <p class="rating">
      <a href="#guests">{ratingText(words, rating)}</a>
    </p>
  )
}

/** What guests say of a product or a host, on its own page: the rating, the newest, and where the others are; nothing while nobody has said anything. */
export function ReviewsSection({ page, all, named }: { page: ReviewPage; all: string; named?: boolean }) {
  const { words, to } = useFace()
  const { rating, items, nextCursor } = page
  if (items.length === 0) return null
  return (
    <section class="guests" aria-labelledby="guests">
      <h2 id="guests">{words.review.title}</h2>
      <RatingLine rating={rating} />
      <ReviewList reviews={items} named={named} />
      {nextCursor && (
        <p class="pager">
          <a class="button" href={to(all)}>
            {words.review.all}
          </a>
        </p>
      )}
    </section>
  )
}

/** The rating, who may write, or that nobody has. */
export function RatingLine({ rating: { count, average } }: { rating: Rating }) {
  const { words } = useFace()
  return (
    <p>
      {average !== null && <b>{words.review.averageLong(average.toFixed(1), count)} </b>}
      {count === 0 && `${words.review.none} `}
      <span class="quiet">{words.review.who}</span>
    </p>
  )
}

/** `named`: each says of which product it speaks. */
export function ReviewList({ reviews, named }: { reviews: readonly ListedReview[]; named?: boolean | undefined }) {
  return (
    <ul class="reviews">
      {reviews.map((review) => (
        <li key={review.id} id={`review-${review.id}`}>
          <ReviewEntry review={review} named={named} />
        </li>
      ))}
    </ul>
  )
}

/** One review as everyone reads it, with its answer; of a hidden one the reason in its place. */
export function ReviewEntry({ review, named }: { review: ListedReview; named?: boolean | undefined }) {
  const { words } = useFace()
  const { stars, text, answer, hidden, product, host } = review
  return (
    <article class="review">
      {named && (
        <p class="review-about">
          <Named product={product} />
        </p>
      )}
      {hidden && <HiddenMark hidden={hidden} />}
      {stars !== null && (
        <p class="verdict">
          {/* The table's CHECK holds it to these five. */}
          <Verdict stars={stars as Stars} />
        </p>
      )}
      {text && <Written text={text} />}
      <p class="quiet">{signature(words, review)}</p>
      {answer && (
        <div class="answer">
          <p class="quiet">
            <Answered host={host} /> {answer.changedAt && words.review.changed}
          </p>
          <Written text={answer.text} />
        </div>
      )}
    </article>
  )
}

/** What is not sold any more has no page. */
function Named({ product }: Pick<ListedReview, 'product'>) {
  const { to } = useFace()
  const name = <Said zh={product.name} en={product.nameEn} />
  return product.published ? <a href={to(`/products/${product.id}`)}>{name}</a> : name
}

function Answered({ host }: Pick<ListedReview, 'host'>) {
  const { words, said } = useFace()
  return words.review.answered(said(host.name, host.nameEn))
}

/** What staff wrote in its place. Their words may be in another language than the page. */
export function HiddenMark({ hidden }: { hidden: NonNullable<Review['hidden']> }) {
  const { words } = useFace()
  return (
    <p class="hidden-mark">
      {words.review.hidden(words.review.reasons[hidden.reason])}
      <bdi lang={languageOf(hidden.words)}>{hidden.words}</bdi>
    </p>
  )
}

/** What somebody wrote, line by line, in whatever direction and language. */
export function Written({ text }: { text: string }) {
  return (
    <p class="written" dir="auto" lang={languageOf(text)}>
      {text}
    </p>
  )
}

/** `陈*·2026年4月·带孩子·改过` */
export function signature(
  words: Words,
  { author, visitedIn, party, changedAt }: Pick<Review, 'author' | 'visitedIn' | 'party' | 'changedAt'>,
): string {
  const [year, month] = (visitedIn ?? '').split('-').map(Number)
  const facts = [
    author ?? words.review.someone,
    year && month ? words.review.month(year, month) : null,
    party && words.review.party[party],
    changedAt && words.review.changed,
  ]
  return facts.filter(Boolean).join(words.site.spot)
}
