import { type LineRequest, LineRequests } from './bookings.schemas.ts'

export { writePlan } from './bookings.plan-text.ts'

/** The lines an address names; null when it names none or is damaged. */
export function readPlan(text: string): LineRequest[] | null {
  const lines = text.split('~').map((part) => {
    const [unitId, quantity, ...slotIds] = part.split('.')
    return { unitId, quantity: Number(quantity), slotIds }
  })
  return LineRequests.safeParse(lines).data ?? null
}

/** Both together. A later choice of the same unit for some of the same slots takes the place of the earlier one. */
export function mergePlans(earlier: readonly LineRequest[], later: readonly LineRequest[]): LineRequest[] {
  const replaces = (line: LineRequest) => (other: LineRequest) =>
    other.unitId === line.unitId && other.slotIds.some((slotId) => line.slotIds.includes(slotId))
  return [...earlier.filter((line) => !later.some(replaces(line))), ...later]
}
