import * as z from 'zod'
import { FarmsPage } from '../../web/pages/farms.tsx'
import { deskPages } from '../accounts/guard.ts'
import { farmsOf, inviteOwner, withdrawStaffInvitation } from '../accounts/people.ts'
import { Phone } from '../contact.ts'
import { type AppContext, parseForm, readForm } from '../http.ts'
import { privatePage } from '../pages.tsx'
import { orProblem, type Problem } from '../problem.ts'

const Owner = z.object({ phone: Phone })

/** In whose name each farm stands. */
export const farmOwnersPages = deskPages()
  .get('/desk/farms', 'farm.owners', (c) => farmsPage(c, { hostId: '', phone: '' }))
  .post('/desk/farms/invitations/:id/withdraw', 'farm.owners', async (c, staff) => {
    await withdrawStaffInvitation(c.var.deps, staff, c.req.param('id') ?? '')
    return c.redirect(c.var.face.to('/desk/farms'), 303)
  })
  .post('/desk/farms/:id', 'farm.owners', async (c, staff) => {
    const form = { hostId: c.req.param('id') ?? '', phone: (await readForm(c)).phone ?? '' }
    try {
      await inviteOwner(c.var.deps, staff, parseForm(Owner, { phone: form.phone }).phone, form.hostId)
    } catch (error) {
      return farmsPage(c, form, orProblem(error))
    }
    return c.redirect(c.var.face.to('/desk/farms'), 303)
  }).pages

interface OwnerForm {
  hostId: string
  phone: string
}

async function farmsPage(c: AppContext, form: OwnerForm, problem: Problem | null = null): Promise<Response> {
  const page = <FarmsPage farms={await farmsOf(c.var.deps)} form={form} problem={problem} />
  return privatePage(c, { title: c.var.face.words.desk.farms, description: '' }, page, problem?.status ?? 200)
}
