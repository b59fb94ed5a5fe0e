import * as z from 'zod'
import { SMS_VARIABLES, SmsConfig, type SmsEnv } from './messages/sms.config.ts'

/** What the platform binds. Secrets are optional here, since only parsing proves that they are set. */
export interface Env extends SmsEnv {
  DB: D1Database
  ASSETS: Fetcher
  /** Photographs. */
  PHOTOS: R2Bucket
  /** Shrinks what browsers without scripts send. */
  IMAGES: ImagesBinding
  ORDERS_PER_ADDRESS: RateLimit
  ORDERS_PER_ADDRESS_DEMO: RateLimit
  OUTBOX: Queue
  MODE?: string
  TOKEN_KEY?: string
  PHONE_KEYS?: string
  PHONE_HASH_KEY?: string
  CLOCK_OFFSET_MS?: string
  SETUP_TOKEN?: string
}

const key = (bytes: number) =>
  z
    .base64()
    .transform((text) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0)))
    .refine((raw) => raw.length === bytes, `must be ${bytes} bytes in base64`)
    .refine((raw) => raw.some((byte) => byte !== raw[0]), 'must be random')

const keyring = z
  .string()
  .transform((text) => text.split(',').map((entry) => entry.trim().split(':')))
  .pipe(z.array(z.tuple([z.string().regex(/^[a-z0-9]{1,8}$/), key(32)])).min(1))

const Config = z.object({
  /** `live` unless the environment says `demo`. */
  mode: z.enum(['live', 'demo']).default('live'),
  /** Signs the links that open an order. */
  tokenKey: key(32),
  /** AES-256 keys by name; the first one encrypts, all of them decrypt. */
  phoneKeys: keyring,
  /** Keys the hash by which a phone number is found again. */
  phoneHashKey: key(32),
  /** Moves the demo's clock; a live deployment refuses it. */
  clockOffsetMs: z.coerce.number().int().default(0),
  /** Whoever enters it first becomes the first administrator; without it nobody can. */
  setupToken: z.string().min(16).optional(),
  /** Who sends text messages; a live deployment refuses the log. */
  sms: SmsConfig,
})
export type Config = z.infer<typeof Config>

/**
 * Reads and proves the environment. Throws an `Error` that names each variable that is missing or unusable, and
 * never the value it had.
 */
export function parseConfig(env: Env): Config {
  const parsed = Config.safeParse({
    mode: env.MODE,
    tokenKey: env.TOKEN_KEY,
    phoneKeys: env.PHONE_KEYS,
    phoneHashKey: env.PHONE_HASH_KEY,
    clockOffsetMs: env.CLOCK_OFFSET_MS,
    setupToken: env.SETUP_TOKEN,
    sms: {
      sender: env.SMS_SENDER ?? (env.MODE === 'demo' ? 'log' : 'aliyun'),
      keyId: env.ALIYUN_ACCESS_KEY_ID,
      keySecret: env.ALIYUN_ACCESS_KEY_SECRET,
      signName: env.ALIYUN_SMS_SIGN,
      templates: env.ALIYUN_SMS_TEMPLATES,
      endpoint: env.ALIYUN_SMS_ENDPOINT,
      relay: env.ALIYUN_SMS_RELAY,
    },
  })
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${variableAt(issue.path)}: ${issue.message}`)
    throw new Error(`The environment cannot be used. ${faults.join('; ')}`)
  }
  if (parsed.data.mode === 'live') refuseInLive(parsed.data)
  return parsed.data
}

function variableAt([part, ofSms]: readonly PropertyKey[]): string {
  if (part === 'sms') return SMS_VARIABLES[ofSms as keyof typeof SMS_VARIABLES]
  const names = {
    mode: 'MODE',
    tokenKey: 'TOKEN_KEY',
    phoneKeys: 'PHONE_KEYS',
    phoneHashKey: 'PHONE_HASH_KEY',
    clockOffsetMs: 'CLOCK_OFFSET_MS',
    setupToken: 'SETUP_TOKEN',
  }
  return names[part as keyof typeof names]
}

function refuseInLive({ clockOffsetMs, sms }: Config): void {
  if (clockOffsetMs !== 0) throw new Error('CLOCK_OFFSET_MS is for the demo only.')
  if (sms.sender === 'log') throw new Error('SMS_SENDER: log is for development and the demo only.')
  for (const part of ['endpoint', 'relay'] as const)
    if (sms[part] && !sms[part].startsWith('https:')) throw new Error(`${SMS_VARIABLES[part]} must be https.`)
}
