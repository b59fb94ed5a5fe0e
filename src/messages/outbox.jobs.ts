import * as z from 'zod'
import { MINUTE_MS } from '../days.ts'
import type { Deps } from '../deps.ts'
import { KEPT } from '../privacy/keeping.rules.ts'
import { deleteOldMessages } from './inbox.sql.ts'
import { type OutboxKey, takeDue } from './outbox.sql.ts'
import { deliver } from './sending.ts'

/** A queue takes so many messages at once. */
const AT_ONCE = 100

/** What one run of cron hands over at most; the next minute goes on. */
const PER_RUN = 1000

/** One statement forgets this many messages. */
const FORGOTTEN_AT_ONCE = 1000

/** A row that the queue was given and that nobody has taken up since was lost on the way: local queues die with their process. */
const LOST_MS = MINUTE_MS

/** A message of the queue names a row of the outbox. Everything else is read when it is sent. */
const Body = z.object({ eventId: z.int(), recipient: z.string() })

/**
 * Hands what is due to the queue. Whoever changed something calls it, and cron for whatever was left: the outbox is the
 * truth, and a row handed over twice is sent once.
 */
export async function handOver(deps: Deps, limit = PER_RUN): Promise<void> {
  const now = deps.now()
  const due = await takeDue(deps.db, { now, since: now - LOST_MS, limit })
  for (let from = 0; from < due.length; from += AT_ONCE)
    await deps.outbox.sendBatch(due.slice(from, from + AT_ONCE).map((body) => ({ body })))
}

/** Hands over what a request has just written. Its answer does not wait for this, and cron goes on where it fails. */
export async function handOverSoon(deps: Deps): Promise<void> {
  await handOver(deps, AT_ONCE).catch((error) => console.error(error))
}

/** Sends what the queue brings. Only what could not even be looked up comes again. */
export async function sendBatch(deps: Deps, batch: MessageBatch): Promise<void> {
  await Promise.all(
    batch.messages.map(async (message) => {
      try {
        await deliver(deps, Body.parse(message.body) satisfies OutboxKey)
        message.ack()
      } catch (error) {
        console.error(error)
        message.retry()
      }
    }),
  )
}

/** Each night: messages that have stood in an inbox for as long as they are kept. */
export async function forgetOldMessages(deps: Deps): Promise<void> {
  while (await deleteOldMessages(deps.db, deps.now() - KEPT.message, FORGOTTEN_AT_ONCE));
}
