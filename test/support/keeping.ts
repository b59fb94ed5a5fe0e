import type { Acting } from '../../src/calendar/calendar.sql.ts'
import { openAccount } from './accounts.ts'
import type { TestDeps } from './deps.ts'

/** Someone who acts for a host, as the pages hand her on. */
export async function keeperOf(
  deps: TestDeps,
  hostId: string,
  { name = '周桂兰', kind = 'owns' as 'owns' | 'helps' } = {},
): Promise<Acting & { cookie: string }> {
  const { accountId, cookie } = await openAccount(deps, { name, [kind]: [hostId] })
  return { hostId, accountId, cookie, actor: `account:${accountId} for host:${hostId}` }
}
