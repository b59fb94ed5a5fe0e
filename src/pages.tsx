import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { Document, type DocumentProps } from '../web/document.tsx'
import { ProblemPage } from '../web/pages/problem.tsx'
import { zh } from '../web/words/zh.ts'
import { clientFiles } from './assets.ts'
import type { Deps } from './deps.ts'
import type { AppContext } from './http.ts'
import type { Problem } from './problem.ts'
import { publicReply } from './reply.ts'
import { TownshipSettings, townshipSettings } from './township/township.ts'

/** No inline script or style anywhere: what a page runs and wears comes from our own files. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

const HEADERS: Record<string, string> = {
  'content-type': 'text/html; charset=utf-8',
  'content-language': 'zh-CN',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  // Vite's own script in development is inline.
  ...(__DEV_SERVER__ ? {} : { 'content-security-policy': CONTENT_SECURITY_POLICY }),
}

const PUBLIC_HEADERS: Record<string, string> = { ...HEADERS, 'cache-control': 'no-cache' }

/** What belongs to one person: never stored, never indexed, and its address is told to nobody. */
const PRIVATE_HEADERS: Record<string, string> = {
  ...HEADERS,
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
}

type Head = Pick<DocumentProps, 'title' | 'description' | 'refreshSeconds'>

async function documentOf(deps: Deps, head: Head, body: VNode): Promise<string> {
  const [township, files] = await Promise.all([townshipSettings(deps), clientFiles(deps)])
  return `<!doctype html>${renderToString(
    <Document {...head} words={zh} township={township} files={files}>
      {body}
    </Document>,
  )}`
}

/** A page that is the same for everyone, rendered at most once a second per isolate and address. */
export async function publicPage(c: AppContext, load: () => Promise<{ head: Head; body: VNode }>): Promise<Response> {
  return publicReply(c, PUBLIC_HEADERS, async () => {
    const { head, body } = await load()
    return [await documentOf(c.var.deps, head, body)]
  })
}

/** A page that belongs to one person. */
export async function privatePage(c: AppContext, head: Head, body: VNode, status = 200): Promise<Response> {
  return new Response(await documentOf(c.var.deps, head, body), { status, headers: PRIVATE_HEADERS })
}

/** What went wrong, in the reader's words. Works even when nothing else does. */
export async function problemPage(c: AppContext, problem: Problem): Promise<Response> {
  const head = { title: zh.problemTitle, description: '' }
  const body = <ProblemPage words={zh} code={problem.code} />
  const html = await documentOf(c.var.deps, head, body).catch(() => bareDocument(head, body))
  const headers = problem.extra.retryAfterSeconds
    ? { 'retry-after': String(problem.extra.retryAfterSeconds) }
    : undefined
  return new Response(html, { status: problem.status, headers: { ...PRIVATE_HEADERS, ...headers } })
}

/** Without the township's name and without styles: the database or the environment may be what is missing. */
function bareDocument(head: Head, body: VNode): string {
  return `<!doctype html>${renderToString(
    <Document {...head} words={zh} township={TownshipSettings.parse({})} files={{ script: null, style: null }}>
      {body}
    </Document>,
  )}`
}
