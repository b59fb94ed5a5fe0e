import { Hono } from 'hono'
import { withQuery } from '../../web/paths.ts'
import type { AppContext, AppEnv } from '../http.ts'
import { Problem } from '../problem.ts'
import { type Action, type MemberKind, may, type Role, type StaffRole } from './roles.rules.ts'
import type { SignedIn } from './sessions.sql.ts'
import { signedIn } from './sessions.ts'

/** Someone who acts for a host: whose queries name both, and whose deeds are recorded with both. */
export interface Keeper {
  accountId: string
  name: string
  hostId: string
  hostName: string
  kind: MemberKind
  /** Something is picked there. */
  picks: boolean
  /** As it stands in `event.actor`: `account:<id> for host:<id>`. */
  actor: string
}

/** Someone who acts for the township. */
export interface Staff {
  accountId: string
  name: string
  roles: readonly StaffRole[]
  /** As it stands in `event.actor`: `account:<id>`. */
  actor: string
}

type Handler<Who> = (c: AppContext, who: Who) => Response | Promise<Response>

/** Pages that nobody reaches without the right to. A route cannot be added without the action it stands for. */
export interface GuardedPages<Who, Path extends string> {
  get(path: Path, action: Action, handler: Handler<Who>): this
  post(path: Path, action: Action, handler: Handler<Who>): this
  put(path: Path, action: Action, handler: Handler<Who>): this
  /** To be mounted by the app. */
  readonly pages: Hono<AppEnv>
}

/** One's own pages. */
export function ownPages(): GuardedPages<SignedIn, `/me${string}`> {
  return guarded((_, me) => [me, ['tourist']])
}

/** A host's console, for its owner and her helpers. What is not theirs is not there. */
export function farmPages(): GuardedPages<Keeper, `/farm/:hostId${string}`> {
  return guarded((c, me) => {
    const farm = me.farms.find(({ hostId }) => hostId === c.req.param('hostId'))
    if (!farm) throw new Problem('not_found')
    return [keeperOf(me, farm), [farm.kind === 'owner' ? 'host' : 'helper']]
  })
}

/** The township's desk. */
export function deskPages(): GuardedPages<Staff, `/desk${string}`> {
  return guarded((_, me) => [staffOf(me), me.staff])
}

export function keeperOf(me: SignedIn, farm: SignedIn['farms'][number]): Keeper {
  return { accountId: me.accountId, name: me.name, ...farm, actor: `account:${me.accountId} for host:${farm.hostId}` }
}

function staffOf({ accountId, name, staff }: SignedIn): Staff {
  return { accountId, name, roles: staff, actor: `account:${accountId}` }
}

/** Answers who someone is in this part of the site, and in which roles. */
type Identify<Who> = (c: AppContext, me: SignedIn) => [who: Who, roles: readonly Role[]]

function guarded<Who, Path extends string>(identify: Identify<Who>): GuardedPages<Who, Path> {
  const pages = new Hono<AppEnv>()
  const add = (method: 'GET' | 'POST' | 'PUT', path: Path, action: Action, handler: Handler<Who>) => {
    pages.on(method, path, async (c) => {
      if (method !== 'GET') refuseOtherOrigin(c)
      const me = await signedIn(c)
      if (!me) return toSignIn(c)
      const [who, roles] = identify(c, me)
      if (!may(roles, action)) throw new Problem('not_allowed')
      return handler(c, who)
    })
    return guardedPages
  }
  const guardedPages: GuardedPages<Who, Path> = {
    get: (path, action, handler) => add('GET', path, action, handler),
    post: (path, action, handler) => add('POST', path, action, handler),
    put: (path, action, handler) => add('PUT', path, action, handler),
    pages,
  }
  return guardedPages
}

/** A cookie authenticates here: whatever changes something must come from one of our own pages, forms and scripts alike. */
function refuseOtherOrigin(c: AppContext): void {
  if (c.req.header('origin') !== new URL(c.req.url).origin) throw new Problem('forbidden_origin')
}

/** A page is come back to after signing in; what was sent is not, so its sender is told to sign in elsewhere first. */
function toSignIn(c: AppContext): Response {
  if (c.req.method !== 'GET' || c.req.header('accept')?.startsWith('application/json'))
    throw new Problem('sign_in_needed')
  return c.redirect(c.var.face.to(withQuery('/sign-in', { next: c.var.face.here })), 303)
}
