import { dayOf } from '../days.ts'
import type { Deps } from '../deps.ts'
import type { LineOnMap } from '../lines/lines.schemas.ts'
import { linesOnMap } from '../lines/lines.ts'
import type { FindWish } from './find.address.ts'
import { type Finding, find } from './find.rules.ts'
import { readListings } from './find.sql.ts'

/** How much heavier parsed JSON is than its text, about. */
const OBJECTS_OVER_TEXT = 3

/** Between these lies no day. */
const NO_DAYS = { from: '9999-12-31', to: '0000-01-01' }

/** Everything that meets a wish, and the lines it lies on, up to 1 s old: two D1 trips, whatever is asked. */
export async function findAll(deps: Deps, wish: FindWish): Promise<{ finding: Finding; lines: LineOnMap[] }> {
  const { day, until } = wish
  const range = day === null ? NO_DAYS : { from: day, to: until ?? day }
  const now = deps.now()
  const today = dayOf(now)
  const [lines, { listings, caps }] = await Promise.all([
    linesOnMap(deps),
    deps.remember(`listings ${range.from} ${range.to}`, async () => {
      const read = await readListings(deps.reads(), { ...range, now, today })
      return { ...read, weight: OBJECTS_OVER_TEXT * read.weight }
    }),
  ])
  return { finding: find(wish, { listings, caps, lines, today }), lines }
}
