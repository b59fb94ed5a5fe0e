import { measureBooking, measureSoldOut } from './booking.ts'
import { buildProduct, buildWorker } from './build.ts'
import { measureFind } from './find.ts'
import { measureGrowth } from './growth.ts'
import { auditPages } from './lighthouse.ts'
import { measurePages } from './pages.ts'
import { measureRaces } from './races.ts'
import { measureAvailability } from './reads.ts'
import { printTable } from './report.ts'
import { clearAway } from './server.ts'
import { measureSession } from './session.ts'
import { weighPages } from './weights.ts'

/** `npm run bench` measures all groups; `npm run bench -- booking pages` only these. */
const groups: Record<string, () => Promise<void>> = {
  booking: measureBooking,
  sold_out: measureSoldOut,
  availability: measureAvailability,
  find: measureFind,
  page: measurePages,
  session: measureSession,
  js: weighPages,
  lighthouse: auditPages,
  races: measureRaces,
  growth: measureGrowth,
}

const wanted = process.argv.slice(2)
const chosen = Object.keys(groups).filter((name) => wanted.length === 0 || wanted.includes(name))
const unknown = wanted.filter((name) => !(name in groups))
if (unknown.length > 0) {
  console.error(`No such group: ${unknown.join(', ')}. There are: ${Object.keys(groups).join(', ')}.`)
  process.exit(2)
}

try {
  await buildProduct()
  await buildWorker()
  for (const name of chosen) {
    console.error(`${name}…`)
    await groups[name]?.()
  }
} catch (error) {
  console.error(error)
  process.exitCode = 1
} finally {
  await clearAway()
  printTable()
}
