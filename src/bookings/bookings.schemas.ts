import * as z from 'zod'
import { Contact, ManyLines, OneLine } from '../contact.ts'
import { Fen, Id, Instant, LocalDay } from '../products/products.schemas.ts'
import { DECLINE_REASONS, LINE_STATUSES, ORDER_STATUSES } from './bookings.tables.ts'

export const MOST_LINES = 100
export const MOST_SLOTS_IN_LINE = 60

export const Party = z.strictObject({
  adults: z.int().min(0).max(500),
  children: z.int().min(0).max(500).default(0),
  over60s: z.int().min(0).max(500).default(0),
})
export type Party = z.infer<typeof Party>

export const LineRequest = z.strictObject({
  slotIds: z
    .array(Id)
    .min(1, 'slots_missing')
    .max(MOST_SLOTS_IN_LINE, 'too_many_slots')
    .refine((ids) => new Set(ids).size === ids.length, 'slot_twice')
    .meta({ description: 'One slot, or one for each night of a stay' }),
  unitId: Id,
  quantity: z.int('quantity_not_whole').min(1, 'quantity_too_small').max(999, 'quantity_too_large'),
})
export type LineRequest = z.infer<typeof LineRequest>

const linesOnce = (lines: readonly LineRequest[]) => {
  const pairs = lines.flatMap((line) => line.slotIds.map((slotId) => `${slotId} ${line.unitId}`))
  return new Set(pairs).size === pairs.length
}

export const LineRequests = z
  .array(LineRequest)
  .min(1, 'lines_missing')
  .max(MOST_LINES, 'too_many_lines')
  .refine(linesOnce, 'slot_twice')
export type LineRequests = z.infer<typeof LineRequests>

/** The text about personal data that a guest agrees to. A new text has a new version. */
export const CONSENT_VERSION = '2026-11'

export const TripRequest = z
  .strictObject({
    lines: LineRequests,
    contact: Contact,
    consent: z.strictObject({ version: z.literal(CONSENT_VERSION, 'consent_outdated') }).optional(),
    party: Party.optional(),
    address: OneLine.pipe(z.string().trim().min(1).max(200)).optional(),
    campaign: z
      .string()
      .regex(/^[a-z0-9-]{1,40}$/)
      .optional(),
    note: ManyLines.pipe(z.string().trim().max(500, 'note_too_long')).optional(),
    expectedTotalFen: z
      .int()
      .min(0)
      .optional()
      .meta({ description: 'The total that was shown; another one is refused' }),
  })
  .meta({ id: 'TripRequest' })
export type TripRequest = z.infer<typeof TripRequest>

export const OrderSlot = z.strictObject({
  id: z.string(),
  day: LocalDay.nullable(),
  startsAt: Instant.nullable(),
  endsAt: Instant.nullable(),
  priceFen: Fen.meta({ description: 'Of one unit in this slot' }),
})

export const OrderLine = z.strictObject({
  position: z.int(),
  productId: z.string(),
  title: z.string(),
  unitId: z.string(),
  unitName: z.string(),
  hostId: z.string(),
  hostName: z.string(),
  hostPhone: z.string().meta({ description: 'The number the host publishes' }),
  placeName: z.string(),
  quantity: z.int(),
  amountFen: Fen,
  feeFen: Fen.meta({ description: 'What cancelling this line cost' }),
  status: z.enum(LINE_STATUSES),
  hostAnswers: z.boolean().meta({ description: 'Its host says yes or no once the order is confirmed' }),
  answerBy: Instant.nullable().meta({ description: 'Until then its host may; null where she is not asked' }),
  declineReason: z.enum(DECLINE_REASONS).nullable().meta({ description: 'Why it was declined, where that was said' }),
  arrived: z.int().meta({ description: 'How many of them have come' }),
  noShow: z.int().meta({ description: 'How many were noted as not coming' }),
  slots: z.array(OrderSlot),
})
export type OrderLine = z.infer<typeof OrderLine>

export const Order = z
  .strictObject({
    id: z.string(),
    code: z.string().meta({ description: 'Eight characters to show at the gate' }),
    status: z.enum(ORDER_STATUSES),
    placedAt: Instant,
    expiresAt: Instant.meta({ description: 'A held order lapses at this instant' }),
    totalFen: Fen,
    paidFen: Fen.meta({ description: 'Charged less refunded' }),
    refundedFen: Fen,
    feeFen: Fen.meta({ description: 'Cancellation fees; what of them is not covered by paidFen is still owed' }),
    party: Party.nullable().meta({ description: 'Who comes, where it was said' }),
    contact: z.strictObject({ name: z.string(), phone: z.string().meta({ description: 'Masked: 138****0000' }) }),
    lines: z.array(OrderLine),
  })
  .meta({ id: 'Order' })
export type Order = z.infer<typeof Order>

export const HeldOrder = Order.extend({
  accessToken: z.string().meta({ description: 'Opens the order; keep it secret' }),
}).meta({ id: 'HeldOrder' })
export type HeldOrder = z.infer<typeof HeldOrder>

export const ConfirmRequest = z.strictObject({
  door: z
    .enum(['farm', 'test'])
    .default('farm')
    .meta({ description: '`farm`: pay on arrival. `test`: paid in advance, in the demo only' }),
})

export const REFUND_REASONS = ['not_confirmed', 'free', 'tier', 'too_late', 'closed', 'already_ended'] as const

export const Cancellation = z
  .strictObject({
    paidFen: Fen,
    feeFen: Fen,
    refundFen: Fen.meta({ description: 'Comes back: paid less fee' }),
    owedFen: Fen.meta({ description: 'The part of the fee that nothing was paid for yet' }),
    lines: z.array(
      z.strictObject({
        position: z.int(),
        title: z.string(),
        amountFen: Fen,
        feePercent: z.int(),
        feeFen: Fen,
        reason: z.enum(REFUND_REASONS),
        freeUntil: Instant.nullable().meta({ description: 'Until then it is cancelled free of charge' }),
      }),
    ),
  })
  .meta({ id: 'Cancellation' })
export type Cancellation = z.infer<typeof Cancellation>

/** Lines of an order by their positions. */
export const LinePositions = z
  .array(
    z
      .int()
      .min(0)
      .max(MOST_LINES - 1),
  )
  .min(1, 'lines_missing')
  .max(MOST_LINES, 'too_many_lines')
  .refine((positions) => new Set(positions).size === positions.length, 'line_twice')

export const CancellationQuery = z.strictObject({
  lines: z
    .string()
    .regex(/^\d{1,2}(,\d{1,2})*$/, 'lines_malformed')
    .transform((text) => text.split(',').map(Number))
    .pipe(LinePositions)
    .optional()
    .meta({
      type: 'string',
      pattern: '^\\d{1,2}(,\\d{1,2})*$',
      description: 'Positions of lines, parted by commas; the whole order without it',
      example: '0,2',
    }),
})

export const CancelRequest = z.strictObject({
  lines: LinePositions.optional().meta({
    description: 'Positions of the lines to cancel, of a confirmed order; the whole order without it',
  }),
  expectedRefundFen: z
    .int()
    .min(0)
    .optional()
    .meta({ description: 'The refund that was shown; a smaller one is refused' }),
})
export type CancelRequest = z.infer<typeof CancelRequest>

export const CancelledOrder = Order.extend({
  refundFen: Fen.meta({ description: 'Given back on this order in all' }),
  owedFen: Fen.meta({ description: 'The part of its fees that nothing was paid for yet' }),
}).meta({ id: 'CancelledOrder' })
export type CancelledOrder = z.infer<typeof CancelledOrder>
