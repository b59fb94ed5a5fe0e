import type { PublicHost } from '../../src/hosts/hosts.ts'
import type { ShownPhoto } from '../../src/photos/photos.shown.sql.ts'
import type { NextFree } from '../../src/products/products.rules.ts'
import type { ProductSummary } from '../../src/products/products.schemas.ts'
import type { Ratings, ReviewPage } from '../../src/reviews/reviews.ts'
import { Certificates } from '../components/certificates.tsx'
import { PhotoStrip } from '../components/photo-strip.tsx'
import { Picture } from '../components/picture.tsx'
import { ProductList } from '../components/product-list.tsx'
import { RatingLink, ReviewsSection } from '../components/reviews.tsx'
import { Said } from '../components/said.tsx'
import { useFace } from '../face.tsx'
import { lineClass } from '../format.ts'

interface HostPageProps {
  host: PublicHost
  photos: ShownPhoto[]
  products: ProductSummary[]
  /** Where they offer something besides the place they live at. */
  alsoAt: ProductSummary['place'][]
  letters: ReadonlyMap<string, string>
  nextFree: ReadonlyMap<string, NextFree>
  reviews: ReviewPage
  ratings: Ratings['products']
  /** The line their place stands on. */
  letter: string | null
}

export function HostPage(props: HostPageProps) {
  const { host, photos, products, alsoAt, letters, nextFree, reviews, ratings, letter } = props
  const { words, to, said } = useFace()
  return (
    <article class={lineClass(letter)}>
      <header class="pictured">
        <Picture photo={photos[0]} scene={host.place.scene} alt={said(host.place.name, host.place.nameEn)} priority />
        <div>
          <h1>
            <Said zh={host.name} en={host.nameEn} />
          </h1>
          {host.story && (
            <p class="lead">
              <Said zh={host.story} en={host.storyEn} />
            </p>
          )}
          <RatingLink rating={reviews.rating} />
          <dl class="facts">
            <div>
              <dt>{words.host.person}</dt>
              <dd lang="zh-CN">{host.person}</dd>
            </div>
            <div>
              <dt>{words.host.phone}</dt>
              <dd>
                <a href={`tel:${host.phone}`}>{host.phone}</a>
              </dd>
            </div>
            <div>
              <dt>{words.host.home}</dt>
              <dd>
                <a href={to(`/places/${host.place.id}`)}>
                  <Said zh={host.place.name} en={host.place.nameEn} />
                </a>
              </dd>
            </div>
            {alsoAt.length > 0 && (
              <div>
                <dt>{words.host.also}</dt>
                {alsoAt.map((place) => (
                  <dd key={place.id}>
                    <a href={to(`/places/${place.id}`)}>
                      <Said zh={place.name} en={place.nameEn} />
                    </a>
                  </dd>
                ))}
              </div>
            )}
          </dl>
          <Certificates certificates={host.certificates} />
        </div>
      </header>
      <PhotoStrip photos={photos} />
      <section>
        <h2>{words.host.offers}</h2>
        {products.length > 0 ? (
          <ProductList products={products} letters={letters} nextFree={nextFree} ratings={ratings} />
        ) : (
          <p>{words.host.nothing}</p>
        )}
      </section>
      <ReviewsSection page={reviews} all={`/hosts/${host.id}/reviews`} named />
    </article>
  )
}
