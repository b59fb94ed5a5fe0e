import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { writePlan } from '../../src/bookings/bookings.plan.ts'
import { PRODUCT_BUILD } from './build.ts'
import { report } from './report.ts'
import { startFresh } from './server.ts'
import { firstDay, slotOf, unitOf } from './township.ts'

type Manifest = Record<string, { file: string; imports?: string[]; dynamicImports?: string[] }>

/** What each public page makes a browser load in JavaScript: its scripts and all that they import, now or later. */
export async function weighPages(): Promise<void> {
  const { port, stop } = await startFresh('weights')
  const manifest: Manifest = JSON.parse(readFileSync(`${PRODUCT_BUILD}/client/.vite/manifest.json`, 'utf8'))
  const plan = writePlan([{ unitId: unitOf(1), quantity: 1, slotIds: [slotOf(1, firstDay(Date.now()))] }])
  for (const [page, path] of [
    ['/', '/'],
    ['/lines', '/lines'],
    ['/lines/a', '/lines/a'],
    ['/trip', `/trip?plan=${plan}`],
  ] as const) {
    const reply = await fetch(`http://127.0.0.1:${port}${path}`)
    if (reply.status !== 200) throw new Error(`${path} answered ${reply.status}.`)
    const files = [...(await reply.text()).matchAll(/<script\b[^>]*\bsrc="\/([^"]+)"/g)].map(([, file]) => file ?? '')
    const loaded = new Set(files.flatMap((file) => withImports(manifest, file)))
    const bytes = [...loaded].reduce(
      (sum, file) => sum + gzipSync(readFileSync(`${PRODUCT_BUILD}/client/${file}`)).length,
      0,
    )
    report({ figure: 'js_gz', value: bytes, unit: 'bytes', page }, { note: `${loaded.size} files` })
  }
  await stop()
}

function withImports(manifest: Manifest, file: string): string[] {
  const found = new Set([file])
  for (const known of found) {
    const chunk = Object.values(manifest).find((entry) => entry.file === known)
    for (const key of [...(chunk?.imports ?? []), ...(chunk?.dynamicImports ?? [])]) {
      const imported = manifest[key]?.file
      if (imported) found.add(imported)
    }
  }
  return [...found]
}
