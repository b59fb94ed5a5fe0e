import type { Closures } from '../../../src/lines/lines.closures.rules.ts'
import type { LineStop } from '../../../src/lines/lines.schemas.ts'

/** A line as its maps draw it: what is written is in the reader's language already. */
export interface Plan {
  letter: string
  stops: PlanStop[]
  /** The other lines out of the same hub. */
  others: { letter: string; slug: string; name: string }[]
  /** Whether the line as a whole leads north (up) or south of the hub. */
  heads: 'up' | 'down'
}

export interface PlanStop {
  position: number
  name: string
  /** Set where the name stays Chinese on an English page. */
  lang?: 'zh-CN'
  toilet: boolean
  petrol: boolean
  /** Closed on the day that is looked at. */
  closed: boolean
  /** Something there is in the traveller's trip. */
  chosen: boolean
  onward: { minutes: number; distanceM: number; mode: 'walk' | 'drive' | 'boat'; closed: boolean } | null
}

/** How names are to be written. */
export interface Written {
  lang: string
  said(zh: string, en: string | null | undefined): string
}

/** The stops of a line for its maps. `chosen` holds the ids of places that are in the trip. */
export function planStops(
  stops: readonly LineStop[],
  closures: Closures,
  chosen: ReadonlySet<string>,
  { lang, said }: Written,
): PlanStop[] {
  return stops.map(({ position, place, onward }) => ({
    position,
    name: said(place.name, place.nameEn),
    ...(lang !== 'zh-CN' && !place.nameEn ? { lang: 'zh-CN' as const } : {}),
    toilet: place.toilet,
    petrol: place.petrol,
    closed: closures.stops.has(position),
    chosen: chosen.has(place.id),
    onward: onward && {
      minutes: onward.minutes,
      distanceM: onward.distanceM,
      mode: onward.mode,
      closed: closures.segments.has(position),
    },
  }))
}

/** North of the hub is up; a line of which nobody knows where it leads goes up, too. */
export function headingOf(stops: readonly LineStop[]): Plan['heads'] {
  const lats = stops.flatMap(({ place }) => place.lat ?? [])
  const [first = 0, last = 0] = [lats[0], lats.at(-1)]
  return last < first ? 'down' : 'up'
}
