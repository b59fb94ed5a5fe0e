import type { ComponentChildren } from 'preact'
import type { Closures } from '../../../src/lines/lines.closures.rules.ts'
import { reachedFromHub } from '../../../src/lines/lines.facts.rules.ts'
import type { Line, LineOnMap } from '../../../src/lines/lines.schemas.ts'
import { type Face, useFace } from '../../face.tsx'
import { kilometres } from '../../format.ts'
import { layoutGeography } from './geography.layout.ts'
import { Geography } from './geography.tsx'
import { headingOf, type Plan, type PlanStop, planStops } from './plan.ts'
import { layoutAcross, layoutDown, MOST_ACROSS } from './schematic.layout.ts'
import { Schematic } from './schematic.tsx'
import { Sign } from './signs.tsx'

/** Letters on the maps, in CSS pixels, for each size of type. */
export const MAP_TEXT = { '': 16, large: 21, largest: 26 } as const

interface LineMapsProps {
  line: Line
  /** All lines, this one among them. */
  network: readonly LineOnMap[]
  closures: Closures
  /** The ids of the places that are in the trip. */
  chosen: ReadonlySet<string>
  isDemo: boolean
  /** What stands below the plan, beside the other map. */
  children?: ComponentChildren
}

/** Both maps of a line: beside each other where there is room, otherwise one at a time by a switch that needs no script. */
export function LineMaps({ line, network, closures, chosen, isDemo, children }: LineMapsProps) {
  const face = useFace()
  const { words, size, said } = face
  const text = MAP_TEXT[size]
  const others = network.filter((other) => other.slug !== line.slug)
  const stops = planStops(line.stops, closures, chosen, face)
  const plan: Plan = {
    letter: line.letter,
    stops,
    heads: headingOf(line.stops),
    others: others.map(({ letter, slug, name, nameEn }) => ({ letter, slug, name: said(name, nameEn) })),
  }
  const located = line.stops.flatMap(({ place: { lng, lat } }, index) => {
    const stop = stops[index]
    return stop && lng !== null && lat !== null ? [{ stop, lng, lat }] : []
  })
  const land = layoutGeography(
    located,
    others.map((other) => ({ letter: other.letter, places: placesOf(other) })),
    text,
  )
  const name = said(line.name, line.nameEn)
  const sayStop = stopInWords(line, stops, face)
  const reached = reachedFromHub(line.stops).at(-1)
  const description = words.ways.planDesc(line.stops.length - 1, kilometres(line.distanceM), reached?.minutes ?? 0)
  const shared = { plan, text, label: words.ways.planOf(name), description, sayStop }
  const isAcross = stops.length <= MOST_ACROSS && size !== 'largest'
  return (
    <div class={`line-maps${isAcross ? ' with-across' : ''}${size === '' ? ' side-by-side' : ''}`}>
      {land && (
        <fieldset class="map-switch">
          <legend>{words.ways.which}</legend>
          <label>
            <input type="radio" name="map" value="plan" checked />
            <span>{words.ways.plan}</span>
          </label>
          <label>
            <input type="radio" name="map" value="land" />
            <span>{words.ways.land}</span>
          </label>
        </fieldset>
      )}
      <figure class="plan-figure">
        {isAcross && <Schematic {...shared} drawing={layoutAcross(plan, text)} wordy={false} />}
        <Schematic {...shared} drawing={layoutDown(plan, text)} wordy />
        <Legend stops={stops} />
      </figure>
      {land && (
        <figure class="land-figure">
          <Geography
            drawing={land}
            text={text}
            label={words.ways.landOf(name)}
            description={words.ways.landDesc}
            sayStop={sayStop}
          />
          <figcaption>
            {words.ways.landNote}
            {isDemo && ` ${words.ways.invented}`}
            <Missing
              label={words.ways.unnamed}
              stops={land.stations.filter(({ label }) => !label).map(({ stop }) => stop)}
            />
            <Missing
              label={words.ways.unplaced}
              stops={stops.filter((stop) => !located.some((found) => found.stop === stop))}
            />
          </figcaption>
        </figure>
      )}
      {!land && <Missing label={words.ways.unplaced} stops={stops} />}
      {children}
    </div>
  )
}

function placesOf(line: LineOnMap): { lng: number; lat: number }[] {
  return line.stops.flatMap(({ place: { lng, lat } }) => (lng === null || lat === null ? [] : [{ lng, lat }]))
}

/** What someone hears who does not see the map: all that its marks and signs tell. */
function stopInWords(line: Line, stops: readonly PlanStop[], { words }: Face): (stop: PlanStop) => string {
  const reached = reachedFromHub(line.stops)
  return (stop) => {
    const far = reached[stops.indexOf(stop)]
    const facts = [
      stop.position > 0 && far && words.ways.fromHub(kilometres(far.metres), far.minutes),
      stop.toilet && words.line.toilet,
      stop.petrol && words.line.petrol,
      stop.closed && words.ways.closed,
      stop.chosen && words.ways.chosen,
    ]
    return words.ways.station(
      stop.name,
      facts.filter((fact) => typeof fact === 'string'),
    )
  }
}

/** Only the signs that are on this map. */
function Legend({ stops }: { stops: readonly PlanStop[] }) {
  const { words } = useFace()
  const isClosed = stops.some((stop) => stop.closed || stop.onward?.closed)
  return (
    <figcaption class="map-legend">
      {(['toilet', 'petrol'] as const).map(
        (kind) =>
          stops.some((stop) => stop[kind]) && (
            <span key={kind}>
              <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
                <Sign kind={kind} at={{ x: 10, y: 10 }} />
              </svg>
              {words.ways[kind]}
            </span>
          ),
      )}
      {stops.some((stop) => stop.chosen && !stop.closed) && (
        <span>
          <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
            <circle class="mark chosen" cx="10" cy="10" r="7" />
          </svg>
          {words.ways.chosen}
        </span>
      )}
      {isClosed && (
        <span>
          <svg viewBox="0 0 44 20" width="44" height="20" aria-hidden="true">
            <path class="way" d="M0 10H44" />
            <path class="hatch" d="M0 10H44" />
          </svg>
          {words.ways.closed}
        </span>
      )}
    </figcaption>
  )
}

function Missing({ label, stops }: { label: string; stops: readonly PlanStop[] }) {
  if (stops.length === 0) return null
  return (
    <p class="missing">
      {label}
      {stops.map((stop) => (
        <a key={stop.position} href={`#stop-${stop.position}`} lang={stop.lang}>
          {stop.name}
        </a>
      ))}
    </p>
  )
}
