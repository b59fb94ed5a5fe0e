import * as z from 'zod'
import { HelpersPage } from '../../web/pages/helpers.tsx'
import { farmPages, type Keeper } from '../accounts/guard.ts'
import { endHelp, inviteHelper, membersOf, withdrawHelperInvitation } from '../accounts/people.ts'
import { Phone } from '../contact.ts'
import { type AppContext, parseForm, readForm } from '../http.ts'
import { privatePage } from '../pages.tsx'
import { orProblem, type Problem } from '../problem.ts'

const Invitation = z.object({ phone: Phone })

/** Whom a host lets act for her. */
export const helpersPages = farmPages()
  .get('/farm/:hostId/helpers', 'farm.helpers', (c, keeper) => helpersPage(c, keeper, ''))
  .post('/farm/:hostId/helpers', 'farm.helpers', async (c, keeper) => {
    const { phone = '' } = await readForm(c)
    return back(c, keeper, phone, () => inviteHelper(c.var.deps, keeper, parseForm(Invitation, { phone }).phone))
  })
  .post('/farm/:hostId/helpers/invitations/:id/withdraw', 'farm.helpers', (c, keeper) =>
    back(c, keeper, '', () => withdrawHelperInvitation(c.var.deps, keeper, c.req.param('id') ?? '')),
  )
  .post('/farm/:hostId/helpers/:accountId/end', 'farm.helpers', (c, keeper) =>
    back(c, keeper, '', () => endHelp(c.var.deps, keeper, c.req.param('accountId') ?? '')),
  ).pages

async function back(c: AppContext, keeper: Keeper, phone: string, act: () => Promise<void>): Promise<Response> {
  try {
    await act()
    return c.redirect(c.var.face.to(`/farm/${keeper.hostId}/helpers`), 303)
  } catch (error) {
    const problem = orProblem(error)
    if (problem.status === 404) throw problem
    return helpersPage(c, keeper, phone, problem)
  }
}

async function helpersPage(
  c: AppContext,
  keeper: Keeper,
  phone: string,
  problem: Problem | null = null,
): Promise<Response> {
  const members = await membersOf(c.var.deps, keeper)
  const page = <HelpersPage keeper={keeper} members={members} phone={phone} problem={problem} />
  return privatePage(c, { title: c.var.face.words.farm.helpers, description: '' }, page, problem?.status ?? 200)
}
