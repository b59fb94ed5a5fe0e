import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { api, jsonOf, jsonText, problems } from '../http.ts'
import { Availability, DayRange, LineAvailability } from '../inventory/inventory.schemas.ts'
import type { ProductDays } from '../inventory/inventory.sql.ts'
import { availabilityOf } from '../inventory/inventory.ts'
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
  summary: 'The same for all products along a line at once',
  request: { params: z.strictObject({ slug: z.string().min(1).max(64) }), query: DayRange },
  responses: { 200: jsonOf(LineAvailability, 'Slots by product and day'), ...problems(404, 422) },
})

export const productsRoutes = api()
  .openapi(list, async (c) => {
    const { cursor, ...filter } = c.req.valid('query')
    return c.json(await listProducts(c.var.deps, { ...filter, after: cursor }), 200)
  })
  .openapi(availability, async (c) => {
    const { id } = c.req.valid('param')
    await mustBePublished(c.var.deps, id)
    return jsonText(
      await calendar(c.var.deps, [id], c.req.valid('query'), ([found]) => `{"days":${found?.days ?? '[]'}}`),
    )
  })
  .openapi(onLine, async (c) => {
    const ids = await productIdsOnLine(c.var.deps, c.req.valid('param').slug)
    const body = await calendar(c.var.deps, ids, c.req.valid('query'), (products) => {
      return `{"products":[${products.map(({ productId, days }) => `{"id":"${productId}","days":${days}}`).join(',')}]}`
    })
    return jsonText(body)
  })

const encoder = new TextEncoder()

/** The reply as bytes, up to 1 s old: as text it would be encoded anew for everyone who asks. */
function calendar(
  deps: Deps,
  ids: readonly string[],
  range: z.infer<typeof DayRange>,
  shape: (products: ProductDays[]) => string,
) {
  return deps.remember(`calendar ${range.from} ${range.to} ${ids.join(' ')}`, async () =>
    encoder.encode(shape(await availabilityOf(deps, ids, range))),
  )
}
