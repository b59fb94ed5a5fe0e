import type { Deps } from '../deps.ts'
import { noticesOn } from '../notices/notices.rules.ts'
import { currentNotices } from '../notices/notices.ts'
import { Problem } from '../problem.ts'
import { segmentId } from './lines.closures.rules.ts'
import { type LinePosition, positionsOf } from './lines.rules.ts'
import type { Line, LineOnMap, LineSummary } from './lines.schemas.ts'
import { readLines, type StoredLine } from './lines.sql.ts'

/** The lines in their order, up to 1 s old. */
export async function listLines(deps: Deps): Promise<LineSummary[]> {
  return (await storedLines(deps)).map(({ productIds: _, capIds: __, stops, ...line }) => ({
    ...line,
    stops: stopsBeyondHub(stops),
  }))
}

/** A line with its stops, the ways between them, and the notices that touch it. Throws `not_found`. */
export async function seeLine(deps: Deps, slug: string): Promise<Line> {
  const [lines, notices] = await Promise.all([storedLines(deps), currentNotices(deps)])
  const found = lines.find((line) => line.slug === slug)
  if (!found) throw new Problem('not_found')
  const { productIds, capIds, ...line } = found
  const here = {
    line: [line.id],
    place: line.stops.map((stop) => stop.place.id),
    segment: line.stops.map((stop) => segmentId(line.id, stop.position)),
    product: productIds,
    cap: capIds,
  }
  return { ...line, notices: noticesOn(notices, here) }
}

/** Where a place stands on the lines that stop there, with its neighbours; up to 1 s old. */
export async function linesThrough(deps: Deps, placeId: string): Promise<LinePosition[]> {
  return positionsOf(await storedLines(deps), placeId)
}

/** All lines with their stops, in their order, up to 1 s old. */
export function linesOnMap(deps: Deps): Promise<LineOnMap[]> {
  return deps.remember('lines on map', async () =>
    (await storedLines(deps)).map(({ slug, letter, name, nameEn, stops }) => ({ slug, letter, name, nameEn, stops })),
  )
}

function storedLines(deps: Deps): Promise<StoredLine[]> {
  return deps.remember('lines', () => readLines(deps.reads()))
}

function stopsBeyondHub(stops: StoredLine['stops']): number {
  return stops.filter((stop) => stop.position > 0).length
}
