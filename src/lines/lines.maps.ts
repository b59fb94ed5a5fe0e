import type { LineWays } from '../../web/components/line-ways.tsx'
import { readPlan } from '../bookings/bookings.plan.ts'
import type { Day } from '../days.ts'
import type { Deps } from '../deps.ts'
import type { ProductSummary } from '../products/products.schemas.ts'
import { townshipSettings } from '../township/township.ts'
import { closuresOn } from './lines.closures.rules.ts'
import type { Line } from './lines.schemas.ts'
import { linesOnMap } from './lines.ts'

/** What a line's maps and facts show on a day besides the line: the other lines, what is closed, what is chosen. */
export async function waysOf(
  deps: Deps,
  line: Line,
  products: readonly ProductSummary[],
  day: Day,
  plan: string,
): Promise<LineWays> {
  const [network, { demo }] = await Promise.all([linesOnMap(deps), townshipSettings(deps)])
  const units = new Set(readPlan(plan)?.map(({ unitId }) => unitId))
  const chosen = products.filter((product) => product.units.some((unit) => units.has(unit.id)))
  return {
    network,
    closures: closuresOn(line, day),
    chosen: new Set(chosen.map((product) => product.place.id)),
    productsAt: Map.groupBy(products, (product) => product.place.id),
    isDemo: demo,
  }
}
