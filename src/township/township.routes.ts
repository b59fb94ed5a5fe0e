import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { api, jsonOf, problems } from '../http.ts'
import { Problem } from '../problem.ts'

const health = createRoute({
  method: 'get',
  path: '/health',
  summary: 'Whether the Worker and its database answer',
  responses: {
    200: jsonOf(z.strictObject({ status: z.literal('ok'), mode: z.enum(['live', 'demo']) }), 'Both answer'),
    ...problems(503),
  },
})

export const townshipRoutes = api().openapi(health, async (c) => {
  await c.var.deps.db
    .prepare('SELECT 1 FROM setting')
    .first()
    .catch(() => {
      throw new Problem('not_ready')
    })
  return c.json({ status: 'ok' as const, mode: c.var.deps.config.mode }, 200)
})
