import type { Day } from '../days.ts'
import type { Deps } from '../deps.ts'
import type { CalendarText } from './inventory.rules.ts'
import type { ProductCalendar } from './inventory.schemas.ts'

/** The calendars of these products as JSON text; products without slots in the range are absent. */
export function calendarTexts(
  deps: Deps,
  productIds: readonly string[],
  range: { from: Day; to: Day },
): Promise<CalendarText[]> {
  return deps.timetables.calendars(deps.reads(), { productIds, ...range, now: deps.now() })
}

/** The same to work with, up to 1 s old. */
export function calendarsOf(
  deps: Deps,
  productIds: readonly string[],
  range: { from: Day; to: Day },
): Promise<ProductCalendar[]> {
  return deps.remember(`calendars ${range.from} ${range.to} ${productIds.join(' ')}`, async () => {
    const texts = await calendarTexts(deps, productIds, range)
    return texts.map(({ productId, units, slots }) => ({
      id: productId,
      units: JSON.parse(units),
      slots: JSON.parse(slots),
    }))
  })
}
