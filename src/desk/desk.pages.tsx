import * as z from 'zod'
import { DeskPage } from '../../web/pages/desk.tsx'
import { StaffPage } from '../../web/pages/staff.tsx'
import { deskPages } from '../accounts/guard.ts'
import { endRole, inviteStaff, staffOf, withdrawStaffInvitation } from '../accounts/people.ts'
import { STAFF_ROLES } from '../accounts/roles.rules.ts'
import { Phone } from '../contact.ts'
import { type AppContext, parseForm, readForm } from '../http.ts'
import { privatePage } from '../pages.tsx'
import { orProblem, type Problem } from '../problem.ts'

const Invitation = z.object({ phone: Phone, role: z.enum(STAFF_ROLES, 'role_unknown') })

/** The township's desk: its doors, and who serves at it. */
export const deskHomePages = deskPages()
  .get('/desk', 'staff.see', (c, staff) =>
    privatePage(c, { title: c.var.face.words.desk.title, description: '' }, <DeskPage staff={staff} />),
  )
  .get('/desk/people', 'staff.roles', (c) => staffPage(c, { phone: '', role: '' }))
  .post('/desk/people', 'staff.roles', async (c, staff) => {
    const { phone = '', role = '' } = await readForm(c)
    const invite = async () => {
      const invitation = parseForm(Invitation, { phone, role })
      await inviteStaff(c.var.deps, staff, invitation.phone, invitation.role)
    }
    return backToPeople(c, invite, { phone, role })
  })
  .post('/desk/people/invitations/:id/withdraw', 'staff.roles', (c, staff) =>
    backToPeople(c, () => withdrawStaffInvitation(c.var.deps, staff, c.req.param('id') ?? '')),
  )
  .post('/desk/people/:accountId/:role/end', 'staff.roles', (c, staff) =>
    backToPeople(c, () => {
      const role = z.enum(STAFF_ROLES).parse(c.req.param('role'))
      return endRole(c.var.deps, staff, c.req.param('accountId') ?? '', role)
    }),
  ).pages

interface InvitationForm {
  phone: string
  role: string
}

async function backToPeople(
  c: AppContext,
  act: () => Promise<void>,
  form: InvitationForm = { phone: '', role: '' },
): Promise<Response> {
  try {
    await act()
    return c.redirect(c.var.face.to('/desk/people'), 303)
  } catch (error) {
    const problem = orProblem(error)
    if (problem.status === 404) throw problem
    return staffPage(c, form, problem)
  }
}

async function staffPage(c: AppContext, form: InvitationForm, problem: Problem | null = null): Promise<Response> {
  const page = <StaffPage staff={await staffOf(c.var.deps)} form={form} problem={problem} />
  return privatePage(c, { title: c.var.face.words.desk.people, description: '' }, page, problem?.status ?? 200)
}
