import type { Deps } from '../deps.ts'
import { readOwnIds } from './feeds.sql.ts'
import type { BusyTime } from './reading.rules.ts'
import { ownIdIn } from './shared.rules.ts'

/** Leaves out what came from us, whoever sent it back. */
export async function withoutOwn(deps: Deps, busy: readonly BusyTime[]): Promise<BusyTime[]> {
  const ids = [...new Set(busy.flatMap(({ uid }) => ownIdIn(uid) ?? []))]
  const own = await readOwnIds(deps.db, ids)
  return busy.filter(({ uid }) => !own.has(ownIdIn(uid) ?? ''))
}
