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

/** Both together. What is already in the plan, the same unit in the same slots, is replaced by the later choice. */
export function mergePlans(earlier: readonly LineRequest[], later: readonly LineRequest[]): LineRequest[] {
  const key = (line: LineRequest) => `${line.unitId} ${line.slotIds.join(' ')}`
  return [...new Map([...earlier, ...later].map((line) => [key(line), line])).values()]
}
