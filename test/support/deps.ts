import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { createApp } from '../../src/app.ts'
import type { Env } from '../../src/config.ts'
import { HOUR_MS, instantOf } from '../../src/days.ts'
import { type Deps, makeDeps } from '../../src/deps.ts'
import type { OutboxKey } from '../../src/messages/outbox.sql.ts'
import type { Sms } from '../../src/messages/sms.ts'

/** A day in a year whose holidays are known, and a Monday: 2026-04-13, 10:00 in the township. */
export const TODAY = '2026-04-13'
const MORNING = instantOf(TODAY, '10:00')

export interface TestDeps extends Deps {
  /** Moves the clock on, in milliseconds. */
  pass(ms: number): void
  /** What went out by SMS. */
  texts: Sms[]
  /** Rows of the outbox that were handed over and wait in the queue. */
  queue: OutboxKey[]
}

const key = (seed: number) =>
  btoa(String.fromCharCode(...Array.from({ length: 32 }, (_, index) => (index * seed) % 251)))

/** The manifest as the build writes it; the files themselves are for the browser tests. */
const ASSETS = {
  fetch: async () =>
    Response.json({
      'web/client.ts': { file: 'assets/client.js', css: ['assets/client.css'] },
      'web/order-worker.ts': { file: 'assets/order-worker.js' },
    }),
} as unknown as Fetcher // only `fetch` is ever asked of it

/** What a live deployment has besides. */
export const LIVE: Partial<Env> = {
  MODE: 'live',
  ALIYUN_ACCESS_KEY_ID: 'key',
  ALIYUN_ACCESS_KEY_SECRET: 'secret',
  ALIYUN_SMS_SIGN: '霁溪镇',
  ALIYUN_SMS_TEMPLATES: '{"sign_in_code":"SMS_1001"}',
}

export const testEnv: Env = {
  ...env,
  ASSETS,
  MODE: 'demo',
  TOKEN_KEY: key(3),
  PHONE_KEYS: `k2:${key(5)},k1:${key(7)}`,
  PHONE_HASH_KEY: key(11),
  CLOCK_OFFSET_MS: '0',
}

/**
 * Real everything but SMS and the queue, with a clock that stands still until it is moved. Each call is an isolate of its
 * own.
 */
export function testDeps(overrides: Partial<Env> = {}): TestDeps {
  let now = MORNING
  const texts: Sms[] = []
  const queue: OutboxKey[] = []
  return {
    ...makeDeps({ ...testEnv, ...overrides }, () => now),
    texts,
    queue,
    outbox: {
      sendBatch: async (messages) => {
        queue.push(...messages.map(({ body }) => body))
      },
    },
    sms: {
      send: async (sms) => {
        texts.push(sms)
      },
    },
    pass: (ms) => {
      now += ms
    },
  }
}

export type Call = (
  path: string,
  init?: RequestInit & { json?: unknown; form?: Record<string, string> },
) => Promise<Response>

export const ORIGIN = 'https://township.example'

/** The Worker on these deps, called like a browser or a client would. What goes on after the answer is waited for. */
export function worker(deps: Deps): Call {
  const app = createApp(() => deps)
  return async (path, { json, form, ...init } = {}) => {
    const headers = new Headers(init.headers)
    let body = init.body
    if (json !== undefined) {
      headers.set('content-type', 'application/json')
      body = JSON.stringify(json)
    }
    if (form) {
      if (!headers.has('origin')) headers.set('origin', ORIGIN)
      body = new URLSearchParams(form)
    }
    const context = createExecutionContext()
    const reply = await app.fetch(
      new Request(`${ORIGIN}${path}`, { ...init, headers, body: body ?? null }),
      testEnv,
      context,
    )
    await waitOnExecutionContext(context)
    return reply
  }
}

export const AN_HOUR = HOUR_MS
