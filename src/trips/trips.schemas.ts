import * as z from 'zod'
import { ProductCalendar } from '../inventory/inventory.schemas.ts'
import { LineStop } from '../lines/lines.schemas.ts'
import { Notice } from '../notices/notices.schemas.ts'
import { English, Instant, ProductSummary } from '../products/products.schemas.ts'

/** All that a trip along a line is put together from: what the composer reckons with, here or in a browser. */
export const LineOffer = z
  .strictObject({
    line: z.strictObject({
      slug: z.string(),
      letter: z.string(),
      name: z.string(),
      nameEn: English,
      season: z.string(),
      seasonEn: English,
      stops: z.array(LineStop),
      notices: z.array(Notice).meta({ description: 'Closures that touch it' }),
    }),
    products: z.array(ProductSummary).meta({ description: 'What is sold along it, goods apart' }),
    calendars: z.array(ProductCalendar).meta({ description: 'Their slots in the range, units and prices said once' }),
    now: Instant.meta({ description: 'When this was put together' }),
  })
  .meta({ id: 'LineOffer' })
export type LineOffer = z.infer<typeof LineOffer>
