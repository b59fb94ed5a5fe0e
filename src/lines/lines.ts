import type { Deps } from '../deps.ts'
import { currentNotices } from '../notices/notices.ts'
import { Problem } from '../problem.ts'
import type { Line, LineStop, LineSummary } from './lines.schemas.ts'
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
  const touches = ({ kind, id: target }: { kind: string; id: string }) =>
    here[kind as keyof typeof here]?.includes(target) // other kinds name no part of a line
  return { ...line, notices: notices.filter((notice) => notice.targets.some(touches)) }
}

/** All lines with their stops and the ways between them, up to 1 s old. */
export async function linesWithStops(deps: Deps): Promise<{ stops: LineStop[] }[]> {
  return storedLines(deps)
}

function storedLines(deps: Deps): Promise<StoredLine[]> {
  return deps.remember('lines', () => readLines(deps.reads()))
}

function stopsBeyondHub(stops: StoredLine['stops']): number {
  return stops.filter((stop) => stop.position > 0).length
}
