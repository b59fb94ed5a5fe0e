import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { parseArgs } from 'node:util'
import { differencesIn } from './verify/differences.ts'

/**
 * `npm run verify`: recomputes every counter and every sum from the orders alone and names each difference. Shares no
 * code and no SQL with the product, so that a fault there is not repeated here. Exits 1 on any difference.
 *
 *   npm run verify                        the local database
 *   npm run verify -- --file copy.sqlite  a copy of it
 *   npm run verify -- --dump chalu.sql    what `wrangler d1 export chalu --remote --output chalu.sql` wrote
 */
const { values } = parseArgs({ options: { file: { type: 'string' }, dump: { type: 'string' } } })
const database = values.dump ? fromDump(values.dump) : new DatabaseSync(values.file ?? localFile(), { readOnly: true })
const { checked, differences } = differencesIn(database)
for (const difference of differences) console.error(difference)
console.log(
  `${checked.orders} orders, ${checked.lines} lines, ${checked.slots} slots, ${checked.events} events: ${differences.length} differences.`,
)
process.exitCode = differences.length > 0 ? 1 : 0

function fromDump(path: string): DatabaseSync {
  const memory = new DatabaseSync(':memory:')
  // A dump lists tables in no order that foreign keys would like; the triggers come last, after all rows.
  memory.exec('PRAGMA foreign_keys = OFF')
  memory.exec(readFileSync(path, 'utf8'))
  return memory
}

/** The one SQLite file in which the local D1 keeps this project's tables. */
function localFile(): string {
  const folder = join(process.env.CHALU_STATE ?? '.wrangler/state', 'v3/d1/miniflare-D1DatabaseObject')
  const found = readdirSync(folder).filter((name) => name.endsWith('.sqlite') && name !== 'metadata.sqlite')
  const ours = found.map((name) => join(folder, name)).filter(holdsOrders)
  if (ours.length !== 1)
    throw new Error(`Expected one database with orders in ${folder}, found ${ours.length}. Name one with --file.`)
  return ours[0] ?? ''
}

function holdsOrders(path: string): boolean {
  const database = new DatabaseSync(path, { readOnly: true })
  const row = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'orders'").get()
  database.close()
  return row !== undefined
}
