import type { TestProject } from 'vitest/node'
import type { Day } from '../../src/days.ts'
import { Platforms } from './platforms.ts'
import { serveTownship } from './served.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the township is served. */
    origin: string
    /** Where its data lies. */
    statePath: string
    /** The day from which the demo is dated. */
    today: Day
    /** Where other platforms' calendars are, and a machine that nobody should reach. */
    platforms: { origin: string; inner: string }
  }
}

/** Serves the built product once for all tests of a project, and other platforms whose calendars it may read. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const platforms = new Platforms()
  const listening = await platforms.start()
  const township = await serveTownship({ platforms: listening.origin })
  project.provide('origin', township.origin)
  project.provide('statePath', township.statePath)
  project.provide('today', township.today)
  project.provide('platforms', listening)
  return async () => {
    await township.stop()
    await platforms.stop()
  }
}
