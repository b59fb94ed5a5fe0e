import { inject } from 'vitest'
import type { Keeper } from '../../src/accounts/guard.ts'
import { openAccount, type Person } from './accounts.ts'
import { type TestDeps, testDeps } from './deps.ts'

/** Deps that may read the test's own platforms. */
export function feedDeps(): TestDeps {
  return testDeps({ FEED_TEST_ORIGIN: inject('platforms').origin })
}

/** Someone who acts for a host, as the guard tells her. */
export async function keeperOf(deps: TestDeps, hostId: string): Promise<Keeper & Person> {
  const person = await openAccount(deps, { owns: [hostId] })
  const actor = `account:${person.accountId} for host:${hostId}`
  return { ...person, name: '桂兰', hostId, hostName: hostId, kind: 'owner', actor, picks: false }
}
