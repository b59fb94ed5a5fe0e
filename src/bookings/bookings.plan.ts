import { type LineRequest, LineRequests } from './bookings.schemas.ts'

/**
 * A trip as it stands in an address, so that it can be shared, reloaded and gone back to:
 * `unit.quantity.slot.slot~unit.quantity.slot`. Ids hold neither dots nor tildes.
 */
export function writePlan(lines: readonly LineRequest[]): string {
  return lines.map((line) => [line.unitId, line.quantity, ...line.slotIds].join('.')).join('~')
}

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
