import type { Deps } from '../deps.ts'
import { completeEnded, expireDue } from './bookings.sql.ts'

/** One statement handles this many orders, so that no write blocks the others for long. */
const BATCH = 200

/** What one run of cron does at most; the next minute goes on. */
const MOST_BATCHES = 50

/** Each minute: lapsed holds give their places back, and what is over is completed. Running it twice does no harm. */
export async function tendOrders(deps: Deps): Promise<void> {
  await whileThereAreMore(() => expireDue(deps.db, deps.now(), 'cron', BATCH))
  await whileThereAreMore(() => completeEnded(deps.db, deps.now(), BATCH))
}

async function whileThereAreMore(handleBatch: () => Promise<boolean>): Promise<void> {
  for (let run = 0; run < MOST_BATCHES; run++) if (!(await handleBatch())) return
}
