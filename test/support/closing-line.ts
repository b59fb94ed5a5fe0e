import type { Reporter, TestModule } from 'vitest/node'

/** Closes the run with the one plain line that CI reads: `N passed, N failed, N skipped`. */
export class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const count = { passed: 0, failed: 0, skipped: 0, pending: 0 }
    for (const module of modules) {
      for (const test of module.children.allTests()) count[test.result().state]++
      // A file that could not even be read has no tests to fail.
      if (module.errors().length > 0) count.failed++
    }
    // After the other reporters' own summaries.
    process.on('exit', () => console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`))
  }
}
