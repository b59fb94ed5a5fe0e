import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { api, jsonOf, problems } from '../http.ts'
import { publicJson } from '../reply.ts'
import { Line, LineList } from './lines.schemas.ts'
import { listLines, seeLine } from './lines.ts'

const list = createRoute({
  method: 'get',
  path: '/api/lines',
  summary: 'The lines out of the hub',
  responses: { 200: jsonOf(LineList, 'Lines in their order') },
})

const see = createRoute({
  method: 'get',
  path: '/api/lines/{slug}',
  summary: 'A line with its stops and the ways between them',
  request: { params: z.strictObject({ slug: z.string().min(1).max(64) }) },
  responses: { 200: jsonOf(Line, 'The line'), ...problems(404, 422) },
})

export const linesRoutes = api()
  .openapi(list, (c) => publicJson(c, async () => ({ items: await listLines(c.var.deps), nextCursor: null })))
  .openapi(see, (c) => publicJson(c, () => seeLine(c.var.deps, c.req.valid('param').slug)))
