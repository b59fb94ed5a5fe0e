import { Hono } from 'hono'
import type { AppContext, AppEnv } from '../http.ts'
import { Problem } from '../problem.ts'
import { sha256 } from '../secrets.ts'
import { townshipSettings } from '../township/township.ts'
import { sharedCalendarOf } from './shared.calendar.rules.ts'
import { seeShared } from './shared.ts'

/** What a listing has taken, for other platforms that have its link. Throws `not_found` for one that is closed or not ours. */
export const sharedFiles = new Hono<AppEnv>().get('/feeds/:link', async (c) => {
  const [, link] = /^(.{1,100})\.ics$/.exec(c.req.param('link')) ?? []
  if (link === undefined) throw new Problem('not_found')
  const { deps, face } = c.var
  const [shared, { name, nameEn }] = await Promise.all([seeShared(deps, link), townshipSettings(deps)])
  const text = sharedCalendarOf({ ...shared, township: face.said(name, nameEn) }, face)
  const etag = `"${await sha256(text)}"`
  const headers = {
    etag,
    // For whoever came for it, who asks again each time; caches in between keep nothing.
    'cache-control': 'private, no-cache',
    'cdn-cache-control': 'no-store',
    'x-robots-tag': 'noindex',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  }
  if (has(c, etag)) return c.body(null, 304, headers)
  return c.body(text, 200, { ...headers, 'content-type': 'text/calendar; charset=utf-8' })
})

/** Whether the asker has this very text (RFC 9110, 13.1.2). */
function has(c: AppContext, etag: string): boolean {
  const known = c.req.header('if-none-match')?.split(',') ?? []
  return known.some((one) => ['*', etag].includes(one.trim().replace(/^W\//, '')))
}
