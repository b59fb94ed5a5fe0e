import type { Deps } from './deps.ts'

/** The addresses of the one script and the one style sheet that pages load. */
export interface ClientFiles {
  script: string | null
  style: string | null
}

let built: ClientFiles | undefined

/** Read from the build's manifest at run time, since the Worker is built before the browser's files are. */
export async function clientFiles(deps: Deps): Promise<ClientFiles> {
  if (__DEV_SERVER__) return { script: '/web/client.ts', style: '/web/styles/main.css' }
  if (built) return built
  const reply = await deps.assets.fetch('http://assets/.vite/manifest.json')
  if (!reply.ok) return { script: null, style: null }
  const manifest: Record<string, { file: string; css?: string[] }> = await reply.json()
  const entry = manifest['web/client.ts']
  built = { script: entry ? `/${entry.file}` : null, style: entry?.css?.[0] ? `/${entry.css[0]}` : null }
  return built
}
