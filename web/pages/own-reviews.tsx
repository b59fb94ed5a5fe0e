import { dayOf } from '../../src/days.ts'
import type { OwnReview } from '../../src/reviews/own.ts'
import { Said } from '../components/said.tsx'
import { useFace } from '../face.tsx'
import { dateInFull, dayLabel } from '../format.ts'

/** Everything of an order that may be reviewed, or was. */
export function OwnReviewsPage({ orderId, products }: { orderId: string; products: OwnReview[] }) {
  const { words, to } = useFace()
  return (
    <section class="narrow">
      <h1>{words.review.ownTitle}</h1>
      <p class="lead">{words.review.ownLead}</p>
      <ul class="listed">
        {products.map((product) => (
          <li key={product.id}>
            <div>
              <h2>
                <Said zh={product.title} en={product.titleEn} />
              </h2>
              <p class="quiet">
                <Said zh={product.host.name} en={product.host.nameEn} />
                {product.firstDay && `${words.site.spot}${dayLabel(words, product.firstDay)}`}
              </p>
              <p>
                <StateOf product={product} />
              </p>
            </div>
            <WayToIt orderId={orderId} product={product} />
          </li>
        ))}
      </ul>
      <p class="aside">
        <a href={to(`/orders/${orderId}`)}>{words.review.backToOrder}</a>
      </p>
    </section>
  )
}

function StateOf({ product: { review, withdrawn, standing } }: { product: OwnReview }) {
  const { words } = useFace()
  if (withdrawn) return words.review.withdrawnAlready
  if (review) return words.review.writtenAs(words.review.stars[review.stars])
  if (standing.kind === 'open') return words.review.writeUntil(dateInFull(words, dayOf(standing.until)))
  return words.review.states[standing.kind]
}

function WayToIt({ orderId, product: { id, review, withdrawn, standing } }: { orderId: string; product: OwnReview }) {
  const { words, to } = useFace()
  const address = to(`/orders/${orderId}/reviews/${id}`)
  if (review)
    return (
      <a class="button" href={address}>
        {words.review.see}
      </a>
    )
  if (withdrawn || standing.kind !== 'open') return null
  return (
    <a class="button main" href={address}>
      {words.review.write}
    </a>
  )
}
