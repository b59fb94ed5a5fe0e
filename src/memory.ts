/** How old a remembered public answer may be, in milliseconds. The write decides anyway. */
const FRESH_MS = 1000

/** From this age on, the first who asks renews the answer, while the others still get the known one. */
const RENEW_MS = 700

/** Who comes while another asks the same looks this often whether the answer is there, in milliseconds… */
const LOOK_MS = 5

/** …and so many times before asking as well: the other may have gone away. */
const MOST_LOOKS = 400

/** What an isolate keeps at most, in characters or bytes: well within its 128 MB. */
const MOST_KEPT = 16_000_000

/** What an answer that is neither text nor weighed is taken to weigh: a month's calendar of a few products. */
const OBJECT = 20_000

export interface Memory {
  /**
   * Remembers an answer for `FRESH_MS`; otherwise asks for it, one at a time: a crowd that comes to a cold or slow
   * database asks it once. Never for what a signed-in person sees.
   */
  remember<Answer>(key: string, ask: () => Promise<Answer>): Promise<Answer>
  /** What is remembered, without asking; undefined when nothing is, or when it is this caller's turn to renew it. */
  known<Answer>(key: string): Answer | undefined
}

/** An answer that knows what it weighs, in bytes. */
export interface Weighed {
  readonly weight: number
}

interface Kept {
  answer: unknown
  askedAt: number
  renewing: boolean
  weight: number
}

/**
 * Only finished answers are kept, never promises: workerd forbids one request to wait on another's input and output. So
 * whoever waits for another's answer looks for it.
 */
export function makeMemory(now: () => number): Memory {
  const answers = new Map<string, Kept>()
  /** Who asks for what at this moment. */
  const asking = new Map<string, symbol>()
  let total = 0

  const keep = (key: string, answer: unknown, askedAt: number) => {
    total -= answers.get(key)?.weight ?? 0
    const weight = key.length + weightOf(answer)
    if (total + weight > MOST_KEPT) makeRoom(askedAt)
    if (total + weight > MOST_KEPT) {
      answers.clear()
      total = 0
    }
    answers.set(key, { answer, askedAt, renewing: false, weight })
    total += weight
  }

  /** Lets go of what is too old to be given to anyone. */
  const makeRoom = (at: number) => {
    for (const [key, kept] of answers) {
      if (at - kept.askedAt < FRESH_MS) continue
      answers.delete(key)
      total -= kept.weight
    }
  }

  const isFresh = (kept: Kept, at: number) => {
    // A clock that was set back would otherwise keep an answer for ever.
    const age = at >= kept.askedAt ? at - kept.askedAt : Number.POSITIVE_INFINITY
    return age < FRESH_MS && (age < RENEW_MS || kept.renewing)
  }

  return {
    known<Answer>(key: string) {
      const kept = answers.get(key)
      return kept && isFresh(kept, now()) ? (kept.answer as Answer) : undefined // kept below under this key
    },
    async remember<Answer>(key: string, ask: () => Promise<Answer>) {
      const at = now()
      const kept = answers.get(key)
      if (kept && isFresh(kept, at)) return kept.answer as Answer // likewise
      const other = asking.get(key)
      for (let looks = 0; other && asking.get(key) === other && looks < MOST_LOOKS; looks++) await pause(LOOK_MS)
      const since = answers.get(key)
      if (since && since !== kept) return since.answer as Answer // likewise
      if (kept) kept.renewing = true
      const self = Symbol(key)
      asking.set(key, self)
      try {
        const answer = await ask()
        keep(key, answer, at)
        return answer
      } finally {
        if (asking.get(key) === self) asking.delete(key)
      }
    },
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

function weightOf(answer: unknown): number {
  if (typeof answer === 'string') return answer.length
  return isWeighed(answer) ? answer.weight : OBJECT
}

function isWeighed(answer: unknown): answer is Weighed {
  return typeof answer === 'object' && answer !== null && 'weight' in answer && typeof answer.weight === 'number'
}
