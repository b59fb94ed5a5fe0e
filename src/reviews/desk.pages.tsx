import { DeskReviewsPage, type DeskView, type RefusedHiding } from '../../web/pages/desk-reviews.tsx'
import { withQuery } from '../../web/paths.ts'
import { deskPages, type Staff } from '../accounts/guard.ts'
import { type AppContext, parseForm, readForm } from '../http.ts'
import { privatePage } from '../pages.tsx'
import { orProblem } from '../problem.ts'
import { hideReview, reviewsForDesk, unhideReview } from './hiding.ts'
import { HidingForm, ReviewQuery } from './reviews.schemas.ts'

/** What guests said of everyone, and what of it is out of sight. */
export const deskReviewsPages = deskPages()
  .get('/desk/reviews', 'reviews.hide', (c, staff) => deskReviewsPage(c, staff))
  .post('/desk/reviews/:id/hide', 'reviews.hide', async (c, staff) => {
    const { reason = '', words = '', version = '' } = await readForm(c)
    const hide = () => hideReview(c.var.deps, staff, reviewId(c), parseForm(HidingForm, { reason, words, version }))
    return afterwards(c, staff, hide, { reason, words })
  })
  .post('/desk/reviews/:id/unhide', 'reviews.hide', (c, staff) =>
    afterwards(c, staff, () => unhideReview(c.var.deps, staff, reviewId(c)), { reason: '', words: '' }),
  ).pages

function reviewId(c: AppContext): string {
  return c.req.param('id') ?? ''
}

function viewOf(c: AppContext): DeskView {
  const { show, cursor } = c.req.query()
  return {
    show: show === 'hidden' ? 'hidden' : 'all',
    cursor: ReviewQuery.shape.cursor.safeParse(cursor || undefined).data,
  }
}

async function afterwards(
  c: AppContext,
  staff: Staff,
  act: () => Promise<void>,
  typed: Pick<RefusedHiding, 'reason' | 'words'>,
): Promise<Response> {
  try {
    await act()
  } catch (error) {
    const problem = orProblem(error)
    if (problem.status === 404) throw problem
    return deskReviewsPage(c, staff, { ...typed, reviewId: reviewId(c), problem })
  }
  const { show, cursor } = viewOf(c)
  const address = withQuery('/desk/reviews', { show: show === 'hidden' ? show : undefined, cursor })
  return c.redirect(`${c.var.face.to(address)}#review-${reviewId(c)}`, 303)
}

async function deskReviewsPage(c: AppContext, staff: Staff, refused: RefusedHiding | null = null): Promise<Response> {
  const view = viewOf(c)
  const { items, nextCursor } = await reviewsForDesk(c.var.deps, staff, {
    hiddenOnly: view.show === 'hidden',
    cursor: view.cursor,
  })
  const page = <DeskReviewsPage view={view} reviews={items} nextCursor={nextCursor} refused={refused} />
  const head = { title: c.var.face.words.desk.reviews, description: '' }
  return privatePage(c, head, page, refused?.problem.status ?? 200)
}
