import type { Deps } from './deps.ts'

/** The addresses of the one script and the one style sheet that pages load, and of the service worker for orders. */
export interface ClientFiles {
  script: string | null
  style: string | null
  orderWorker: string | null
}

export const NO_FILES: ClientFiles = { script: null, style: null, orderWorker: null }

let built: ClientFiles | undefined

/** Read from the build's manifest at run time, since the Worker is built before the browser's files are. */
export async function clientFiles(deps: Deps): Promise<ClientFiles> {
  if (__DEV_SERVER__) return { ...NO_FILES, script: '/web/client.ts', style: '/web/styles/main.css' }
  if (built) return built
  const reply = await deps.assets.fetch('http://assets/.vite/manifest.json')
  if (!reply.ok) return NO_FILES
  const manifest: Record<string, { file: string; css?: string[] }> = await reply.json()
  const entry = manifest['web/client.ts']
  const address = (file: string | undefined) => (file ? `/${file}` : null)
  built = {
    script: address(entry?.file),
    style: address(entry?.css?.[0]),
    orderWorker: address(manifest['web/order-worker.ts']?.file),
  }
  return built
}
