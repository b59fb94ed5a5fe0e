import { useFace } from '../../face.tsx'
import { lineClass } from '../../format.ts'
import type { Geography as Drawing } from './geography.layout.ts'
import { type Box, roundBox, tenth } from './geometry.ts'
import { NameOf } from './name.tsx'
import type { PlanStop } from './plan.ts'
import { type Label, LEADING } from './schematic.layout.ts'
import { ClosedSign, StationMark } from './signs.tsx'

interface GeographyProps {
  drawing: Drawing
  text: number
  label: string
  description: string
  sayStop(stop: PlanStop): string
}

/** A line where it lies, with north, a scale, and the other lines pale behind it. */
export function Geography({ drawing, text, label, description, sayStop }: GeographyProps) {
  const { words } = useFace()
  const { width, height, stations, ways, others, grid, scale, north } = drawing
  return (
    <svg class="map land" viewBox={`0 0 ${width} ${height}`} width={width} height={height} font-size={text}>
      <title>{label}</title>
      <desc>{description}</desc>
      <rect class="sheet" width={width} height={height} />
      <path
        class="grid"
        d={`${grid.x.map((x) => `M${tenth(x)} 0V${height}`).join('')}${grid.y.map((y) => `M0 ${tenth(y)}H${width}`).join('')}`}
      />
      {others.map(({ letter, path }) => (
        <path key={letter} class={`way pale ${lineClass(letter)}`} d={path} />
      ))}
      {ways.map(({ from, path, middle }, index) => {
        const isEndClosed = from.closed || (stations[index + 1]?.stop.closed ?? false)
        return (
          <g key={from.position} class={from.onward?.closed ? 'segment closed' : 'segment'}>
            <path class="way" d={path} />
            {from.onward?.closed && <path class="hatch" d={path} />}
            {from.onward?.closed && !isEndClosed && <ClosedSign at={middle} />}
          </g>
        )
      })}
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
      {stations.map(({ stop, x, y, label, target }) => (
        <a key={stop.position} class="station" href={`#stop-${stop.position}`} aria-label={sayStop(stop)}>
          <rect class="target" {...roundBox(target)} />
          <StationMark at={{ x, y }} isHub={stop.position === 0} closed={stop.closed} chosen={stop.chosen} />
          {label && <NameOf label={centredIn(label, text)} text={text} stop={stop} />}
        </a>
      ))}
    </svg>
  )
}

function centredIn({ box, lines }: { box: Box; lines: string[] }, text: number): Label {
  const first = box.y + (box.height - (lines.length - 1) * LEADING * text) / 2
  return { lines, anchor: 'middle', x: tenth(box.x + box.width / 2), y: tenth(first + 0.36 * text) }
}
