import type { LineOnMap } from '../../../src/lines/lines.schemas.ts'
import { useFace } from '../../face.tsx'
import { lineClass } from '../../format.ts'
import { type FoundPlace, layoutFound } from './found.layout.ts'
import { roundBox, tenth } from './geometry.ts'
import { MAP_TEXT } from './line-maps.tsx'
import { LEADING } from './schematic.layout.ts'

interface FoundMapProps {
  lines: readonly LineOnMap[]
  places: readonly FoundPlace[]
  /** The place that the list is narrowed down to. */
  chosen: string | null
  /** Where a mark leads: to the list of what was found there. */
  hrefOf(placeId: string): string
  isDemo: boolean
}

/** Where things were found, each mark with how many; it leads to those. Places that nobody has surveyed are not on it. */
export function FoundMap({ lines, places, chosen, hrefOf, isDemo }: FoundMapProps) {
  const { words, size } = useFace()
  const text = MAP_TEXT[size]
  const layout = layoutFound(
    lines.map(({ letter, stops }) => ({
      letter,
      places: stops.flatMap(({ place: { lng, lat } }) => (lng === null || lat === null ? [] : [{ lng, lat }])),
    })),
    places,
    text,
  )
  if (!layout) return null
  const { height, scale, north } = layout
  const unnamed = layout.marks.filter(({ label }) => !label)
  return (
    <figure class="found-map">
      <svg class="map land" viewBox={`0 0 340 ${height}`} width="340" height={height} font-size={text}>
        <title>{words.find.mapOf}</title>
        <rect class="sheet" width="340" height={height} />
        {layout.lines.map(({ letter, path }) => (
          <path key={letter} class={`way ${lineClass(letter)}`} d={path} />
        ))}
        {layout.empty.map(({ x, y }) => (
          <circle key={`${x} ${y}`} class="empty" cx={tenth(x)} cy={tenth(y)} r="4" />
        ))}
        <g class="furniture" font-size={text * 0.8125}>
          <path d={`M${tenth(scale.x)} ${tenth(scale.y - 5)}v5h${tenth(scale.length)}v-5`} />
          <text x={tenth(scale.x)} y={tenth(scale.y - 9)}>
            {scale.km < 1 ? words.ways.metres(Math.round(scale.km * 1000)) : words.ways.kilometres(scale.km)}
          </text>
          <path class="arrow" d={`M${tenth(north.x)} ${tenth(north.y)}l5 ${tenth(0.9 * text)}h-10z`} />
          <text x={tenth(north.x)} y={tenth(north.y + 1.85 * text)} text-anchor="middle">
            {words.ways.north}
          </text>
        </g>
        {layout.marks.map(({ place, x, y, radius, target, label }) => (
          <a
            key={place.id}
            class={place.id === chosen ? 'found-mark here' : 'found-mark'}
            href={hrefOf(place.id)}
            // Where its name has no room, the number stands alone.
            aria-label={label ? undefined : words.find.foundAt(place.name, place.count)}
          >
            <rect class="target" {...roundBox(target)} />
            <circle cx={tenth(x)} cy={tenth(y)} r={tenth(radius)} />
            {label && (
              <text class="name" text-anchor="middle">
                {label.lines.map((part, index) => (
                  <tspan
                    key={part}
                    x={tenth(label.box.x + label.box.width / 2)}
                    y={tenth(label.box.y + (0.86 + index * LEADING) * text)}
                  >
                    {index > 0 && ' '}
                    {part}
                  </tspan>
                ))}{' '}
              </text>
            )}
            <text class="count" x={tenth(x)} y={tenth(y + 0.36 * text)} text-anchor="middle">
              {place.count}
            </text>
          </a>
        ))}
      </svg>
      <figcaption>
        {words.find.mapNote}
        {isDemo && ` ${words.ways.invented}`}
        {unnamed.length > 0 && (
          <span class="missing">
            {words.ways.unnamed}
            {unnamed.map(({ place }) => (
              <a key={place.id} href={hrefOf(place.id)}>
                {words.find.foundAt(place.name, place.count)}
              </a>
            ))}
          </span>
        )}
      </figcaption>
    </figure>
  )
}
