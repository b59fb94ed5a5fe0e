import { createApp } from '../../src/app.ts'
import type { Env } from '../../src/config.ts'
import { type Deps, makeDeps } from '../../src/deps.ts'
import { type Baseline, baselines } from './baselines.ts'
import { countTrips, type Trips } from './trips.ts'

interface BenchEnv extends Env {
  /** Set where trips to D1 are counted; nothing is timed there. */
  COUNT_TRIPS?: string
  /** The names under which the product expects its rate limiters. */
  RATE_LIMITERS: string[]
}

const trips: Trips = { count: 0 }

let made: Deps | undefined
const depsOf = (given: Env): Deps => {
  const env = given as BenchEnv // the server of the bench binds them
  made ??= makeDeps({ ...env, ...limitersOf(env), ...(env.COUNT_TRIPS ? { DB: countTrips(env.DB, trips) } : {}) })
  return made
}

/**
 * On Cloudflare a rate limit is counted in the memory of the machine. Its local stand-in writes each count to a
 * database of its own on disk, about as slow as a whole booking; so here it is counted in memory too, and never full.
 */
function limitersOf(env: BenchEnv): Record<string, RateLimit> {
  const counts = new Map<string, number>()
  const limiter: RateLimit = {
    limit: async ({ key }) => {
      const count = (counts.get(key) ?? 0) + 1
      counts.set(key, count)
      return { success: count < Number.POSITIVE_INFINITY }
    },
  }
  return Object.fromEntries(env.RATE_LIMITERS.map((name) => [name, limiter]))
}

const app = createApp(depsOf)

const routes: Record<string, Baseline> = {
  ...baselines,
  /** How many trips to D1 the product has made since this was last asked. */
  '/bench/trips': () => {
    const { count } = trips
    trips.count = 0
    return new Response(String(count))
  },
}

/** The product as it is, with the baselines beside it in the same bundle. They pass through none of its middleware. */
export default {
  fetch(request, env, context) {
    const baseline = routes[request.url.slice(request.url.indexOf('/', 8))]
    return baseline ? baseline(env) : app.fetch(request, env, context)
  },
} satisfies ExportedHandler<BenchEnv>
