import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { cloudflare } from '@cloudflare/vite-plugin'
import { defineConfig, type Plugin, type PreviewServer, type ViteDevServer } from 'vite'

const port = Number(process.env.PORT ?? 8787)
/** Where local data lies, when not in .wrangler/state: tests that start servers have each their own. */
const statePath = process.env.CHALU_STATE

const require = createRequire(import.meta.url)
const scalarFile = require.resolve('@scalar/api-reference').replace(/dist\/.*$/, 'dist/browser/standalone.js')
const { version: scalarVersion } = JSON.parse(
  readFileSync(scalarFile.replace('dist/browser/standalone.js', 'package.json'), 'utf8'),
)
const scalarAsset = `assets/scalar-${scalarVersion}.js`

/** Puts the API reference's own script beside ours, so that /docs asks no other site for anything. */
function serveScalar(): Plugin {
  return {
    name: 'chalu:scalar',
    applyToEnvironment: (environment) => environment.name === 'client',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: scalarAsset, source: readFileSync(scalarFile) })
    },
  }
}

/** Cron never fires by itself on a local machine: calls the scheduled handler each minute, and the nightly one, as Cloudflare would. */
function fireCron(): Plugin {
  const start = (server: ViteDevServer | PreviewServer) => {
    const timer = setInterval(() => {
      const [origin] = server.resolvedUrls?.local ?? []
      if (!origin) return
      const fire = (cron: string) => fetch(new URL(`/cdn-cgi/handler/scheduled?cron=${cron}`, origin)).catch(() => {})
      fire('*+*+*+*+*')
      const now = new Date()
      if (now.getUTCHours() === 19 && now.getUTCMinutes() === 0) fire('0+19+*+*+*')
    }, 60_000)
    server.httpServer?.on('close', () => clearInterval(timer))
    timer.unref()
  }
  return { name: 'chalu:cron', configureServer: start, configurePreviewServer: start }
}

export default defineConfig(({ command, isPreview }) => {
  const isDevServer = command === 'serve' && !isPreview
  const scalar = isDevServer ? '/node_modules/@scalar/api-reference/dist/browser/standalone.js' : `/${scalarAsset}`
  return {
    publicDir: 'web/public',
    define: { __DEV_SERVER__: JSON.stringify(isDevServer), __SCALAR_URL__: JSON.stringify(scalar) },
    environments: {
      client: {
        build: {
          manifest: true,
          // The service worker is one file: it shares no module with the pages' scripts.
          rollupOptions: { input: ['web/client.ts', 'web/farm.ts', 'web/order-worker.ts'] },
        },
      },
    },
    server: { port },
    preview: { port, strictPort: true },
    plugins: [cloudflare(statePath ? { persistState: { path: statePath } } : {}), serveScalar(), fireCron()],
  }
})
