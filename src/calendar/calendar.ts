import { type BookedGuest, guestsBooked } from '../bookings/bookings.booked.ts'
import { type Day, dayOf, MINUTE_MS, timeOf } from '../days.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problem.ts'
import { sha256 } from '../secrets.ts'
import * as sql from './calendar.sql.ts'
import {
  type ChangeableSlot,
  changesFor,
  type DayChoice,
  daysChosen,
  inverseOf,
  movedSince,
  oversoldBy,
  pastSlots,
  type Settings,
  type SlotChange,
  touchesSame,
} from './change.rules.ts'

/** Another change that came between is looked at anew so often. */
const MOST_ROUNDS = 5
const CHANGES_SHOWN = 6
/** So long the way back stands where something was changed. */
const JUST_NOW_MS = 10 * MINUTE_MS

/** What became of a change. Whatever is not done has changed nothing. */
export type Outcome =
  /** `slots`: how many were changed; 0 when all was so already. */
  | { kind: 'done'; slots: number }
  /** Sales would stop on guests who are booked: they are told first. `told` goes back with the next try. */
  | { kind: 'asks'; guests: BookedGuest[]; told: string; isAgain: boolean }
  | { kind: 'oversold'; short: { slot: sql.HostSlot; by: number }[] }
  | { kind: 'past'; slots: ChangeableSlot[] }
  /** Someone else has set the same since the page was drawn. */
  | { kind: 'meanwhile'; since: sql.PastChange[] }
  | { kind: 'nothing_there' }

/** What someone asks for, and what they knew when they did. */
export interface ChangeRequest {
  /** The slots that are meant; an id that is none of the host's counts as not there. */
  slotIds: readonly string[]
  wish: Settings
  /** The newest change that the page showed. */
  seen: number
  /** Whom it told would be hit, as `asks` put it; empty when nobody was told of. */
  told: string
}

/** All that a host sells, day by day, as it stands this moment. Throws `not_found` for who does not act for her. */
export async function hostCalendar(
  deps: Deps,
  acting: sql.Acting,
  range: { from: Day; to: Day },
): Promise<sql.HostCalendar & { past: sql.PastChange[] }> {
  const [calendar, past] = await Promise.all([
    sql.readCalendar(deps.db, acting, range),
    sql.readPastChanges(deps.db, acting, CHANGES_SHOWN),
  ])
  if (!calendar) throw new Problem('not_found')
  return { ...calendar, past }
}

/** One of the host's slots with the listing it belongs to. */
export interface FoundSlot {
  slot: sql.HostSlot
  listing: sql.HostListing
  /** The newest change there is. */
  newest: number
  past: sql.PastChange[]
}

/** One of a host's own slots. Throws `not_found` when it is none of hers, or for who does not act for her. */
export async function seeSlot(deps: Deps, acting: sql.Acting, slotId: string): Promise<FoundSlot> {
  const [found, past] = await Promise.all([
    sql.readSlotListing(deps.db, acting, slotId),
    sql.readPastChanges(deps.db, acting, 1),
  ])
  const [listing] = found?.listings ?? []
  const [slot] = listing?.slots ?? []
  if (!found || !listing || !slot) throw new Problem('not_found')
  return { slot, listing, newest: found.newest, past }
}

/** One of a host's changes. Throws `not_found`. */
export async function seeChange(deps: Deps, acting: sql.Acting, changeId: number): Promise<sql.PastChange> {
  const change = await sql.readPastChange(deps.db, acting, changeId)
  if (!change) throw new Problem('not_found')
  return change
}

/**
 * Opens, closes, sizes or prices slots: all of them or none. Closing stops what is still sold and cancels nobody. Throws
 * `changed_meanwhile` when others change the same again and again, `not_found` for who does not act for the host.
 */
export async function changeSlots(deps: Deps, acting: sql.Acting, request: ChangeRequest): Promise<Outcome> {
  const { slotIds, wish, seen, told } = request
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const read = await sql.readSlots(deps.db, acting, slotIds, seen)
    if (!read) throw new Problem('not_found')
    const { slots, since } = read
    if (slots.length < slotIds.length || slots.length === 0) return { kind: 'nothing_there' }
    const at = deps.now()
    const today = dayOf(at)
    const past = pastSlots(slots, today)
    if (past.length > 0) return { kind: 'past', slots: past }
    const changes = changesFor(slots, wish)
    const others = since.filter((change) => change.actor !== acting.actor && touchesSame(changes, change.changes))
    if (others.length > 0) return { kind: 'meanwhile', since: others }
    const short = oversoldBy(changes, slots)
    if (short.length > 0) return { kind: 'oversold', short }
    const asks = await whomItHits(deps, acting, changes, told)
    if (asks) return asks
    if (changes.length === 0) return { kind: 'done', slots: 0 }
    if (await sql.insertChange(deps.db, acting, { changes, undoes: null, at, today }))
      return { kind: 'done', slots: changes.length }
  }
  throw new Problem('changed_meanwhile')
}

export type UndoOutcome =
  | Extract<Outcome, { kind: 'done' | 'asks' | 'past' | 'oversold' }>
  /** The slots are no longer as the change had left them; `by` is what was changed since. */
  | { kind: 'moved'; moved: SlotChange[]; since: sql.PastChange[] }
  | { kind: 'undone_before' }

/** What was not done, and why. */
export type Refused = Exclude<Outcome | UndoOutcome, { kind: 'done' | 'asks' }>
export type Asks = Extract<Outcome, { kind: 'asks' }>

/**
 * Takes a change back: everything it set is as it was before, or nothing is touched. `told` as in `ChangeRequest`: what
 * was opened may have been booked since. Throws `not_found`, `changed_meanwhile`.
 */
export async function undoChange(deps: Deps, acting: sql.Acting, changeId: number, told: string): Promise<UndoOutcome> {
  const change = await seeChange(deps, acting, changeId)
  if (change.isUndone) return { kind: 'undone_before' }
  const changes = inverseOf(change.changes)
  const slotIds = changes.map(({ slotId }) => slotId)
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const read = await sql.readSlots(deps.db, acting, slotIds, changeId)
    if (!read) throw new Problem('not_found')
    const { slots, since } = read
    const at = deps.now()
    const today = dayOf(at)
    const past = pastSlots(slots, today)
    if (past.length > 0) return { kind: 'past', slots: past }
    const moved = movedSince(changes, slots)
    if (moved.length > 0)
      return { kind: 'moved', moved, since: since.filter((later) => touchesSame(moved, later.changes)) }
    const short = oversoldBy(changes, slots)
    if (short.length > 0) return { kind: 'oversold', short }
    const asks = await whomItHits(deps, acting, changes, told)
    if (asks) return asks
    if (await sql.insertChange(deps.db, acting, { changes, undoes: changeId, at, today }))
      return { kind: 'done', slots: changes.length }
  }
  throw new Problem('changed_meanwhile')
}

/** Who would be hit and has not been told of yet; null when closing hits nobody, or all of them were told. */
async function whomItHits(
  deps: Deps,
  acting: sql.Acting,
  changes: readonly SlotChange[],
  told: string,
): Promise<Asks | null> {
  const closing = changes.filter(({ after }) => after.state === 'closed').map(({ slotId }) => slotId)
  const guests = await guestsBooked(deps, acting, closing)
  if (guests.length === 0) return null
  const names = guests.map(({ orderId, position }) => `${orderId} ${position}`).sort()
  const asked = await sha256(names.join())
  return told === asked ? null : { kind: 'asks', guests, told: asked, isAgain: told !== '' }
}

/** The newest change, while it is fresh and of one's own making. */
export function justChanged(
  [newest]: readonly sql.PastChange[],
  { actor }: sql.Acting,
  now: number,
): sql.PastChange | null {
  return newest && newest.actor === actor && !newest.isUndone && now - newest.at < JUST_NOW_MS ? newest : null
}

/** The slots of these listings on the days that are chosen. */
export function slotsChosen(listings: readonly sql.HostListing[], choice: DayChoice): sql.HostSlot[] {
  const days = new Set(daysChosen(choice))
  return listings.flatMap(({ slots }) =>
    slots.filter(
      ({ day, startsAt }) =>
        day !== null &&
        days.has(day) &&
        (choice.time === null || (startsAt !== null && timeOf(startsAt) === choice.time)),
    ),
  )
}
