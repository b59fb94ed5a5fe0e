import type { Keeper } from '../../src/accounts/guard.ts'
import { differences } from '../../src/listings/listings.rules.ts'
import type { PastVersion } from '../../src/listings/listings.sql.ts'
import { Differences, type DifferencesProps } from '../components/differences.tsx'
import { FarmFrame } from '../components/farm-frame.tsx'
import { useFace } from '../face.tsx'
import { momentLabel } from '../format.ts'

interface ListingHistoryPageProps extends Omit<DifferencesProps, 'differences'> {
  keeper: Keeper
  productId: string
  /** The latest first. */
  history: PastVersion[]
}

/** Every version of a listing, each with what it changed. */
export function ListingHistoryPage({ keeper, productId, history, places, policies }: ListingHistoryPageProps) {
  const { words, to } = useFace()
  return (
    <FarmFrame keeper={keeper} title={words.listing.history}>
      {history.map((version, index) => (
        <section key={version.id}>
          <h2>
            {version.number}
            {words.site.spot}
            {words.listing.states[version.state]}
          </h2>
          <p class="quiet">
            {[version.editedBy, momentLabel(words, version.editedAt)].filter(Boolean).join(words.site.spot)}
            {version.reviewedBy && version.reviewedAt !== null && (
              <>
                {' → '}
                {[version.reviewedBy, momentLabel(words, version.reviewedAt)].join(words.site.spot)}
              </>
            )}
          </p>
          {version.reason && <p>{version.reason}</p>}
          <Differences
            differences={differences(history[index + 1]?.content ?? null, version.content)}
            places={places}
            policies={policies}
          />
        </section>
      ))}
      <p class="aside">
        <a href={to(`/farm/${keeper.hostId}/listings/${productId}`)}>{words.listing.back}</a>
      </p>
    </FarmFrame>
  )
}
