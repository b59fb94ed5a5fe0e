import type { Day } from '../days.ts'
import type { Deps } from '../deps.ts'
import { type CalendarText, daysOf } from './inventory.rules.ts'
import type { Availability, ProductCalendar } from './inventory.schemas.ts'

/** The calendars of these products as JSON text; products without slots in the range are absent. */
export function calendarTexts(
  deps: Deps,
  productIds: readonly string[],
  range: { from: Day; to: Day },
): Promise<CalendarText[]> {
  return deps.timetables.calendars(deps.reads(), { productIds, ...range, now: deps.now() })
}

/** How much heavier parsed JSON is than its text, about. */
const OBJECTS_OVER_TEXT = 3

/** The same to work with, up to 1 s old. */
export async function calendarsOf(
  deps: Deps,
  productIds: readonly string[],
  range: { from: Day; to: Day },
): Promise<ProductCalendar[]> {
  const { calendars } = await deps.remember(`calendars ${range.from} ${range.to} ${productIds.join(' ')}`, async () => {
    const texts = await calendarTexts(deps, productIds, range)
    const calendars = texts.map(
      ({ productId, units, slots }): ProductCalendar => ({
        id: productId,
        units: JSON.parse(units),
        slots: JSON.parse(slots),
      }),
    )
    // A season of a whole line is hundreds of kilobytes, and whoever asks chooses the days.
    return { calendars, weight: OBJECTS_OVER_TEXT * texts.reduce((sum, { slots }) => sum + slots.length, 0) }
  })
  return calendars
}

/** The same day by day, by product; those without slots in the range are absent. */
export async function availabilityOf(
  deps: Deps,
  productIds: readonly string[],
  range: { from: Day; to: Day },
): Promise<ReadonlyMap<string, Availability['days']>> {
  const calendars = productIds.length > 0 ? await calendarsOf(deps, productIds, range) : []
  return new Map(calendars.map((calendar) => [calendar.id, daysOf(calendar)]))
}
