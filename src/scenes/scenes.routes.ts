import { Hono } from 'hono'
import { drawScene, readSceneFile } from '../../web/scenes/scenes.ts'
import type { AppEnv } from '../http.ts'
import { Problem } from '../problem.ts'

/** The drawings, each under a name that changes with it. Throws `not_found` for a name that no drawing has. */
export const scenesRoutes = new Hono<AppEnv>().get('/scenes/:file', (c) => {
  const asked = readSceneFile(c.req.param('file'))
  if (!asked) throw new Problem('not_found')
  return c.body(drawScene(...asked), 200, {
    'content-type': 'image/svg+xml',
    'cache-control': 'public, max-age=31536000, immutable',
    // Opened by itself, a drawing is a document of our origin: it may style itself and do nothing else.
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    'x-content-type-options': 'nosniff',
  })
})
