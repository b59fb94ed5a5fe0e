import { tendQuestions } from './answers/answers.jobs.ts'
import { createApp } from './app.ts'
import { tendOrders } from './bookings/bookings.jobs.ts'
import type { Env } from './config.ts'
import { type Deps, makeDeps } from './deps.ts'
import { forgetOver, tendFeeds } from './feeds/feeds.jobs.ts'
import { warnOfLapsing } from './listings/certificates.ts'
import { forgetOldMessages, handOver, sendBatch } from './messages/outbox.jobs.ts'
import { sweepPhotos } from './photos/photos.jobs.ts'
import { eraseOutlived, forgetCodes } from './privacy/privacy.jobs.ts'
import { inviteToReview } from './reviews/reviews.jobs.ts'

/** At three in the township's night; stands in wrangler.toml too. */
const NIGHTLY = '0 19 * * *'

let made: Deps | undefined
/** Made at the first request of an isolate: the environment does not change under it. */
const depsOf = (env: Env): Deps => {
  made ??= makeDeps(env)
  return made
}

const app = createApp(depsOf)

export default {
  fetch: app.fetch,
  async scheduled({ cron }, env) {
    const deps = depsOf(env)
    if (cron === NIGHTLY) {
      await Promise.all([
        eraseOutlived(deps),
        forgetOldMessages(deps),
        warnOfLapsing(deps),
        sweepPhotos(deps),
        forgetOver(deps),
      ])
      return
    }
    await Promise.all([
      tendQuestions(deps).then(() => tendOrders(deps)),
      forgetCodes(deps),
      inviteToReview(deps),
      handOver(deps),
      tendFeeds(deps),
    ])
  },
  async queue(batch, env) {
    await sendBatch(depsOf(env), batch)
  },
} satisfies ExportedHandler<Env>
