import { Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import * as z from 'zod'
import { EnterCodePage, SignInPage } from '../../web/pages/sign-in.tsx'
import { withQuery } from '../../web/paths.ts'
import { demoAccounts } from '../accounts/demo-accounts.ts'
import { nameIfNameless } from '../accounts/people.ts'
import { dropToken, endSessions, signedIn, startSession } from '../accounts/sessions.ts'
import { PRIVACY_VERSION, proveCode, sendCode, waitingCode } from '../accounts/sign-in.ts'
import { joinOrders } from '../bookings/bookings.account.ts'
import { Phone } from '../contact.ts'
import { ownAddress } from '../face.ts'
import { type AppContext, type AppEnv, addressOf, parseForm, readForm } from '../http.ts'
import { privatePage } from '../pages.tsx'
import { invalid, Problem } from '../problem.ts'
import { maskPhone } from '../secrets.ts'

/** Where the demo shows the code that would have gone to a phone: in the browser that asked for it, for its ten minutes. */
const DEMO_CODE_COOKIE = 'demo-code'
const SignIn = z.object({ phone: Phone })

/** The way in: a phone number, a code, and one is there. */
export const signInPages = new Hono<AppEnv>()
  .get('/sign-in', (c) => signInPage(c, { phone: '', next: c.req.query('next') ?? '' }))
  .post('/sign-in', async (c) => {
    const fields = await readForm(c)
    const form = { phone: fields.phone ?? '', next: fields.next ?? '' }
    try {
      if (fields.consent !== PRIVACY_VERSION) throw invalid('consent', 'consent_needed', 'Read and tick the notice.')
      const { phone } = parseForm(SignIn, { phone: form.phone })
      const { id, code } = await sendCode(c.var.deps, { phone, address: addressOf(c) })
      if (c.var.deps.config.mode === 'demo') showCodeOnPage(c, id, code)
      return c.redirect(c.var.face.to(withQuery(`/sign-in/${id}`, { next: form.next })), 303)
    } catch (error) {
      return answered(error, (problem) => signInPage(c, form, problem))
    }
  })
  .get('/sign-in/:code', (c) => enterCodePage(c, c.req.query('next') ?? ''))
  .post('/sign-in/:code', async (c) => {
    const { code = '', next = '' } = await readForm(c)
    try {
      const proven = await proveCode(c.var.deps, c.req.param('code'), code)
      const { deps, face } = c.var
      const accountId = await startSession(c, { ...proven, id: deps.newId(), lang: face.lang })
      const calledBefore = await joinOrders(deps, accountId, proven.phoneHash)
      if (calledBefore) await nameIfNameless(deps, accountId, calledBefore)
      return c.redirect(face.to(ownAddress(next || '/me', c.req.url)), 303)
    } catch (error) {
      return answered(error, (problem) =>
        problem.code === 'code_over' ? signInPage(c, { phone: '', next }, problem) : enterCodePage(c, next, problem),
      )
    }
  })
  .post('/sign-out', async (c) => {
    const me = await signedIn(c)
    if (me) await endSessions(c.var.deps, me.accountId, me.sessionId, `account:${me.accountId}`)
    dropToken(c)
    return c.redirect(c.var.face.to('/'), 303)
  })

interface SignInForm {
  phone: string
  next: string
}

async function signInPage(c: AppContext, form: SignInForm, problem: Problem | null = null): Promise<Response> {
  const { deps, face } = c.var
  const page = (
    <SignInPage form={form} problem={problem} privacyVersion={PRIVACY_VERSION} demo={await demoAccounts(deps)} />
  )
  return withRetryAfter(
    await privatePage(c, { title: face.words.account.signIn, description: '' }, page, problem?.status ?? 200),
    problem,
  )
}

async function enterCodePage(c: AppContext, next: string, problem: Problem | null = null): Promise<Response> {
  const { deps, face } = c.var
  const id = c.req.param('code') ?? ''
  const waiting = await waitingCode(deps, id).catch((error) => error)
  if (!('triesLeft' in waiting)) return answered(waiting, (over) => signInPage(c, { phone: '', next }, over))
  const [codeFor, demoCode] = getCookie(c, DEMO_CODE_COOKIE)?.split('.') ?? []
  const page = (
    <EnterCodePage
      id={id}
      next={next}
      phone={maskPhone(waiting.phone)}
      triesLeft={waiting.triesLeft}
      demoCode={codeFor === id && deps.config.mode === 'demo' ? (demoCode ?? null) : null}
      problem={problem}
    />
  )
  return privatePage(c, { title: face.words.account.enterCode, description: '' }, page, problem?.status ?? 200)
}

function showCodeOnPage(c: AppContext, id: string, code: string): void {
  setCookie(c, DEMO_CODE_COOKIE, `${id}.${code}`, {
    path: '/',
    secure: true,
    httpOnly: true,
    sameSite: 'Lax',
    maxAge: 600,
  })
}

/** A refusal comes back on the form; anything else goes on being thrown. */
function answered(error: unknown, again: (problem: Problem) => Promise<Response>): Promise<Response> {
  if (error instanceof Problem) return again(error)
  throw error
}

function withRetryAfter(reply: Response, problem: Problem | null): Response {
  const seconds = problem?.extra.retryAfterSeconds
  if (seconds !== undefined) reply.headers.set('retry-after', String(seconds))
  return reply
}
