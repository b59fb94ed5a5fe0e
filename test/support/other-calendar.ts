import { inject } from 'vitest'
import type { Page } from './platforms.ts'

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
  const path = `/${crypto.randomUUID()}.ics`
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
