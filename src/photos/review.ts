import type { Staff } from '../accounts/guard.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problem.ts'
import { townshipSettings } from '../township/township.ts'
import type { WaitingPhoto } from './review.sql.ts'
import * as sql from './review.sql.ts'

export type { WaitingPhoto }

/** As many as one looks through at a sitting. */
const AT_ONCE = 60

/** What waits for staff, by what it is of; who has waited longest comes first. */
export async function waitingPhotos(deps: Deps, staff: Staff): Promise<WaitingPhoto[][]> {
  const waiting = await sql.readWaiting(deps.db, staff.accountId, AT_ONCE)
  return [...Map.groupBy(waiting, ({ subjectId }) => subjectId).values()]
}

export interface Judgement {
  ids: readonly string[]
  state: 'shown' | 'refused'
  reason: string
  alt: string | null
}

/**
 * Lets guests see photographs, or refuses them with words. Throws `own_work` for what is one's own, unless the township's
 * settings allow it, and `changed_meanwhile` when one was judged or taken away since it was read; the others are done.
 */
export async function judgePhotos(deps: Deps, staff: Staff, { ids, state, reason, alt }: Judgement): Promise<void> {
  const { ownReview } = await townshipSettings(deps)
  const waiting = await sql.readWaiting(deps.db, staff.accountId, AT_ONCE)
  if (!ownReview && waiting.some(({ id, own }) => own && ids.includes(id))) throw new Problem('own_work')
  const verdict = { state, reason, alt, accountId: staff.accountId, actor: staff.actor, now: deps.now() }
  let judged = 0
  for (const id of ids) if (await sql.judgePhoto(deps.db, id, { ...verdict, ownAllowed: ownReview })) judged += 1
  if (judged < ids.length) throw new Problem('changed_meanwhile')
}
