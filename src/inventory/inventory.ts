import { type Day, dayOf } from '../days.ts'
import type { Deps } from '../deps.ts'
import type { ProductCalendar } from './inventory.schemas.ts'
import { type CalendarText, readCalendars } from './inventory.sql.ts'

/** The calendars of these products as JSON text, up to 1 s old; products without slots in the range are absent. */
export async function calendarTexts(
  deps: Deps,
  productIds: readonly string[],
  range: { from: Day; to: Day },
): Promise<CalendarText[]> {
  return deps.remember(`calendar texts ${range.from} ${range.to} ${productIds.join(' ')}`, () => {
    const now = deps.now()
    return readCalendars(deps.reads(), { productIds, ...range, now, today: dayOf(now) })
  })
}

/** The same to work with. */
export async function calendarsOf(
  deps: Deps,
  productIds: readonly string[],
  range: { from: Day; to: Day },
): Promise<ProductCalendar[]> {
  const texts = await calendarTexts(deps, productIds, range)
  return texts.map(({ productId, units, slots }) => ({
    id: productId,
    units: JSON.parse(units),
    slots: JSON.parse(slots),
  }))
}
