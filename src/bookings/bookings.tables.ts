import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const ORDER_STATUSES = ['held', 'confirmed', 'completed', 'expired', 'cancelled'] as const
export const LINE_STATUSES = [
  'held',
  'awaiting_host',
  'confirmed',
  'completed',
  'declined',
  'expired',
  'cancelled',
] as const

/** Why a line was declined: what a host may say with one tap, and that she said nothing in time. */
export const DECLINE_REASONS = ['full', 'away', 'weather', 'unwell', 'no_answer'] as const

export const orders = sqliteTable('orders', {
  id: text('id').primaryKey(),
  /** What the guest shows at the gate. */
  code: text('code').notNull().unique(),
  idempotencyKey: text('idempotency_key').notNull().unique(),
  requestHash: text('request_hash').notNull(),
  status: text('status', { enum: ORDER_STATUSES }).notNull(),
  placedAt: integer('placed_at').notNull(),
  expiresAt: integer('expires_at').notNull(),
  endsAt: integer('ends_at'),
  totalFen: integer('total_fen').notNull(),
  contactName: text('contact_name').notNull(),
  phoneCipher: text('phone_cipher').notNull(),
  phoneHash: text('phone_hash').notNull(),
  consentVersion: text('consent_version'),
  party: text('party', { mode: 'json' }),
  addressCipher: text('address_cipher'),
  campaign: text('campaign'),
  note: text('note'),
  /** Whose it is: of whoever was signed in, or signed in later with the same phone. */
  accountId: text('account_id'),
  /** Raised to revoke every link to the order given out before. */
  tokenVersion: integer('token_version').notNull().default(1),
  /** Raised by every change; a change names the revision it saw. */
  revision: integer('revision').notNull().default(1),
  changedAt: integer('changed_at').notNull(),
  changedBy: text('changed_by').notNull(),
  changedDoor: text('changed_door').notNull(),
})

export const orderLine = sqliteTable(
  'order_line',
  {
    orderId: text('order_id').notNull(),
    position: integer('position').notNull(),
    productId: text('product_id').notNull(),
    unitId: text('unit_id').notNull(),
    hostId: text('host_id').notNull(),
    policyId: text('policy_id').notNull(),
    title: text('title').notNull(),
    unitName: text('unit_name').notNull(),
    quantity: integer('quantity').notNull(),
    amountFen: integer('amount_fen').notNull(),
    /** What a cancellation of this line cost the guest. */
    feeFen: integer('fee_fen').notNull().default(0),
    startsAt: integer('starts_at'),
    endsAt: integer('ends_at'),
    slots: text('slots', { mode: 'json' }).notNull(),
    /** `{slotId: places}`: what the line takes while it lives, shared caps included. */
    draws: text('draws', { mode: 'json' }).notNull(),
    /** The once-per-buyer right it uses up while it lives. */
    claimKey: text('claim_key'),
    status: text('status', { enum: LINE_STATUSES }).notNull(),
    arrived: integer('arrived').notNull().default(0),
    noShow: integer('no_show').notNull().default(0),
    /** When its order was confirmed; null for one that was only held. */
    soldAt: integer('sold_at'),
    /** Until when its host may answer; null where she is not asked. */
    answerBy: integer('answer_by'),
    declineReason: text('decline_reason', { enum: DECLINE_REASONS }),
  },
  (table) => [primaryKey({ columns: [table.orderId, table.position] })],
)

/** Who has used up a once-per-buyer right, by which living line. */
export const claim = sqliteTable('claim', {
  key: text('key').primaryKey(),
  orderId: text('order_id').notNull(),
  position: integer('position').notNull(),
})

/** Who did what, when, through which door. Append-only. */
export const event = sqliteTable('event', {
  id: integer('id').primaryKey(),
  at: integer('at').notNull(),
  kind: text('kind').notNull(),
  subjectId: text('subject_id').notNull(),
  actor: text('actor').notNull(),
  door: text('door').notNull(),
  detail: text('detail', { mode: 'json' }).notNull().default({}),
})
