import { DAY_MS, HOUR_MS, MINUTE_MS } from '../days.ts'
import type { Deps } from '../deps.ts'
import { believe } from './doubt.rules.ts'
import * as sql from './feeds.sql.ts'
import type { FeedFault } from './fetching.ts'
import { withoutOwn } from './own.ts'
import { readCalendar } from './reading.rules.ts'

/** A platform is asked at most this often. */
export const NEXT_READ_MS = 15 * MINUTE_MS
/** One that has failed for an hour is asked once an hour. */
const FAILING_LONG_MS = HOUR_MS
const LATER_READ_MS = HOUR_MS
/** Once a day it is read whole, also when nothing has changed: repeated events are written out some way ahead only. */
const FULL_EVERY_MS = DAY_MS

/**
 * Asks a platform for a calendar that was taken up, and makes of it what is to be believed. What cannot be had or read leaves
 * everything as it was. `trusting`: its host has looked, and it really is empty over there.
 */
export async function readFeed(deps: Deps, feed: sql.Attempt, { trusting = false } = {}): Promise<void> {
  const now = deps.now()
  const known =
    feed.fullAt !== null && feed.fullAt > now - FULL_EVERY_MS && feed.doubtedSince === null && !trusting ? feed : null
  // An address whose key is gone is none.
  const address = await deps.secrets.decrypt(feed.addressCipher).catch(() => '')
  const answer = await deps.askCalendar(address, known)
  if (answer.kind === 'unchanged') return sql.writeUnchanged(deps.db, feed, now)
  if (answer.kind === 'failed') return writeFault(deps, feed, answer.fault, now)
  const reading = readCalendar(answer.text, now)
  if (reading.kind === 'failed') return writeFault(deps, feed, reading.fault, now)
  const { unreadable } = reading
  const [before, said] = await Promise.all([sql.readBusy(deps.db, feed.id), withoutOwn(deps, reading.busy)])
  const { busy, doubtedSince } = believe(
    { before, now: said, unreadable },
    { doubtedSince: feed.doubtedSince, at: now, trusting },
  )
  await sql.writeGood(deps.db, feed, {
    busy,
    doubtedSince,
    unreadable: unreadable.length,
    validators: answer.validators,
    now,
  })
}

function writeFault(deps: Deps, feed: sql.Attempt, fault: FeedFault, now: number): Promise<void> {
  return sql.writeFault(deps.db, feed, fault, {
    now,
    longSince: now - FAILING_LONG_MS,
    laterAt: now + LATER_READ_MS,
  })
}
