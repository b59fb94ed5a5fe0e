import type { Deps } from './deps.ts'

/** The addresses of the script and the style sheet that all pages load, of the script for hosts, and of the service worker. */
export interface ClientFiles {
  script: string | null
  style: string | null
  /** Beside the other one on a host's pages. */
  farm: string | null
  orderWorker: string | null
}

export const NO_FILES: ClientFiles = { script: null, style: null, farm: null, orderWorker: null }

let built: ClientFiles | undefined

/** Read from the build's manifest at run time, since the Worker is built before the browser's files are. */
export async function clientFiles(deps: Deps): Promise<ClientFiles> {
  if (__DEV_SERVER__)
    return { ...NO_FILES, script: '/web/client.ts', farm: '/web/farm.ts', style: '/web/styles/main.css' }
  if (built) return built
  const reply = await deps.assets.fetch('http://assets/.vite/manifest.json')
  if (!reply.ok) return NO_FILES
  const manifest: Record<string, { file: string; css?: string[] }> = await reply.json()
  const entry = manifest['web/client.ts']
  const address = (file: string | undefined) => (file ? `/${file}` : null)
  built = {
    script: address(entry?.file),
    style: address(entry?.css?.[0]),
    farm: address(manifest['web/farm.ts']?.file),
    orderWorker: address(manifest['web/order-worker.ts']?.file),
  }
  return built
}
