import * as z from 'zod'
import { isDay } from '../days.ts'

export const PRODUCT_KINDS = [
  'stay',
  'picking',
  'meal',
  'departure',
  'walk',
  'workshop',
  'entry',
  'goods',
  'session',
  'offer',
  'reward',
] as const
export const ProductKind = z.enum(PRODUCT_KINDS)
export type ProductKind = z.infer<typeof ProductKind>

/** Whom a unit is meant for. Seniors also take adults' places; anyone's are everybody's. */
export const AUDIENCES = ['anyone', 'adult', 'child', 'senior'] as const

export const LocalDay = z
  .string()
  .refine(isDay, 'not_a_day')
  .meta({ description: 'A local day, YYYY-MM-DD', format: 'date' })
export const Fen = z.int().meta({ description: 'Whole fen: 100 fen are 1 yuan' })
export const Instant = z.iso.datetime().meta({ description: 'An instant in UTC' })

/** What is written in English beside the Chinese; null where nobody has. */
export const English = z.string().nullable().meta({ description: 'In English; null where nobody has written it' })

/** The drawn scene that stands for a thing until photographs do. */
export const SceneName = z.string().nullable().meta({ description: 'The name of its drawn scene' })

/** What a photograph looks like in lists and on its own page; a thing without one has its drawn scene. */
export const PhotoOf = z
  .strictObject({
    src: z.string().meta({ description: 'Its address, from the root of the site' }),
    width: z.int(),
    height: z.int(),
    smallSrc: z.string().meta({ description: 'The same for lists' }),
    smallWidth: z.int(),
    alt: z.string().meta({ description: 'What it shows' }),
  })
  .nullable()
  .meta({ description: 'The first photograph of it, or of its place; null where there is none' })

/** Ids are opaque; letters, digits, `-` and `_`. */
export const Id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'id_malformed')

export const ProductSummary = z
  .strictObject({
    id: z.string(),
    kind: ProductKind,
    name: z.string(),
    nameEn: English,
    summary: z.string(),
    summaryEn: English,
    host: z.strictObject({ id: z.string(), name: z.string(), nameEn: English }),
    place: z.strictObject({ id: z.string(), name: z.string(), nameEn: English }),
    lines: z.array(z.string()).meta({ description: 'Slugs of the lines that stop there' }),
    scene: SceneName,
    photo: PhotoOf,
    fromFen: Fen,
    dayPrices: z
      .strictObject({ fromFen: Fen, upToFen: Fen })
      .nullable()
      .meta({ description: 'The lowest and the highest price set for single days ahead; null where none is' }),
    weighedFenPerJin: Fen.nullable().meta({ description: 'Added at the scale, fen per 斤 (500 g)' }),
    units: z.array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        nameEn: English,
        people: z.int().meta({ description: 'How many people one unit takes in' }),
        audience: z.enum(AUDIENCES).meta({ description: 'Whom it is meant for; seniors also take adults’ places' }),
        draw: z.int().meta({ description: 'Places that one unit takes from a slot' }),
        minQuantity: z.int(),
        maxQuantity: z.int(),
        weekdayFen: Fen,
        weekendFen: Fen,
        holidayFen: Fen,
      }),
    ),
  })
  .meta({ id: 'Product' })
export type ProductSummary = z.infer<typeof ProductSummary>

export const ProductList = z.strictObject({ items: z.array(ProductSummary), nextCursor: z.string().nullable() })

export const ProductQuery = z.strictObject({
  kind: ProductKind.optional(),
  line: z.string().max(64).optional().meta({ description: 'The slug of a line' }),
  day: LocalDay.optional().meta({ description: 'Only what still has a free place on this day' }),
  q: z.string().trim().min(1).max(50).optional().meta({ description: 'Words in the name, summary or host' }),
  cursor: z.string().max(200).optional(),
})

/** What a thing that is or was sold is called in English; null where nobody has written it. */
export interface NamesInEnglish {
  product: string | null
  unit: string | null
  host: string | null
  place: string | null
}
/** By the unit's id. */
export type EnglishNames = ReadonlyMap<string, NamesInEnglish>

/** What a guest needs to know on the day, beside what the order says. Coordinates are GCJ-02 degrees. */
export interface Guide {
  kind: ProductKind
  bring: string
  bringEn: string | null
  meeting: string
  meetingEn: string | null
  place: { id: string; name: string; nameEn: string | null; lng: number | null; lat: number | null }
}
/** By the product's id. */
export type Guides = ReadonlyMap<string, Guide>
