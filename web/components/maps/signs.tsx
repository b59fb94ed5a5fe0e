import { type Point, tenth } from './geometry.ts'
import { SIGN } from './schematic.layout.ts'

type Kind = 'petrol' | 'toilet'

/** A sign as at the roadside: what it shows is said in words beside it or in the name of its stop. */
export function Sign({ kind, at }: { kind: Kind; at: Point }) {
  return (
    <g class="sign" transform={`translate(${tenth(at.x - SIGN / 2)} ${tenth(at.y - SIGN / 2)})`}>
      <rect width={SIGN} height={SIGN} rx="3" />
      {kind === 'petrol' ? <Pump /> : <Figures />}
    </g>
  )
}

function Pump() {
  return (
    <>
      <path d="M4 15V4.4Q4 3 5.4 3H9.6Q11 3 11 4.4V15Z" />
      <path class="hose" d="M11 8.2H12.4Q13.4 8.2 13.4 9.4V12.2Q13.4 13.4 14.3 13.4T15.2 12.2V6.6L13.2 4.6" />
      <path class="gap" d="M5.7 5H9.3V8H5.7Z" />
    </>
  )
}

function Figures() {
  return (
    <>
      <circle cx="5.6" cy="4.4" r="1.7" />
      <path d="M3.4 7H7.8V11.2H7V15H4.2V11.2H3.4Z" />
      <circle cx="12.4" cy="4.4" r="1.7" />
      <path d="M11.4 7H13.4L15.2 12H13.8V15H11V12H9.6Z" />
    </>
  )
}

/** No entry. */
export function ClosedSign({ at, radius = 10 }: { at: Point; radius?: number }) {
  return (
    <g class="closed-sign" transform={`translate(${tenth(at.x)} ${tenth(at.y)})`}>
      <circle r={radius} />
      <path d={`M${-radius * 0.55} 0H${radius * 0.55}`} stroke-width={radius * 0.42} />
    </g>
  )
}

/** A stop: the hub a full point, others a ring; one that is in the trip is filled in, one that is closed is barred. */
export function StationMark({
  at,
  isHub,
  closed,
  chosen,
}: {
  at: Point
  isHub: boolean
  closed: boolean
  chosen: boolean
}) {
  if (closed) return <ClosedSign at={at} radius={11} />
  return (
    <circle
      class={isHub ? 'mark hub' : chosen ? 'mark chosen' : 'mark'}
      cx={tenth(at.x)}
      cy={tenth(at.y)}
      r={isHub ? 12 : 8}
    />
  )
}
