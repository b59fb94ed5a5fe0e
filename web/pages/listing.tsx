import type { Keeper } from '../../src/accounts/guard.ts'
import { STEPS, type Step } from '../../src/listings/listings.rules.ts'
import type { ListingContent } from '../../src/listings/listings.schemas.ts'
import type { Listing } from '../../src/listings/listings.sql.ts'
import type { Problem } from '../../src/problem.ts'
import { FarmFrame } from '../components/farm-frame.tsx'
import { Refusal } from '../components/refusal.tsx'
import { useFace } from '../face.tsx'
import { withQuery } from '../paths.ts'
import { standing } from './listings.tsx'

interface ListingPageProps {
  keeper: Keeper
  listing: Listing
  content: ListingContent
  missing: readonly Step[]
  problem: Problem | null
}

/** A listing with its steps, and what can be done with it now. */
export function ListingPage({ keeper, listing, content, missing, problem }: ListingPageProps) {
  const { words, to } = useFace()
  const address = to(`/farm/${keeper.hostId}/listings/${listing.productId}`)
  const { work } = listing
  const state = work?.version.state ?? null
  return (
    <FarmFrame keeper={keeper} title={content.name || words.listing.unnamed}>
      <p>
        {words.listing.kinds[content.kind]}
        {words.site.spot}
        {state === 'draft' && listing.state === 'draft' && missing.length === 0
          ? words.listing.states.ready
          : standing(words, { state: listing.state, work: state })}
        {words.site.spot}
        {words.listing.openings(listing.openings)}
      </p>
      <Refusal problem={problem} />
      {work?.version.reason && (
        <section class="refusal">
          <h2>{words.listing.sentBack}</h2>
          <p>{work.version.reason}</p>
        </section>
      )}
      <ol class="steps">
        {STEPS.map((step) => (
          <li key={step}>
            <a href={`${address}/${step}`}>
              <b>{words.listing.steps[step]}</b>
              <span class="step-state">{missing.includes(step) ? words.listing.missing : words.listing.done}</span>
            </a>
          </li>
        ))}
        <li>
          <a href={to(withQuery(`/farm/${keeper.hostId}/photos`, { product: listing.productId }))}>
            <b>{words.photos.title}</b>
            <span class="step-state">{words.photos.stepHint}</span>
          </a>
        </li>
      </ol>
      <p class="doors">
        <a class="button" href={`${address}/preview`}>
          {words.listing.preview}
        </a>
      </p>
      {(state === 'draft' || state === 'returned') && missing.length === 0 && work && (
        <form method="post" action={`${address}/submit`}>
          <input type="hidden" name="revision" value={String(work.version.revision)} />
          <button type="submit" class="button main wide">
            {words.listing.submit}
          </button>
          <p class="quiet">{words.listing.submitHint}</p>
        </form>
      )}
      {state === 'review' && <p role="status">{words.listing.inReview}</p>}
      {state === null && listing.state === 'published' && <p>{words.listing.nothingToSubmit}</p>}
      {listing.state === 'published' && (
        <form method="post" action={`${address}/market`}>
          <button type="submit" class="button">
            {words.listing.stop}
          </button>
          <p class="quiet">{words.listing.stopHint}</p>
        </form>
      )}
      {listing.state === 'closed' && (
        <form method="post" action={`${address}/market`}>
          <button type="submit" name="open" value="yes" class="button main">
            {words.listing.resume}
          </button>
        </form>
      )}
      <p class="aside">
        <a href={`${address}/history`}>{words.listing.history}</a>
      </p>
    </FarmFrame>
  )
}
