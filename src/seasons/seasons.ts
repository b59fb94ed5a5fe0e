import { addDays, DAY_MS, type Day, dayOf } from '../days.ts'
import type { Deps } from '../deps.ts'
import { invalid, Problem } from '../problem.ts'
import { seasonOn } from './seasons.rules.ts'
import type { RipenessState } from './seasons.schemas.ts'
import * as sql from './seasons.sql.ts'

export { SALE_WINDOWS_JSON, SEASONS_JSON } from './seasons.sql.ts'

/** What is picked at a host's, with what she has said of it; nothing for who does not act for her. */
export function orchardsOf(deps: Deps, acting: sql.Acting): Promise<sql.Orchard[]> {
  return sql.readOrchards(deps.db, acting, deps.now())
}

async function mustHave(deps: Deps, acting: sql.Acting, productId: string): Promise<sql.Orchard> {
  const orchard = (await orchardsOf(deps, acting)).find(({ id }) => id === productId)
  if (!orchard) throw new Problem('not_found')
  return orchard
}

/**
 * Writes down how the fruit stands today; sales follow at once. The same said twice is one report. Throws `not_found` for
 * what is not theirs, `invalid_request` while it has no season.
 */
export async function reportRipeness(
  deps: Deps,
  acting: sql.Acting,
  productId: string,
  { state, note }: { state: RipenessState; note: string },
): Promise<void> {
  const at = deps.now()
  const day = dayOf(at)
  const season = seasonOn((await mustHave(deps, acting, productId)).seasons, day)
  if (!season) throw invalid('opensOn', 'season_missing', 'Estimate first when it opens and ends')
  await sql.insertReport(deps.db, acting, { id: deps.newId(), seasonId: season.now.id, day, state, note, at })
}

/** Takes today's last report back. Throws `not_found` when there is none by that id, or another came after it. */
export async function withdrawRipeness(deps: Deps, acting: sql.Acting, reportId: string): Promise<void> {
  const at = deps.now()
  if (!(await sql.withdrawReport(deps.db, acting, { id: reportId, day: dayOf(at), at }))) throw new Problem('not_found')
}

/** A season is at most this long, or it would be open all year. */
const LONGEST_SEASON_DAYS = 300

/**
 * Sets when a season is estimated to open and end; without `seasonId` it is another season. Throws `not_found` for what
 * is not theirs, `invalid_request` for days that make no season, or lie in another one.
 */
export async function estimateSeason(
  deps: Deps,
  acting: sql.Acting,
  productId: string,
  { seasonId, opensOn, endsOn }: { seasonId: string | null; opensOn: Day; endsOn: Day },
): Promise<void> {
  const at = deps.now()
  const { seasons } = await mustHave(deps, acting, productId)
  if (seasonId !== null && !seasons.some(({ id }) => id === seasonId)) throw new Problem('not_found')
  if (endsOn < opensOn) throw invalid('endsOn', 'season_backwards', 'It ends before it opens')
  if (endsOn < dayOf(at)) throw invalid('endsOn', 'season_past', 'It would be over already')
  if (endsOn > addDays(opensOn, LONGEST_SEASON_DAYS)) throw invalid('endsOn', 'season_too_long', 'No season is so long')
  const estimate = { seasonId: seasonId ?? deps.newId(), isNew: seasonId === null, productId, opensOn, endsOn, at }
  if (!(await sql.putEstimate(deps.db, acting, estimate)))
    throw invalid('opensOn', 'seasons_overlap', 'Another season lies in these days')
}

const NEWS_DAYS = 90
const MOST_NEWS = 50

/** What hosts have said of their fruit lately, the latest first; up to 1 s old. */
export function ripenessNews(deps: Deps): Promise<sql.News[]> {
  return deps.remember('ripeness news', () => sql.readNews(deps.reads(), deps.now() - NEWS_DAYS * DAY_MS, MOST_NEWS))
}
