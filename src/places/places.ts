import type { Deps } from '../deps.ts'
import { Problem } from '../problem.ts'
import { townshipSettings } from '../township/township.ts'
import { type NamedPlace, type Place, readPlace, readPlaceIds, readPlaces } from './places.sql.ts'

export type { Place }

/** A place, up to 1 s old. Throws `not_found`. */
export async function seePlace(deps: Deps, placeId: string): Promise<Place> {
  const place = await placeIfAny(deps, placeId)
  if (!place) throw new Problem('not_found')
  return place
}

/** The place all lines start from, up to 1 s old; null while none is set. */
export async function hubPlace(deps: Deps): Promise<Place | null> {
  const { hubPlaceId } = await townshipSettings(deps)
  return hubPlaceId ? placeIfAny(deps, hubPlaceId) : null
}

function placeIfAny(deps: Deps, placeId: string): Promise<Place | null> {
  return deps.remember(`place ${placeId}`, () => readPlace(deps.reads(), placeId))
}

export function placeIds(deps: Deps): Promise<string[]> {
  return deps.remember('place ids', () => readPlaceIds(deps.reads()))
}

/** Every place by its name, up to 1 s old. */
export function listPlaces(deps: Deps): Promise<NamedPlace[]> {
  return deps.remember('places', () => readPlaces(deps.reads()))
}
