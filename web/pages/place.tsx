import type { PublicHost } from '../../src/hosts/hosts.ts'
import type { LinePosition } from '../../src/lines/lines.rules.ts'
import type { Notice } from '../../src/notices/notices.schemas.ts'
import type { ShownPhoto } from '../../src/photos/photos.shown.sql.ts'
import type { Place } from '../../src/places/places.ts'
import type { NextFree } from '../../src/products/products.rules.ts'
import type { ProductSummary } from '../../src/products/products.schemas.ts'
import type { Ratings } from '../../src/reviews/reviews.ts'
import { HostList } from '../components/host-list.tsx'
import { LinePositions } from '../components/line-positions.tsx'
import { Navigate } from '../components/navigate.tsx'
import { NoticeList } from '../components/notice-list.tsx'
import { PhotoStrip } from '../components/photo-strip.tsx'
import { Picture } from '../components/picture.tsx'
import { ProductList } from '../components/product-list.tsx'
import { Said } from '../components/said.tsx'
import { useFace } from '../face.tsx'
import { lineClass } from '../format.ts'

export interface PlacePageProps {
  place: Place
  photos: ShownPhoto[]
  /** Said where the way there is offered: the place is invented. */
  isDemo: boolean
  positions: LinePosition[]
  notices: Notice[]
  products: ProductSummary[]
  letters: ReadonlyMap<string, string>
  nextFree: ReadonlyMap<string, NextFree>
  ratings: Ratings['products']
  hosts: PublicHost[]
}

export function PlacePage(props: PlacePageProps) {
  const { words } = useFace()
  const { place, photos, isDemo, positions, notices, products, letters, nextFree, ratings, hosts } = props
  const [first] = positions
  return (
    <article class={lineClass(positions.length === 1 ? first?.letter : null)}>
      <header class="pictured">
        <Picture photo={photos[0]} scene={place.scene} alt="" priority />
        <div>
          {first && (
            <p class="kicker">{first.stop === 0 ? words.place.isHub : <Said zh={first.name} en={first.nameEn} />}</p>
          )}
          <h1>
            <Said zh={place.name} en={place.nameEn} />
          </h1>
          {place.story && (
            <p class="lead">
              <Said zh={place.story} en={place.storyEn} />
            </p>
          )}
          <Facts {...props} />
          <Navigate place={place} isDemo={isDemo} />
        </div>
      </header>
      <PhotoStrip photos={photos} />
      {notices.length > 0 && (
        <section>
          <h2>{words.place.closures}</h2>
          <NoticeList notices={notices} />
        </section>
      )}
      {positions.length > 0 && (
        <section>
          <h2>{words.place.onLines}</h2>
          <LinePositions positions={positions} place={place} />
        </section>
      )}
      <section>
        <h2>{words.place.offered}</h2>
        {products.length > 0 ? (
          <ProductList products={products} letters={letters} nextFree={nextFree} ratings={ratings} />
        ) : (
          <p>{words.place.nothing}</p>
        )}
      </section>
      {hosts.length > 0 && (
        <section>
          <h2>{words.place.hosts}</h2>
          <HostList hosts={hosts} />
        </section>
      )}
    </article>
  )
}

function Facts({ place, positions }: PlacePageProps) {
  const { words } = useFace()
  const stay = Math.max(0, ...positions.map((position) => position.stayMinutes))
  const yesOrNo = (is: boolean) => (is ? words.place.yes : words.place.no)
  return (
    <dl class="facts">
      {stay > 0 && (
        <div>
          <dt>{words.place.stay}</dt>
          <dd>{words.place.minutes(stay)}</dd>
        </div>
      )}
      <div>
        <dt>{words.place.toilet}</dt>
        <dd>{yesOrNo(place.toilet)}</dd>
      </div>
      <div>
        <dt>{words.place.petrol}</dt>
        <dd>{yesOrNo(place.petrol)}</dd>
      </div>
    </dl>
  )
}
