import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Why staff took a review out of sight. That somebody dislikes it is no reason. */
export const HIDING_REASONS = ['personal', 'abusive', 'advertising', 'unrelated', 'unlawful'] as const
export type HidingReason = (typeof HIDING_REASONS)[number]

export const review = sqliteTable('review', {
  id: text('id').primaryKey(),
  orderId: text('order_id').notNull(),
  productId: text('product_id').notNull(),
  /** Whose it was when it was sold. */
  hostId: text('host_id').notNull(),
  stars: integer('stars').notNull(),
  text: text('text').notNull(),
  /** Raised by each change of stars or text. */
  version: integer('version').notNull().default(1),
  writtenAt: integer('written_at').notNull(),
  changedAt: integer('changed_at'),
  withdrawnAt: integer('withdrawn_at'),
  answer: text('answer'),
  /** Raised by each change of the answer; 0 while there is none. */
  answerVersion: integer('answer_version').notNull().default(0),
  answeredAt: integer('answered_at'),
  answerChangedAt: integer('answer_changed_at'),
  answeredBy: text('answered_by'),
  hiddenAt: integer('hidden_at'),
  hiddenBy: text('hidden_by'),
  hiddenReason: text('hidden_reason', { enum: HIDING_REASONS }),
  hiddenWords: text('hidden_words'),
})

/** How many reviews stand in the open, and the sum of their stars; written by triggers alone. */
export const reviewTally = sqliteTable(
  'review_tally',
  {
    productId: text('product_id').notNull(),
    hostId: text('host_id').notNull(),
    count: integer('count').notNull(),
    stars: integer('stars').notNull(),
  },
  (table) => [primaryKey({ columns: [table.productId, table.hostId] })],
)

/** Whom to ask how it was, and when. */
export const reviewInvitation = sqliteTable('review_invitation', {
  orderId: text('order_id').primaryKey(),
  dueAt: integer('due_at').notNull(),
  lookedAt: integer('looked_at'),
})
