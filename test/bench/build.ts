import { readFile, rm, writeFile } from 'node:fs/promises'
import { cloudflare } from '@cloudflare/vite-plugin'
import { createBuilder } from 'vite'
import product from '../../vite.config.ts'

const WORKER_OUT = '.cache/bench/worker'
/** The Worker with its baselines, and the settings it was built with. */
export const WORKER_BUILD = `${WORKER_OUT}/chalu`
/** Where the ordinary build lies, beside the one that `npm start` may be serving at this moment. */
export const PRODUCT_BUILD = '.cache/bench/product'

/** Builds the product with the baselines beside it: the same plugin, settings and mode as `vite build`. */
export async function buildWorker(): Promise<void> {
  const { define } = product({ command: 'build', mode: 'production' })
  const builder = await createBuilder({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    ...(define ? { define } : {}),
    build: { outDir: WORKER_OUT, emptyOutDir: true },
    plugins: [
      cloudflare({
        configPath: './wrangler.toml',
        config: (config) => {
          config.main = './test/bench/worker.ts'
          // A binding to static files would slow every request by a hop that Cloudflare does not have.
          Reflect.deleteProperty(config, 'assets')
        },
      }),
    ],
  })
  await leavingDeploymentAlone(() => builder.buildApp())
}

/** Builds the product as it is shipped, for the weight of what a browser loads. */
export async function buildProduct(): Promise<void> {
  const builder = await createBuilder({ logLevel: 'warn', build: { outDir: PRODUCT_BUILD, emptyOutDir: true } })
  await leavingDeploymentAlone(() => builder.buildApp())
}

const DEPLOYMENT = '.wrangler/deploy/config.json'

/** A build points `wrangler deploy` and `vite preview` at itself. The bench's own must never be what is deployed. */
async function leavingDeploymentAlone(build: () => Promise<unknown>): Promise<void> {
  const before = await readFile(DEPLOYMENT).catch(() => null)
  await build()
  await (before ? writeFile(DEPLOYMENT, before) : rm(DEPLOYMENT, { force: true }))
}
