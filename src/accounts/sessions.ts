import { deleteCookie, getCookie } from 'hono/cookie'
import { DAY_MS } from '../days.ts'
import type { Deps } from '../deps.ts'
import { type AppContext, keepCookie } from '../http.ts'
import { sha256 } from '../secrets.ts'
import type { NewAccount, SignedIn } from './sessions.sql.ts'
import * as sql from './sessions.sql.ts'
import { deviceName } from './sign-in.rules.ts'

const COOKIE = 'session'

/** A browser that has not come for so many days is signed out. */
export const SESSION_DAYS = 30

/** Who is signed in with this browser; null when nobody is. At most one D1 trip, and none within a minute of the last. */
export async function signedIn(c: AppContext): Promise<SignedIn | null> {
  const token = getCookie(c, COOKIE, 'host')
  if (!token) return null
  const { deps } = c.var
  const tokenHash = await sha256(token)
  const known = deps.sessions.get(tokenHash)
  if (known) return known
  const now = deps.now()
  const stored = await sql.readSession(deps.db, tokenHash, now)
  if (!stored) return null
  const { seenAt, ...me } = stored
  deps.sessions.keep(tokenHash, me, now)
  if (now - seenAt > DAY_MS) {
    await sql.touchSession(deps.db, me.sessionId, now, now + SESSION_DAYS * DAY_MS)
    keepCookie(c, COOKIE, token, SESSION_DAYS, { prefix: 'host' })
  }
  return me
}

/** Signs this browser in as whoever proved the phone, under a new token; the session it had before ends. Answers the account. */
export async function startSession(c: AppContext, account: NewAccount): Promise<string> {
  const { deps } = c.var
  const token = deps.newToken()
  const former = getCookie(c, COOKIE, 'host')
  const now = deps.now()
  const accountId = await sql.startSession(deps.db, account, {
    id: deps.newId(),
    tokenHash: await sha256(token),
    device: deviceName(c.req.header('user-agent') ?? ''),
    now,
    expiresAt: now + SESSION_DAYS * DAY_MS,
    formerTokenHash: former ? await sha256(former) : null,
  })
  deps.sessions.forget(accountId)
  keepCookie(c, COOKIE, token, SESSION_DAYS, { prefix: 'host' })
  return accountId
}

/** Gives this browser's session a new token: what it may do has just grown. */
export async function renewSession(c: AppContext, me: SignedIn): Promise<void> {
  const { deps } = c.var
  const token = deps.newToken()
  await sql.replaceToken(deps.db, me.sessionId, await sha256(token))
  deps.sessions.forget(me.accountId)
  keepCookie(c, COOKIE, token, SESSION_DAYS, { prefix: 'host' })
}

/** Ends one of someone's sessions, or all of them; this isolate refuses them at once, every other within a minute. */
export async function endSessions(
  deps: Deps,
  accountId: string,
  sessionId: string | null,
  actor: string,
): Promise<number> {
  const ended = await sql.endSessions(deps.db, { accountId, sessionId, now: deps.now(), actor })
  deps.sessions.forget(accountId)
  return ended
}

/** Has this browser forget its token, and whatever pages were kept in it for where there is no signal. */
export function dropToken(c: AppContext): void {
  c.header('clear-site-data', '"storage"')
  deleteCookie(c, COOKIE, { prefix: 'host', path: '/', secure: true })
}

/** Where someone is signed in, the latest first. */
export function sessionsOf(deps: Deps, accountId: string): Promise<sql.ListedSession[]> {
  return sql.readSessions(deps.db, accountId, deps.now())
}
