import type { TestProject } from 'vitest/node'
import type { Day } from '../../src/days.ts'
import { type ServedTownship, serveTownship } from './served.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** One for each worker of the project. */
    townships: TownshipFacts[]
  }
}

interface TownshipFacts {
  /** Where the township is served. */
  origin: string
  /** Where its data lies. */
  statePath: string
  /** The day from which the demo is dated. */
  today: Day
}

/**
 * Serves the built product for all tests of a project, with a township of its own for each of its workers. They read calendars
 * of the other platforms that the project has.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const townships: ServedTownship[] = []
  const { platforms } = project.getProvidedContext()
  const stop = async () => {
    await Promise.all(townships.map((township) => township.stop()))
  }
  try {
    for (let worker = 0; worker < Number(project.config.maxWorkers); worker++)
      townships.push(await serveTownship(platforms))
  } catch (error) {
    await stop()
    throw error
  }
  project.provide(
    'townships',
    townships.map(({ origin, statePath, today }) => ({ origin, statePath, today })),
  )
  return stop
}
