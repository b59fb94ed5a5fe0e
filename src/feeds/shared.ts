import type { Keeper } from '../accounts/guard.ts'
import { dayOf, MINUTE_MS } from '../days.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problem.ts'
import { type Retelling, retell, takenTimes } from './shared.rules.ts'
import * as sql from './shared.sql.ts'

/** That it was asked for is noted at most this often. */
const NOTED_EVERY_MS = 10 * MINUTE_MS
/** Two who come at once try again this often; each time one of them has written. */
const MOST_TRIES = 5

/** A listing with its times as they are to be told, and the calendar they stand in. */
export interface Shared {
  calendarId: string
  listing: { name: string; nameEn: string | null; isStay: boolean }
  times: Retelling['times']
}

/** Opens the link of a keeper's listing. Throws `not_found` when it is another's. */
export async function shareListing(deps: Deps, keeper: Keeper, productId: string): Promise<void> {
  await sql.openCalendar(deps.db, deps.newId(), by(deps, keeper, productId))
}

/** Closes the links given out before and makes another. Throws `not_found` when there is none of hers. */
export async function renewLink(deps: Deps, keeper: Keeper, productId: string): Promise<void> {
  if (!(await sql.renewLink(deps.db, by(deps, keeper, productId)))) throw new Problem('not_found')
}

function by(deps: Deps, { hostId, accountId, actor }: Keeper, productId: string): sql.ByKeeper {
  return { hostId, accountId, actor, productId, now: deps.now() }
}

/** What a link opens, as it stands now. Throws `not_found` for a link that is not ours, or closed. */
export async function seeShared(deps: Deps, link: string): Promise<Shared> {
  const access = await deps.secrets.readCalendarLink(link)
  for (let tries = 0; access && tries < MOST_TRIES; tries++) {
    const now = deps.now()
    const found = await sql.readShared(deps.db, access, dayOf(now))
    if (!found) break
    const { calendarId } = access
    const isStay = found.isStay === 1
    const ahead = takenTimes(found.taken, isStay).filter(({ endsAt }) => endsAt > now)
    const { times, numbered, changed } = retell({ times: found.told, numbered: found.numbered }, ahead, now)
    if (changed && !(await sql.writeTold(deps.db, calendarId, { revision: found.revision, numbered, times }))) continue
    if ((found.askedAt ?? 0) <= now - NOTED_EVERY_MS) await sql.noteAsked(deps.db, calendarId, now)
    return { calendarId, listing: { name: found.name, nameEn: found.nameEn, isStay }, times }
  }
  throw new Problem('not_found')
}
