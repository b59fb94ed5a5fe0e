import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { api, jsonOf, problems } from '../http.ts'
import { DayRange } from '../inventory/inventory.schemas.ts'
import { LineOffer } from './trips.schemas.ts'
import { offerOfLine } from './trips.ts'

const offer = createRoute({
  method: 'get',
  path: '/api/lines/{slug}/offer',
  summary: 'All that a trip along a line is put together from: its stops and ways, products, and slots with their ends',
  description: 'Up to one second old.',
  request: { params: z.strictObject({ slug: z.string().min(1).max(64) }), query: DayRange },
  responses: { 200: jsonOf(LineOffer, 'Line, products and calendars'), ...problems(404, 422) },
})

export const tripsRoutes = api().openapi(offer, async (c) =>
  c.json(await offerOfLine(c.var.deps, c.req.valid('param').slug, c.req.valid('query')), 200),
)
