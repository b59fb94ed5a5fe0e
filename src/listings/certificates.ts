import * as z from 'zod'
import type { Staff } from '../accounts/guard.ts'
import { OneLine } from '../contact.ts'
import { addDays, dayOf } from '../days.ts'
import type { Deps } from '../deps.ts'
import { CERTIFICATE_KINDS } from '../hosts/hosts.rules.ts'
import { invalid, Problem } from '../problem.ts'
import { LocalDay } from '../products/products.schemas.ts'
import { townshipSettings } from '../township/township.ts'
import * as sql from './certificates.sql.ts'
import type { Acting } from './listings.sql.ts'

/** So long before the last day a host is told to renew a certificate. */
export const WARNING_DAYS = 30

/** A certificate as it is typed. */
export const CertificateForm = z.object({
  kind: z.enum(CERTIFICATE_KINDS),
  number: OneLine.pipe(z.string().trim().min(1, 'number_missing').max(60, 'text_too_long')),
  expiresOn: LocalDay,
})

export function certificatesOf(deps: Deps, keeper: Acting): Promise<sql.OwnCertificate[]> {
  return sql.readCertificates(deps.db, keeper)
}

/** Hands a certificate in. Throws `invalid_request` for one that has lapsed. */
export async function addCertificate(
  deps: Deps,
  keeper: Acting,
  certificate: z.infer<typeof CertificateForm>,
): Promise<void> {
  if (certificate.expiresOn < dayOf(deps.now())) throw invalid('expiresOn', 'day_past', 'It has lapsed.')
  await sql.insertCertificate(deps.db, keeper, { id: deps.newId(), ...certificate }, deps.now())
}

export function waitingCertificates(deps: Deps, staff: Staff): Promise<sql.WaitingCertificate[]> {
  return sql.readWaitingCertificates(deps.db, staff.accountId)
}

/** Lets a certificate count, or refuses it with words. Throws `own_work`, or `changed_meanwhile` when it waits no more. */
export async function judgeCertificate(
  deps: Deps,
  staff: Staff,
  { id, valid, reason }: { id: string; valid: boolean; reason: string },
): Promise<void> {
  const { ownReview } = await townshipSettings(deps)
  const { accountId, actor } = staff
  const done = await sql.judgeCertificate(deps.db, {
    id,
    accountId,
    actor,
    now: deps.now(),
    valid,
    reason,
    ownAllowed: ownReview,
  })
  if (done) return
  const waiting = (await waitingCertificates(deps, staff)).find((certificate) => certificate.id === id)
  throw new Problem(waiting?.own ? 'own_work' : 'changed_meanwhile')
}

/** Each night: tells hosts whose certificates lapse within thirty days, once for each. */
export async function warnOfLapsing(deps: Deps): Promise<void> {
  const today = dayOf(deps.now())
  for (const { id } of await sql.readLapsing(deps.db, today, addDays(today, WARNING_DAYS)))
    await sql.warnOf(deps.db, id, deps.now())
}
