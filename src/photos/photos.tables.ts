import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { PHOTO_TYPES } from './photo.rules.ts'

/** A file in R2 that was looked through; its key is `photoFile(hash, type)`. */
export const photoFileTable = sqliteTable('photo_file', {
  hash: text('hash').primaryKey(),
  type: text('type', { enum: PHOTO_TYPES }).notNull(),
  /** Pixels. */
  width: integer('width').notNull(),
  height: integer('height').notNull(),
  bytes: integer('bytes').notNull(),
  uploadedBy: text('uploaded_by').notNull(),
  uploadedAt: integer('uploaded_at').notNull(),
})

/** What a photograph is of: a host's farm, something she sells, or a place of the township's. */
export const photo = sqliteTable('photo', {
  id: text('id').primaryKey(),
  hash: text('hash').notNull(),
  /** The same, for lists. */
  smallHash: text('small_hash').notNull(),
  hostId: text('host_id'),
  productId: text('product_id'),
  placeId: text('place_id'),
  position: integer('position').notNull(),
  /** What it shows, for those who do not see it. */
  alt: text('alt').notNull(),
  state: text('state', { enum: ['waiting', 'shown', 'refused'] }).notNull(),
  addedBy: text('added_by').notNull(),
  addedAt: integer('added_at').notNull(),
  reviewedBy: text('reviewed_by'),
  reviewedAt: integer('reviewed_at'),
  reason: text('reason').notNull().default(''),
  removedBy: text('removed_by'),
  removedAt: integer('removed_at'),
})
