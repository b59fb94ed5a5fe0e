import * as z from 'zod'
import { daysBetween } from '../days.ts'
import { LONGEST_RANGE_DAYS } from '../inventory/inventory.schemas.ts'
import { LocalDay } from '../products/products.schemas.ts'
import { Yuan } from '../typed.ts'

/** A price, or null where the field was left empty: then the usual one holds. */
export const YuanOrUsual = z
  .string()
  .transform((text) => (text.trim() === '' ? null : text))
  .pipe(z.nullable(Yuan))

export const DaysForm = z
  .object({
    from: LocalDay,
    to: LocalDay,
    weekdays: z.array(z.int().min(0).max(6)).min(1, 'weekdays_missing'),
    time: z
      .string()
      .regex(/^\d{2}:\d{2}$/)
      .nullable()
      .catch(null),
  })
  .refine(({ from, to }) => daysBetween(from, to) >= 0, { path: ['to'], message: 'range_backwards' })
  .refine(({ from, to }) => daysBetween(from, to) < LONGEST_RANGE_DAYS, { path: ['to'], message: 'too_many_days' })
