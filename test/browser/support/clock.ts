import { inject } from 'vitest'
import { getPlatformProxy } from 'wrangler'

/** Moves a hold's deadline into the past and lets cron pass by, as if fifteen minutes had gone. */
export async function letHoldLapse(orderUrl: string): Promise<void> {
  const id = orderUrl.split('/').at(-1)
  const { env, dispose } = await getPlatformProxy<{ DB: D1Database }>({
    persist: { path: `${inject('statePath')}/v3` },
  })
  try {
    await env.DB.prepare('UPDATE orders SET expires_at = placed_at - 1 WHERE id = ?1').bind(id).run()
  } finally {
    await dispose()
  }
  await fetch(`${inject('origin')}/cdn-cgi/handler/scheduled?cron=*+*+*+*+*`)
}
