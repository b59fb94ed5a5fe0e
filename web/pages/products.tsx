import type { Day } from '../../src/days.ts'
import type { LineSummary } from '../../src/lines/lines.schemas.ts'
import { PRODUCT_KINDS, type ProductKind, type ProductSummary } from '../../src/products/products.schemas.ts'
import type { Ratings } from '../../src/reviews/reviews.ts'
import { ProductList } from '../components/product-list.tsx'
import { useFace } from '../face.tsx'
import { withQuery } from '../paths.ts'

/** Kinds that have pages of their own to be found by, later: festivals, flash offers, rewards. */
const ELSEWHERE: readonly ProductKind[] = ['session', 'offer', 'reward']

export interface ProductsFilter {
  kind?: ProductKind | undefined
  line?: string | undefined
  day?: Day | undefined
  q?: string | undefined
}

interface ProductsPageProps {
  filter: ProductsFilter
  products: ProductSummary[]
  lines: LineSummary[]
  ratings: Ratings['products']
  /** What comes after these; null at the end. */
  nextCursor: string | null
  /** These are not the first ones. */
  isFurtherOn: boolean
  plan: string
}

export function ProductsPage(props: ProductsPageProps) {
  const { words, to } = useFace()
  const { filter, products, lines, ratings, nextCursor, isFurtherOn, plan } = props
  const letters = new Map(lines.map((line) => [line.slug, line.letter]))
  const at = (cursor?: string) => to(withQuery('/products', { ...filter, plan, cursor }))
  return (
    <article>
      <h1>{words.product.all}</h1>
      <p class="lead">{words.product.lead}</p>
      <Filter {...props} />
      {products.length > 0 ? (
        <ProductList products={products} letters={letters} level={2} ratings={ratings} plan={plan} day={filter.day} />
      ) : (
        <Nothing {...props} />
      )}
      <p class="pager">
        {isFurtherOn && (
          <a class="button quiet-button" href={at()}>
            {words.product.fromStart}
          </a>
        )}
        {nextCursor && (
          <a class="button" rel="next" href={at(nextCursor)}>
            {words.product.more}
          </a>
        )}
      </p>
    </article>
  )
}

function Filter({ filter, lines, plan }: ProductsPageProps) {
  const { words, to, said, today } = useFace()
  return (
    <form method="get" action={to('/products')} class="day-form">
      {plan && <input type="hidden" name="plan" value={plan} />}
      <label>
        {words.product.kind}
        <select name="kind">
          <option value="">{words.product.anyKind}</option>
          {PRODUCT_KINDS.filter((kind) => !ELSEWHERE.includes(kind)).map((kind) => (
            <option key={kind} value={kind} selected={kind === filter.kind}>
              {words.product.kinds[kind]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.product.line}
        <select name="line">
          <option value="">{words.product.anyLine}</option>
          {lines.map((line) => (
            <option key={line.slug} value={line.slug} selected={line.slug === filter.line}>
              {said(line.name, line.nameEn)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.product.day}
        <input type="date" name="day" value={filter.day ?? ''} min={today} />
      </label>
      <label>
        {words.product.q}
        <input type="search" name="q" value={filter.q ?? ''} maxLength={50} />
      </label>
      <button type="submit" class="button">
        {words.product.find}
      </button>
    </form>
  )
}

/** What to change so that something is found: the list without each of the conditions. */
function Nothing({ filter, plan }: ProductsPageProps) {
  const { words, to } = useFace()
  const { without } = words.product
  const given = (['kind', 'line', 'day', 'q'] as const).filter((name) => filter[name] !== undefined)
  if (given.length === 0) return <p>{words.product.emptyAll}</p>
  return (
    <div role="status">
      <p>{words.product.empty}</p>
      <ul class="ways-out">
        {given.map((name) => (
          <li key={name}>
            <a href={to(withQuery('/products', { ...filter, [name]: undefined, plan }))}>
              {name === 'q' ? without.q(filter.q ?? '') : without[name]}
            </a>
          </li>
        ))}
        {given.length > 1 && (
          <li>
            <a href={to(withQuery('/products', { plan }))}>{words.product.showAll}</a>
          </li>
        )}
      </ul>
    </div>
  )
}
