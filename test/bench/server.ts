import { randomBytes } from 'node:crypto'
import { globSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { Response as AssetReply, convertV4MiniflareOptions, Miniflare } from 'miniflare'
import { unstable_getMiniflareWorkerOptions as readBuilt, unstable_splitSqlQuery as splitSql } from 'wrangler'
import { loadDemo } from '../../demo/load.ts'
import type { Env } from '../../src/config.ts'
import { makeDeps } from '../../src/deps.ts'
import { BASELINE_TABLES } from './baselines.ts'
import { PRODUCT_BUILD, WORKER_BUILD } from './build.ts'
import { openBenchLine } from './township.ts'

export interface Server {
  port: number
  /** The same database that the Worker has, for preparing data and for checking replies against it. */
  db: D1Database
  stop(): Promise<void>
}

const secret = () => randomBytes(32).toString('base64')
const SECRETS = { TOKEN_KEY: secret(), PHONE_KEYS: `k1:${secret()}`, PHONE_HASH_KEY: secret() }
const running = new Set<Server>()

/** A new database of that name: migrated by the product's own files, with the demo township and the bench's own line. */
export async function startFresh(name: string, bindings: Record<string, string> = {}): Promise<Server> {
  rmSync(statePath(name), { recursive: true, force: true })
  const { miniflare, server } = await start(name, bindings)
  for (const file of readdirSync('migrations').sort())
    await runAll(server.db, splitSql(readFileSync(`migrations/${file}`, 'utf8')))
  await runAll(server.db, BASELINE_TABLES)
  await loadDemo(makeDeps(await miniflare.getBindings<Env>()))
  await openBenchLine(server.db, Date.now())
  return server
}

/** The database of that name as it was left, behind a new process with other bindings. */
export async function startAgain(name: string, bindings: Record<string, string> = {}): Promise<Server> {
  return (await start(name, bindings)).server
}

/** The file in which the database of that name lies. */
export function databaseFile(name: string): string {
  const [file] = globSync(`${statePath(name)}/d1/**/*.sqlite`).filter((path) => !path.endsWith('/metadata.sqlite'))
  if (!file) throw new Error(`There is no database ${name}.`)
  return file
}

/** Stops what still runs and removes all databases: a million orders are two gigabytes. */
export async function clearAway(): Promise<void> {
  for (const server of running) await server.stop()
  rmSync(statePath(''), { recursive: true, force: true })
}

async function start(
  name: string,
  bindings: Record<string, string>,
): Promise<{ miniflare: Miniflare; server: Server }> {
  const { workerOptions } = readBuilt(`${WORKER_BUILD}/wrangler.json`)
  // A binding to static files would put a hop before every request that Cloudflare does not have.
  const { modulesRules: _rules, assets: _assets, ratelimits, ...options } = workerOptions
  const port = await freePort()
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      ...options,
      rootPath: '.',
      modulesRoot: WORKER_BUILD,
      modules: builtModules(),
      bindings: { MODE: 'demo', ...SECRETS, RATE_LIMITERS: Object.keys(ratelimits ?? {}), ...bindings },
      // Asked once per isolate for the names of script and style; static files themselves are not the Worker's work.
      serviceBindings: { ASSETS: () => new AssetReply(readFileSync(`${PRODUCT_BUILD}/client/.vite/manifest.json`)) },
      // Straight to the Worker: the proxy of local development costs more than the Worker itself.
      unsafeDirectSockets: [{ host: '127.0.0.1', port }],
      resourcePersistencePath: statePath(name),
    }),
  )
  await miniflare.ready
  const server: Server = {
    port,
    db: (await miniflare.getD1Database('DB')) as unknown as D1Database, // the same interface, from another release of the types
    stop: async () => {
      running.delete(server)
      await miniflare.dispose()
    },
  }
  running.add(server)
  return { miniflare, server }
}

/** The entry first, then whatever the build has split off. */
function builtModules() {
  const entry = `${WORKER_BUILD}/index.js`
  const others = globSync(`${WORKER_BUILD}/**/*.js`).filter((path) => path !== entry)
  return [entry, ...others].map((path) => ({ type: 'ESModule' as const, path }))
}

async function runAll(db: D1Database, statements: string[]): Promise<void> {
  if (statements.length > 0) await db.batch(statements.map((statement) => db.prepare(statement)))
}

function statePath(name: string): string {
  return `.cache/bench/state/${name}`
}

/** A port that no one listens on now. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('No port is free.')),
      )
    })
  })
}
