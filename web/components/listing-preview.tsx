import { NO_RATING } from '../../src/reviews/reviews.rules.ts'
import { ProductPage, type ProductPageProps } from '../pages/product.tsx'

type ListingPreviewProps = Pick<ProductPageProps, 'product' | 'photos' | 'host' | 'positions' | 'policy'>

const NO_REVIEWS = { rating: NO_RATING, items: [], nextCursor: null }

/** A product's page before guests see it: everything but the days, which are chosen on the page itself. */
export function ListingPreview(props: ListingPreviewProps) {
  return (
    <ProductPage
      {...props}
      certificate={null}
      forSale={false}
      notices={[]}
      days={null}
      choice={{ step: 'day' }}
      plan={null}
      reviews={NO_REVIEWS}
    />
  )
}
