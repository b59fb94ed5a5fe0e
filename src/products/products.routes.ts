import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { api, jsonOf, problems } from '../http.ts'
import type { CalendarText } from '../inventory/inventory.rules.ts'
import { Availability, DayRange, LineAvailability } from '../inventory/inventory.schemas.ts'
import { availabilityOf, calendarTexts } from '../inventory/inventory.ts'
import { publicJson, publicJsonText } from '../reply.ts'
import { Id, ProductList, ProductQuery } from './products.schemas.ts'
import { listProducts, mustBePublished, productIdsOnLine } from './products.ts'

const list = createRoute({
  method: 'get',
  path: '/api/products',
  summary: 'What is for sale',
  request: { query: ProductQuery },
  responses: { 200: jsonOf(ProductList, 'A page of products, by id'), ...problems(422) },
})

const availability = createRoute({
  method: 'get',
  path: '/api/products/{id}/availability',
  summary: 'A product’s slots by day, with what is left and what it costs',
  description: 'Up to one second old. Stock that is not bound to a day stands under the day null.',
  request: { params: z.strictObject({ id: Id }), query: DayRange },
  responses: { 200: jsonOf(Availability, 'Days that have slots'), ...problems(404, 422) },
})

const onLine = createRoute({
  method: 'get',
  path: '/api/lines/{slug}/availability',
  summary: 'The same for all products along a line at once, units and prices said once',
  request: { params: z.strictObject({ slug: z.string().min(1).max(64) }), query: DayRange },
  responses: { 200: jsonOf(LineAvailability, 'Units and slots by product'), ...problems(404, 422) },
})

export const productsRoutes = api()
  .openapi(list, (c) => {
    const { cursor, ...filter } = c.req.valid('query')
    return publicJson(c, () => listProducts(c.var.deps, { ...filter, after: cursor }))
  })
  .openapi(availability, (c) =>
    publicJson(c, async () => {
      const { deps } = c.var
      const { id } = c.req.valid('param')
      await mustBePublished(deps, id)
      const days = await availabilityOf(deps, [id], c.req.valid('query'))
      return { days: days.get(id) ?? [] }
    }),
  )
  .openapi(onLine, (c) =>
    publicJsonText(c, async () => {
      const { deps } = c.var
      const ids = await productIdsOnLine(deps, c.req.valid('param').slug)
      const calendars = await calendarTexts(deps, ids, c.req.valid('query'))
      return ['{"products":[', ...calendars.flatMap(calendarJson), ']}']
    }),
  )

function calendarJson({ productId, units, slots }: CalendarText, index: number): string[] {
  return [`${index > 0 ? ',' : ''}{"id":"${productId}","units":${units},"slots":`, slots, '}']
}
