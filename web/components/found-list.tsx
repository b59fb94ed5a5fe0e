import { mergePlans, writePlan } from '../../src/bookings/bookings.plan.ts'
import type { LineRequest } from '../../src/bookings/bookings.schemas.ts'
import { type Day, daysBetween, timeOf } from '../../src/days.ts'
import { type FindWish, partyFields } from '../../src/find/find.address.ts'
import type { Found } from '../../src/find/find.rules.ts'
import type { Option } from '../../src/find/offer.rules.ts'
import type { CertificateKind } from '../../src/hosts/hosts.rules.ts'
import type { Ratings } from '../../src/reviews/reviews.ts'
import { sizeOf } from '../../src/trips/party.rules.ts'
import { useFace } from '../face.tsx'
import { momentLabel, priceFrom, yuan } from '../format.ts'
import { CHOOSE, productPath, withQuery } from '../paths.ts'
import type { Words } from '../words/words.ts'
import { distanceText } from './find-text.ts'
import { ProductList } from './product-list.tsx'

interface FoundListProps {
  found: readonly Found[]
  wish: FindWish
  /** Letter by slug of the lines. */
  letters: ReadonlyMap<string, string>
  ratings: Ratings['products']
  /** The trip so far. */
  plan: readonly LineRequest[]
}

/** So many times are offered at once; the product's own page has them all. */
const TIMES_SHOWN = 3

/** What was found, each with what it costs those who come, how far it is, and a way into the trip. */
export function FoundList({ found, wish, letters, ratings, plan }: FoundListProps) {
  const { words, to } = useFace()
  const byProduct = new Map(found.map((each) => [each.product.id, each]))
  const planText = plan.length > 0 ? writePlan(plan) : ''
  return (
    <ProductList
      products={found.map(({ product }) => product)}
      letters={letters}
      ratings={ratings}
      level={2}
      day={wish.day ?? undefined}
      about={(product) => {
        const each = byProduct.get(product.id)
        if (!each) return null
        const day = each.options[0]?.day ?? undefined
        const until = product.kind === 'stay' ? (wish.until ?? undefined) : undefined
        const path = productPath(product, { day, until, plan: planText, party: wish.party })
        const href = to(path) + (day ? CHOOSE : '')
        return {
          href,
          price: <Price found={each} wish={wish} />,
          facts: factsOf(words, each),
          more: <Into found={each} wish={wish} plan={plan} more={href} />,
        }
      }}
    />
  )
}

function Price({ found, wish }: { found: Found; wish: FindWish }) {
  const { words } = useFace()
  const { product, options, fen } = found
  const { find } = words
  if (product.kind === 'goods' || (!wish.party && options.length === 0)) return <>{priceFrom(words, product)}</>
  const nights = product.kind === 'stay' ? nightsOf(wish) : 0
  const isFrom = !wish.party || options.length === 0
  const sum = fen === 0 ? priceFrom(words, product) : isFrom ? words.line.from(yuan(fen)) : yuan(fen)
  return (
    <>
      {sum}
      <span class="quiet">{forWhom(words, wish, options.length > 0 ? nights : 0)}</span>
      {product.kind === 'stay' && options.length === 0 && <span class="quiet">{find.perNight}</span>}
    </>
  )
}

function forWhom({ find }: Words, { party }: FindWish, nights: number): string {
  const people = party ? sizeOf(party) : 0
  if (people === 0) return nights > 0 ? find.nights(nights) : ''
  return nights > 0 ? find.forAllNights(find.nights(nights), people) : find.forAll(people)
}

function nightsOf({ day, until }: FindWish): number {
  if (day === null) return 0
  return until ? daysBetween(day, until) : 1
}

/** How far it is, and what its host is certified for as a farm. */
function factsOf(words: Words, { product, distance, certificates }: Found): string[] {
  const isFarm = (kind: CertificateKind) => kind === 'family_farm_province' || kind === 'family_farm_city'
  return [
    ...(distance && product.kind !== 'goods' ? [distanceText(words, distance)] : []),
    ...certificates.filter(isFarm).map((kind) => words.host.kinds[kind]),
  ]
}

/** Into the trip at once, where it is said when and for how many: of a stay by one link, else by one for each time. */
function Into({
  found,
  wish,
  plan,
  more,
}: {
  found: Found
  wish: FindWish
  plan: readonly LineRequest[]
  more: string
}) {
  const { words, to, today } = useFace()
  const { product, options } = found
  const addable = options.filter(({ lines }) => lines !== null)
  if (addable.length === 0) return null
  const hrefOf = ({ lines, slotIds }: Option) => {
    const added = (lines ?? []).map(({ unitId, quantity }) => ({ unitId, quantity, slotIds }))
    return to(withQuery('/trip', { plan: writePlan(mergePlans(plan, added)), ...partyFields(wish.party) }))
  }
  const [only] = addable
  if (only && (product.kind === 'stay' || only.startsAt === null)) {
    return (
      <p class="into">
        <a href={hrefOf(only)}>{words.find.add}</a>
      </p>
    )
  }
  const isOneDay = wish.until === null
  return (
    <p class="into">
      <span class="quiet">{words.find.times}</span>
      {addable.slice(0, TIMES_SHOWN).map((option) => (
        <a key={option.slotIds.join()} href={hrefOf(option)}>
          {timeText(words, option, isOneDay, today)}
        </a>
      ))}
      {addable.length > TIMES_SHOWN && <a href={more}>{words.find.moreTimes}</a>}
    </p>
  )
}

function timeText(words: Words, { startsAt }: Option, isOneDay: boolean, today: Day): string {
  if (startsAt === null) return ''
  return isOneDay ? timeOf(startsAt) : momentLabel(words, startsAt, today)
}
