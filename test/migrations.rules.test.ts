import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const files = readdirSync('migrations').sort()

test('migrations are numbered without gaps and named by what they do', () => {
  expect(files.map((name) => Number(name.slice(0, 4)))).toEqual(files.map((_, index) => index + 1))
  for (const name of files) expect(name).toMatch(/^\d{4}_[a-z]+_[a-z_]+\.sql$/)
})

// D1 ignores PRAGMA foreign_keys=OFF: a rebuilt table would take the rows that cascade from it along.
test.each(files)('%s cannot lose rows by rebuilding a table', (name) => {
  expect(readFileSync(join('migrations', name), 'utf8')).not.toMatch(
    /__new_|foreign_keys\s*=\s*off|on\s+delete\s+cascade/i,
  )
})
