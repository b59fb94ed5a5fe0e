import { MINUTE_MS } from '../days.ts'
import type { SignedIn } from './sessions.sql.ts'

/** A session that another isolate has ended is dead here after this time at the latest. */
export const KNOWN_MS = MINUTE_MS

/** Beyond this many the memory starts afresh: a few MB of an isolate's 128. */
const MOST_KNOWN = 10_000

/**
 * Who holds which token, as this isolate knew it up to a minute ago: a signed-in request asks the database once a minute
 * at most. What ends here is forgotten at once.
 */
export class SessionMemory {
  readonly #now: () => number
  readonly #known = new Map<string, { me: SignedIn; readAt: number }>()
  /** When an account was forgotten last, UTC milliseconds. */
  readonly #forgotten = new Map<string, number>()

  constructor(now: () => number) {
    this.#now = now
  }

  get(tokenHash: string): SignedIn | null {
    const known = this.#known.get(tokenHash)
    if (!known) return null
    const age = this.#now() - known.readAt
    // A clock that was set back would otherwise keep it for ever.
    return age >= 0 && age < KNOWN_MS ? known.me : null
  }

  /** `readAt`: when it was asked for, UTC milliseconds. What was read before it ended is not brought back. */
  keep(tokenHash: string, me: SignedIn, readAt: number): void {
    if (readAt <= (this.#forgotten.get(me.accountId) ?? Number.NEGATIVE_INFINITY)) return
    if (this.#known.size >= MOST_KNOWN) this.#known.clear()
    this.#known.set(tokenHash, { me, readAt })
  }

  /** All of an account's sessions: they ended, or what it may do has changed. */
  forget(accountId: string): void {
    if (this.#forgotten.size >= MOST_KNOWN) this.#forgotten.clear()
    this.#forgotten.set(accountId, this.#now())
    for (const [tokenHash, { me }] of this.#known) if (me.accountId === accountId) this.#known.delete(tokenHash)
  }
}
