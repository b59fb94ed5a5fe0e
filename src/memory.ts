/** How old a remembered public answer may be, in milliseconds. The write decides anyway. */
const FRESH_MS = 1000

/** From this age on, the first who asks renews the answer, while the others still get the known one. */
const RENEW_MS = 700

/** What an isolate keeps at most, in characters or bytes: well within its 128 MB. */
const MOST_KEPT = 16_000_000

/** What an answer that is neither text nor bytes is taken to weigh: a month's calendar of a few products. */
const OBJECT = 20_000

/** Remembers an answer for `FRESH_MS`; otherwise asks for it. Never for what a signed-in person sees. */
export type Remember = <Answer>(key: string, ask: () => Promise<Answer>) => Promise<Answer>

interface Kept {
  answer: unknown
  askedAt: number
  renewing: boolean
  weight: number
}

/**
 * Only finished answers are kept, never promises: workerd forbids one request to wait on another's input and output.
 */
export function makeMemory(now: () => number): Remember {
  const answers = new Map<string, Kept>()
  let kept = 0

  const keep = (key: string, answer: unknown, askedAt: number) => {
    kept -= answers.get(key)?.weight ?? 0
    const weight = key.length + weightOf(answer)
    if (kept + weight > MOST_KEPT) {
      answers.clear()
      kept = 0
    }
    answers.set(key, { answer, askedAt, renewing: false, weight })
    kept += weight
  }

  return async <Answer>(key: string, ask: () => Promise<Answer>) => {
    const at = now()
    const known = answers.get(key)
    // A clock that was set back would otherwise keep an answer for ever.
    const age = known && at >= known.askedAt ? at - known.askedAt : Number.POSITIVE_INFINITY
    if (known && age < FRESH_MS && (age < RENEW_MS || known.renewing)) return known.answer as Answer // kept below under this key
    if (known) known.renewing = true
    const answer = await ask()
    keep(key, answer, at)
    return answer
  }
}

function weightOf(answer: unknown): number {
  if (typeof answer === 'string') return answer.length
  return answer instanceof Uint8Array ? answer.byteLength : OBJECT
}
