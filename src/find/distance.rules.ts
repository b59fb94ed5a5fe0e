import type { LineStop } from '../lines/lines.schemas.ts'
import { waysBetween } from '../lines/lines.ways.rules.ts'

/** How far a place is, and by which measure. */
export interface Distance {
  metres: number
  /** `along`: on the ways of the lines. `straight`: as the crow flies, where no line leads. */
  by: 'here' | 'along' | 'straight'
}

interface Located {
  lng: number | null
  lat: number | null
}

type Lines = readonly { slug: string; stops: readonly LineStop[] }[]

/** The mean radius of the Earth (IUGG), in metres. */
const EARTH_M = 6_371_008.8

/**
 * Tells how far places are from one stop of the lines, or from the hub (null): along the lines where they lead there,
 * straight where they do not; null where nobody has surveyed one of the two.
 */
export function distancesFrom(lines: Lines, from: string | null): (place: Located & { id: string }) => Distance | null {
  const ways = waysBetween(lines, 1)
  const stops = lines.flatMap((line) => line.stops)
  const start = stops.find(({ position, place }) => (from === null ? position === 0 : place.id === from))?.place
  return (place) => {
    if (!start) return null
    if (place.id === start.id) return { metres: 0, by: 'here' }
    const way = ways.between(start.id, place.id)
    if (way) return { metres: way.metres, by: 'along' }
    const metres = straight(start, place)
    return metres === null ? null : { metres, by: 'straight' }
  }
}

/** By the haversine formula, in whole metres. The datum does not matter here: both are shifted alike. */
function straight(a: Located, b: Located): number | null {
  if (a.lng === null || a.lat === null || b.lng === null || b.lat === null) return null
  const rad = Math.PI / 180
  const across = Math.sin(((b.lng - a.lng) * rad) / 2) ** 2 * Math.cos(a.lat * rad) * Math.cos(b.lat * rad)
  const up = Math.sin(((b.lat - a.lat) * rad) / 2) ** 2
  return Math.round(2 * EARTH_M * Math.asin(Math.sqrt(up + across)))
}
