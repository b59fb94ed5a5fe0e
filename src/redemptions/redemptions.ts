import { DAY_MS, type Day, dayOf, instantOf } from '../days.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problem.ts'
import { hashOfCode, importCodeKey, type KeptCode } from './kept-codes.rules.ts'
import { type CodeMeaning, meaningOf, readCode } from './redemptions.rules.ts'
import type { Act } from './redemptions.schemas.ts'
import * as sql from './redemptions.sql.ts'

/** The device a keeper has in hand, and whether it had a signal when she noted it. */
export interface Hand {
  device: string
  door: 'web' | 'offline'
}

/**
 * Notes who has come, or will not: each line of each act once, however often it is sent. The first that reaches us counts;
 * what is beyond a line's quantity, of another day, or of a line that is not to be redeemed is kept beside it and counts
 * nothing. Throws `not_found` for an act of which no line is this host's.
 */
export async function redeem(
  deps: Deps,
  who: sql.Receiver,
  acts: readonly Act[],
  { device, door }: Hand,
): Promise<sql.Counted[]> {
  const counted = await sql.insertActs(deps.db, who, acts, { at: deps.now(), device, door })
  if (counted.length === 0) throw new Problem('not_found')
  return counted
}

/** Takes back what was noted, within its day; again it changes nothing. Answers its order. Throws `not_undoable`, `not_found`. */
export async function undo(
  deps: Deps,
  who: sql.Receiver,
  redemptionId: number,
  { device, door }: Hand,
): Promise<string> {
  const row = await sql.insertUndo(deps.db, who, redemptionId, { at: deps.now(), device, door })
  if (!row) throw new Problem('not_found')
  if (!row.undone) throw new Problem('not_undoable')
  return row.orderId
}

/** What a code, whole or its last four, means to this host today. Throws `invalid_request` at `code` for what is none. */
export async function findByCode(deps: Deps, who: Omit<sql.Receiver, 'actor'>, typed: string): Promise<CodeMeaning> {
  const code = readCode(typed)
  if (!code)
    throw new Problem('invalid_request', {
      errors: [{ path: 'code', code: 'code_malformed', message: 'Four or eight letters' }],
    })
  const now = deps.now()
  return meaningOf(await sql.readMatches(deps.db, who, code, now), dayOf(now))
}

/** What was noted of an order here, and whether each may still be taken back. */
export async function notedOf(
  deps: Deps,
  who: Omit<sql.Receiver, 'actor'>,
  orderId: string,
): Promise<(sql.Noted & { undoable: boolean })[]> {
  const today = dayOf(deps.now())
  const noted = await sql.readNoted(deps.db, who, orderId)
  return noted.map((row) => ({
    ...row,
    undoable: row.counted > 0 && row.undoneBy === null && dayOf(row.receivedAt) === today,
  }))
}

/** What clashed with what had been noted before, of yesterday and today. */
export function doublesOf(deps: Deps, who: Omit<sql.Receiver, 'actor'>): Promise<sql.Double[]> {
  return sql.readDoubles(deps.db, who, instantOf(dayOf(deps.now())) - DAY_MS)
}

/** A stay may have begun so long ago and still be arrived at. */
const LONGEST_MS = 60 * DAY_MS

/**
 * The codes of these days for a device to keep, so that it knows them where there is no signal: hashed with a key of its
 * own, which ends with its session. Neither codes nor phone numbers leave us.
 */
export async function codesForDevice(
  deps: Deps,
  who: Omit<sql.Receiver, 'actor'>,
  sessionId: string,
  days: readonly Day[],
): Promise<{ key: string; codes: KeptCode[] }> {
  const key = await deps.secrets.fingerprint(`kept codes ${sessionId}`)
  const cryptoKey = await importCodeKey(key)
  const starts = days.map((day) => instantOf(day))
  const codes = await sql.readCodes(deps.db, who, days, [
    Math.min(...starts) - LONGEST_MS,
    Math.max(...starts) + DAY_MS,
  ])
  return {
    key,
    codes: await Promise.all(
      codes.map(async ({ orderId, code }) => ({
        orderId,
        whole: await hashOfCode(cryptoKey, code),
        last: await hashOfCode(cryptoKey, code.slice(-4)),
      })),
    ),
  }
}
