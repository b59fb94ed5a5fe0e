import type { PlanStop } from './plan.ts'
import { type Label, LEADING } from './schematic.layout.ts'

/** A stop's name on one or more lines; the hub's as a heading. */
export function NameOf({ label, text, stop }: { label: Label; text: number; stop: PlanStop }) {
  return (
    <text class={stop.position === 0 ? 'name of-hub' : 'name'} text-anchor={label.anchor} lang={stop.lang}>
      {label.lines.map((line, index) => (
        <tspan key={line} x={label.x} y={label.y + index * LEADING * text}>
          {line}
        </tspan>
      ))}
    </text>
  )
}
