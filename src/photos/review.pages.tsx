import * as z from 'zod'
import { PhotoReviewPage } from '../../web/pages/photo-review.tsx'
import { deskPages, type Staff } from '../accounts/guard.ts'
import { ManyLines, OneLine } from '../contact.ts'
import { type AppContext, parseForm, readForm } from '../http.ts'
import { privatePage } from '../pages.tsx'
import { orProblem, type Problem } from '../problem.ts'
import { judgePhotos, waitingPhotos } from './review.ts'

const Ids = z
  .string()
  .regex(/^[\w-]+(,[\w-]+){0,59}$/)
  .transform((text) => text.split(','))
const Form = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('show'),
    ids: Ids,
    alt: OneLine.pipe(z.string().trim().max(100, 'photo_alt_too_long')).optional(),
  }),
  z.object({
    do: z.literal('refuse'),
    ids: Ids,
    reason: ManyLines.pipe(z.string().trim().min(2, 'photo_reason_missing').max(200)),
  }),
])

/** What hosts and editors have added, for staff to look at before guests see it. */
export const photosReviewPages = deskPages()
  .get('/desk/photos', 'photo.review', (c, staff) => reviewPage(c, staff))
  .post('/desk/photos', 'photo.review', async (c, staff) => {
    const fields = await readForm(c)
    try {
      const form = parseForm(Form, fields)
      await judgePhotos(
        c.var.deps,
        staff,
        form.do === 'show'
          ? { ids: form.ids, state: 'shown', reason: '', alt: form.alt || null }
          : { ids: form.ids, state: 'refused', reason: form.reason, alt: null },
      )
    } catch (error) {
      return reviewPage(c, staff, { ids: fields.ids ?? '', problem: orProblem(error) })
    }
    return c.redirect(c.var.face.to('/desk/photos'), 303)
  }).pages

async function reviewPage(
  c: AppContext,
  staff: Staff,
  sent: { ids: string; problem: Problem } | null = null,
): Promise<Response> {
  const page = <PhotoReviewPage groups={await waitingPhotos(c.var.deps, staff)} sent={sent} />
  return privatePage(c, { title: c.var.face.words.photos.review, description: '' }, page, sent?.problem.status ?? 200)
}
