import { customAlphabet } from 'nanoid'
import { v7 as uuidV7 } from 'uuid'
import { SessionMemory } from './accounts/sessions.memory.ts'
import { type Config, type Env, parseConfig } from './config.ts'
import type { Reads } from './database.ts'
import { OfferMemory } from './inventory/inventory.memory.ts'
import { Timetables } from './inventory/inventory.timetables.ts'
import { type Memory, makeMemory } from './memory.ts'
import type { OutboxKey } from './messages/outbox.sql.ts'
import { aliyunSender } from './messages/sms.aliyun.ts'
import type { SmsConfig } from './messages/sms.config.ts'
import { logSender } from './messages/sms.log.ts'
import type { SmsSender } from './messages/sms.ts'
import { makeSecrets, type Secrets, toBase64Url } from './secrets.ts'

/** Everything impure, made once per isolate and handed to whoever needs it. */
export interface Deps {
  config: Config
  /** The primary: every write, and every read that decides something. */
  db: D1Database
  /** A session that may lag behind: public pages and lists. */
  reads(): Reads
  /** UTC, milliseconds. */
  now(): number
  /** A UUID that sorts by time, so that the newest rows stand together. */
  newId(): string
  /** Eight characters to read out at the gate. */
  newCode(): string
  /** Six digits to prove a phone by. */
  newSignInCode(): string
  /** 256 random bits: whoever holds it is signed in. */
  newToken(): string
  secrets: Secrets
  sms: SmsSender
  /** Who is signed in, as this isolate knew it up to a minute ago. */
  sessions: SessionMemory
  /** Takes rows of the outbox to whoever sends them. */
  outbox: { sendBatch(messages: { body: OutboxKey }[]): Promise<unknown> }
  offers: OfferMemory
  timetables: Timetables
  /** What an isolate remembers of public answers. */
  remember: Memory['remember']
  known: Memory['known']
  /** Whether one more order from this address is within its limit. */
  admitsOrder(address: string): Promise<boolean>
  assets: Pick<Fetcher, 'fetch'>
  /** Photographs' bytes, by their hash. */
  photos: R2Bucket
  images: ImagesBinding
}

/** Without 0 O 1 I L U V 2 Z 5 S B G: what is read aloud or typed from paper is not mistaken. */
const CODE_ALPHABET = '346789ACDEFHJKMNPQRTWXY'

/** Makes them from the environment. Throws when `parseConfig` does. Tests bring a clock of their own. */
export function makeDeps(env: Env, clock: () => number = Date.now): Deps {
  const config = parseConfig(env)
  const now = () => clock() + config.clockOffsetMs
  return {
    config,
    db: env.DB,
    reads: () => env.DB.withSession('first-unconstrained'),
    now,
    newId: () => uuidV7({ msecs: now() }),
    newCode: customAlphabet(CODE_ALPHABET, 8),
    newSignInCode: customAlphabet('0123456789', 6),
    newToken: () => toBase64Url(crypto.getRandomValues(new Uint8Array(32))),
    secrets: makeSecrets(config),
    sms: senderOf(config.sms, clock),
    sessions: new SessionMemory(now),
    outbox: env.OUTBOX,
    offers: new OfferMemory(env.DB, now),
    timetables: new Timetables(),
    ...makeMemory(now),
    admitsOrder: async (address) => {
      const limiter = config.mode === 'demo' ? env.ORDERS_PER_ADDRESS_DEMO : env.ORDERS_PER_ADDRESS
      return (await limiter.limit({ key: address })).success
    },
    assets: env.ASSETS,
    photos: env.PHOTOS,
    images: env.IMAGES,
  }
}

/** By the true clock, also where the demo's is moved: Aliyun refuses a call that is a quarter of an hour off. */
function senderOf(config: SmsConfig, now: () => number): SmsSender {
  return config.sender === 'log' ? logSender : aliyunSender(config, { now, newNonce: () => crypto.randomUUID() })
}
