import { FarmReviewsPage, type Refused } from '../../web/pages/farm-reviews.tsx'
import { withQuery } from '../../web/paths.ts'
import { farmPages, type Keeper } from '../accounts/guard.ts'
import { type AppContext, parseForm, readForm } from '../http.ts'
import { privatePage } from '../pages.tsx'
import { orProblem } from '../problem.ts'
import { answerReview, reviewsToAnswer } from './answers.ts'
import { AnswerForm, ReviewQuery } from './reviews.schemas.ts'

/** What guests said of a host, for her and her helpers to answer. */
export const farmReviewsPages = farmPages()
  .get('/farm/:hostId/reviews', 'reviews.answer', (c, keeper) => farmReviewsPage(c, keeper))
  .post('/farm/:hostId/reviews/:id', 'reviews.answer', async (c, keeper) => {
    const reviewId = c.req.param('id') ?? ''
    const { text = '', version = '', answerVersion = '' } = await readForm(c)
    try {
      await answerReview(c.var.deps, keeper, reviewId, parseForm(AnswerForm, { text, version, answerVersion }))
    } catch (error) {
      const problem = orProblem(error)
      if (problem.status === 404) throw problem
      return farmReviewsPage(c, keeper, { reviewId, text, problem })
    }
    const address = withQuery(`/farm/${keeper.hostId}/reviews`, { cursor: cursorOf(c) })
    return c.redirect(`${c.var.face.to(address)}#review-${reviewId}`, 303)
  }).pages

function cursorOf(c: AppContext): string | undefined {
  return ReviewQuery.shape.cursor.safeParse(c.req.query('cursor') || undefined).data
}

async function farmReviewsPage(c: AppContext, keeper: Keeper, refused: Refused | null = null): Promise<Response> {
  const cursor = cursorOf(c)
  const { items, nextCursor } = await reviewsToAnswer(c.var.deps, keeper, cursor)
  const page = (
    <FarmReviewsPage keeper={keeper} reviews={items} nextCursor={nextCursor} cursor={cursor} refused={refused} />
  )
  const head = { title: c.var.face.words.farm.reviews, description: '' }
  return privatePage(c, head, page, refused?.problem.status ?? 200)
}
