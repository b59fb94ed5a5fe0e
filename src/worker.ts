import { createApp } from './app.ts'
import { tendOrders } from './bookings/bookings.jobs.ts'
import type { Env } from './config.ts'
import { type Deps, makeDeps } from './deps.ts'
import { handOver, sendBatch } from './messages/outbox.jobs.ts'

let made: Deps | undefined
/** Made at the first request of an isolate: the environment does not change under it. */
const depsOf = (env: Env): Deps => {
  made ??= makeDeps(env)
  return made
}

const app = createApp(depsOf)

export default {
  fetch: app.fetch,
  async scheduled(_controller, env) {
    await tendOrders(depsOf(env))
    await handOver(depsOf(env))
  },
  async queue(batch, env) {
    await sendBatch(depsOf(env), batch)
  },
} satisfies ExportedHandler<Env>
