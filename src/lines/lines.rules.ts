import type { LineStop } from './lines.schemas.ts'
import type { StoredLine } from './lines.sql.ts'

type Way = NonNullable<LineStop['onward']>

/** A stop next to this one, and the way between the two. */
export interface Neighbour {
  place: LineStop['place']
  way: Way | null
}

/** Where on a line a place is. */
export interface LinePosition
  extends Pick<StoredLine, 'id' | 'slug' | 'letter' | 'name' | 'nameEn' | 'season' | 'seasonEn'> {
  /** 0 is the hub. */
  stop: number
  /** Stops beyond the hub. */
  stops: number
  stayMinutes: number
  before: Neighbour | null
  after: Neighbour | null
}

/** Each line's position of a place, in the order of the lines; none for a line that does not stop there. */
export function positionsOf(lines: readonly StoredLine[], placeId: string): LinePosition[] {
  return lines.flatMap((line) => {
    const index = line.stops.findIndex((stop) => stop.place.id === placeId)
    const here = line.stops[index]
    if (!here) return []
    const [before, after] = [line.stops[index - 1], line.stops[index + 1]]
    const { id, slug, letter, name, nameEn, season, seasonEn } = line
    return {
      ...{ id, slug, letter, name, nameEn, season, seasonEn },
      stop: here.position,
      stops: line.stops.filter((stop) => stop.position > 0).length,
      stayMinutes: here.stayMinutes,
      before: before ? { place: before.place, way: before.onward } : null,
      after: after ? { place: after.place, way: here.onward } : null,
    }
  })
}
