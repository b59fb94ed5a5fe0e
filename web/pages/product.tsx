import type { ChoiceFault, PlanSoFar } from '../../src/bookings/bookings.choices.ts'
import type { Day } from '../../src/days.ts'
import { daysBetween } from '../../src/days.ts'
import type { Certificate } from '../../src/hosts/hosts.rules.ts'
import type { PublicHost } from '../../src/hosts/hosts.ts'
import type { LinePosition } from '../../src/lines/lines.rules.ts'
import type { Notice } from '../../src/notices/notices.schemas.ts'
import type { ShownPhoto } from '../../src/photos/photos.shown.sql.ts'
import type { DayOffer, NearAndLater } from '../../src/products/products.calendar.rules.ts'
import { type Choice, MOST_NIGHTS } from '../../src/products/products.choice.rules.ts'
import type { ProductDetail } from '../../src/products/products.detail.ts'
import type { ReviewPage } from '../../src/reviews/reviews.ts'
import { Certificates } from '../components/certificates.tsx'
import { Chooser } from '../components/chooser.tsx'
import { LinePositions } from '../components/line-positions.tsx'
import { NoticeList } from '../components/notice-list.tsx'
import { PhotoStrip } from '../components/photo-strip.tsx'
import { Picture } from '../components/picture.tsx'
import { PlanBar } from '../components/plan-bar.tsx'
import { Policy, type PolicyProps } from '../components/policy.tsx'
import { CalendarLegend, type DayLink, Months, NearDays } from '../components/price-calendar.tsx'
import { Prices } from '../components/prices.tsx'
import { RatingLink, ReviewsSection } from '../components/reviews.tsx'
import { RipenessOf } from '../components/ripeness.tsx'
import { Said } from '../components/said.tsx'
import { useFace } from '../face.tsx'
import { dateInFull, dateLabel, productLineClass } from '../format.ts'
import { CHOOSE, productPath } from '../paths.ts'

export interface ProductPageProps {
  product: ProductDetail
  /** Of itself, not of its place. */
  photos: ShownPhoto[]
  host: PublicHost
  /** The valid certificate that selling it needs; null when it needs none, or has none. */
  certificate: Certificate | null
  /** Whether it may be sold today at all. */
  forSale: boolean
  positions: LinePosition[]
  notices: Notice[]
  /** null when nothing is set up on any of them. */
  days: NearAndLater<DayOffer> | null
  choice: Choice
  policy: Pick<PolicyProps, 'terms' | 'dated'>
  plan: PlanSoFar | null
  reviews: ReviewPage
  fault?: ChoiceFault
  typed?: Record<string, string>
}

export function ProductPage(props: ProductPageProps) {
  const { words } = useFace()
  const { product, positions, notices, plan, forSale, policy, reviews } = props
  const letters = new Map(positions.map(({ slug, letter }) => [slug, letter]))
  return (
    <article class={`product ${productLineClass(product, letters)}`}>
      <Head {...props} />
      <PhotoStrip photos={props.photos} />
      {notices.length > 0 && (
        <section>
          <h2>{words.product.notices}</h2>
          <NoticeList notices={notices} />
        </section>
      )}
      {plan && <PlanBar plan={plan} />}
      {forSale && <Choosing {...props} />}
      <WhenYouCome product={product} />
      <div class="two">
        <section>
          <h2>{words.product.prices}</h2>
          <Prices product={product} />
          {product.oncePerBuyer && <p>{words.product.once}</p>}
          {product.hostAnswers && <p>{words.product.hostAnswers}</p>}
        </section>
        <section data-by-day="policy">
          <h2>{words.product.policy}</h2>
          <Policy kind={product.kind} {...policy} />
        </section>
      </div>
      <ReviewsSection page={reviews} all={`/products/${product.id}/reviews`} />
      {positions.length > 0 && product.kind !== 'goods' && (
        <section>
          <h2>{words.product.onward}</h2>
          <LinePositions positions={positions} place={product.place} />
        </section>
      )}
    </article>
  )
}

function Head({ product, photos, host, certificate, forSale, positions, reviews }: ProductPageProps) {
  const { words, to, said } = useFace()
  const { place } = product
  const [line] = positions
  const needed = product.requiredCertificate && words.host.kinds[product.requiredCertificate]
  return (
    <header class="pictured">
      <Picture photo={photos[0] ?? product.photo} scene={product.scene} alt="" priority />
      <div>
        <p class="kicker">{words.product.kinds[product.kind]}</p>
        <h1>
          <Said zh={product.name} en={product.nameEn} />
        </h1>
        {product.summary && (
          <p class="lead">
            <Said zh={product.summary} en={product.summaryEn} />
          </p>
        )}
        <RatingLink rating={reviews.rating} />
        <dl class="facts">
          <div>
            <dt>{words.product.who}</dt>
            <dd>
              <a href={to(`/hosts/${host.id}`)}>
                <Said zh={host.name} en={host.nameEn} />
              </a>
            </dd>
          </div>
          <div>
            <dt>{product.kind === 'goods' ? words.product.collect : words.product.where}</dt>
            <dd>
              <a href={to(`/places/${place.id}`)}>
                <Said zh={place.name} en={place.nameEn} />
              </a>
              {product.kind === 'goods' && (
                <span class="quiet">{words.product.collectAt(said(place.name, place.nameEn))}</span>
              )}
            </dd>
          </div>
          {line?.season && product.kind !== 'goods' && product.seasons.length === 0 && (
            <div>
              <dt>{words.product.when}</dt>
              <dd>
                <Said zh={line.season} en={line.seasonEn} />
              </dd>
            </div>
          )}
        </dl>
        <RipenessOf product={product} />
        <Certificates certificates={host.certificates} />
        {needed && certificate && (
          <p class="quiet">
            {words.product.eligible(needed, certificate.number, dateInFull(words, certificate.expiresOn))}
          </p>
        )}
        {!forSale && needed && (
          <p class="fault">
            {words.product.notEligible(needed)} <a href={to('/products?kind=goods')}>{words.product.elsewhere}</a>
          </p>
        )}
      </div>
    </header>
  )
}

/** What the host would have every guest know, before it is booked and not only after. */
function WhenYouCome({ product }: Pick<ProductPageProps, 'product'>) {
  const { words } = useFace()
  const { kind, meeting, meetingEn, bring, bringEn } = product
  const advice = [
    { what: kind === 'goods' ? words.itinerary.collect : words.itinerary.meet, zh: meeting, en: meetingEn },
    { what: words.itinerary.bring, zh: bring, en: bringEn },
  ].filter(({ zh }) => zh !== '')
  if (advice.length === 0) return null
  return (
    <section>
      <h2>{words.product.whenYouCome}</h2>
      <dl class="facts">
        {advice.map(({ what, zh, en }) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>
              <Said zh={zh} en={en} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/**
 * The days that come next, below them what comes of the one that is chosen, and behind a disclosure the days after; of
 * goods, which are bound to no day, only how many.
 */
function Choosing({ product, days, choice, plan, fault, typed }: ProductPageProps) {
  const { words, to } = useFace()
  const chooser = <Chooser product={product} choice={choice} plan={plan} fault={fault} typed={typed} />
  if (choice.step === 'stock') {
    return (
      <section id="choose" class="chooser stock" data-by-day="choose">
        {chooser}
      </section>
    )
  }
  const linkOf = (offer: DayOffer): DayLink | null => {
    const linked = wishOf(product, choice, offer)
    if (!linked) return null
    const { does, ...wish } = linked
    return { does, href: to(productPath(product, { ...wish, plan: plan?.text })) + CHOOSE }
  }
  const chosen = chosenIn(choice)
  return (
    <section class="choosing">
      <div id="days" data-by-day="days">
        <h2>{words.calendar.title}</h2>
        {days === null ? (
          <p>{words.calendar.nothing}</p>
        ) : (
          <>
            <p class="quiet">{product.kind === 'stay' ? words.calendar.leadStay : words.calendar.lead}</p>
            <NearDays weeks={days.near} chosen={chosen} linkOf={linkOf} />
            <CalendarLegend weeks={days.near} />
          </>
        )}
      </div>
      <div id="choose" class="chooser" data-by-day="choose">
        {chooser}
      </div>
      {days !== null && <LaterDays days={days} choice={choice} linkOf={linkOf} />}
    </section>
  )
}

interface LaterDaysProps {
  days: NearAndLater<DayOffer>
  choice: Choice
  linkOf(offer: DayOffer): DayLink | null
}

/** Open from the first where one will want them: with a day of theirs chosen, a departure to choose, or nothing free before. */
function LaterDays({ days: { near, later }, choice, linkOf }: LaterDaysProps) {
  const { words, today } = useFace()
  const chosen = chosenIn(choice)
  const first = later[0]?.weeks.flat().find((offer) => offer !== null)
  const last = later
    .at(-1)
    ?.weeks.flat()
    .findLast((offer) => offer !== null)
  if (!first || !last) return null
  const isWanted =
    choice.step === 'until' ||
    (chosen !== null && chosen.until >= first.day) ||
    near.flat().every((offer) => offer?.state !== 'open')
  return (
    <details class="later" data-by-day="later" open={isWanted}>
      <summary>{words.calendar.later(dateLabel(words, last.day, today))}</summary>
      <Months months={later} chosen={chosen} linkOf={linkOf} />
      <CalendarLegend weeks={later.flatMap(({ weeks }) => weeks)} />
    </details>
  )
}

/** Where a day leads: of a stay, the day after arrival and on is a departure; otherwise any day that has something. */
function wishOf(product: ProductDetail, choice: Choice, { day, state }: DayOffer) {
  if (choice.step === 'until' && day > choice.day && daysBetween(choice.day, day) <= MOST_NIGHTS) {
    return { day: choice.day, until: day, does: 'leave' as const }
  }
  if (state !== 'open') return null
  return { day, does: product.kind === 'stay' ? ('arrive' as const) : ('choose' as const) }
}

function chosenIn(choice: Choice): { from: Day; until: Day } | null {
  if (choice.step === 'day' || choice.step === 'stock') return null
  return { from: choice.day, until: 'until' in choice ? choice.until : choice.day }
}
