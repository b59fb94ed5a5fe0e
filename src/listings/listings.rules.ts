import type { ListingContent, ListingKind, ListingUnit } from './listings.schemas.ts'

/** The steps of a listing, in the order in which they are walked. */
export const STEPS = ['description', 'units', 'terms', 'openings'] as const
export type Step = (typeof STEPS)[number]

/** What a new listing of a kind begins with, so that little has to be typed. */
export function beginningOf(kind: ListingKind, placeId: string): ListingContent {
  return {
    kind,
    placeId,
    name: '',
    summary: '',
    bring: '',
    meeting: '',
    policyId: '',
    weighedFen: null,
    units: [],
  }
}

/** How a kind is usually sold: shown in the empty form. */
export const USUAL_UNITS: Record<ListingKind, Pick<ListingUnit, 'name' | 'people' | 'audience'>[]> = {
  stay: [{ name: '一间', people: 2, audience: 'anyone' }],
  picking: [
    { name: '成人', people: 1, audience: 'adult' },
    { name: '儿童', people: 1, audience: 'child' },
  ],
  meal: [{ name: '一位', people: 1, audience: 'anyone' }],
  workshop: [{ name: '一位', people: 1, audience: 'anyone' }],
  walk: [{ name: '一位', people: 1, audience: 'anyone' }],
  goods: [{ name: '一份', people: 0, audience: 'anyone' }],
}

/** The steps that are not done. `openings`: how many days are open ahead, or how much lies in stock. */
export function stepsMissing(content: ListingContent, openings: number): Step[] {
  const done: Record<Step, boolean> = {
    description: content.name !== '' && content.summary !== '' && content.placeId !== '',
    units: content.units.length > 0,
    terms: content.policyId !== '',
    openings: openings > 0,
  }
  return STEPS.filter((step) => !done[step])
}

/** What a version says otherwise than the one before it. */
export interface Difference {
  /** A field of the content, or a unit by its name. */
  field: 'kind' | 'placeId' | 'name' | 'summary' | 'bring' | 'meeting' | 'policyId' | 'weighedFen' | 'unit'
  /** Of a unit: what it is called now, or was. */
  of: string | null
  /** As it is stored; null where there was, or is, nothing. */
  before: string | number | null
  after: string | number | null
}

const FIELDS = ['kind', 'placeId', 'name', 'summary', 'bring', 'meeting', 'policyId', 'weighedFen'] as const

/** Field by field; `null` stands for no earlier version. */
export function differences(before: ListingContent | null, after: ListingContent): Difference[] {
  const fields = FIELDS.filter((field) => (before?.[field] ?? null) !== after[field] && after[field] !== '').map(
    (field): Difference => ({ field, of: null, before: before?.[field] ?? null, after: after[field] }),
  )
  const emptied = FIELDS.filter((field) => after[field] === '' && (before?.[field] ?? '') !== '').map(
    (field): Difference => ({ field, of: null, before: before?.[field] ?? null, after: null }),
  )
  return [...fields, ...emptied, ...unitDifferences(before?.units ?? [], after.units)]
}

function unitDifferences(before: readonly ListingUnit[], after: readonly ListingUnit[]): Difference[] {
  const ids = [...new Set([...before, ...after].map(({ id }) => id))]
  return ids.flatMap((id): Difference[] => {
    const was = before.find((unit) => unit.id === id)
    const is = after.find((unit) => unit.id === id)
    const [textBefore, textAfter] = [was ? unitText(was) : null, is ? unitText(is) : null]
    return textBefore === textAfter
      ? []
      : [{ field: 'unit', of: is?.name ?? was?.name ?? '', before: textBefore, after: textAfter }]
  })
}

/** All that a reviewer looks at in a unit, but its prices, which change without her. */
function unitText({ name, people, minQuantity, maxQuantity }: ListingUnit): string {
  return `${name} · ${people} · ${minQuantity}–${maxQuantity}`
}
