import type { Keeper } from '../../src/accounts/guard.ts'
import type { Trial } from '../../src/feeds/feeds.ts'
import type { StoredListing } from '../../src/feeds/listings.sql.ts'
import type { Problem } from '../../src/problem.ts'
import { FarmFrame } from '../components/farm-frame.tsx'
import { Fault, faultProps } from '../components/fault.tsx'
import { Refusal } from '../components/refusal.tsx'
import { useFace } from '../face.tsx'
import { daysLabel } from '../feed-days.ts'

interface NewFeedPageProps {
  keeper: Keeper
  listing: Pick<StoredListing, 'productId' | 'name' | 'nameEn' | 'kind' | 'places'>
  /** As they were sent. */
  fields: Record<string, string>
  trial: Trial | null
  problem: Problem | null
}

/** Asks for another platform's calendar, reads it once, and says what following it would do before it is done. */
export function NewFeedPage({ keeper, listing, fields, trial, problem }: NewFeedPageProps) {
  const { words, to, said } = useFace()
  const { feeds } = words
  const path = `/farm/${keeper.hostId}/feeds`
  // Rooms are sold one by one; a session that is taken elsewhere is mostly taken whole.
  const takes = fields.takes ?? String(listing.kind === 'stay' ? 1 : listing.places)
  const closures = fields.address === undefined || fields.closures === 'on'
  return (
    <FarmFrame keeper={keeper} title={feeds.addTitle(said(listing.name, listing.nameEn))}>
      {problem && problem.code !== 'invalid_request' && <Refusal problem={problem} />}
      {trial && <TrialResult trial={trial} />}
      {trial?.kind === 'read' && (
        <form method="post" action={to(`${path}/follow/${listing.productId}`)}>
          {Object.entries({ ...fields, takes }).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <p class="submit">
            <button type="submit" class="button main">
              {feeds.follow}
            </button>
          </p>
        </form>
      )}
      <form method="post" action={to(`${path}/new/${listing.productId}`)} class="contact">
        <label for="platform">{feeds.platform}</label>
        <p class="feed-hint">{feeds.platformHint}</p>
        <input
          id="platform"
          name="platform"
          type="text"
          autoComplete="off"
          required
          maxLength={40}
          value={fields.platform ?? ''}
          {...faultProps(problem, 'platform')}
        />
        <Fault problem={problem} path="platform" />
        <label for="address">{feeds.address}</label>
        <p class="feed-hint">{feeds.addressHint}</p>
        <input
          id="address"
          name="address"
          type="text"
          inputMode="url"
          autoComplete="off"
          autoCapitalize="none"
          spellcheck={false}
          required
          value={fields.address ?? ''}
          {...faultProps(problem, 'address')}
        />
        <Fault problem={problem} path="address" />
        {listing.places > 1 ? (
          <>
            <label for="takes">{feeds.takes}</label>
            <input
              id="takes"
              name="takes"
              type="number"
              inputMode="numeric"
              min={1}
              max={Math.min(999, listing.places)}
              required
              value={takes}
              {...faultProps(problem, 'takes')}
            />
            <Fault problem={problem} path="takes" />
          </>
        ) : (
          <input type="hidden" name="takes" value="1" />
        )}
        <label class="check">
          <input type="checkbox" name="closures" checked={closures} />
          <span>{feeds.closures}</span>
        </label>
        <p class="submit">
          <button type="submit" class={trial?.kind === 'read' ? 'button' : 'button main'}>
            {feeds.try}
          </button>
        </p>
      </form>
      <p class="aside">
        <a href={to(path)}>{feeds.back}</a>
      </p>
    </FarmFrame>
  )
}

function TrialResult({ trial }: { trial: Trial }) {
  const { words, today } = useFace()
  const { feeds } = words
  if (trial.kind === 'failed') {
    return (
      <section class="feed-trial failed" role="alert">
        <h2>{feeds.notTried}</h2>
        <p>
          {feeds.fault[trial.fault]} {feeds.nothingKept}
        </p>
      </section>
    )
  }
  const { clashes, closes, own, unreadable } = trial.outcome
  return (
    <section class="feed-trial" role="status">
      <h2>{feeds.tried}</h2>
      {clashes.length > 0 && <p class="fault">{feeds.wouldClash(daysLabel(words, clashes, today))}</p>}
      <p>{closes.length > 0 ? feeds.wouldClose(daysLabel(words, closes, today)) : feeds.wouldCloseNothing}</p>
      {own > 0 && <p>{feeds.own(own)}</p>}
      {unreadable > 0 && <p class="fault">{feeds.unreadable(unreadable)}</p>}
    </section>
  )
}
