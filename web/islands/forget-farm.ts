/** As the service worker calls them. */
const PAGES = 'farm-1'
const CODES = 'farm-codes'

/**
 * Lets a kept farm go when whoever opens this site here may not see it any more: signed out in a browser that heeds no
 * Clear-Site-Data, signed out from afar, or no helper any longer. What was noted without a signal is sent first. Only
 * where a farm is kept is anything done.
 */
export async function forgetFarm(): Promise<void> {
  if (!('caches' in window) || !(await caches.has(PAGES))) return
  const cache = await caches.open(PAGES)
  const paths = (await cache.keys()).map(({ url }) => new URL(url).pathname)
  for (const path of paths.filter((kept) => kept.includes('/farm/'))) {
    const worker = await navigator.serviceWorker.getRegistration(path)
    worker?.active?.postMessage('settle')
    // Any page of it will do: nothing but the right to see it is asked for.
    const reply = await fetch(`${path}/now`, { redirect: 'manual', headers: { 'if-none-match': '*' } }).catch(
      () => null,
    )
    // Without a signal nobody knows.
    if (!reply || (reply.type !== 'opaqueredirect' && reply.status < 400) || reply.status >= 500) continue
    await cache.delete(path)
    indexedDB.deleteDatabase(CODES)
  }
}
