import type { Deps } from '../deps.ts'
import { Problem } from '../problem.ts'
import * as sql from './privacy.sql.ts'

/** Everything that is kept about an account, phone numbers in clear: for nobody but its owner. Instants are UTC, ISO 8601. */
export async function everythingAbout(deps: Deps, accountId: string): Promise<unknown> {
  const sealed = await sql.readEverything(deps.db, accountId)
  if (!sealed) throw new Problem('not_found')
  const open = (cipher: string | null) => (cipher ? deps.secrets.decrypt(cipher) : null)
  return instantsInFull({
    ...sealed,
    account: { ...sealed.account, phone: await open(sealed.account.phone) },
    orders: await Promise.all(
      sealed.orders.map(async (order) => ({
        ...order,
        phone: await open(order.phone),
        address: await open(order.address),
      })),
    ),
  })
}

/** What stands in the way of an erasure, or lives on for a while after it. */
export function tiesOf(deps: Deps, accountId: string): Promise<{ ahead: number; farm: string | null }> {
  return sql.readTies(deps.db, accountId)
}

/** Erases a person. Throws `farm_owned` while a farm is in their name, `last_admin` for the last administrator. */
export async function eraseAccount(deps: Deps, accountId: string, actor: string): Promise<void> {
  if (!(await sql.eraseAccount(deps.db, { accountId, actor, now: deps.now() }))) {
    const { farm } = await sql.readTies(deps.db, accountId)
    throw new Problem(farm ? 'farm_owned' : 'last_admin')
  }
  deps.sessions.forget(accountId)
}

/** Names that end in `At` hold instants. */
function instantsInFull(value: unknown, name = ''): unknown {
  if (typeof value === 'number' && /(^a|A)t$/.test(name)) return value === 0 ? null : new Date(value).toISOString()
  if (Array.isArray(value)) return value.map((entry) => instantsInFull(entry))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, instantsInFull(entry, key)]))
}
