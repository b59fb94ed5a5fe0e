import type { Person } from '../support/accounts.ts'
import { type Call, ORIGIN } from '../support/deps.ts'
import type { AnyBody } from '../support/reply.ts'
import { ALBUM, hashOf } from './album.ts'

/** Somebody at the pages of a farm, or at the desk, signed in. */
export function at(call: Call, person: Person) {
  const headers = { cookie: person.cookie, origin: ORIGIN }
  return {
    get: (path: string) => call(path, { headers: { ...headers, accept: 'application/json' } }),
    post: (path: string, form: Record<string, string>) => call(path, { method: 'POST', form, headers }),
    /** As a script sends a file; under another hash than its own if said. */
    put: async (uploads: string, bytes: Uint8Array<ArrayBuffer>, hash?: string) =>
      call(`${uploads}/${hash ?? (await hashOf(bytes))}`, { method: 'PUT', body: bytes, headers }),
    /** As a browser without scripts sends a file. */
    file: (path: string, bytes: Uint8Array<ArrayBuffer>, fields: Record<string, string> = {}, name = 'photo.jpg') => {
      const body = new FormData()
      for (const [field, value] of Object.entries(fields)) body.set(field, value)
      body.set('photo', new File([bytes], name))
      return call(path, { method: 'POST', body, headers })
    },
  }
}
export type Visit = ReturnType<typeof at>

/** Sends both sizes; answers under which hashes they lie there. */
export async function sendBoth(visit: Visit, uploads: string): Promise<{ large: string; small: string }> {
  const sent = async (bytes: Uint8Array<ArrayBuffer>) => (await (await visit.put(uploads, bytes)).json<AnyBody>()).hash
  return { large: await sent(ALBUM.large), small: await sent(ALBUM.small) }
}
