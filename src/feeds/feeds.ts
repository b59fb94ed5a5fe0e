import type { Keeper } from '../accounts/guard.ts'
import { dayOf, MINUTE_MS } from '../days.ts'
import type { Deps } from '../deps.ts'
import { invalid, Problem } from '../problem.ts'
import { calendarAddress } from './address.rules.ts'
import * as clashes from './clashes.sql.ts'
import type { FeedForm } from './feeds.schemas.ts'
import * as sql from './feeds.sql.ts'
import type { FeedFault } from './fetching.ts'
import * as listings from './listings.sql.ts'
import { withoutOwn } from './own.ts'
import { type BusyTime, readCalendar } from './reading.rules.ts'
import { NEXT_READ_MS, readFeed } from './reads.ts'
import { type Outcome, outcomeOf } from './trial.rules.ts'

/** So many calendars a listing follows at most. */
export const MOST_FEEDS = 8
/** A host who presses the button again has a platform asked at most this often. */
const QUIET_MS = MINUTE_MS

/** What a host sees of her listings' calendars. */
export interface SeenListings {
  listings: (Omit<listings.StoredListing, 'calendar' | 'feeds'> & {
    calendar: { link: string; askedAt: number | null } | null
    feeds: (Omit<listings.StoredFeed, 'addressCipher'> & { site: string })[]
  })[]
  clashes: listings.StoredClash[]
}

/** The keeper's listings that are sold by the day, with links, feeds and what clashes. */
export async function seeListings(deps: Deps, keeper: Keeper): Promise<SeenListings> {
  const now = deps.now()
  const [stored, found] = await Promise.all([
    listings.readListings(deps.db, keeper, dayOf(now)),
    listings.readClashesOf(deps.db, keeper, now),
  ])
  const seen = stored.map(async ({ calendar, feeds, ...listing }) => ({
    ...listing,
    calendar: calendar && {
      link: `/feeds/${await deps.secrets.signCalendarLink(calendar.id, calendar.linkVersion)}.ics`,
      askedAt: calendar.askedAt,
    },
    feeds: await Promise.all(
      feeds.map(async ({ addressCipher, ...feed }) => ({
        ...feed,
        // The rest of the address is a secret, also before who looks over her shoulder. Without its key it says nothing.
        site: await deps.secrets.decrypt(addressCipher).then(
          (address) => new URL(address).hostname,
          () => '',
        ),
      })),
    ),
  }))
  return { listings: await Promise.all(seen), clashes: found }
}

/** A keeper's listing that can follow calendars. Throws `not_found`. */
export async function listingOf(deps: Deps, keeper: Keeper, productId: string): Promise<listings.StoredListing> {
  const found = await listings.readListings(deps.db, keeper, dayOf(deps.now()))
  const listing = found.find((one) => one.productId === productId)
  if (!listing) throw new Problem('not_found')
  return listing
}

/** What trying a calendar out came to. */
export type Trial = { kind: 'read'; outcome: Outcome } | { kind: 'failed'; fault: FeedFault }

/**
 * Reads a calendar once and says what following it would do, and does nothing. `ownHost`: where this site is. Throws
 * `invalid_request` for an address that is not asked at all, `not_found` when the listing is not the keeper's,
 * `too_many_requests`.
 */
export async function tryFeed(deps: Deps, keeper: Keeper, form: FeedForm, ownHost: string): Promise<Trial> {
  const met = await listings.readMetSlots(deps.db, form.productId, keeper, dayOf(deps.now()))
  if (!met) throw new Problem('not_found')
  const address = mustBeAllowed(deps, form.address, ownHost)
  if (!(await deps.admitsFeedTrial(keeper.hostId))) throw new Problem('too_many_requests', { retryAfterSeconds: 60 })
  const answer = await deps.askCalendar(address)
  if (answer.kind === 'unchanged') return { kind: 'failed', fault: 'server' }
  if (answer.kind === 'failed') return answer
  const reading = readCalendar(answer.text, deps.now())
  if (reading.kind === 'failed') return reading
  const busy = await withoutOwn(deps, reading.busy)
  const names = (times: readonly BusyTime[]) => new Set(times.map(({ uid }) => uid)).size
  return {
    kind: 'read',
    outcome: {
      ...outcomeOf(busy, met, { takes: takesOf(form, met.slots), closures: form.closures }),
      own: names(reading.busy) - names(busy),
      unreadable: reading.unreadable.length,
    },
  }
}

/**
 * Has a listing follow a calendar from now on, and reads it at once. Throws as `tryFeed` does, and `invalid_request` when it
 * follows this one already, or has as many as it may.
 */
export async function followFeed(deps: Deps, keeper: Keeper, form: FeedForm, ownHost: string): Promise<void> {
  const now = deps.now()
  const met = await listings.readMetSlots(deps.db, form.productId, keeper, dayOf(now))
  if (!met) throw new Problem('not_found')
  const address = mustBeAllowed(deps, form.address, ownHost)
  const [addressCipher, addressHash] = await Promise.all([
    deps.secrets.encrypt(address),
    deps.secrets.fingerprint(address),
  ])
  const { productId, platform, closures } = form
  const id = deps.newId()
  const takes = takesOf(form, met.slots)
  const feed = { id, productId, platform, addressCipher, addressHash, takes, closures }
  if (!(await sql.insertFeed(deps.db, feed, by(deps, keeper), MOST_FEEDS)))
    throw invalid('address', 'feed_known', 'This listing follows this calendar already, or too many')
  await readNow(deps, keeper, id)
}

/** Asks a platform out of turn, unless it was asked within the last minute. Throws `not_found` when it is not hers. */
export async function readNow(deps: Deps, keeper: Keeper, feedId: string, { trusting = false } = {}): Promise<void> {
  const now = deps.now()
  const feed = await sql.takeUp(deps.db, feedId, {
    ...by(deps, keeper),
    nextAt: now + NEXT_READ_MS,
    quietSince: now - QUIET_MS,
  })
  if (feed) return readFeed(deps, feed, { trusting })
  if (!(await sql.isHers(deps.db, feedId, keeper))) throw new Problem('not_found')
}

/** Drops a calendar and reopens what it closed. Throws `not_found` when it is not the keeper's. */
export async function dropFeed(deps: Deps, keeper: Keeper, feedId: string): Promise<void> {
  if (!(await sql.deleteFeed(deps.db, feedId, by(deps, keeper)))) throw new Problem('not_found')
}

/** Says that an event is a booking of ours that came back, or that it is not. Throws `not_found`. */
export async function markEcho(
  deps: Deps,
  keeper: Keeper,
  event: { feedId: string; uid: string; isEcho: boolean },
): Promise<void> {
  if (!(await sql.markEcho(deps.db, event, by(deps, keeper)))) throw new Problem('not_found')
}

/** Says that a clash is settled: both guests have a bed. Throws `not_found` when there is no such clash to settle. */
export async function settleClash(deps: Deps, keeper: Keeper, clash: { feedId: string; uid: string }): Promise<void> {
  if (!(await clashes.settleClash(deps.db, clash, by(deps, keeper)))) throw new Problem('not_found')
}

function by(deps: Deps, { hostId, accountId, actor }: Keeper): sql.By {
  return { hostId, accountId, actor, now: deps.now() }
}

/** Whoever takes as much as there is takes everything, also when there is more one day. */
function takesOf({ takes }: FeedForm, slots: readonly listings.MetSlot[]): number | null {
  return takes >= Math.max(0, ...slots.map(({ capacity }) => capacity)) ? null : takes
}

function mustBeAllowed(deps: Deps, text: string, ownHost: string): string {
  const address = calendarAddress(text, deps.config.feedTestOrigin)
  // Our own calendars are no other platform's, and a request to ourselves might go round for ever.
  if (!address || address.host === ownHost)
    throw invalid('address', 'address_refused', 'No address of another platform')
  return address.href
}
