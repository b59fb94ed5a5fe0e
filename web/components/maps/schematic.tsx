import { useFace } from '../../face.tsx'
import { kilometres, lineClass } from '../../format.ts'
import { pathThrough, roundBox, tenth } from './geometry.ts'
import { NameOf } from './name.tsx'
import type { Plan, PlanStop } from './plan.ts'
import type { Schematic as Drawing, Segment, Station, Stub } from './schematic.layout.ts'
import { ClosedSign, Sign, StationMark } from './signs.tsx'

const BULLET = 15

interface SchematicProps {
  plan: Plan
  drawing: Drawing
  text: number
  /** Says also how one gets on and how far it is. */
  wordy: boolean
  label: string
  description: string
  /** What is known of a stop, in words. */
  sayStop(stop: PlanStop): string
}

/** A line as on the plan of an underground: what counts is the order and the time, not where things lie. */
export function Schematic({ plan, drawing, text, wordy, label, description, sayStop }: SchematicProps) {
  const { width, height, stations, segments, stubs } = drawing
  return (
    <svg
      class={`map plan ${wordy ? 'down' : 'across'}`}
      viewBox={`0 0 ${Math.ceil(width)} ${Math.ceil(height)}`}
      width={Math.ceil(width)}
      height={Math.ceil(height)}
      font-size={text}
    >
      <title>{label}</title>
      <desc>{description}</desc>
      {stubs.map((stub) => (
        <StubOf key={stub.slug} stub={stub} text={text} />
      ))}
      {segments.map((segment) => (
        <SegmentOf key={segment.from.position} segment={segment} text={text} wordy={wordy} stops={plan.stops} />
      ))}
      {stations.map((station) => (
        <StationOf key={station.stop.position} station={station} text={text} said={sayStop(station.stop)} />
      ))}
    </svg>
  )
}

function StubOf({ stub, text }: { stub: Stub; text: number }) {
  const { words, to } = useFace()
  const { letter, slug, name, from, to: end, target } = stub
  return (
    <a class={`stub ${lineClass(letter)}`} href={to(`/lines/${slug}`)} aria-label={words.ways.otherLine(letter, name)}>
      <path class="way" d={pathThrough([from, end])} />
      <rect class="target" {...roundBox(target)} />
      <circle class="bullet" cx={tenth(end.x)} cy={tenth(end.y)} r={Math.max(BULLET, text * 0.85)} />
      <text class="letter-in" x={tenth(end.x)} y={tenth(end.y + 0.36 * text)} text-anchor="middle">
        {letter}
      </text>
    </a>
  )
}

function SegmentOf({
  segment,
  text,
  wordy,
  stops,
}: {
  segment: Segment
  text: number
  wordy: boolean
  stops: PlanStop[]
}) {
  const { words } = useFace()
  const { from, points, time, middle } = segment
  const { onward } = from
  const isNextClosed = stops.some((stop) => stop.position === from.position + 1 && stop.closed)
  return (
    <g class={onward?.closed ? 'segment closed' : 'segment'}>
      <path class="way" d={pathThrough(points)} />
      {onward?.closed && <path class="hatch" d={pathThrough(points)} />}
      {onward?.closed && !from.closed && !isNextClosed && <ClosedSign at={middle} />}
      {onward && (
        <text class="time" x={tenth(time.x)} y={tenth(time.y)} text-anchor={time.anchor} font-size={text * 0.8125}>
          {wordy
            ? words.ways.wayOn(words.line.modes[onward.mode], onward.minutes, kilometres(onward.distanceM))
            : words.ways.minutes(onward.minutes)}
        </text>
      )}
    </g>
  )
}

function StationOf({ station, text, said }: { station: Station; text: number; said: string }) {
  const { stop, label, signs, target } = station
  return (
    <a class="station" href={`#stop-${stop.position}`} aria-label={said}>
      <rect class="target" {...roundBox(target)} />
      <StationMark at={station} isHub={stop.position === 0} closed={stop.closed} chosen={stop.chosen} />
      <NameOf label={label} text={text} stop={stop} />
      {signs.map(({ kind, at }) => (
        <Sign key={kind} kind={kind} at={at} />
      ))}
    </a>
  )
}
