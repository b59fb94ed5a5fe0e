import { type Day, instantOf } from '../../src/days.ts'
import type { Availability } from '../../src/inventory/inventory.schemas.ts'
import type { ProductSummary } from '../../src/products/products.schemas.ts'

type Unit = ProductSummary['units'][number]
type Slot = Availability['days'][number]['slots'][number]

/** A product as a list holds it, for rules that need no database. */
export function aProduct({
  units = [{ id: 'one' }],
  ...more
}: Partial<Omit<ProductSummary, 'units'>> & { units?: Partial<Unit>[] } = {}): ProductSummary {
  const named = { name: '', nameEn: null }
  return {
    id: 'product',
    kind: 'walk',
    ...named,
    summary: '',
    summaryEn: null,
    host: { id: 'host', ...named },
    place: { id: 'place', ...named },
    lines: [],
    scene: null,
    photo: null,
    fromFen: 0,
    dayPrices: null,
    weighedFenPerJin: null,
    units: units.map((unit) => ({
      id: 'one',
      ...named,
      people: 1,
      audience: 'anyone',
      draw: 1,
      minQuantity: 1,
      maxQuantity: 20,
      weekdayFen: 0,
      weekendFen: 0,
      holidayFen: 0,
      ...unit,
    })),
    ...more,
  }
}

let count = 0

/** A slot that begins at 14:00 that day, with a price for each unit, in fen. */
export function aSlotOn(
  day: Day,
  { prices = {}, ...more }: Partial<Slot> & { prices?: Record<string, number> } = {},
): Slot {
  return {
    id: `slot-${++count}`,
    startsAt: new Date(instantOf(day, '14:00')).toISOString(),
    left: 4,
    state: 'open',
    provisional: false,
    units: Object.entries(prices).map(([id, priceFen]) => ({ id, name: '', priceFen })),
    ...more,
  }
}
