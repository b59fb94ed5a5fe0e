import { type Day, dayOf } from '../days.ts'
import type { Deps } from '../deps.ts'
import { type ProductDays, readAvailability } from './inventory.sql.ts'

/**
 * The JSON text of each product's days from one day to another, up to 1 s old; products without slots are absent.
 */
export async function availabilityOf(
  deps: Deps,
  productIds: readonly string[],
  range: { from: Day; to: Day },
): Promise<ProductDays[]> {
  return deps.remember(`days ${range.from} ${range.to} ${productIds.join(' ')}`, () => {
    const now = deps.now()
    return readAvailability(deps.reads(), { productIds, ...range, now, today: dayOf(now) })
  })
}
