import * as z from 'zod'
import { daysBetween } from '../days.ts'
import { LONGEST_RANGE_DAYS } from '../inventory/inventory.schemas.ts'
import { LocalDay } from '../products/products.schemas.ts'

const MOST_PLACES = 9_999
const MOST_YUAN = 50_000

/** As people type numbers: wide digits, blanks, a currency before or behind. */
const typedNumber = z
  .string()
  .max(40)
  .transform((text) => text.normalize('NFKC').replace(/[\s,¥￥元]/g, ''))

/** How many places there are in all. */
export const Places = typedNumber
  .pipe(z.string().regex(/^\d+$/, 'places_not_whole'))
  .transform(Number)
  .pipe(z.number().max(MOST_PLACES, 'places_too_many'))

/** Yuan as typed, to whole fen. */
export const Yuan = typedNumber
  .pipe(z.string().regex(/^\d+(\.\d{1,2})?$/, 'price_malformed'))
  .transform(Number)
  .pipe(z.number().max(MOST_YUAN, 'price_too_high'))
  .transform((yuan) => Math.round(yuan * 100))

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
  .refine(({ from, to }) => daysBetween(from, to) < LONGEST_RANGE_DAYS, { path: ['to'], message: 'range_too_long' })
