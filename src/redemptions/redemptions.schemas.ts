import * as z from 'zod'
import { MOST_LINES } from '../bookings/bookings.schemas.ts'
import { LocalDay } from '../products/products.schemas.ts'
import { PROOFS } from './redemptions.tables.ts'

/** What a keeper notes with one tap: of one order, so many of each line have come, or will not. */
export const Act = z.strictObject({
  /** Given by the device: the same again is the same. */
  id: z.uuid(),
  orderId: z.uuid(),
  kind: z.enum(['arrived', 'no_show']),
  lines: z
    .array(
      z.strictObject({
        position: z
          .int()
          .min(0)
          .max(MOST_LINES - 1),
        quantity: z.int().min(1).max(999),
      }),
    )
    .min(1, 'nobody_noted')
    .max(MOST_LINES),
  proof: z.enum(PROOFS),
  /** The day of the list that the keeper had before her. */
  day: LocalDay,
  /** By the device's clock; UTC, milliseconds. */
  claimedAt: z.int().min(0),
})
export type Act = z.infer<typeof Act>

/** What a phone noted while it had no signal. */
export const Acts = z.strictObject({ acts: z.array(Act).min(1).max(200) })
