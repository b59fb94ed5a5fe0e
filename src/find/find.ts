import { type Day, dayOf } from '../days.ts'
import type { Deps } from '../deps.ts'
import type { LineOnMap } from '../lines/lines.schemas.ts'
import { linesOnMap } from '../lines/lines.ts'
import type { Weighed } from '../memory.ts'
import type { FindWish } from './find.address.ts'
import { type Finding, find } from './find.rules.ts'
import { type Catalogue, type Left, readAll, readCatalogue, readLeft } from './find.sql.ts'

/** How much heavier parsed JSON is than its text, about. */
const OBJECTS_OVER_TEXT = 3

/** Between these lies no day. */
const NO_DAYS = { from: '9999-12-31', to: '0000-01-01' }

/** Everything that meets a wish, and the lines it lies on, up to 1 s old: two D1 trips, whatever is asked. */
export async function findAll(deps: Deps, wish: FindWish): Promise<{ finding: Finding; lines: LineOnMap[] }> {
  const { day, until } = wish
  const range = day === null ? NO_DAYS : { from: day, to: until ?? day }
  const [lines, { catalogue, left }] = await Promise.all([linesOnMap(deps), offerOn(deps, range)])
  const listings = catalogue.entries.map((entry) => ({ ...entry, slots: left.slots.get(entry.product.id) ?? [] }))
  return { finding: find(wish, { listings, caps: left.caps, lines, today: dayOf(deps.now()) }), lines }
}

const CATALOGUE = 'catalogue'

/** What is sold is the same on all days, and remembered apart from what is left of it on some; both come in one trip. */
async function offerOn(deps: Deps, days: { from: Day; to: Day }): Promise<{ catalogue: Catalogue; left: Left }> {
  const now = deps.now()
  const moment = { now, today: dayOf(now) }
  const left = await deps.remember(`left ${days.from} ${days.to}`, async () => {
    if (deps.known(CATALOGUE)) return weighed(await readLeft(deps.reads(), days, moment))
    const both = await readAll(deps.reads(), days, moment)
    await deps.remember(CATALOGUE, async () => weighed(both.catalogue))
    return weighed(both.left)
  })
  const catalogue = await deps.remember(CATALOGUE, async () => weighed(await readCatalogue(deps.reads(), moment)))
  return { catalogue, left }
}

function weighed<Answer extends Weighed>(answer: Answer): Answer {
  return { ...answer, weight: OBJECTS_OVER_TEXT * answer.weight }
}
