import type { Staff } from '../accounts/guard.ts'
import type { Deps } from '../deps.ts'
import type { CertificateKind } from '../hosts/hosts.rules.ts'
import { Problem } from '../problem.ts'
import { townshipSettings } from '../township/township.ts'
import * as sql from './review.sql.ts'

/** What waits for the township, the longest first. */
export function waitingListings(deps: Deps, staff: Staff): Promise<sql.WaitingListing[]> {
  return sql.readWaiting(deps.db, staff.accountId, null)
}

/** One of them. Throws `not_found` when it does not wait any more. */
export async function seeWaiting(deps: Deps, staff: Staff, id: string): Promise<sql.WaitingListing> {
  const [waiting] = await sql.readWaiting(deps.db, staff.accountId, id)
  if (!waiting) throw new Problem('not_found')
  return waiting
}

interface Judged {
  id: string
  revision: number
}

/**
 * Publishes a listing. Throws `own_work` for what is one's own, unless the township's settings allow it, and
 * `changed_meanwhile` when it was edited, or judged, since it was read.
 */
export async function approveListing(
  deps: Deps,
  staff: Staff,
  judged: Judged,
  terms: { requiredCertificate: CertificateKind | null; capId: string | null },
): Promise<void> {
  const { ownReview } = await townshipSettings(deps)
  const waiting = await seeWaiting(deps, staff, judged.id)
  if (waiting.own && !ownReview) throw new Problem('own_work')
  const verdict = { ...judged, accountId: staff.accountId, actor: staff.actor, now: deps.now(), ownAllowed: ownReview }
  if (!(await sql.approveVersion(deps.db, verdict, terms))) throw new Problem('changed_meanwhile')
}

/** Sends a listing back with words. Throws `changed_meanwhile`. */
export async function returnListing(deps: Deps, staff: Staff, judged: Judged, reason: string): Promise<void> {
  const verdict = { ...judged, accountId: staff.accountId, actor: staff.actor, now: deps.now(), ownAllowed: true }
  if (!(await sql.returnVersion(deps.db, verdict, reason))) throw new Problem('changed_meanwhile')
}

export function capsOf(deps: Deps): Promise<{ id: string; name: string }[]> {
  return sql.readCaps(deps.db)
}
