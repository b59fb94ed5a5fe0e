import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'
import { ClosingLine } from './test/support/closing-line.ts'

const workerd = {
  define: { __DEV_SERVER__: 'false', __SCALAR_URL__: JSON.stringify('/assets/scalar.js') },
  plugins: [
    cloudflareTest(async () => ({
      wrangler: { configPath: './wrangler.toml' },
      miniflare: { bindings: { TEST_MIGRATIONS: await readD1Migrations('migrations') } },
    })),
  ],
  test: {
    name: 'workerd',
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/**/*.rules.test.ts', 'test/browser/**', 'test/bench/**', 'test/process/**'],
    fsModuleCache: false,
    isolate: false,
    maxWorkers: 1,
    testTimeout: 60_000,
    globalSetup: ['test/support/aliyun-served.ts'],
    setupFiles: ['test/support/database.ts'],
  },
}

/** Real Chromium against the built product: one server for all of them, one test at a time. */
const browser = {
  test: {
    name: 'browser',
    include: ['test/browser/**/*.test.ts'],
    globalSetup: ['test/support/served-township.ts'],
    fileParallelism: false,
    env: { WRANGLER_LOG: 'error' },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
}

/** What only shows in processes of their own: a served township under fire, a plug pulled, the verifying command. */
const processes = {
  test: {
    name: 'process',
    include: ['test/process/**/*.test.ts'],
    globalSetup: ['test/support/served-township.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
}

export default defineConfig({
  test: {
    reporters: ['default', new ClosingLine()],
    projects: [
      { test: { name: 'rules', include: ['test/**/*.rules.test.ts'], testTimeout: 60_000 } },
      workerd,
      processes,
      browser,
    ],
  },
})
