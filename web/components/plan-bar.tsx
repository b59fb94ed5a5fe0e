import type { PlanSoFar } from '../../src/bookings/bookings.choices.ts'
import { useFace } from '../face.tsx'
import { yuan } from '../format.ts'
import { withQuery } from '../paths.ts'

/** What is in the trip so far, in view while one goes on choosing. */
export function PlanBar({ plan }: { plan: PlanSoFar }) {
  const { words, to } = useFace()
  return (
    <p class="plan-bar">
      {words.line.chosen(plan.count, plan.totalFen === null ? '—' : yuan(plan.totalFen))}
      <a class="button" href={to(withQuery('/trip', { plan: plan.text }))}>
        {words.line.seeTrip}
      </a>
    </p>
  )
}
