import type { Keeper } from '../accounts/guard.ts'
import { refundFen } from '../bookings/bookings.cancel.rules.ts'
import { refundEntry } from '../bookings/bookings.cancel.ts'
import type { DECLINE_REASONS } from '../bookings/bookings.tables.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problem.ts'
import * as sql from './answers.sql.ts'

/** How often an answer is worked out anew when its order changes at the same moment. */
const TRIES = 4

type Reason = (typeof DECLINE_REASONS)[number]
type Said = { accept: true } | { accept: false; reason: Reason | null }

/**
 * A host's yes or no to what she was asked at this line, together with what was booked with it for the same time. A no
 * frees the places and gives back whatever was paid for them, at once. The same answer again changes nothing. Throws
 * `answered_already` when it was answered otherwise, or nobody waits for it any more; `not_found`, `changed_meanwhile`.
 */
export async function answerGuest(
  deps: Deps,
  keeper: Pick<Keeper, 'hostId' | 'accountId' | 'actor'>,
  { orderId, position }: { orderId: string; position: number },
  said: Said,
): Promise<void> {
  for (let tries = 0; tries < TRIES; tries++) {
    const asked = await sql.readAsked(deps.db, keeper, orderId, position)
    if (!asked) throw new Problem('not_found')
    const states = new Set(
      asked.lines.filter((line) => asked.positions.includes(line.position)).map(({ status }) => status),
    )
    if (said.accept ? states.has('confirmed') || states.has('completed') : states.has('declined')) return
    if (!states.has('awaiting_host')) throw new Problem('answered_already')
    // Of lines that belong together their guest may have cancelled one.
    const positions = asked.lines.flatMap(({ position: at, status }) =>
      asked.positions.includes(at) && status === 'awaiting_host' ? [at] : [],
    )
    const by = { hostId: keeper.hostId, at: deps.now(), actor: keeper.actor, door: 'web' as const }
    if (await sql.insertAnswer(deps.db, { ...by, ...answerTo(deps, { ...asked, positions }, said) }, keeper.accountId))
      return
  }
  throw new Problem('changed_meanwhile')
}

/** Declines, of what nobody answered in time, at most `limit`; answers whether there may be more. */
export async function declineOverdue(deps: Deps, limit: number): Promise<boolean> {
  const now = deps.now()
  const overdue = await sql.readOverdue(deps.db, now, limit)
  const by = { at: now, actor: 'system', door: 'cron' as const }
  for (const asked of overdue) {
    const answer = answerTo(deps, asked, { accept: false, reason: 'no_answer' })
    // Whoever answers or cancels at this moment is first; what still waits is found again in a minute.
    await sql.insertAnswer(deps.db, { ...by, hostId: asked.hostId, ...answer }, null)
  }
  return overdue.length === limit
}

function answerTo(deps: Deps, asked: sql.Asked, said: Said) {
  const { orderId, positions, revision } = asked
  const base = { orderId, positions, revision }
  if (said.accept) return { ...base, answer: 'accepted' as const, reason: null, refund: null }
  const amountFen = refundFen(asked, ({ position }) => positions.includes(position))
  const refund = amountFen > 0 ? refundEntry(deps, { id: orderId, revision }, amountFen) : null
  return { ...base, answer: 'declined' as const, reason: said.reason, refund }
}
