import type { Day } from '../days.ts'
import type { Deps } from '../deps.ts'
import { orProblem, Problem } from '../problem.ts'
import { mergePlans, readPlan, writePlan } from './bookings.plan.ts'
import { faultyLines } from './bookings.rules.ts'
import { type LineRequest, LineRequests, MOST_LINES } from './bookings.schemas.ts'
import { offersShown, quoteTrip } from './bookings.ts'

/** What is wrong with the choices on a form, and the boxes it is about. */
export interface ChoiceFault {
  word: 'noneChosen' | 'notWhole' | 'outOfRange' | 'tooMany'
  fields: string[]
}

/** The plan so far: how many parts, and what they cost in fen; null while one of them cannot be had. */
export interface PlanSoFar {
  text: string
  count: number
  totalFen: number | null
}

/** What is in the plan so far and on which day it begins. Parts that are gone are told on the trip's own page. */
export async function planSoFar(deps: Deps, text: string): Promise<{ shown: PlanSoFar | null; firstDay: Day | null }> {
  const lines = readPlan(text)
  if (!lines) return { shown: null, firstDay: null }
  const quote = await quoteTrip(deps, lines).catch(orProblem)
  const priced = quote instanceof Problem ? null : quote
  const days = priced?.lines.flatMap((line) => line.slots.flatMap((slot) => slot.day ?? [])).sort()
  const shown = { text: writePlan(lines), count: lines.length, totalFen: priced?.totalFen ?? null }
  return { shown, firstDay: days?.[0] ?? null }
}

/** The plan with what a form's boxes add to it, as an address holds it, or what keeps it from being one. */
export async function planFrom(
  deps: Deps,
  fields: Record<string, string>,
): Promise<{ kind: 'plan'; plan: string } | { kind: 'fault'; fault: ChoiceFault }> {
  const choices = readChoices(fields)
  const earlier = readPlan(fields.plan ?? '') ?? []
  const plan = mergePlans(
    earlier,
    choices.map(({ line }) => line),
  )
  const fault = await faultIn(deps, choices, plan)
  return fault ? { kind: 'fault', fault } : { kind: 'plan', plan: writePlan(plan) }
}

interface Choice {
  /** The name of the box it was typed into. */
  field: string
  line: LineRequest
}

/** The quantities that were filled in, by the names the page gave the boxes. */
function readChoices(fields: Record<string, string>): Choice[] {
  const isFilled = ([name, value]: [string, string]) => name.startsWith('q.') && !['', '0'].includes(value.trim())
  return Object.entries(fields)
    .filter(isFilled)
    .map(([field, value]) => {
      const [, unitId = '', ...slotIds] = field.split('.')
      return { field, line: { unitId, slotIds, quantity: Number(value) } }
    })
}

/** What keeps the choices from being a plan; null when nothing does. What is sold out or gone is the trip page's to say. */
async function faultIn(deps: Deps, choices: Choice[], plan: LineRequest[]): Promise<ChoiceFault | null> {
  if (choices.length === 0) return { word: 'noneChosen', fields: [] }
  if (plan.length > MOST_LINES) return { word: 'tooMany', fields: [] }
  const broken = choices.filter(({ line }) => !LineRequests.safeParse([line]).success)
  if (broken.length > 0) return { word: 'notWhole', fields: broken.map(({ field }) => field) }
  if (!LineRequests.safeParse(plan).success) return { word: 'tooMany', fields: [] }
  const lines = choices.map(({ line }) => line)
  const fields = faultyLines(lines, await offersShown(deps, lines), deps.now())
    .filter(({ problem }) => problem.extra.errors?.[0]?.code === 'quantity_out_of_range')
    .flatMap(({ position }) => choices[position]?.field ?? [])
  return fields.length > 0 ? { word: 'outOfRange', fields } : null
}
