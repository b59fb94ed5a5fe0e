import { type NextRequest, press } from './client.ts'

export const ROUNDS = 5
const SECONDS = 2

export interface Variant {
  port: number
  connections: number
  next: NextRequest
  /** The only status that counts as done; any other one fails the bench. */
  status: number
}

/** Replies per second by variant, one entry for each round. */
export type Rates<Name extends string> = Record<Name, number[]>

/**
 * Measures the variants in turn, round by round and each second round backwards, so that a slow moment of the machine
 * meets all of them. Nothing is in flight between two of them. A warm-up of each comes first and does not count.
 */
export async function interleave<Name extends string>(
  variants: Record<Name, Variant>,
  { rounds = ROUNDS, seconds = SECONDS } = {},
): Promise<Rates<Name>> {
  const names = Object.keys(variants) as Name[] // the keys just given
  const rates = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Rates<Name> // one for each of them
  for (const name of names) await rateOf(name, variants[name], seconds / 2)
  for (let round = 0; round < rounds; round++) {
    for (const name of round % 2 ? names.toReversed() : names) {
      rates[name].push(await rateOf(name, variants[name], seconds))
    }
  }
  return rates
}

async function rateOf(name: string, variant: Variant, seconds: number): Promise<number> {
  const endsAt = performance.now() + seconds * 1000
  const tally = await press({ ...variant, goOn: () => performance.now() < endsAt })
  return mustAllBe(name, variant.status, tally.statuses) / tally.seconds
}

/** How many replies there were. Throws unless each had this status. */
export function mustAllBe(what: string, status: number, statuses: ReadonlyMap<number, number>): number {
  const count = statuses.get(status) ?? 0
  if (count === 0 || statuses.size > 1) {
    const seen = [...statuses].map(([other, times]) => `${times} × ${other}`).join(', ') || 'none'
    throw new Error(`${what}: every reply should be a ${status}, and they were: ${seen}.`)
  }
  return count
}

/** Sends exactly so many and waits for them. */
export async function send(name: string, variant: Variant, count: number): Promise<void> {
  let left = count
  const { statuses } = await press({ ...variant, goOn: () => left-- > 0 })
  mustAllBe(name, variant.status, statuses)
}

/** One over the other, round by round. */
export function ratios(rates: readonly number[], baseline: readonly number[]): number[] {
  return rates.map((rate, round) => rate / (baseline[round] ?? Number.NaN))
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
