import type { Keeper } from '../../src/accounts/guard.ts'
import { LISTING_KINDS } from '../../src/listings/listings.schemas.ts'
import type { ListedListing } from '../../src/listings/listings.sql.ts'
import { FarmFrame } from '../components/farm-frame.tsx'
import { useFace } from '../face.tsx'
import type { Words } from '../words/words.ts'

/** Everything a host sells, where each thing stands, and how to begin another. */
export function ListingsPage({ keeper, listings }: { keeper: Keeper; listings: ListedListing[] }) {
  const { words, to } = useFace()
  const address = to(`/farm/${keeper.hostId}/listings`)
  return (
    <FarmFrame keeper={keeper} title={words.listing.title}>
      <p>{words.listing.lead}</p>
      {listings.length === 0 && <p>{words.listing.none}</p>}
      <ul class="listed">
        {listings.map((listing) => (
          <li key={listing.productId}>
            <a class="listing-link" href={`${address}/${listing.productId}`}>
              <b lang="zh-CN">{listing.name || words.listing.unnamed}</b>
              <span>
                {standing(words, listing)}
                {words.site.spot}
                {words.listing.openings(listing.openings)}
              </span>
            </a>
          </li>
        ))}
      </ul>
      <form method="post" action={address}>
        <h2>{words.listing.begin}</h2>
        <div class="kinds">
          {LISTING_KINDS.map((kind) => (
            <button key={kind} type="submit" name="kind" value={kind} class="button">
              {words.listing.kinds[kind]}
            </button>
          ))}
        </div>
      </form>
    </FarmFrame>
  )
}

/** Where a listing stands, in words: what guests see, and what is worked on. */
export function standing({ listing }: Words, { state, work }: Pick<ListedListing, 'state' | 'work'>): string {
  if (state === 'published') {
    if (work === 'draft') return listing.states.editing
    if (work === 'review') return listing.states.editingReview
    if (work === 'returned') return listing.states.editingReturned
    return listing.states.published
  }
  return state === 'draft' && work ? listing.states[work] : listing.states[state]
}
