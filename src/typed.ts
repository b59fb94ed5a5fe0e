import * as z from 'zod'

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
