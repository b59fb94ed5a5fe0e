import { CertificatesPage } from '../../web/pages/certificates.tsx'
import { farmPages, type Keeper } from '../accounts/guard.ts'
import { dayOf } from '../days.ts'
import { type AppContext, parseForm, readForm } from '../http.ts'
import { privatePage } from '../pages.tsx'
import type { Problem } from '../problem.ts'
import { addCertificate, CertificateForm, certificatesOf } from './certificates.ts'
import { formProblem } from './listings.pages.tsx'

/** A host's certificates: what counts, what waits, what lapses. */
export const certificatesPages = farmPages()
  .get('/farm/:hostId/certificates', 'listing.edit', (c, keeper) => certificatesPage(c, keeper))
  .post('/farm/:hostId/certificates', 'listing.edit', async (c, keeper) => {
    const fields = await readForm(c)
    try {
      await addCertificate(c.var.deps, keeper, parseForm(CertificateForm, fields))
    } catch (error) {
      return certificatesPage(c, keeper, fields, formProblem(error))
    }
    return c.redirect(c.var.face.to(`/farm/${keeper.hostId}/certificates`), 303)
  }).pages

async function certificatesPage(
  c: AppContext,
  keeper: Keeper,
  form: Record<string, string> = {},
  problem: Problem | null = null,
): Promise<Response> {
  const { deps, face } = c.var
  const page = (
    <CertificatesPage
      keeper={keeper}
      certificates={await certificatesOf(deps, keeper)}
      today={dayOf(deps.now())}
      form={form}
      problem={problem}
    />
  )
  return privatePage(c, { title: face.words.listing.certificates, description: '' }, page, problem?.status ?? 200)
}
