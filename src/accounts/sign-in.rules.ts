import Bowser from 'bowser'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../days.ts'

/** A code is good for so long, in milliseconds, and for so many tries. */
export const CODE_LIFE_MS = 10 * MINUTE_MS
export const MOST_TRIES = 5

/** So many codes are sent within such a time, at most. */
export interface SendLimit {
  /** Milliseconds. */
  within: number
  most: number
}

/** What the sending of codes is limited by; the first that is reached decides. */
export interface SendLimits {
  /** To one phone from one network address: whoever presses again and again. */
  pair: SendLimit[]
  /** To one phone from anywhere: so that nobody's phone is flooded. */
  phone: SendLimit[]
  /** From one network address; a whole village may share one behind its carrier's NAT. */
  address: SendLimit[]
}

export const LIVE_LIMITS: SendLimits = {
  pair: [
    { within: MINUTE_MS, most: 1 },
    { within: HOUR_MS, most: 5 },
  ],
  phone: [{ within: DAY_MS, most: 20 }],
  address: [{ within: HOUR_MS, most: 60 }],
}

/** In the demo many people try out the same few phones. */
export const DEMO_LIMITS: SendLimits = {
  pair: [{ within: MINUTE_MS, most: 60 }],
  phone: [{ within: HOUR_MS, most: 1000 }],
  address: [{ within: HOUR_MS, most: 5000 }],
}

/** When one more code may be sent, given when earlier ones were: `now` or earlier means at once. UTC, milliseconds. */
export function nextSendAt(sentAt: readonly number[], limits: readonly SendLimit[], now: number): number {
  const newestFirst = [...sentAt].sort((a, b) => b - a)
  return Math.max(
    now,
    ...limits.map(({ within, most }) => {
      const earliest = newestFirst[most - 1]
      return earliest === undefined || earliest <= now - within ? now : earliest + within
    }),
  )
}

/** The longest any of these limits looks back, in milliseconds. */
export function reachOf(limits: readonly SendLimit[]): number {
  return Math.max(...limits.map(({ within }) => within))
}

/** What a browser calls itself, in a few words for its owner: `Chrome · Android`. */
export function deviceName(userAgent: string): string {
  const { browser, os } = Bowser.parse(userAgent || 'unknown')
  return [browser.name, os.name].filter(Boolean).join(' · ').slice(0, 60)
}
