import { FarmProfilePage } from '../../web/pages/farm-profile.tsx'
import { farmPages, type Keeper, ownPages } from '../accounts/guard.ts'
import { type AppContext, parseForm, readForm } from '../http.ts'
import { privatePage } from '../pages.tsx'
import { listPlaces } from '../places/places.ts'
import { orProblem, type Problem } from '../problem.ts'
import { describeFarm, FarmForm, openFarm, seeFarm } from './farms.ts'
import { formProblem } from './listings.pages.tsx'

/** Where someone who is no host yet opens a farm. */
export const newFarmPages = ownPages()
  .get('/me/farm', 'account.own', (c, me) => farmPage(c, null, { name: '', person: me.name }))
  .post('/me/farm', 'account.own', async (c, me) => {
    const fields = await readForm(c)
    try {
      const hostId = await openFarm(c, me, parseForm(FarmForm, fields))
      return c.redirect(c.var.face.to(`/farm/${hostId}/listings`), 303)
    } catch (error) {
      return farmPage(c, null, fields, orProblem(error))
    }
  }).pages

/** What guests read of a farm. */
export const farmProfilePages = farmPages()
  .get('/farm/:hostId/profile', 'listing.edit', async (c, keeper) =>
    farmPage(c, keeper, { ...(await seeFarm(c.var.deps, keeper)) }),
  )
  .post('/farm/:hostId/profile', 'listing.edit', async (c, keeper) => {
    const fields = await readForm(c)
    try {
      await describeFarm(c.var.deps, keeper, parseForm(FarmForm, fields))
    } catch (error) {
      return farmPage(c, keeper, fields, formProblem(error))
    }
    return c.redirect(c.var.face.to(`/farm/${keeper.hostId}/profile?saved=1`), 303)
  }).pages

async function farmPage(
  c: AppContext,
  keeper: Keeper | null,
  form: Record<string, string>,
  problem: Problem | null = null,
): Promise<Response> {
  const { deps, face } = c.var
  const places = await listPlaces(deps)
  const saved = c.req.method === 'GET' && c.req.query('saved') === '1'
  const page = <FarmProfilePage keeper={keeper} form={form} places={places} saved={saved} problem={problem} />
  const title = keeper ? face.words.listing.profile : face.words.listing.farmNew
  return privatePage(c, { title, description: '' }, page, problem?.status ?? 200)
}
