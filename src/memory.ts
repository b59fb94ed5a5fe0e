/** How old a remembered public answer may be, in milliseconds. The write decides anyway. */
export const FRESH_MS = 1000

/** An isolate keeps at most this many answers. */
const MOST_ANSWERS = 500

/** Remembers an answer for `FRESH_MS`; otherwise asks for it. Never for what a signed-in person sees. */
export type Remember = <Answer>(key: string, ask: () => Promise<Answer>) => Promise<Answer>

/**
 * Only finished answers are kept, never promises: workerd forbids one request to wait on another's input and output.
 */
export function makeMemory(now: () => number): Remember {
  const answers = new Map<string, { answer: unknown; until: number }>()
  return async <Answer>(key: string, ask: () => Promise<Answer>) => {
    const known = answers.get(key)
    // A clock that was set back would otherwise keep an answer for ever.
    if (known && now() < known.until && known.until - now() <= FRESH_MS) return known.answer as Answer // set below under the same key
    const answer = await ask()
    if (answers.size >= MOST_ANSWERS) answers.clear()
    answers.set(key, { answer, until: now() + FRESH_MS })
    return answer
  }
}
