import { renderToString } from 'preact-render-to-string'
import type { LineOnMap } from '../../../src/lines/lines.schemas.ts'
import { FaceProvider, type Size, useFace } from '../../face.tsx'
import { lineClass } from '../../format.ts'
import { pathThrough, roundBox, tenth } from './geometry.ts'
import { MAP_TEXT } from './line-maps.tsx'
import { type Arm, layoutNetwork, type Network, type NetworkLine, TITLE } from './network.layout.ts'
import { LEADING } from './schematic.layout.ts'

interface LinesMapProps {
  lines: readonly LineOnMap[]
  /** Also with the name of each stop, where there is room for them: for a page of its own, not for a corner. */
  named?: boolean
}

/**
 * One point, and every line out of it: which way it leads and how many stops it has. Each line leads to its page. Drawn
 * once for as long as these lines are remembered: laying it out and writing it is most of what a home page costs.
 */
export function LinesMap({ lines, named = false }: LinesMapProps) {
  const setting = useFace()
  const drawings = drawn.get(lines) ?? new Map<string, string>()
  const key = `${setting.lang} ${setting.size} ${named}`
  const drawing =
    drawings.get(key) ??
    renderToString(
      <FaceProvider value={setting}>
        <Drawings lines={lines} named={named} />
      </FaceProvider>,
    )
  drawn.set(lines, drawings.set(key, drawing))
  const className = hasNames(named, setting.size) ? 'lines-map with-names' : 'lines-map'
  return <div class={className} dangerouslySetInnerHTML={{ __html: drawing }} />
}

/** By the lines they were drawn from, as the memory holds them, then by language, size and form. */
const drawn = new WeakMap<readonly LineOnMap[], Map<string, string>>()

/** There is room for the names of stops where letters are not large. */
function hasNames(named: boolean, size: Size): boolean {
  return named && size === ''
}

function Drawings({ lines, named }: Required<LinesMapProps>) {
  const { said, size, words } = useFace()
  const network = lines.map(
    (line): NetworkLine => ({
      slug: line.slug,
      letter: line.letter,
      name: said(line.name, line.nameEn),
      stops: stopsBeyondHub(line).map(({ place }) => said(place.name, place.nameEn)),
      towards: towardsEnd(line),
    }),
  )
  const text = MAP_TEXT[size]
  const hub = lines[0]?.stops.find(({ position }) => position === 0)?.place
  const hubName = hub ? said(hub.name, hub.nameEn) : null
  const label = words.ways.networkOf(words.site.list(network.map(({ name }) => name)))
  return (
    <>
      {hasNames(named, size) && (
        <NetworkDrawing
          drawing={layoutNetwork(network, { text, named: true, hubName })}
          text={text}
          hubName={hubName}
          label={label}
          kind="wide"
        />
      )}
      <NetworkDrawing
        drawing={layoutNetwork(network, { text, named: false, hubName: null })}
        text={text}
        hubName={null}
        label={label}
        kind="small"
      />
    </>
  )
}

function stopsBeyondHub(line: LineOnMap): LineOnMap['stops'] {
  return line.stops.filter(({ position }) => position > 0)
}

/** From its first surveyed stop to its last, in degrees of latitude; null with fewer than two. */
function towardsEnd({ stops }: LineOnMap): NetworkLine['towards'] {
  const places = stops.flatMap(({ place: { lng, lat } }) => (lng === null || lat === null ? [] : [{ lng, lat }]))
  const [from, to] = [places[0], places.at(-1)]
  if (!from || !to || from === to) return null
  return { east: (to.lng - from.lng) * Math.cos((from.lat * Math.PI) / 180), north: to.lat - from.lat }
}

interface NetworkDrawingProps {
  drawing: Network
  text: number
  hubName: string | null
  label: string
  kind: 'wide' | 'small'
}

function NetworkDrawing({ drawing, text, hubName, label, kind }: NetworkDrawingProps) {
  const { width, height, hub, hubLabel, arms } = drawing
  return (
    <svg
      class={`map network ${kind}`}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      font-size={text}
    >
      <title>{label}</title>
      {arms.map((arm) => (
        <ArmOf key={arm.line.slug} arm={arm} text={text} />
      ))}
      <circle class="mark hub" cx={tenth(hub.x)} cy={tenth(hub.y)} r="13" />
      {hubLabel && (
        <text class="name of-hub" x={tenth(hubLabel.x)} y={tenth(hubLabel.y)} text-anchor={hubLabel.anchor}>
          {hubName}
        </text>
      )}
    </svg>
  )
}

function ArmOf({ arm, text }: { arm: Arm; text: number }) {
  const { to } = useFace()
  const { line, points, stations, labels, bullet, title, area } = arm
  const path = pathThrough(points)
  return (
    <a
      class={`arm ${lineClass(line.letter)}`}
      href={to(`/lines/${line.slug}`)}
      aria-label={[line.letter, line.name, ...line.stops].join(' ')}
    >
      {area ? <rect class="target" {...roundBox(area)} /> : <path class="target" d={path} />}
      <path class="way" d={path} />
      {stations.map(({ x, y }, index) => (
        <circle key={line.stops[index]} class="mark" cx={tenth(x)} cy={tenth(y)} r={labels.length > 0 ? 8 : 6} />
      ))}
      <circle class="bullet" cx={tenth(bullet.x)} cy={tenth(bullet.y)} r={Math.max(15, text * 0.85)} />
      <text class="letter-in" x={tenth(bullet.x)} y={tenth(bullet.y + 0.36 * text)} text-anchor="middle">
        {`${line.letter} `}
      </text>
      <text class="name" font-size={TITLE * text} x={tenth(title.x)} y={tenth(title.y)} text-anchor={title.anchor}>
        {`${line.name} `}
      </text>
      {labels.map((label, index) => (
        <text key={line.stops[index]} text-anchor={label.anchor}>
          {label.lines.map((part, nth) => (
            <tspan key={part} x={tenth(label.x)} y={tenth(label.y + nth * LEADING * text)}>
              {nth === label.lines.length - 1 || line.stops[index]?.includes(' ') ? `${part} ` : part}
            </tspan>
          ))}
        </text>
      ))}
    </a>
  )
}
