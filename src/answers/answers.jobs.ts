import type { Deps } from '../deps.ts'
import { declineOverdue } from './answers.ts'

/** What one look-up brings, and how often one run of cron looks; the next minute goes on. */
const BATCH = 50
const MOST_BATCHES = 10

/** Each minute: what a host did not answer in time is declined for her. Running it twice does no harm. */
export async function tendQuestions(deps: Deps): Promise<void> {
  for (let run = 0; run < MOST_BATCHES; run++) if (!(await declineOverdue(deps, BATCH))) return
}
