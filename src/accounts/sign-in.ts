import type { Deps } from '../deps.ts'
import { SmsFailure } from '../messages/sms.ts'
import { invalid, Problem } from '../problem.ts'
import { DEMO_LIMITS, LIVE_LIMITS, nextSendAt, reachOf, type SendLimits } from './sign-in.rules.ts'
import * as sql from './sign-in.sql.ts'

/** The text about personal data that one agrees to with an account. A new text has a new version. */
export const PRIVACY_VERSION = '2026-11'

/** Two requests for one phone at the same moment: one of them counts again. */
const MOST_ROUNDS = 3

export interface CodeRequest {
  phone: string
  /** The network address that asks. */
  address: string
}

/**
 * Sends a code to a phone and answers under which id its page waits, and the code itself, for the demo to show.
 * Throws `too_many_requests` with the seconds to wait, or `sms_failed` when the provider cannot be reached.
 */
export async function sendCode(deps: Deps, { phone, address }: CodeRequest): Promise<{ id: string; code: string }> {
  const limits = deps.config.mode === 'demo' ? DEMO_LIMITS : LIVE_LIMITS
  const reach = reachOf([...limits.pair, ...limits.phone, ...limits.address])
  const id = deps.newId()
  const code = deps.newSignInCode()
  const [phoneCipher, phoneHash, addressHash, codeHash] = await Promise.all([
    deps.secrets.encrypt(phone),
    deps.secrets.fingerprint(phone),
    deps.secrets.fingerprint(`address ${address}`),
    hashOf(deps, id, code),
  ])
  const sealed = { id, phoneCipher, phoneHash, addressHash, codeHash, consent: PRIVACY_VERSION }
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const now = deps.now()
    const sends = await sql.readSends(deps.db, sealed, now - reach)
    refuseTooMany(sends, limits, now)
    if (!(await sql.insertCode(deps.db, { ...sealed, sentAt: now }, sends, now - reach))) continue
    await deps.sms.send({ phone, template: 'sign_in_code', params: { code }, outId: id }).catch(notSent)
    return { id, code }
  }
  throw new Problem('too_many_requests', { retryAfterSeconds: 60 })
}

/** The code that a page waits for. Throws `code_over` when there is none any more. */
export async function waitingCode(deps: Deps, id: string): Promise<sql.WaitingCode & { phone: string }> {
  const waiting = await sql.readWaitingCode(deps.db, id, deps.now())
  if (!waiting) throw new Problem('code_over')
  return { ...waiting, phone: await deps.secrets.decrypt(waiting.phoneCipher) }
}

/**
 * Proves that someone has the phone that a code was sent to. Throws `invalid_request` at `code` when it is another,
 * `code_over` when there are no tries left or the code is used or too old.
 */
export async function proveCode(deps: Deps, id: string, code: string): Promise<sql.ProvenPhone> {
  const digits = code.replace(/\D/g, '')
  const proven = await sql.tryCode(deps.db, { id, codeHash: await hashOf(deps, id, digits), now: deps.now() })
  if (proven) return proven
  await waitingCode(deps, id)
  throw invalid('code', 'code_wrong', 'This is not the code that was sent.')
}

/** Whoever waits for a code asks again; what the provider said is for our log. */
function notSent(error: unknown): never {
  if (!(error instanceof SmsFailure)) throw error
  console.error(error.message)
  throw new Problem('sms_failed')
}

/** A code means something for one request alone. */
function hashOf(deps: Deps, id: string, code: string): Promise<string> {
  return deps.secrets.fingerprint(`sign-in ${id} ${code}`)
}

function refuseTooMany(sends: sql.EarlierSends, limits: SendLimits, now: number): void {
  const nextAt = Math.max(
    nextSendAt(sends.pair, limits.pair, now),
    nextSendAt(sends.phone, limits.phone, now),
    nextSendAt(sends.address, limits.address, now),
  )
  if (nextAt > now) throw new Problem('too_many_requests', { retryAfterSeconds: Math.ceil((nextAt - now) / 1000) })
}
