import type { Staff } from '../accounts/guard.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problem.ts'
import { countUnread, type InboxMessage, insertRead, type Reader, readInbox, selectLink } from './inbox.sql.ts'
import * as outbox from './outbox.sql.ts'

/** So many messages on one page of an inbox, and so many of what was given up. */
const PAGE = 30
const LISTED = 100

const THE_NEWEST = Number.MAX_SAFE_INTEGER

/** A part of an inbox, and the message with which it ends when older ones follow. */
export interface Inbox {
  messages: InboxMessage[]
  olderThan: number | null
}

/** An inbox, the newest first: one's own, or a farm's for whoever acts for it. `before`: where the part before ended. */
export async function inboxOf(deps: Deps, reader: Reader, before = THE_NEWEST): Promise<Inbox> {
  const found = await readInbox(deps.db, reader, before, PAGE + 1)
  const messages = found.slice(0, PAGE)
  return { messages, olderThan: found.length > PAGE ? (messages.at(-1)?.id ?? null) : null }
}

export function unreadCount(deps: Deps, reader: Reader): Promise<number> {
  return countUnread(deps.db, reader)
}

/** Notes that this reader has read all up to a message. What came in since stays unread. */
export async function markRead(deps: Deps, reader: Reader, upTo: number): Promise<void> {
  await insertRead(deps.db, reader, { upTo }, deps.now()).run()
}

/** Notes that this reader has read a message, and answers where it leads. Throws `not_found` when it is not theirs. */
export async function openMessage(deps: Deps, reader: Reader, id: number): Promise<string> {
  const { db } = deps
  const [, found] = await db.batch<{ link: string }>([
    insertRead(db, reader, { id }, deps.now()),
    selectLink(db, reader, id),
  ])
  const link = found?.results[0]?.link
  if (link === undefined) throw new Problem('not_found')
  return link
}

/** What was given up, and why. */
export interface DeadLetters {
  /** The latest of them. */
  letters: outbox.DeadLetter[]
  reasons: outbox.Reason[]
}

export async function deadLetters(deps: Deps): Promise<DeadLetters> {
  const [letters, reasons] = await Promise.all([
    outbox.readDeadLetters(deps.db, LISTED),
    outbox.countDeadLetters(deps.db),
  ])
  return { letters, reasons }
}

/** Has one row, or all that failed for a reason, tried anew. Answers how many; the request hands them over. */
export function sendAgain(deps: Deps, staff: Staff, which: outbox.OutboxKey | { outcome: string }): Promise<number> {
  return outbox.revive(deps.db, which, { now: deps.now(), actor: staff.actor })
}
