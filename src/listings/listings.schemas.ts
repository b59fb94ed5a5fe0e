import * as z from 'zod'
import { ManyLines, OneLine } from '../contact.ts'
import { AUDIENCES, Id } from '../products/products.schemas.ts'
import { Yuan } from '../typed.ts'

/** What hosts list themselves. Seats of festivals, flash offers and rewards are the township's. */
export const LISTING_KINDS = ['stay', 'picking', 'meal', 'workshop', 'walk', 'goods'] as const
export type ListingKind = (typeof LISTING_KINDS)[number]

export const MOST_UNITS = 6

/** One way in which a listing is sold. */
export const ListingUnit = z.strictObject({
  id: Id,
  /** Its place in the list, for good: a withdrawn one keeps its own. */
  position: z.int().min(0),
  name: z.string(),
  people: z.int().min(0),
  audience: z.enum(AUDIENCES),
  minQuantity: z.int().min(1),
  maxQuantity: z.int().min(1),
  weekdayFen: z.int().min(0),
  weekendFen: z.int().min(0),
  holidayFen: z.int().min(0),
})
export type ListingUnit = z.infer<typeof ListingUnit>

/** What a host says of a listing; a draft may still lack most of it. */
export const ListingContent = z.strictObject({
  kind: z.enum(LISTING_KINDS),
  placeId: z.string(),
  name: z.string(),
  summary: z.string(),
  bring: z.string(),
  meeting: z.string(),
  policyId: z.string(),
  /** Fen per 斤 (500 g), added at the scale. */
  weighedFen: z.int().positive().nullable().default(null),
  units: z.array(ListingUnit).max(MOST_UNITS),
})
export type ListingContent = z.infer<typeof ListingContent>

/** The step in which a listing is described. */
export const DescriptionForm = z.object({
  name: OneLine.pipe(z.string().trim().min(2, 'listing_name_missing').max(30, 'listing_name_too_long')),
  summary: ManyLines.pipe(z.string().trim().min(4, 'summary_missing').max(300, 'summary_too_long')),
  bring: ManyLines.pipe(z.string().trim().max(200, 'text_too_long')),
  meeting: ManyLines.pipe(z.string().trim().max(200, 'text_too_long')),
  placeId: Id,
})

const count = (least: number, most: number) =>
  z
    .string()
    .transform((text) => text.normalize('NFKC').trim())
    .pipe(z.string().regex(/^\d{1,3}$/, 'count_malformed'))
    .transform(Number)
    .pipe(z.number().min(least, 'count_malformed').max(most, 'count_malformed'))

/** A unit as it is typed; a row without a name is none. */
export const UnitForm = z
  .object({
    name: OneLine.pipe(z.string().trim().min(1, 'unit_name_missing').max(20, 'unit_name_too_long')),
    people: count(0, 60),
    audience: z.enum(AUDIENCES).catch('anyone'),
    minQuantity: count(1, 200),
    maxQuantity: count(1, 200),
    weekday: Yuan,
    weekend: Yuan,
    holiday: Yuan,
  })
  .refine((unit) => unit.minQuantity <= unit.maxQuantity, { path: ['maxQuantity'], message: 'most_below_least' })
export type UnitForm = z.infer<typeof UnitForm>

/** Fen per 斤, or nothing where nothing is weighed. */
export const WeighedForm = z
  .string()
  .transform((text) => (text.trim() === '' ? null : text))
  .pipe(z.nullable(Yuan.pipe(z.number().positive('price_malformed'))))
