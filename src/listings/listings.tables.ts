import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const VERSION_STATES = ['draft', 'review', 'returned', 'published', 'superseded'] as const
export type VersionState = (typeof VERSION_STATES)[number]

/** Every version of what a host wrote of a listing. */
export const listingVersion = sqliteTable('listing_version', {
  id: text('id').primaryKey(),
  productId: text('product_id').notNull(),
  hostId: text('host_id').notNull(),
  number: integer('number').notNull(),
  content: text('content', { mode: 'json' }).notNull(),
  state: text('state', { enum: VERSION_STATES }).notNull(),
  editedBy: text('edited_by').notNull(),
  editedAt: integer('edited_at').notNull(),
  revision: integer('revision').notNull().default(1),
  submittedAt: integer('submitted_at'),
  reviewedBy: text('reviewed_by'),
  reviewedAt: integer('reviewed_at'),
  reason: text('reason').notNull().default(''),
})
