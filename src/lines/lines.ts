import type { Deps } from '../deps.ts'
import { noticesOn } from '../notices/notices.rules.ts'
import { currentNotices } from '../notices/notices.ts'
import { Problem } from '../problem.ts'
import { type LinePosition, positionsOf } from './lines.rules.ts'
import type { Line, LineSummary } from './lines.schemas.ts'
import { readLines, type StoredLine } from './lines.sql.ts'

/** The lines in their order, up to 1 s old. */
export async function listLines(deps: Deps): Promise<LineSummary[]> {
  return (await storedLines(deps)).map(({ id: _, productIds: __, capIds: ___, stops, ...line }) => ({
    ...line,
    stops: stopsBeyondHub(stops),
  }))
}

/** A line with its stops, the ways between them, and the notices that touch it. Throws `not_found`. */
export async function seeLine(deps: Deps, slug: string): Promise<Line> {
  const [lines, notices] = await Promise.all([storedLines(deps), currentNotices(deps)])
  const found = lines.find((line) => line.slug === slug)
  if (!found) throw new Problem('not_found')
  const { id, productIds, capIds, ...line } = found
  const here = { line: [id], place: line.stops.map((stop) => stop.place.id), product: productIds, cap: capIds }
  return { ...line, notices: noticesOn(notices, here) }
}

/** Where a place stands on the lines that stop there, with its neighbours; up to 1 s old. */
export async function linesThrough(deps: Deps, placeId: string): Promise<LinePosition[]> {
  return positionsOf(await storedLines(deps), placeId)
}

function storedLines(deps: Deps): Promise<StoredLine[]> {
  return deps.remember('lines', () => readLines(deps.reads()))
}

function stopsBeyondHub(stops: StoredLine['stops']): number {
  return stops.filter((stop) => stop.position > 0).length
}
