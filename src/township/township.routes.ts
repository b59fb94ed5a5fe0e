import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { api, jsonOf } from '../http.ts'

const health = createRoute({
  method: 'get',
  path: '/health',
  summary: 'Whether the Worker and its database answer',
  responses: {
    200: jsonOf(z.strictObject({ status: z.literal('ok'), mode: z.enum(['live', 'demo']) }), 'Both answer'),
  },
})

export const townshipRoutes = api().openapi(health, async (c) => {
  await c.var.deps.db.prepare('SELECT 1').first()
  return c.json({ status: 'ok' as const, mode: c.var.deps.config.mode }, 200)
})
