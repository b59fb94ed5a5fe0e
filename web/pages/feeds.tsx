import type { Keeper } from '../../src/accounts/guard.ts'
import type { SeenListings } from '../../src/feeds/feeds.ts'
import type { StoredClash } from '../../src/feeds/listings.sql.ts'
import { FarmFrame } from '../components/farm-frame.tsx'
import { FollowedFeed } from '../components/followed-feed.tsx'
import { useFace } from '../face.tsx'
import { daysLabel } from '../feed-days.ts'
import { momentLabel } from '../format.ts'

type Listing = SeenListings['listings'][number]

interface FeedsPageProps extends SeenListings {
  keeper: Keeper
  /** Where this site is: other platforms need the link whole. */
  origin: string
}

/** What a host shows other platforms and follows of theirs; what was sold twice comes first. */
export function FeedsPage({ keeper, listings, clashes, origin }: FeedsPageProps) {
  const { words } = useFace()
  const open = clashes.filter(({ settled }) => settled === 0)
  const settled = clashes.filter(({ settled }) => settled === 1)
  return (
    <FarmFrame keeper={keeper} title={words.feeds.title}>
      {open.length > 0 && <Clashes clashes={open} hostId={keeper.hostId} />}
      <p>{words.feeds.lead}</p>
      {listings.length === 0 ? (
        <p>{words.feeds.nothing}</p>
      ) : (
        <ol class="feed-steps">
          {words.feeds.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      )}
      {listings.map((listing) => (
        <ListingCalendars key={listing.productId} listing={listing} hostId={keeper.hostId} origin={origin} />
      ))}
      {settled.length > 0 && (
        <section class="feed-settled">
          <h2>{words.feeds.settled}</h2>
          <ul>
            {settled.map((clash) => (
              <li key={`${clash.feedId} ${clash.uid}`}>
                <ClashLine clash={clash} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </FarmFrame>
  )
}

function Clashes({ clashes, hostId }: { clashes: readonly StoredClash[]; hostId: string }) {
  const { words, to } = useFace()
  return (
    <section class="feed-clashes" aria-labelledby="clashes">
      <h2 id="clashes">{words.feeds.clashes}</h2>
      <p>{words.feeds.clashLead}</p>
      <ul>
        {clashes.map((clash) => (
          <li key={`${clash.feedId} ${clash.uid}`}>
            <ClashLine clash={clash} />
            {(['settle', 'echo'] as const).map((what) => (
              <form key={what} method="post" action={to(`/farm/${hostId}/feeds/${clash.feedId}/${what}`)}>
                <input type="hidden" name="uid" value={clash.uid} />
                <button type="submit" class="button">
                  {what === 'settle' ? words.feeds.settle : words.feeds.isEcho}
                </button>
              </form>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}

function ClashLine({ clash }: { clash: StoredClash }) {
  const { words, said, today } = useFace()
  return (
    <p>
      <b>{daysLabel(words, clash.days, today)}</b>
      <br />
      {words.feeds.clash(said(clash.listing, clash.listingEn), clash.platform)}
      {clash.codes.length > 0 && (
        <>
          <br />
          {words.feeds.clashCodes(words.site.list(clash.codes))}
        </>
      )}
    </p>
  )
}

function ListingCalendars({ listing, hostId, origin }: { listing: Listing; hostId: string; origin: string }) {
  const { words, to, said } = useFace()
  const { productId, feeds, calendar } = listing
  const id = `listing-${productId}`
  return (
    <section class="feed-listing" aria-labelledby={id}>
      <h2 id={id}>{said(listing.name, listing.nameEn)}</h2>
      {calendar && <OwnLink calendar={calendar} action={`/farm/${hostId}/feeds/links/${productId}`} origin={origin} />}
      {feeds.length === 0 ? (
        <p>{words.feeds.notFollowed}</p>
      ) : (
        <>
          <h3>{words.feeds.others}</h3>
          <ul class="feed-list">
            {feeds.map((feed) => (
              <li key={feed.id}>
                <FollowedFeed feed={feed} hostId={hostId} />
              </li>
            ))}
          </ul>
        </>
      )}
      {feeds.length > 1 && <p class="feed-hint">{words.feeds.several}</p>}
      <div class="feed-doings">
        {calendar === null && (
          <form method="post" action={to(`/farm/${hostId}/feeds/links/${productId}`)}>
            <button type="submit" class="button">
              {words.feeds.open}
            </button>
          </form>
        )}
        <a class="button" href={to(`/farm/${hostId}/feeds/new/${productId}`)}>
          {words.feeds.add}
        </a>
      </div>
    </section>
  )
}

interface OwnLinkProps {
  calendar: NonNullable<Listing['calendar']>
  action: string
  origin: string
}

/** Whole and selected by one press, so that it can be copied without a script. */
function OwnLink({ calendar, action, origin }: OwnLinkProps) {
  const { words, to, today } = useFace()
  return (
    <>
      <h3>{words.feeds.ours}</h3>
      <p class="feed-link">
        <code>{`${origin}${to(calendar.link)}`}</code>
      </p>
      <button type="button" class="button" hidden data-copy={words.feeds.copied}>
        {words.feeds.copy}
      </button>
      <p class="feed-hint">
        {calendar.askedAt === null
          ? words.feeds.neverAsked
          : words.feeds.askedAt(momentLabel(words, calendar.askedAt, today))}
      </p>
      <details class="feed-careful">
        <summary>{words.feeds.renew}</summary>
        <form method="post" action={to(`${action}/renew`)}>
          <p>{words.feeds.renewHint}</p>
          <button type="submit" class="button">
            {words.feeds.renewNow}
          </button>
        </form>
      </details>
    </>
  )
}
