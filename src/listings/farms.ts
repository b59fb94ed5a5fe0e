import * as z from 'zod'
import type { SignedIn } from '../accounts/sessions.sql.ts'
import { renewSession } from '../accounts/sessions.ts'
import { ManyLines, OneLine, PersonName } from '../contact.ts'
import type { Deps } from '../deps.ts'
import type { AppContext } from '../http.ts'
import { listPlaces } from '../places/places.ts'
import { invalid, Problem } from '../problem.ts'
import { Id } from '../products/products.schemas.ts'
import * as sql from './farms.sql.ts'
import type { Acting } from './listings.sql.ts'

/** What guests read of a farm, as it is typed. */
export const FarmForm = z.object({
  name: OneLine.pipe(z.string().trim().min(2, 'farm_name_missing').max(20, 'listing_name_too_long')),
  person: PersonName,
  placeId: Id,
  story: ManyLines.pipe(z.string().trim().min(4, 'story_missing').max(300, 'summary_too_long')),
  // A landline will do: seven digits at least, as within a county.
  phone: OneLine.pipe(
    z
      .string()
      .trim()
      .regex(/^\+?(?:[ -]?\d){7,15}$/, 'public_phone_malformed'),
  ),
})

/** Opens a farm in one's own name; answers its id. Throws `invalid_request` for a place that is none. */
export async function openFarm(c: AppContext, me: SignedIn, farm: sql.FarmProfile): Promise<string> {
  const { deps } = c.var
  await mustBePlace(deps, farm.placeId)
  const hostId = deps.newId()
  const { accountId } = me
  await sql.insertFarm(deps.db, { ...farm, hostId, accountId, actor: `account:${accountId}`, now: deps.now() })
  await renewSession(c, me)
  return hostId
}

/** What guests read of a farm. Throws `not_found` for another's. */
export async function seeFarm(deps: Deps, keeper: Acting): Promise<sql.FarmProfile> {
  const farm = await sql.readFarm(deps.db, keeper)
  if (!farm) throw new Problem('not_found')
  return farm
}

/** The place where a farm lies. Throws `not_found`. */
export async function homeOf(deps: Deps, keeper: Acting): Promise<string> {
  return (await seeFarm(deps, keeper)).placeId
}

/** Changes what guests read of a farm, at once. Throws `invalid_request` for a place that is none. */
export async function describeFarm(deps: Deps, keeper: Acting, profile: sql.FarmProfile): Promise<void> {
  await mustBePlace(deps, profile.placeId)
  await sql.updateFarm(deps.db, keeper, profile, deps.now())
}

async function mustBePlace(deps: Deps, placeId: string): Promise<void> {
  const places = await listPlaces(deps)
  if (!places.some(({ id }) => id === placeId)) throw invalid('placeId', 'other', 'There is no such place.')
}
