import { getCookie } from 'hono/cookie'
import { signedIn } from '../accounts/sessions.ts'
import { type AppContext, keepCookie } from '../http.ts'
import { Problem } from '../problem.ts'
import type { OrderAccess } from '../secrets.ts'
import { accountAccess } from './bookings.account.ts'

/** The links of the orders this browser has opened, the newest first: so a clean address needs no secret in it. */
const COOKIE = 'orders'
const MOST_TOKENS = 12
const KEPT_DAYS = 180

function tokensOf(c: AppContext): string[] {
  return getCookie(c, COOKIE, 'host')?.split('~').filter(Boolean) ?? []
}

/** Remembers an order's token in this browser. */
export async function keepToken(c: AppContext, token: string): Promise<void> {
  const tokens = [token, ...tokensOf(c).filter((other) => other !== token)].slice(0, MOST_TOKENS)
  keepCookie(c, COOKIE, tokens.join('~'), KEPT_DAYS, { prefix: 'host' })
}

/**
 * This browser's access to an order: by the link it was given, or as the account that is signed in. Throws `not_found`,
 * whether there is no such order or it is another's.
 */
export async function accessTo(c: AppContext, orderId: string): Promise<OrderAccess> {
  const token = tokensOf(c).find((candidate) => candidate.startsWith(`${orderId}.`))
  const access = token ? await c.var.deps.secrets.readToken(token) : await accessByAccount(c, orderId)
  if (!access) throw new Problem('not_found')
  return access
}

async function accessByAccount(c: AppContext, orderId: string): Promise<OrderAccess | null> {
  const me = await signedIn(c)
  return me && accountAccess(c.var.deps, me.accountId, orderId)
}

/** Access to the order this browser opened last; null when it has opened none. */
export async function newestAccess(c: AppContext): Promise<OrderAccess | null> {
  const [token] = tokensOf(c)
  return token ? c.var.deps.secrets.readToken(token) : null
}
