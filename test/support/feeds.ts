import { inject } from 'vitest'
import type { Keeper } from '../../src/accounts/guard.ts'
import { openAccount, type Person } from './accounts.ts'
import { type TestDeps, testDeps } from './deps.ts'
import type { Page } from './platforms.ts'
import { fresh } from './township.ts'

/** A calendar on another platform. */
export interface OtherCalendar {
  address: string
  /** What it answers from now on. */
  says(page: string | Page): Promise<void>
  /** The headers of every request for it. */
  asked(): Promise<Record<string, string>[]>
}

/** Opens one, which says this. */
export async function otherCalendar(page: string | Page = ''): Promise<OtherCalendar> {
  const { origin } = inject('platforms')
  const path = `/${fresh('calendar')}`
  const says = async (next: string | Page) => {
    await fetch(`${origin}${path}`, {
      method: 'PUT',
      body: JSON.stringify(typeof next === 'string' ? { body: next } : next),
    })
  }
  await says(page)
  return { address: `${origin}${path}`, says, asked: () => askedFor(path) }
}

/** The headers of every request for a path of the platforms. */
export async function askedFor(path: string): Promise<Record<string, string>[]> {
  return (await fetch(`${inject('platforms').origin}/asked?${path}`)).json()
}

/** Deps that may read the test's own platforms. */
export function feedDeps(): TestDeps {
  return testDeps({ FEED_TEST_ORIGIN: inject('platforms').origin })
}

/** Someone who acts for a host, as the guard tells her. */
export async function keeperOf(deps: TestDeps, hostId: string): Promise<Keeper & Person> {
  const person = await openAccount(deps, { owns: [hostId] })
  const actor = `account:${person.accountId} for host:${hostId}`
  return { ...person, name: '桂兰', hostId, hostName: hostId, kind: 'owner', actor }
}
