import type { Closures } from '../../src/lines/lines.closures.rules.ts'
import { isDriven, lastWith, reachedFromHub, stretchesWithout } from '../../src/lines/lines.facts.rules.ts'
import type { Line, LineOnMap, LineStop } from '../../src/lines/lines.schemas.ts'
import type { ProductSummary } from '../../src/products/products.schemas.ts'
import { type Face, useFace } from '../face.tsx'
import { kilometres } from '../format.ts'
import { LineMaps } from './maps/line-maps.tsx'

/** What is to be known of a line's ways on a day, besides the line itself. */
export interface LineWays {
  /** All lines with their stops. */
  network: LineOnMap[]
  closures: Closures
  /** The places where something is in the trip. */
  chosen: ReadonlySet<string>
  productsAt: ReadonlyMap<string, readonly ProductSummary[]>
  isDemo: boolean
}

/** How one gets along a line: its maps, what to know before setting out, and the files to take along. */
export function LineWaysSection({ line, ways }: { line: Line; ways: LineWays }) {
  const { words, to } = useFace()
  const isLocated = line.stops.filter(({ place }) => place.lng !== null).length > 1
  return (
    <section class="ways">
      <h2>{words.ways.title}</h2>
      <LineMaps line={line} {...ways}>
        <dl class="way-facts">
          <Facts line={line} />
          {isLocated && (
            <div>
              <dt>{words.ways.file}</dt>
              <dd>
                {words.ways.fileSaid}
                <span class="files">
                  <a href={to(`/lines/${line.slug}/track.gpx`)} download>
                    {words.ways.gpx}
                  </a>
                  <a href={to(`/lines/${line.slug}/track.geojson`)} download>
                    {words.ways.geojson}
                  </a>
                </span>
              </dd>
            </div>
          )}
        </dl>
      </LineMaps>
    </section>
  )
}

function Facts({ line }: { line: Line }) {
  const face = useFace()
  const { words } = face
  const travel = reachedFromHub(line.stops).at(-1)?.minutes ?? 0
  const stay = line.stops.reduce((sum, stop) => sum + stop.stayMinutes, 0)
  const facts: [string, string | null][] = [
    [words.ways.whole, words.ways.wholeSaid(kilometres(line.distanceM), timeSaid(face, travel), timeSaid(face, stay))],
    [words.ways.lastPetrol, isDriven(line) ? lastPetrolSaid(line, face) : null],
    [lastWith(line.stops, 'toilet') ? words.ways.lastToilet : words.ways.toilet, toiletSaid(line, face)],
  ]
  return facts.map(([term, said]) =>
    said === null ? null : (
      <div key={term}>
        <dt>{term}</dt>
        <dd>{said}</dd>
      </div>
    ),
  )
}

function lastPetrolSaid({ stops }: Line, { words, said }: Face): string | null {
  if (!stops.some(({ place }) => place.petrol)) return words.ways.noPetrol
  const last = lastWith(stops, 'petrol')
  if (!last) return null
  const { name, nameEn } = last.from.place
  return words.ways.lastPetrolSaid(said(name, nameEn), kilometres(last.metres), kilometres(2 * last.metres))
}

/** The last before the end; on a line that ends at one, the longest stretch on the way. */
function toiletSaid({ stops }: Line, { words, said }: Face): string | null {
  const nameOf = ({ place }: LineStop) => said(place.name, place.nameEn)
  if (!stops.some(({ place }) => place.toilet)) return words.ways.noToilet
  const last = lastWith(stops, 'toilet')
  if (last) return words.ways.lastToiletSaid(nameOf(last.from), kilometres(last.metres))
  const [longest] = stretchesWithout(stops, 'toilet').sort((a, b) => b.metres - a.metres)
  if (!longest?.until) return words.ways.toiletThroughout
  return words.ways.toiletGap(nameOf(longest.from), kilometres(longest.metres), nameOf(longest.until))
}

function timeSaid({ words }: Face, minutes: number): string {
  return words.ways.hours(Math.floor(minutes / 60), minutes % 60)
}
