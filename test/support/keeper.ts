import { openAccount } from './accounts.ts'
import { type Call, type TestDeps, worker } from './deps.ts'
import type { Opened } from './township.ts'

/** Whoever keeps a product's farm, with a browser in hand: as owner unless she helps there. */
export async function keeperOf(
  product: Pick<Opened, 'hostId'>,
  deps: TestDeps,
  kind: 'owns' | 'helps' = 'owns',
  name?: string,
) {
  const { hostId } = product
  const person = await openAccount(deps, { [kind]: [hostId], ...(name === undefined ? {} : { name }) })
  const call = worker(deps)
  const farm = `/farm/${hostId}`
  const headers = { cookie: person.cookie }
  const get: Call = (path, init) => call(`${farm}${path}`, { headers, ...init })
  const post = (path: string, form: Record<string, string> = {}) =>
    call(`${farm}${path}`, { method: 'POST', form, headers })
  const text = async (path: string) => (await get(path)).text()
  const actor = `account:${person.accountId} for host:${hostId}`
  return { ...person, hostId, actor, farm, get, post, text, call }
}
export type Keeper = Awaited<ReturnType<typeof keeperOf>>
