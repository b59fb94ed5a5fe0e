import type { ReviewPage } from '../../src/reviews/reviews.ts'
import { RatingLine, ReviewList } from '../components/reviews.tsx'
import { useFace } from '../face.tsx'
import { withQuery } from '../paths.ts'

interface ReviewsPageProps {
  /** What it is about, and its page. */
  name: string
  path: string
  page: ReviewPage
  /** These are not the first ones. */
  isFurtherOn: boolean
  /** Each says of which product it speaks. */
  named: boolean
}

/** All that guests say of a product or a host. */
export function ReviewsPage({ name, path, page, isFurtherOn, named }: ReviewsPageProps) {
  const { words, to } = useFace()
  return (
    <div class="narrow">
      <p class="kicker">
        <a href={to(path)}>{name}</a>
      </p>
      <h1>{words.review.title}</h1>
      <RatingLine rating={page.rating} />
      <ReviewList reviews={page.items} named={named} />
      <p class="pager">
        {isFurtherOn && (
          <a class="button quiet-button" href={to(`${path}/reviews`)}>
            {words.review.fromStart}
          </a>
        )}
        {page.nextCursor && (
          <a class="button" rel="next" href={to(withQuery(`${path}/reviews`, { cursor: page.nextCursor }))}>
            {words.review.more}
          </a>
        )}
      </p>
    </div>
  )
}
