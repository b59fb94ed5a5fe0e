import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { Document, type DocumentProps } from '../web/document.tsx'
import { type Face, FaceProvider, type Setting } from '../web/face.tsx'
import { ProblemPage } from '../web/pages/problem.tsx'
import { clientFiles, NO_FILES } from './assets.ts'
import { dayOf } from './days.ts'
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
  "worker-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

const HEADERS: Record<string, string> = {
  'content-type': 'text/html; charset=utf-8',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  // Vite's own script in development is inline.
  ...(__DEV_SERVER__ ? {} : { 'content-security-policy': CONTENT_SECURITY_POLICY }),
}

/** The same for everyone who reads in this language and size, with this map app. */
const PUBLIC_HEADERS: Record<string, string> = { ...HEADERS, 'cache-control': 'no-cache', vary: 'Cookie' }

/** What belongs to one person: never stored, never indexed, and its address is told to no other site. */
const PRIVATE_HEADERS: Record<string, string> = {
  ...HEADERS,
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex',
}

type Head = Pick<DocumentProps, 'title' | 'description' | 'refreshSeconds' | 'farm' | 'origin'>

async function documentOf(deps: Deps, face: Face, head: Head, body: VNode): Promise<string> {
  const [township, files] = await Promise.all([townshipSettings(deps), clientFiles(deps)])
  return render({ ...face, today: dayOf(deps.now()) }, { ...head, township, files }, body)
}

function render(face: Setting, document: DocumentProps, body: VNode): string {
  return `<!doctype html>${renderToString(
    <FaceProvider value={face}>
      <Document {...document}>{body}</Document>
    </FaceProvider>,
  )}`
}

/** A page that is the same for everyone, rendered at most once a second per isolate, address, size of type and map app. */
export async function publicPage(c: AppContext, load: () => Promise<{ head: Head; body: VNode }>): Promise<Response> {
  const { deps, face } = c.var
  return publicReply(c, { ...PUBLIC_HEADERS, 'content-language': face.lang }, async () => {
    const { head, body } = await load()
    return [await documentOf(deps, face, { ...head, origin: new URL(c.req.url).origin }, body)]
  })
}

/** A page that belongs to one person. */
export async function privatePage(c: AppContext, head: Head, body: VNode, status = 200): Promise<Response> {
  const { deps, face } = c.var
  const headers = { ...PRIVATE_HEADERS, 'content-language': face.lang }
  return new Response(await documentOf(deps, face, head, body), { status, headers })
}

/** A piece of a page that belongs to one person, for an island to put in the place of an older one. */
export function privateFragment(c: AppContext, body: VNode): string {
  const { deps, face } = c.var
  return renderToString(<FaceProvider value={{ ...face, today: dayOf(deps.now()) }}>{body}</FaceProvider>)
}

/** What went wrong, in the reader's words. Works even when nothing else does. */
export async function problemPage(c: AppContext, problem: Problem): Promise<Response> {
  const { deps, face } = c.var
  const head = { title: face.words.problem.title, description: '' }
  const body = <ProblemPage code={problem.code} />
  const html = await documentOf(deps, face, head, body).catch(() => bareDocument(face, head, body))
  const headers: Record<string, string> = { ...PRIVATE_HEADERS, 'content-language': face.lang }
  if (problem.extra.retryAfterSeconds) headers['retry-after'] = String(problem.extra.retryAfterSeconds)
  return new Response(html, { status: problem.status, headers })
}

/** Without the township's name and without styles: the database or the environment may be what is missing. */
function bareDocument(face: Face, head: Head, body: VNode): string {
  const township = TownshipSettings.parse({})
  return render({ ...face, today: '2000-01-01' }, { ...head, township, files: NO_FILES }, body)
}
