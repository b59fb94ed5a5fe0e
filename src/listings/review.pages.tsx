import * as z from 'zod'
import { ReviewPage } from '../../web/pages/review.tsx'
import { ReviewListPage } from '../../web/pages/review-list.tsx'
import { deskPages, type Staff } from '../accounts/guard.ts'
import { ManyLines } from '../contact.ts'
import { CERTIFICATE_KINDS } from '../hosts/hosts.rules.ts'
import { type AppContext, parseForm, readForm } from '../http.ts'
import { privatePage } from '../pages.tsx'
import { listPlaces } from '../places/places.ts'
import type { Problem } from '../problem.ts'
import { listPolicies } from '../products/products.ts'
import { judgeCertificate, waitingCertificates } from './certificates.ts'
import { formProblem, idOf } from './listings.pages.tsx'
import { previewOf } from './preview.ts'
import { approveListing, capsOf, returnListing, seeWaiting, waitingListings } from './review.ts'

const Reason = z.object({
  reason: ManyLines.pipe(z.string().trim().min(2, 'reason_missing').max(300, 'summary_too_long')),
})
const Approval = z.object({
  revision: z.coerce.number().int(),
  requiredCertificate: z.enum(CERTIFICATE_KINDS).nullable().catch(null),
  capId: z
    .string()
    .transform((id) => id || null)
    .catch(''),
})

/** The township's eye on what hosts write, and on their certificates. */
export const reviewPages = deskPages()
  .get('/desk/review', 'listing.review', (c, staff) => reviewListPage(c, staff))
  .get('/desk/review/:id', 'listing.review', (c, staff) => reviewPage(c, staff))
  .post('/desk/review/:id/approve', 'listing.review', async (c, staff) => {
    const fields = await readForm(c)
    try {
      const { revision, ...terms } = parseForm(Approval, fields)
      const known = (await capsOf(c.var.deps)).some(({ id }) => id === terms.capId)
      const capId = known ? terms.capId : null
      await approveListing(c.var.deps, staff, { id: idOf(c), revision }, { ...terms, capId })
    } catch (error) {
      return reviewPage(c, staff, '', formProblem(error))
    }
    return c.redirect(c.var.face.to('/desk/review'), 303)
  })
  .post('/desk/review/:id/return', 'listing.review', async (c, staff) => {
    const fields = await readForm(c)
    try {
      const { reason } = parseForm(Reason, fields)
      await returnListing(c.var.deps, staff, { id: idOf(c), revision: Number(fields.revision) }, reason)
    } catch (error) {
      return reviewPage(c, staff, fields.reason ?? '', formProblem(error))
    }
    return c.redirect(c.var.face.to('/desk/review'), 303)
  })
  .post('/desk/certificates/:id', 'listing.review', async (c, staff) => {
    const { verdict, reason = '' } = await readForm(c)
    try {
      const valid = verdict === 'valid'
      await judgeCertificate(c.var.deps, staff, {
        id: idOf(c),
        valid,
        reason: valid ? '' : parseForm(Reason, { reason }).reason,
      })
    } catch (error) {
      return reviewListPage(c, staff, idOf(c), formProblem(error))
    }
    return c.redirect(c.var.face.to('/desk/review'), 303)
  }).pages

async function reviewListPage(
  c: AppContext,
  staff: Staff,
  judged = '',
  problem: Problem | null = null,
): Promise<Response> {
  const { deps, face } = c.var
  const [listings, certificates] = await Promise.all([waitingListings(deps, staff), waitingCertificates(deps, staff)])
  const page = <ReviewListPage listings={listings} certificates={certificates} judged={judged} problem={problem} />
  return privatePage(c, { title: face.words.listing.reviewTitle, description: '' }, page, problem?.status ?? 200)
}

async function reviewPage(c: AppContext, staff: Staff, reason = '', problem: Problem | null = null): Promise<Response> {
  const { deps, face } = c.var
  const waiting = await seeWaiting(deps, staff, idOf(c))
  const [places, policies, caps, preview] = await Promise.all([
    listPlaces(deps),
    listPolicies(deps),
    capsOf(deps),
    previewOf(deps, waiting, 'staff'),
  ])
  const page = (
    <ReviewPage
      waiting={waiting}
      places={places}
      policies={policies}
      caps={caps}
      preview={preview}
      reason={reason}
      problem={problem}
    />
  )
  return privatePage(
    c,
    { title: waiting.content.name, description: face.words.listing.reviewTitle },
    page,
    problem?.status ?? 200,
  )
}
