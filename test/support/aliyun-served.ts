import type { TestProject } from 'vitest/node'
import { AliyunStandIn } from './aliyun.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where Aliyun's stand-in listens. */
    aliyun: string
  }
}

/** Aliyun's stand-in for all tests of a project, in a process of its own for whoever runs in workerd. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const aliyun = new AliyunStandIn()
  project.provide('aliyun', await aliyun.start())
  return () => aliyun.stop()
}
