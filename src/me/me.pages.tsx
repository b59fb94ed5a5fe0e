import * as z from 'zod'
import { MePage } from '../../web/pages/me.tsx'
import { SessionsPage } from '../../web/pages/sessions.tsx'
import { SetupPage } from '../../web/pages/setup.tsx'
import { ownPages } from '../accounts/guard.ts'
import { answerInvitation, awaitsFirstAdmin, becomeFirstAdmin, invitationsTo, rename } from '../accounts/people.ts'
import type { SignedIn } from '../accounts/sessions.sql.ts'
import { dropToken, endSessions, sessionsOf } from '../accounts/sessions.ts'
import { ordersOf } from '../bookings/bookings.account.ts'
import { PersonName } from '../contact.ts'
import { type AppContext, parseForm, readForm } from '../http.ts'
import { unreadCount } from '../messages/messages.ts'
import { privatePage } from '../pages.tsx'
import { orProblem, Problem } from '../problem.ts'

const Name = z.object({ name: PersonName })

/** One's own pages: orders, invitations, sessions. */
export const mePages = ownPages()
  .get('/me', 'account.own', (c, me) => mePage(c, me))
  .post('/me/name', 'account.own', async (c, me) => {
    const { name = '' } = await readForm(c)
    try {
      await rename(c.var.deps, me, parseForm(Name, { name }).name)
    } catch (error) {
      return mePage(c, { ...me, name }, orProblem(error))
    }
    return c.redirect(c.var.face.to('/me'), 303)
  })
  .post('/me/invitations/:id', 'account.own', async (c, me) => {
    const { answer } = await readForm(c)
    await answerInvitation(c, me, c.req.param('id') ?? '', answer === 'accept')
    return c.redirect(c.var.face.to('/me'), 303)
  })
  .get('/me/sessions', 'account.own', async (c, me) => {
    const sessions = await sessionsOf(c.var.deps, me.accountId)
    const page = <SessionsPage sessions={sessions} current={me.sessionId} />
    return privatePage(c, { title: c.var.face.words.account.sessions, description: '' }, page)
  })
  .post('/me/sessions/:id/end', 'account.own', async (c, me) => {
    const id = c.req.param('id') ?? ''
    const ended = await endSessions(c.var.deps, me.accountId, id, `account:${me.accountId}`)
    if (ended === 0) throw new Problem('not_found')
    if (id !== me.sessionId) return c.redirect(c.var.face.to('/me/sessions'), 303)
    dropToken(c)
    return c.redirect(c.var.face.to('/'), 303)
  })
  .post('/me/sessions/end', 'account.own', async (c, me) => {
    await endSessions(c.var.deps, me.accountId, null, `account:${me.accountId}`)
    dropToken(c)
    return c.redirect(c.var.face.to('/'), 303)
  })
  .get('/me/setup', 'account.own', (c) => setupPage(c))
  .post('/me/setup', 'account.own', async (c, me) => {
    const { token = '' } = await readForm(c)
    try {
      await becomeFirstAdmin(c, me, token.trim())
    } catch (error) {
      return setupPage(c, orProblem(error))
    }
    return c.redirect(c.var.face.to('/desk'), 303)
  }).pages

async function mePage(c: AppContext, me: SignedIn, problem: Problem | null = null): Promise<Response> {
  const { deps, face } = c.var
  const [invitations, orders, unread] = await Promise.all([
    invitationsTo(deps, me),
    ordersOf(deps, me.accountId),
    unreadCount(deps, { accountId: me.accountId }),
  ])
  const page = <MePage me={me} invitations={invitations} orders={orders} unread={unread} problem={problem} />
  return privatePage(c, { title: face.words.account.welcome, description: '' }, page, problem?.status ?? 200)
}

async function setupPage(c: AppContext, problem: Problem | null = null): Promise<Response> {
  if (!(await awaitsFirstAdmin(c.var.deps))) throw new Problem('not_found')
  const head = { title: c.var.face.words.account.setup, description: '' }
  return privatePage(c, head, <SetupPage problem={problem} />, problem?.status ?? 200)
}
