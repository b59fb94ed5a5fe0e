import type { Deps } from '../deps.ts'
import { Problem } from '../problem.ts'
import { type Place, readPlace, readPlaceIds } from './places.sql.ts'

export type { Place }

/** A place, up to 1 s old. Throws `not_found`. */
export async function seePlace(deps: Deps, placeId: string): Promise<Place> {
  const place = await deps.remember(`place ${placeId}`, () => readPlace(deps.reads(), placeId))
  if (!place) throw new Problem('not_found')
  return place
}

export function placeIds(deps: Deps): Promise<string[]> {
  return deps.remember('place ids', () => readPlaceIds(deps.reads()))
}
