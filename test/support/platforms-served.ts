import type { TestProject } from 'vitest/node'
import { Platforms } from './platforms.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where other platforms' calendars are, and a machine that nobody should reach. */
    platforms: { origin: string; inner: string }
  }
}

/** Other platforms for all tests of a project. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const platforms = new Platforms()
  project.provide('platforms', await platforms.start())
  return () => platforms.stop()
}
