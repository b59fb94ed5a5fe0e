import { tenth } from './geometry.ts'
import type { PlanStop } from './plan.ts'
import { type Label, LEADING } from './schematic.layout.ts'

/** A stop's name on one or more lines; the hub's as a heading. */
export function NameOf({ label, text, stop }: { label: Label; text: number; stop: PlanStop }) {
  return (
    <text class={stop.position === 0 ? 'name of-hub' : 'name'} text-anchor={label.anchor} lang={stop.lang}>
      {label.lines.map((line, index) => (
        <tspan key={line} x={tenth(label.x)} y={tenth(label.y + index * LEADING * text)}>
          {/* Words that stand on two lines are still two words to who hears or copies them. */}
          {index < label.lines.length - 1 && stop.name.includes(' ') ? `${line} ` : line}
        </tspan>
      ))}
    </text>
  )
}
