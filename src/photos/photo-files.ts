import { Hono } from 'hono'
import type { AppContext, AppEnv } from '../http.ts'
import { mustSee, openPhoto, type Viewer } from './photos.ts'

/** What everyone may see. An address names its bytes, so whoever has them never asks again. */
export const photoFiles = new Hono<AppEnv>().get('/photos/:file', (c) =>
  photoReply(c, c.req.param('file'), 'everyone', 'public, max-age=31536000, immutable'),
)

/** A file's bytes, as what they are and nothing else. Throws `not_found`. */
export async function photoReply(
  c: AppContext,
  file: string,
  viewer: Viewer,
  cacheControl = 'private, max-age=3600',
): Promise<Response> {
  const { contentType, hash } = await mustSee(c.var.deps, file, viewer)
  const headers = {
    'content-type': contentType,
    'cache-control': cacheControl,
    etag: `"${hash}"`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'",
  }
  if (c.req.header('if-none-match') === headers.etag) return new Response(null, { status: 304, headers })
  return new Response(await openPhoto(c.var.deps, file), { headers })
}
