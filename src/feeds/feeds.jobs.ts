import { DAY_MS } from '../days.ts'
import type { Deps } from '../deps.ts'
import { forgetSolved, readClashes, tellClashes, tellFailing } from './clashes.sql.ts'
import { eraseOver, takeUpDue } from './feeds.sql.ts'
import { NEXT_READ_MS, readFeed } from './reads.ts'

/** What one minute does at most: each may take four requests, and a run of a Worker has fifty on the smallest plan. */
const MOST_A_MINUTE = 12
/** A Worker has six connections open at once. */
const AT_ONCE = 4
/** So long a feed may fail before its host is told. */
const FAILING_TOLD_MS = DAY_MS

/** Each minute: asks the platforms whose turn it is, and tells hosts what clashes and what has failed for a day. */
export async function tendFeeds(deps: Deps): Promise<void> {
  const now = deps.now()
  const due = await takeUpDue(deps.db, { now, nextAt: now + NEXT_READ_MS, limit: MOST_A_MINUTE })
  const readNext = async (): Promise<void> => {
    for (let feed = due.shift(); feed; feed = due.shift()) {
      // One that fails by a fault of ours must not keep the others from their turn.
      await readFeed(deps, feed).catch(console.error)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, readNext))
  await tellHosts(deps)
}

/** Tells hosts what they do not know yet. */
async function tellHosts(deps: Deps): Promise<void> {
  const now = deps.now()
  const found = await readClashes(deps.db, now)
  await forgetSolved(deps.db, found)
  const news = found.filter(({ days, told }) => days.some((day) => !told.includes(day)))
  for (const [feedId, clashes] of Map.groupBy(news, (clash) => clash.feedId))
    await tellClashes(deps.db, feedId, clashes, now)
  await tellFailing(deps.db, now - FAILING_TOLD_MS, now)
}

/** Each night: what is over. Running it twice does no harm. */
export async function forgetOver(deps: Deps): Promise<void> {
  await eraseOver(deps.db, deps.now() - DAY_MS)
}
