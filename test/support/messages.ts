import { createExecutionContext, createMessageBatch, getQueueResult } from 'cloudflare:test'
import { handOver, sendBatch } from '../../src/messages/outbox.jobs.ts'
import type { OutboxKey } from '../../src/messages/outbox.sql.ts'
import { type Sms, SmsFailure } from '../../src/messages/sms.ts'
import type { TestDeps } from './deps.ts'
import { guestWith } from './guest.ts'
import { openProduct, tripOf } from './township.ts'

/** A minute of cron and queue: what is due is handed over, and what was handed over is sent. */
export async function cronAndQueue(deps: TestDeps) {
  await handOver(deps)
  return queueBrings(deps, deps.queue.splice(0))
}

/** The queue brings these rows of the outbox, in this order and as often as they stand there. */
export async function queueBrings(deps: TestDeps, rows: readonly unknown[]) {
  const messages = rows.map((body, index) => ({
    id: `m${index}`,
    timestamp: new Date(deps.now()),
    attempts: 1,
    body,
  }))
  const batch = createMessageBatch('chalu-outbox', messages)
  const context = createExecutionContext()
  await sendBatch(deps, batch)
  return getQueueResult(batch, context)
}

/** Aliyun answers each of the next sendings so; what is not a failure it takes in. */
export function answerSms(deps: TestDeps, ...answers: ('taken in' | SmsFailure | Error)[]): void {
  const { send } = deps.sms
  deps.sms.send = async (sms: Sms) => {
    const answer = answers.shift() ?? 'taken in'
    if (answer !== 'taken in') throw answer
    await send(sms)
  }
}

export const throttled = new SmsFailure('isv.BUSINESS_LIMIT_CONTROL', { worthRetrying: true })
export const badNumber = new SmsFailure('isv.MOBILE_NUMBER_ILLEGAL', { worthRetrying: false })
export const timedOut = new SmsFailure('timed_out', { worthRetrying: true, maybeSent: true })

/** A guest whose order is confirmed, of two products of two hosts. */
export async function confirmedGuest(deps: TestDeps) {
  const products = [await openProduct(deps.db), await openProduct(deps.db)] as const
  const guest = await guestWith(tripOf(...products), deps)
  await guest.ask('/confirm')
  return { ...guest, products }
}

/** The rows of the outbox, by recipient. */
export async function outboxRows(deps: TestDeps) {
  const { results } = await deps.db
    .prepare(
      'SELECT event_id AS eventId, recipient, sent_at, attempts, due_at, outcome, dead_at, maybe_sent_at FROM outbox ORDER BY event_id, recipient',
    )
    .all<
      OutboxKey &
        Record<'sent_at' | 'attempts' | 'due_at' | 'dead_at' | 'maybe_sent_at', number | null> & {
          outcome: string | null
        }
    >()
  return results
}
