import type { ComponentChildren } from 'preact'
import { writePlan } from '../../src/bookings/bookings.plan-text.ts'
import type { LineRequest } from '../../src/bookings/bookings.schemas.ts'
import { useFace } from '../face.tsx'
import { withQuery } from '../paths.ts'

/** What every link to a changed plan carries along. */
export interface PlanLinkContext {
  kept: Record<string, string>
  isFilled: boolean
}

/**
 * Leads to the trip with these lines. On a page that came back filled in it is a button of the contact form, so that what
 * was typed comes along; its address is the same.
 */
export function PlanLink({
  lines,
  change,
  context: { kept, isFilled },
  class: className,
  label,
  children,
}: {
  lines: readonly LineRequest[]
  /** The line whose part is to be changed next. */
  change?: number
  context: PlanLinkContext
  class?: string
  label?: string
  children: ComponentChildren
}) {
  const { to } = useFace()
  const address = to(withQuery('/trip', { plan: writePlan(lines), ...kept, change }))
  const target = change === undefined ? address : `${address}#part-${change}`
  if (!isFilled)
    return (
      <a class={className} href={target} aria-label={label}>
        {children}
      </a>
    )
  return (
    <button
      type="submit"
      form="contact"
      formaction={target}
      formmethod="post"
      formNoValidate
      class={`link ${className ?? ''}`}
      aria-label={label}
    >
      {children}
    </button>
  )
}
