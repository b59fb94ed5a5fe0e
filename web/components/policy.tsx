import type { DatedTerm, PolicyTerm } from '../../src/products/products.policy.rules.ts'
import type { ProductKind } from '../../src/products/products.schemas.ts'
import { type Setting, useFace } from '../face.tsx'
import { momentLabel } from '../format.ts'
import type { Words } from '../words/words.ts'

export interface PolicyProps {
  kind: ProductKind
  /** In hours before the start. */
  terms: PolicyTerm[]
  /** For the day that is chosen, with real dates; null while none is. */
  dated: {
    terms: DatedTerm[]
    /** UTC, milliseconds; null for what begins at no certain time. */
    startsAt: number | null
    /** Others begin later that day. */
    isFirstOfMany: boolean
  } | null
}

/** What cancelling costs, in plain words, with dates once a day is chosen. */
export function Policy({ kind, terms, dated }: PolicyProps) {
  const face = useFace()
  const { words } = face
  const { product } = words
  return (
    <>
      {dated?.startsAt && <p>{introduction(face, kind, dated.startsAt, dated.isFirstOfMany)}</p>}
      <ol class="terms">
        {(dated ? datedTerms(face, dated.terms) : generalTerms(words, kind, terms)).map((term) => (
          <li key={term}>{term}</li>
        ))}
      </ol>
      <p class="quiet">
        {[!dated && product.policyGeneral, product.onHold, product.onClosure, product.rounding]
          .filter(Boolean)
          .join(' ')}
      </p>
    </>
  )
}

function introduction({ words, today }: Setting, kind: ProductKind, startsAt: number, isFirstOfMany: boolean): string {
  const when = momentLabel(words, startsAt, today)
  if (isFirstOfMany) return words.product.policyFirstTime(when)
  return kind === 'stay' ? words.product.policyStay(when) : words.product.policyDay(when)
}

function datedTerms({ words, today }: Setting, terms: readonly DatedTerm[]): string[] {
  const { product } = words
  return terms.map(({ until, feePercent }, index) => {
    const fee = feeWord(words, feePercent)
    if (until === null && index === 0) return feePercent === 0 ? product.anyTime : product.fromNow(fee)
    if (until === null) return product.thereafter(fee)
    return index === 0
      ? product.until(momentLabel(words, until, today), fee)
      : product.thenUntil(momentLabel(words, until, today), fee)
  })
}

/** What a policy says before any day is chosen, one sentence for each term. */
export function generalTerms(words: Words, kind: ProductKind, terms: readonly PolicyTerm[]): string[] {
  const { product } = words
  const begins = kind === 'stay' ? product.beginsStay : product.begins
  return terms.map(({ untilHoursBefore: to, feePercent }, index) => {
    const fee = feeWord(words, feePercent)
    const from = terms[index - 1]?.untilHoursBefore ?? null
    if (to === null) {
      if (from === null) return product.fromNow(fee)
      return from > 0 ? product.within(begins, span(words, from), fee) : product.afterwards(begins, fee)
    }
    if (from === null) return to > 0 ? product.earlier(begins, span(words, to), fee) : product.before(begins, fee)
    return to > 0
      ? product.between(begins, span(words, from), span(words, to), fee)
      : product.within(begins, span(words, from), fee)
  })
}

function feeWord({ product }: Words, percent: number): string {
  if (percent === 0) return product.noFee
  return percent === 100 ? product.wholePrice : product.fee(percent)
}

/** Up to three days in hours, as people count a deadline; beyond, whole days. */
function span({ product }: Words, hours: number): string {
  return hours > 72 && hours % 24 === 0 ? product.days(hours / 24) : product.hours(hours)
}
