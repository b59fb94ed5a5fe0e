import { addDays, type Day, timeOf } from '../../src/days.ts'
import type { LineSummary } from '../../src/lines/lines.schemas.ts'
import type { ComingUp } from '../../src/products/products.rules.ts'
import { useFace } from '../face.tsx'
import { dayLabel, priceFrom, productLineClass } from '../format.ts'
import { productPath } from '../paths.ts'
import type { Words } from '../words/words.ts'
import { Said } from './said.tsx'

interface ComingUpListProps {
  coming: ComingUp[]
  /** All lines: a thing is drawn in the colour of the line it lies on. */
  lines: readonly LineSummary[]
}

/** What can be had soon, as a timetable: when, what, where, and from which price. */
export function ComingUpList({ coming, lines }: ComingUpListProps) {
  const { words, to, today } = useFace()
  const letters = new Map(lines.map(({ slug, letter }) => [slug, letter]))
  return (
    <ul class="coming-up">
      {coming.map(({ product, day, startsAt }) => (
        <li key={product.id} class={productLineClass(product, letters)}>
          <a href={to(productPath(product, { day }))}>
            <span class="when">
              <span class="near-day">{nearDay(words, day, today)}</span>
              {startsAt && <time dateTime={startsAt}>{timeOf(Date.parse(startsAt))}</time>}
            </span>
            <span class="what">
              <strong>
                <Said zh={product.name} en={product.nameEn} />
              </strong>
              <span class="quiet">
                <Said zh={product.place.name} en={product.place.nameEn} />
              </span>
            </span>
            <span class="price">{priceFrom(words, product)}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

function nearDay(words: Words, day: Day, today: Day): string {
  if (day === today) return words.time.today
  return day === addDays(today, 1) ? words.time.tomorrow : dayLabel(words, day, today)
}
