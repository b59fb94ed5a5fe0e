import type { TestProject } from 'vitest/node'
import { Platforms } from './platforms.ts'

/** Other platforms for all tests of a project, in a process of its own for whoever runs in workerd. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const platforms = new Platforms()
  project.provide('platforms', await platforms.start())
  return () => platforms.stop()
}
