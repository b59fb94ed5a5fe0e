import { getPlatformProxy } from 'wrangler'
import { township } from '../../support/own-township.ts'

/** While the township itself writes, another process may not; it is soon over. */
const TRIES = 20
const WAIT_MS = 100

/** Changes the township's rows behind its back. */
export async function changeRows(sql: string, ...values: unknown[]): Promise<void> {
  const { env, dispose } = await getPlatformProxy<{ DB: D1Database }>({
    persist: { path: `${township.statePath}/v3` },
  })
  const statement = env.DB.prepare(sql).bind(...values)
  try {
    for (let tries = 1; ; tries++) {
      const refused = await statement.run().then(
        () => null,
        (error: Error) => error,
      )
      if (!refused) return
      if (tries === TRIES || !refused.message.includes('SQLITE_BUSY')) throw refused
      await new Promise((later) => setTimeout(later, WAIT_MS))
    }
  } finally {
    await dispose()
  }
}
