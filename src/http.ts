import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { setCookie } from 'hono/cookie'
import type * as z from 'zod'
import type { Face } from '../web/face.tsx'
import type { Env } from './config.ts'
import type { Deps } from './deps.ts'
import { Problem, ProblemBody, type ProblemStatus } from './problem.ts'
import type { OrderAccess } from './secrets.ts'

export interface AppEnv {
  Bindings: Env
  Variables: { deps: Deps; face: Face }
}
export type AppContext = Context<AppEnv>

/** A slice's API routes. What its schemas refuse is thrown as a `Problem`, like every other refusal. */
export function api(): OpenAPIHono<AppEnv> {
  return new OpenAPIHono<AppEnv>({
    defaultHook: (result) => {
      if (!result.success) throw faultsOf(result.error, result.target)
    },
  })
}

/** What is wrong with the request, field by field. Codes that are ours pass as they are; Zod's keep Zod's names. */
export function faultsOf(error: z.core.$ZodError, target = 'json'): Problem {
  if (target === 'header') return new Problem('idempotency_key_missing')
  const errors = error.issues.flatMap((issue) => {
    const at = issue.path.map(String)
    const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...at, key]) : [at]
    const code = /^[a-z_]+$/.test(issue.message) ? issue.message : issue.code
    return paths.map((path) => ({ path: path.join('.').slice(0, 200), code, message: issue.message.slice(0, 300) }))
  })
  return new Problem('invalid_request', { errors: errors.slice(0, 50) })
}

/** A documented reply with this body. */
export function jsonOf<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { description, content: { 'application/json': { schema } } }
}

/** The documented refusals of a route, by status. */
export function problems<Status extends ProblemStatus>(...statuses: Status[]) {
  const reply = {
    description: 'A problem, told by its `code`',
    content: { 'application/problem+json': { schema: ProblemBody } },
  }
  return Object.fromEntries(statuses.map((status) => [status, reply])) as Record<Status, typeof reply> // one entry for each status given
}

/** The access in the Authorization header. Throws `token_missing` without a token of ours, `not_found` for another order's. */
export async function bearerAccess(c: AppContext, orderId: string): Promise<OrderAccess> {
  const token = /^Bearer (\S{1,200})$/.exec(c.req.header('authorization') ?? '')?.[1]
  const access = token ? await c.var.deps.secrets.readToken(token) : null
  if (!access) throw new Problem('token_missing')
  if (access.orderId !== orderId) throw new Problem('not_found')
  return access
}

/** The caller's network address, as Cloudflare saw it. */
export function addressOf(c: AppContext): string {
  return c.req.header('cf-connecting-ip') ?? 'local'
}

/** Counts one more order against the caller's address. Throws `too_many_requests`. */
export async function admitOrder(c: AppContext): Promise<void> {
  if (!(await c.var.deps.admitsOrder(addressOf(c)))) throw new Problem('too_many_requests', { retryAfterSeconds: 60 })
}

/** The fields of a posted form, the last one of each name. Throws `unsupported_media_type` for other than plain forms. */
export async function readForm(c: AppContext): Promise<Record<string, string>> {
  const type = c.req.header('content-type') ?? ''
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) throw new Problem('unsupported_media_type')
  return Object.fromEntries(Object.entries(await c.req.parseBody()).map(([name, value]) => [name, String(value)]))
}

/** What a script of ours sent. Throws `unsupported_media_type` for other than JSON, `malformed_json`. */
export async function readJson(c: AppContext): Promise<unknown> {
  if (!/^application\/json\s*(;|$)/i.test(c.req.header('content-type') ?? ''))
    throw new Problem('unsupported_media_type')
  return c.req.json().catch(() => {
    throw new Problem('malformed_json')
  })
}

/** Has the reader's browser keep something for so many days, out of reach of scripts and of other sites' forms. */
export function keepCookie(
  c: AppContext,
  name: string,
  value: string,
  days: number,
  { prefix }: { prefix?: 'host' } = {},
): void {
  setCookie(c, name, value, {
    ...(prefix ? { prefix } : {}),
    path: '/',
    secure: true,
    httpOnly: true,
    sameSite: 'Lax',
    maxAge: days * 24 * 3600,
  })
}

/** A value read from a form, checked by the same schema as the API's. Throws `invalid_request`. */
export function parseForm<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw faultsOf(parsed.error)
  return parsed.data
}
