import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { api, jsonOf, problems } from '../http.ts'
import { Id } from '../products/products.schemas.ts'
import { mustBePublished } from '../products/products.ts'
import { publicJson } from '../reply.ts'
import { ReviewList, ReviewQuery } from './reviews.schemas.ts'
import { listReviews, toReviewList } from './reviews.ts'

const list = createRoute({
  method: 'get',
  path: '/api/products/{id}/reviews',
  summary: 'What guests who had it say of a product, and what its host answers',
  description:
    'The newest first, up to one second old. A review that staff have hidden keeps its place and says why; it counts in no rating.',
  request: { params: z.strictObject({ id: Id }), query: ReviewQuery },
  responses: { 200: jsonOf(ReviewList, 'A page of reviews'), ...problems(404, 422) },
})

export const reviewsRoutes = api().openapi(list, (c) =>
  publicJson(c, async () => {
    const { deps } = c.var
    const { id } = c.req.valid('param')
    await mustBePublished(deps, id)
    return toReviewList(await listReviews(deps, { productId: id }, c.req.valid('query').cursor))
  }),
)
