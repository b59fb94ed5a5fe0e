import type { Day } from '../days.ts'
import type { Ways } from '../lines/lines.ways.rules.ts'
import { add, compareGains, compareMerits, type Gain, type Merit, NOTHING } from './merit.rules.ts'
import type { Offer } from './offers.rules.ts'
import {
  bitsIn,
  codeOf,
  dayState,
  layOut,
  type Move,
  PRODUCT_BITS,
  rememberMoves,
  type State,
  type Step,
} from './steps.rules.ts'

export interface SearchLimits {
  /** More hosts than this count for no more. */
  hosts: number
  /** More activities than this are not proposed at all. */
  activities: number
  /** Nor is more walking from stop to stop in one day, in metres. */
  walkMetres: number
}

export interface Found {
  merit: Merit
  /** By day, in order. */
  visits: Offer[][]
}

/**
 * The best trip over these days, or null when there is none: every day's visits in time, the night at the same stay,
 * no activity's product twice, one lunch and one dinner a day, entries before what lies beyond them, no day
 * with more walking than there may be, at least one activity or meal in all. Exact: depth first over visits in time order. A branch is left when even without the rule
 * "no product twice" nothing that follows could beat the best trip so far, or when the same was reached better before.
 */
export function findBest(
  days: readonly { day: Day; visits: readonly Offer[]; notBefore: number }[],
  stay: Offer | null,
  gates: readonly number[],
  ways: Ways,
  limits: SearchLimits,
  toBeat: Merit | null,
): Found | null {
  const field = layOut(days, stay, ways, limits.walkMetres)
  const movesOf = rememberMoves(field, gates)
  const relaxed = relaxation(movesOf)
  const reached = new Map<number, Map<number, Gain>>()
  let best: Found | null = toBeat && { merit: toBeat, visits: [] }
  const path: { step: Step; day: number }[] = []

  const meritOf = (gain: Gain, hosts: number): Merit => ({
    ...gain,
    hosts: Math.min(limits.hosts, bitsIn(hosts)),
  })
  const canBeat = (merit: Merit) => best === null || compareMerits(merit, best.merit) > 0

  const explore = (state: State | null, gain: Gain, products: number, hosts: number): void => {
    if (!state) {
      if (gain.activities + gain.meals === 0 || !canBeat(meritOf(gain, hosts))) return
      const visits = days.map((_, day) => path.filter((entry) => entry.day === day).map(({ step }) => step.offer))
      best = { merit: meritOf(gain, hosts), visits }
      return
    }
    const code = codeOf(state)
    const here = reached.get(code) ?? new Map<number, Gain>()
    const done = hosts * 2 ** PRODUCT_BITS + products
    const earlier = here.get(done)
    if (earlier && compareGains(earlier, gain) >= 0) return
    reached.set(code, here.set(done, gain))

    const branches = movesOf(state)
      .filter(({ step }) => !step || (step.product & products) === 0)
      .flatMap((move) => {
        const suffix = relaxed(move.next)
        if (!suffix) return []
        const then = add(gain, move.gain)
        const met = hosts | (move.step?.host ?? 0)
        const ahead = move.next ? (field.days[move.next.day]?.hostsAhead ?? 0) : 0
        return [{ move, then, met, promise: meritOf(add(then, suffix), met | ahead) }]
      })
      .sort((a, b) => compareMerits(b.promise, a.promise))
    for (const { move, then, met, promise } of branches) {
      if (!canBeat(promise)) return
      if (move.step) path.push({ step: move.step, day: state.day })
      explore(move.next, then, products | (move.step?.product ?? 0), met)
      if (move.step) path.pop()
    }
  }
  const start = dayState(0, field, gates, limits.activities)
  if (start) explore(start, { ...NOTHING, fen: stay?.fen ?? 0, parts: stay ? 1 : 0 }, 0, field.stayHost)
  const found = best as Found | null // assigned in `explore`, which the type checker does not follow
  return found && found.merit !== toBeat ? found : null
}

/**
 * What could at best be added from a state on if a product could be had twice: never less than what can be. Worked out
 * once for each state; null when the trip cannot be brought home from there.
 */
function relaxation(movesOf: (state: State) => readonly Move[]): (state: State | null) => Gain | null {
  const known = new Map<number, Gain | null>()
  const bestFrom = (state: State | null): Gain | null => {
    if (!state) return NOTHING
    const code = codeOf(state)
    const before = known.get(code)
    if (before !== undefined) return before
    let best: Gain | null = null
    for (const { gain, next } of movesOf(state)) {
      const rest = bestFrom(next)
      if (!rest) continue
      const whole = add(gain, rest)
      if (!best || compareGains(whole, best) > 0) best = whole
    }
    known.set(code, best)
    return best
  }
  return bestFrom
}
