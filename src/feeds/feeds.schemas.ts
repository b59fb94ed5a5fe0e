import * as z from 'zod'
import { OneLine } from '../contact.ts'

const LONGEST_NAME = 40
const MOST_PLACES = 999

/** What a host says of a calendar that a listing of hers is to follow. */
export const FeedForm = z.object({
  productId: z.string().min(1).max(100),
  platform: OneLine.pipe(z.string().trim().min(1, 'platform_missing').max(LONGEST_NAME, 'platform_too_long')),
  address: z.string().trim().min(1, 'address_missing'),
  /** How many places one booking over there takes. */
  takes: z
    .string()
    .regex(/^\d{1,3}$/, 'takes_not_whole')
    .transform(Number)
    .pipe(z.int().min(1, 'takes_not_whole').max(MOST_PLACES, 'takes_not_whole')),
  /** Whether what is only closed over there, without a guest, is closed here too. */
  closures: z
    .string()
    .optional()
    .transform((tick) => tick === 'on'),
})
export type FeedForm = z.infer<typeof FeedForm>

/** One event of a feed, by its name. */
export const FeedEvent = z.object({ uid: z.string().min(1).max(200) })
