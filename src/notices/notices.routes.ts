import { createRoute } from '@hono/zod-openapi'
import { api, jsonOf } from '../http.ts'
import { publicJson } from '../reply.ts'
import { NoticeList } from './notices.schemas.ts'
import { currentNotices } from './notices.ts'

export const noticesRoutes = api().openapi(
  createRoute({
    method: 'get',
    path: '/api/notices',
    summary: 'Closures in force and to come',
    responses: { 200: jsonOf(NoticeList, 'Notices, the earliest first') },
  }),
  (c) => publicJson(c, async () => ({ items: await currentNotices(c.var.deps), nextCursor: null })),
)
