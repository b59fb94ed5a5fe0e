import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'

const workerd = {
  define: { __SCALAR_URL__: JSON.stringify('/assets/scalar.js') },
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
    setupFiles: ['test/support/database.ts'],
  },
}

export default defineConfig({
  test: {
    projects: [{ test: { name: 'rules', include: ['test/**/*.rules.test.ts'] } }, workerd],
  },
})
