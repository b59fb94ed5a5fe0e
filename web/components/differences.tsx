import type { Difference } from '../../src/listings/listings.rules.ts'
import type { ListingKind } from '../../src/listings/listings.schemas.ts'
import type { NamedPlace } from '../../src/places/places.sql.ts'
import type { NamedPolicy } from '../../src/products/products.sql.ts'
import { useFace } from '../face.tsx'
import { yuan } from '../format.ts'

export interface DifferencesProps {
  differences: Difference[]
  places: NamedPlace[]
  policies: NamedPolicy[]
}

/** What a version says otherwise: before, and now. */
export function Differences({ differences, places, policies }: DifferencesProps) {
  const { words } = useFace()
  if (differences.length === 0) return <p>{words.listing.noDifferences}</p>
  const say = ({ field }: Difference, value: string | number | null): string => {
    if (value === null) return words.listing.nothing
    if (field === 'kind') return words.listing.kinds[value as ListingKind] // the schema knows no other
    if (field === 'weighedFen') return yuan(Number(value))
    if (field === 'placeId') return places.find(({ id }) => id === value)?.name ?? String(value)
    if (field === 'policyId') return policies.find(({ id }) => id === value)?.name ?? String(value)
    return String(value)
  }
  return (
    <dl class="differences">
      {differences.map((difference) => (
        <div key={`${difference.field} ${difference.of}`}>
          <dt>
            {words.listing.field[difference.field]}{' '}
            {difference.of !== null && <span lang="zh-CN">{difference.of}</span>}
          </dt>
          {difference.before !== null && (
            <dd>
              <del lang="zh-CN">{say(difference, difference.before)}</del>
            </dd>
          )}
          <dd>
            <ins lang="zh-CN">{say(difference, difference.after)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}
