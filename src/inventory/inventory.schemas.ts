import * as z from 'zod'
import { daysBetween } from '../days.ts'
import { Fen, Instant, LocalDay } from '../products/products.schemas.ts'

export const SLOT_STATES = ['open', 'sold_out', 'closed', 'ended', 'not_for_sale'] as const

export const AvailableDay = z.strictObject({
  day: LocalDay.nullable().meta({ description: 'null for stock that is not bound to a day' }),
  slots: z.array(
    z.strictObject({
      id: z.string(),
      startsAt: Instant.nullable(),
      left: z.int().nonnegative().meta({ description: 'Places left, shared caps included' }),
      state: z.enum(SLOT_STATES),
      provisional: z
        .boolean()
        .meta({ description: 'The holiday calendar of that year is not published: the price may change' }),
      units: z.array(z.strictObject({ id: z.string(), name: z.string(), priceFen: Fen })),
    }),
  ),
})
export const Availability = z.strictObject({ days: z.array(AvailableDay) }).meta({ id: 'Availability' })
export type Availability = z.infer<typeof Availability>

/** The same with units and prices said once: a month of a whole line weighs half as much. */
export const ProductCalendar = z.strictObject({
  id: z.string(),
  units: z.array(
    z.strictObject({ id: z.string(), name: z.string(), weekdayFen: Fen, weekendFen: Fen, holidayFen: Fen }),
  ),
  slots: z.array(
    z.strictObject({
      id: z.string(),
      day: LocalDay.nullable(),
      startsAt: Instant.nullable(),
      endsAt: Instant.nullable(),
      left: z.int().nonnegative().meta({ description: 'Places left, shared caps included' }),
      state: z.enum(SLOT_STATES),
      tier: z.enum(['weekday', 'weekend', 'holiday']).meta({ description: 'Which of the three prices holds' }),
      provisional: z.boolean(),
      ownPrices: z
        .record(z.string(), Fen)
        .optional()
        .meta({ description: 'What holds in this slot alone, by unit, in place of the three prices' }),
    }),
  ),
})
export type ProductCalendar = z.infer<typeof ProductCalendar>

export const LineAvailability = z.strictObject({ products: z.array(ProductCalendar) }).meta({ id: 'LineAvailability' })

/** At most this many days in one question. */
export const LONGEST_RANGE_DAYS = 184

export const DayRange = z
  .strictObject({ from: LocalDay, to: LocalDay })
  .refine(({ from, to }) => daysBetween(from, to) >= 0, { path: ['to'], message: 'range_backwards' })
  .refine(({ from, to }) => daysBetween(from, to) < LONGEST_RANGE_DAYS, { path: ['to'], message: 'range_too_long' })
