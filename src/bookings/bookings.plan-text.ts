import type { LineRequest } from './bookings.schemas.ts'

/**
 * A trip as it stands in an address, so that it can be shared, reloaded and gone back to:
 * `unit.quantity.slot.slot~unit.quantity.slot`. Ids hold neither dots nor tildes.
 */
export function writePlan(lines: readonly LineRequest[]): string {
  return lines.map((line) => [line.unitId, line.quantity, ...line.slotIds].join('.')).join('~')
}
