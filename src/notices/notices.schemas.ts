import * as z from 'zod'
import { English, Instant } from '../products/products.schemas.ts'
import { CLOSURE_REASONS, CLOSURE_TARGETS } from './notices.tables.ts'

export const Notice = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    reason: z.enum(CLOSURE_REASONS),
    body: z.string(),
    titleEn: English,
    bodyEn: English,
    startsAt: Instant,
    endsAt: Instant,
    publishedAt: Instant,
    inForce: z.boolean().meta({ description: 'It has begun and has not ended' }),
    targets: z.array(z.strictObject({ kind: z.enum(CLOSURE_TARGETS), id: z.string() })),
  })
  .meta({ id: 'Notice' })
export type Notice = z.infer<typeof Notice>

export const NoticeList = z.strictObject({ items: z.array(Notice), nextCursor: z.string().nullable() })
