import type { TestProject } from 'vitest/node'
import type { Day } from '../../src/days.ts'
import { serveTownship } from './served.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the township is served. */
    origin: string
    /** Where its data lies. */
    statePath: string
    /** The day from which the demo is dated. */
    today: Day
  }
}

/** Serves the built product once for all tests of a project. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const township = await serveTownship()
  project.provide('origin', township.origin)
  project.provide('statePath', township.statePath)
  project.provide('today', township.today)
  return township.stop
}
