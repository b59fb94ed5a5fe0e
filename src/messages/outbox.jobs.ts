import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { type OutboxKey, readDue } from './outbox.sql.ts'
import { deliver } from './sending.ts'

/** A queue takes so many messages at once. */
const AT_ONCE = 100

/** What one run of cron hands over at most; the next minute goes on. */
const PER_RUN = 1000

/** A message of the queue names a row of the outbox. Everything else is read when it is sent. */
const Body = z.object({ eventId: z.int(), recipient: z.string() })

/**
 * Hands what is due to the queue, the oldest first. Whoever changed something calls it, and cron for whatever was left:
 * the outbox is the truth, and a row handed over twice is sent once.
 */
export async function handOver(deps: Deps, limit = PER_RUN): Promise<void> {
  const due = await readDue(deps.db, deps.now(), limit)
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
