import { env } from 'cloudflare:workers'
import { describe, expect, test, vi } from 'vitest'
import { MINUTE_MS } from '../../src/days.ts'
import { handOver } from '../../src/messages/outbox.jobs.ts'
import { claim } from '../../src/messages/outbox.sql.ts'
import { deliver, WAITS_MS } from '../../src/messages/sending.ts'
import type { SmsFailure } from '../../src/messages/sms.ts'
import { openAccount } from '../support/accounts.ts'
import { AN_HOUR, testDeps } from '../support/deps.ts'
import { guestWith } from '../support/guest.ts'
import {
  answerSms,
  badNumber,
  confirmedGuest,
  cronAndQueue,
  outboxRows,
  queueBrings,
  throttled,
  timedOut,
} from '../support/messages.ts'
import { openProduct, tripOf } from '../support/township.ts'

const db = env.DB

const smsRow = async (deps: Parameters<typeof outboxRows>[0]) =>
  (await outboxRows(deps)).find(({ recipient }) => recipient.startsWith('sms:guest:'))!
const messageCount = () => db.prepare('SELECT count(*) AS n FROM message').first<number>('n')

describe('one happening is told once', () => {
  test('when the queue brings it twice, at once and again later', async () => {
    const deps = testDeps()
    await confirmedGuest(deps)
    const rows = await outboxRows(deps)
    await queueBrings(deps, [...rows, ...rows].reverse())
    await queueBrings(deps, await outboxRows(deps))
    expect(deps.texts).toHaveLength(1)
    expect(await messageCount()).toBe(3)
  })

  test('when two consumers have it at the same moment', async () => {
    const deps = testDeps()
    await confirmedGuest(deps)
    const rows = await outboxRows(deps)
    await Promise.all([queueBrings(deps, rows), queueBrings(deps, rows), queueBrings(deps, rows)])
    expect(deps.texts).toHaveLength(1)
    expect(await messageCount()).toBe(3)
  })

  test('when three have the text message itself at the same moment, and the provider is slow', async () => {
    const deps = testDeps()
    await confirmedGuest(deps)
    answerSms(deps, throttled)
    await cronAndQueue(deps)
    deps.pass(MINUTE_MS)
    const row = await smsRow(deps)
    const { send } = deps.sms
    deps.sms.send = async (sms) => {
      await queueBrings(deps, [row])
      await send(sms)
    }
    await Promise.all([queueBrings(deps, [row, row]), queueBrings(deps, [row])])
    await queueBrings(deps, [row])
    expect(deps.texts).toHaveLength(1)
  })

  test('when the request has handed it over, and cron does so again', async () => {
    const deps = testDeps()
    await confirmedGuest(deps)
    expect(deps.queue).toHaveLength(3)
    await cronAndQueue(deps)
    deps.pass(60 * MINUTE_MS)
    await cronAndQueue(deps)
    expect(deps.texts).toHaveLength(1)
  })

  test('when whoever sent it died before saying so: the next try asks whether it went out', async () => {
    const deps = testDeps()
    await confirmedGuest(deps)
    answerSms(deps, timedOut)
    await cronAndQueue(deps)
    const tried = deps.now()
    const row = await smsRow(deps)
    deps.pass(MINUTE_MS)
    expect(await claim(deps.db, row, deps.now(), deps.now() + 2 * MINUTE_MS)).toMatchObject({ attempts: 2 })
    // Nobody comes back from that one.
    deps.pass(MINUTE_MS)
    await cronAndQueue(deps)
    expect(deps.texts).toEqual([])
    deps.pass(MINUTE_MS)
    await cronAndQueue(deps)
    expect(deps.texts).toMatchObject([{ maybeSentAt: tried, outId: `chalu-${row.eventId}-${row.recipient}` }])
    expect(await smsRow(deps)).toMatchObject({ outcome: 'sent', attempts: 3 })
  })

  test('and a slow one who comes back after its time changes nothing any more', async () => {
    const deps = testDeps()
    await confirmedGuest(deps)
    const slow = testDeps()
    const { send } = deps.sms
    slow.sms.send = async (sms) => {
      await send(sms)
      // Meanwhile the lease has run out, and another has sent it.
      deps.pass(3 * MINUTE_MS)
      await cronAndQueue(deps)
      throw throttled
    }
    const guest = (await outboxRows(deps)).find(({ recipient }) => recipient.startsWith('guest:'))!
    await deliver(slow, guest)
    expect(await smsRow(deps)).toMatchObject({ outcome: 'sent', attempts: 2, dead_at: null })
    expect(deps.texts[1]).toMatchObject({ maybeSentAt: slow.now() })
  })
})

test('an attempt that may have gone out is asked about until it is known, whatever came between', async () => {
  const deps = testDeps()
  await confirmedGuest(deps)
  const tried = deps.now()
  answerSms(deps, timedOut, throttled)
  for (const wait of [0, ...WAITS_MS.slice(0, 2)]) {
    deps.pass(wait)
    await cronAndQueue(deps)
  }
  expect(deps.texts).toMatchObject([{ maybeSentAt: tried }])
})

describe('a provider that is down', () => {
  test('for an hour gets the message when it is back, after growing waits', async () => {
    const deps = testDeps()
    await confirmedGuest(deps)
    answerSms(deps, throttled, throttled, throttled, throttled)
    const sentAfter: number[] = []
    for (let minute = 0; minute < 200 && deps.texts.length === 0; minute++) {
      await cronAndQueue(deps)
      if ((await smsRow(deps)).attempts! > sentAfter.length) sentAfter.push(minute)
      deps.pass(MINUTE_MS)
    }
    expect(sentAfter).toEqual([0, 1, 6, 36, 156])
    expect(deps.texts[0]?.maybeSentAt).toBeUndefined()
    expect(await smsRow(deps)).toMatchObject({ outcome: 'sent', maybe_sent_at: null })
  })

  test('for ever is given up after the last wait, and not tried again by itself', async () => {
    const deps = testDeps()
    await confirmedGuest(deps)
    answerSms(deps, ...Array.from({ length: 99 }, () => timedOut))
    for (const wait of [0, ...WAITS_MS, 24 * AN_HOUR, 24 * AN_HOUR]) {
      deps.pass(wait)
      await cronAndQueue(deps)
    }
    expect(await smsRow(deps)).toMatchObject({ attempts: 6, outcome: 'timed_out', sent_at: null })
    expect((await smsRow(deps)).dead_at).toBe(deps.now() - 48 * AN_HOUR)
  })

  test('leaves the inbox alone: that was written at once', async () => {
    const deps = testDeps()
    await confirmedGuest(deps)
    answerSms(deps, throttled)
    await cronAndQueue(deps)
    expect(await messageCount()).toBe(3)
  })
})

describe('what no try will mend', () => {
  test('a bad number is given up at once, also when the queue brings it again', async () => {
    const deps = testDeps()
    await confirmedGuest(deps)
    answerSms(deps, badNumber)
    await cronAndQueue(deps)
    expect(await smsRow(deps)).toMatchObject({ attempts: 1, outcome: badNumber.code, dead_at: deps.now() })
    deps.pass(AN_HOUR)
    await queueBrings(deps, [await smsRow(deps)])
    expect(deps.texts).toEqual([])
  })

  test('a row whose tries all died without a word is given up too', async () => {
    const deps = testDeps()
    await confirmedGuest(deps)
    const [row] = await outboxRows(deps)
    for (let death = 0; death < 6; death++) {
      await claim(db, row!, deps.now(), deps.now() + 1)
      deps.pass(1)
    }
    await deliver(deps, row!)
    expect(await outboxRows(deps)).toContainEqual(
      expect.objectContaining({ outcome: 'no_answer', dead_at: deps.now() }),
    )
  })

  test('a number abroad, which no domestic template reaches, is left alone', async () => {
    const deps = testDeps()
    const trip = tripOf(await openProduct(db))
    const { ask } = await guestWith({ ...trip, contact: { name: 'Ann', phone: '+447700900123' } }, deps)
    await ask('/confirm')
    await cronAndQueue(deps)
    expect(deps.texts).toEqual([])
    expect(await smsRow(deps)).toMatchObject({ outcome: 'not_by_sms', dead_at: null })
  })

  test('a township without a template for it goes without', async () => {
    const deps = testDeps()
    await confirmedGuest(deps)
    answerSms(
      deps,
      Object.assign(Object.create(Object.getPrototypeOf(badNumber)), { code: 'no_template' }) as SmsFailure,
    )
    await cronAndQueue(deps)
    expect(await smsRow(deps)).toMatchObject({ outcome: 'no_template', dead_at: null, sent_at: deps.now() })
  })

  test('a fault of our own is logged, and tried again', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => {})
    const deps = testDeps()
    await confirmedGuest(deps)
    answerSms(deps, new TypeError('x is not a function'))
    await cronAndQueue(deps)
    expect(await smsRow(deps)).toMatchObject({ outcome: 'internal_error', dead_at: null })
    expect(said).toHaveBeenCalled()
    deps.pass(MINUTE_MS)
    await cronAndQueue(deps)
    expect(deps.texts).toHaveLength(1)
    said.mockRestore()
  })
})

describe('the queue', () => {
  test('is told of each message by itself: what cannot be looked up comes again, the rest does not', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => {})
    const deps = testDeps()
    await confirmedGuest(deps)
    const rows = await outboxRows(deps)
    const result = await queueBrings(deps, ['what is this?', ...rows])
    expect(result.explicitAcks.sort()).toEqual(['m1', 'm2', 'm3'])
    expect(result.retryMessages.map(({ msgId }) => msgId)).toEqual(['m0'])
    said.mockRestore()
  })

  test('that takes nothing does not spoil the answer to whoever confirms; cron goes on', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => {})
    const deps = testDeps()
    const { sendBatch } = deps.outbox
    deps.outbox.sendBatch = async () => {
      throw new Error('Queue is overloaded')
    }
    const { ask } = await guestWith(tripOf(await openProduct(db)), deps)
    expect((await ask('/confirm')).status).toBe(200)
    deps.outbox.sendBatch = sendBatch
    deps.pass(MINUTE_MS)
    await cronAndQueue(deps)
    expect(deps.texts).toHaveLength(1)
    said.mockRestore()
  })

  test('gets each row once from a crowd that confirms at the same moment, and from cron beside it', async () => {
    const deps = testDeps()
    const room = await openProduct(db)
    const guests = await Promise.all(Array.from({ length: 8 }, () => guestWith(tripOf(room), deps)))
    await Promise.all([...guests.map(({ ask }) => ask('/confirm')), handOver(deps)])
    await handOver(deps)
    expect(deps.queue).toHaveLength(16)
    expect(new Set(deps.queue.map(({ recipient, eventId }) => `${eventId} ${recipient}`)).size).toBe(16)
  })

  test('that lost what it was given is given it again a minute later, and not before', async () => {
    const deps = testDeps()
    await confirmedGuest(deps)
    deps.queue.length = 0
    deps.pass(MINUTE_MS - 1)
    await handOver(deps)
    expect(deps.queue).toEqual([])
    deps.pass(1)
    await cronAndQueue(deps)
    expect(deps.texts).toHaveLength(1)
  })

  test('gets at most a hundred at once, and only what is due', async () => {
    const deps = testDeps()
    const { order } = await guestWith(tripOf(await openProduct(db)), deps)
    const { id } = (await db.prepare('SELECT id FROM event').first<{ id: number }>())!
    await db
      .prepare(`
        WITH RECURSIVE seq (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM seq WHERE n < 250)
        INSERT INTO outbox (event_id, recipient, due_at) SELECT ?1, 'guest:' || ?2 || n, ?3 + iif(n > 230, 1, 0) FROM seq`)
      .bind(id, order.id, deps.now())
      .run()
    const sizes: number[] = []
    deps.outbox.sendBatch = async (messages) => sizes.push(messages.length)
    await handOver(deps)
    expect(sizes).toEqual([100, 100, 30])
  })
})

describe('what was overtaken is not told', () => {
  test('a confirmation of what was cancelled before the message went out', async () => {
    const deps = testDeps()
    const { ask } = await confirmedGuest(deps)
    await ask('/cancel')
    await cronAndQueue(deps)
    expect(deps.texts.map(({ template }) => template)).toEqual(['guest_cancelled'])
    const { results } = await db.prepare('SELECT kind FROM message ORDER BY kind').all()
    expect(results.map(({ kind }) => kind)).toEqual(['guest_cancelled', 'host_cancelled', 'host_cancelled'])
  })

  test('also when only the text message was late', async () => {
    const deps = testDeps()
    const { ask } = await confirmedGuest(deps)
    answerSms(deps, throttled)
    await cronAndQueue(deps)
    await ask('/cancel')
    deps.pass(MINUTE_MS)
    await cronAndQueue(deps)
    expect(deps.texts.map(({ template }) => template)).toEqual(['guest_cancelled'])
  })
})

describe('a host’s text message', () => {
  test('goes to every owner with a phone, not to helpers, nor to whoever left', async () => {
    const deps = testDeps()
    const { products } = await confirmedGuest(deps)
    const [{ hostId }] = products
    const owner = await openAccount(deps, { owns: [hostId] })
    const other = await openAccount(deps, { owns: [hostId] })
    await openAccount(deps, { helps: [hostId] })
    const former = await openAccount(deps, { owns: [hostId] })
    await db.prepare('UPDATE host_member SET ended_at = 1 WHERE account_id = ?1').bind(former.accountId).run()
    await cronAndQueue(deps)
    const phones = deps.texts.filter(({ template }) => template === 'host_confirmed').map(({ phone }) => phone)
    expect(phones.sort()).toEqual([owner.phone, other.phone].sort())
  })

  test('does not go to an owner whose account was erased while it waited', async () => {
    const deps = testDeps()
    const { products } = await confirmedGuest(deps)
    const owner = await openAccount(deps, { owns: [products[0].hostId] })
    answerSms(deps, throttled, throttled)
    await cronAndQueue(deps)
    await db
      .prepare('UPDATE account SET phone_cipher = NULL, phone_hash = NULL, erased_at = 1 WHERE id = ?1')
      .bind(owner.accountId)
      .run()
    deps.pass(MINUTE_MS)
    await cronAndQueue(deps)
    expect(deps.texts.map(({ template }) => template)).toEqual(['guest_confirmed'])
    expect(await outboxRows(deps)).toContainEqual(
      expect.objectContaining({ recipient: expect.stringMatching(/^sms:host:/), outcome: 'no_phone', dead_at: null }),
    )
  })
})
