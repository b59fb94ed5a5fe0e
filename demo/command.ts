import { getPlatformProxy } from 'wrangler'
import type { Env } from '../src/config.ts'
import { makeDeps } from '../src/deps.ts'
import { loadDemo } from './load.ts'

/** Loads the demo township into the local database: `npm run demo`. Migrate first. */
const statePath = process.env.CHALU_STATE
const { env, dispose } = await getPlatformProxy<Env>(statePath ? { persist: { path: `${statePath}/v3` } } : {})
const deps = makeDeps(env)
if (deps.config.mode !== 'demo') throw new Error('The demo is loaded only where MODE=demo stands in .dev.vars.')
const { slotsAdded } = await loadDemo(deps)
console.log(slotsAdded > 0 ? `Demo township: ${slotsAdded} slots added.` : 'Demo township: up to date.')
await dispose()
