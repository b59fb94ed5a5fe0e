import { writePlan } from '../../src/bookings/bookings.plan.ts'
import type { LineRequest } from '../../src/bookings/bookings.schemas.ts'
import { type Filter, type FindWish, filtersOf, SORTS, without, writeFind } from '../../src/find/find.address.ts'
import type { Finding, Found } from '../../src/find/find.rules.ts'
import type { LineOnMap } from '../../src/lines/lines.schemas.ts'
import type { Ratings } from '../../src/reviews/reviews.ts'
import type { PartyFault } from '../../src/trips/trips.address.ts'
import { FindForm } from '../components/find-form.tsx'
import { conditionText, placeName } from '../components/find-text.ts'
import { FoundList } from '../components/found-list.tsx'
import type { FoundPlace } from '../components/maps/found.layout.ts'
import { FoundMap } from '../components/maps/found-map.tsx'
import { useFace } from '../face.tsx'
import { withQuery } from '../paths.ts'

export interface FindPageProps {
  wish: FindWish
  fault: PartyFault | null
  /** The party as it was typed. */
  typed: Record<string, string>
  finding: Finding
  /** Those of this page, and how many pages there are. */
  shown: readonly Found[]
  pages: number
  /** How much there is in all. */
  total: number
  /** Where things were found, of those that are surveyed. */
  places: readonly FoundPlace[]
  lines: readonly LineOnMap[]
  ratings: Ratings['products']
  /** The trip so far. */
  plan: readonly LineRequest[]
  isDemo: boolean
  phone: string
}

/** One search over all that is sold: what is asked above, what was found below, as a list and on the map. */
export function FindPage(props: FindPageProps) {
  const { words } = useFace()
  const { wish, fault, typed, finding, lines, plan, phone } = props
  return (
    <article class="find">
      <h1>{words.find.title}</h1>
      <FindForm
        {...{ wish, fault, typed, lines, phone }}
        counts={finding.counts}
        plan={plan.length > 0 ? writePlan(plan) : ''}
      />
      <div data-find-part>
        <Conditions {...props} />
        {finding.found.length > 0 ? <Results {...props} /> : <Nothing {...props} />}
      </div>
    </article>
  )
}

/** The address of the same search with another wish; the trip so far comes along. */
function useFinding({ plan }: Pick<FindPageProps, 'plan'>) {
  const { to } = useFace()
  return (wish: FindWish) =>
    to(withQuery('/products', { ...writeFind(wish), plan: plan.length > 0 ? writePlan(plan) : undefined }))
}

/** What is asked for, each a link that lets it go. */
function Conditions(props: FindPageProps) {
  const face = useFace()
  const { words } = face
  const { wish, lines } = props
  const hrefOf = useFinding(props)
  const filters = filtersOf(wish)
  if (filters.length === 0) return null
  return (
    <nav class="conditions" aria-label={words.find.filters}>
      {filters.map((filter) => {
        const condition = conditionText(face, wish, filter, lines)
        return (
          <a key={filter} href={hrefOf(without(wish, filter))} aria-label={words.find.remove(condition)}>
            {condition} <span aria-hidden="true">×</span>
          </a>
        )
      })}
      {filters.length > 2 && <a href={hrefOf(bare(wish))}>{words.find.removeAll}</a>}
    </nav>
  )
}

/** Without any condition; what is asked of the order stays. */
function bare(wish: FindWish): FindWish {
  return filtersOf(wish).reduce((left: FindWish, filter: Filter) => without(left, filter), wish)
}

function Results(props: FindPageProps) {
  const { words } = useFace()
  const { wish, finding, shown, lines, ratings, places, plan, isDemo } = props
  const letters = new Map(lines.map((line) => [line.slug, line.letter]))
  const hrefOf = useFinding(props)
  return (
    <div class="found-both">
      <p class="found-count" role="status">
        {words.find.count(finding.found.length)}
        {wish.day === null && <span class="quiet">{words.find.unasked}</span>}
      </p>
      <fieldset class="map-switch">
        <legend>{words.find.which}</legend>
        <label>
          <input type="radio" name="view" value="list" checked />
          <span>{words.find.list}</span>
        </label>
        <label>
          <input type="radio" name="view" value="map" />
          <span>{words.find.map}</span>
        </label>
      </fieldset>
      <div class="found-list">
        <Sorting {...props} />
        <FoundList found={shown} wish={wish} letters={letters} ratings={ratings} plan={plan} />
        <Pager {...props} />
      </div>
      <FoundMap
        lines={lines}
        places={places}
        chosen={wish.at}
        hrefOf={(placeId) => hrefOf({ ...wish, at: placeId, page: 1 })}
        isDemo={isDemo}
      />
    </div>
  )
}

/** In which order, and from where distances are counted. */
function Sorting(props: FindPageProps) {
  const { words, said } = useFace()
  const { wish, lines } = props
  const hrefOf = useFinding(props)
  const from = placeName(said, lines, wish.near)
  return (
    <nav class="sorting" aria-label={words.find.sort}>
      {SORTS.map((sort) => (
        <a key={sort} href={hrefOf({ ...wish, sort, page: 1 })} aria-current={sort === wish.sort ? 'true' : undefined}>
          {words.find.sorts[sort]}
          {sort === 'near' && from && `（${from}）`}
        </a>
      ))}
    </nav>
  )
}

/** Which condition to let go, and how many there are then. */
function Nothing(props: FindPageProps) {
  const face = useFace()
  const { words } = face
  const { wish, finding, lines, total } = props
  const hrefOf = useFinding(props)
  if (total === 0) return <p>{words.find.empty}</p>
  return (
    <div class="found-none" role="status">
      <p>{finding.loosen.length > 0 ? words.find.none : words.find.noneAtAll}</p>
      <ul class="ways-out">
        {finding.loosen.map(({ filter, count }) => (
          <li key={filter}>
            <a href={hrefOf(without(wish, filter))}>
              {words.find.loosen(conditionText(face, wish, filter, lines), count)}
            </a>
          </li>
        ))}
        <li>
          <a href={hrefOf(bare(wish))}>{words.find.showAll(total)}</a>
        </li>
      </ul>
    </div>
  )
}

function Pager(props: FindPageProps) {
  const { words } = useFace()
  const { wish, pages } = props
  const hrefOf = useFinding(props)
  if (pages < 2) return null
  return (
    <nav class="pager" aria-label={words.find.pages}>
      {wish.page > 1 && (
        <a class="button quiet-button" rel="prev" href={hrefOf({ ...wish, page: wish.page - 1 })}>
          {words.find.earlier}
        </a>
      )}
      <span>{words.find.page(wish.page, pages)}</span>
      {wish.page < pages && (
        <a class="button" rel="next" href={hrefOf({ ...wish, page: wish.page + 1 })}>
          {words.find.later}
        </a>
      )}
    </nav>
  )
}
