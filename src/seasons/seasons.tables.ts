import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { RIPENESS } from './seasons.schemas.ts'

/** When what is picked is estimated to open and to end. */
export const season = sqliteTable('season', {
  id: text('id').primaryKey(),
  productId: text('product_id').notNull(),
  opensOn: text('opens_on').notNull(),
  endsOn: text('ends_on').notNull(),
  changedAt: integer('changed_at').notNull(),
  changedBy: text('changed_by').notNull(),
})

/** What a host says of her fruit on a day. The latest that was not taken back counts. */
export const ripeness = sqliteTable('ripeness', {
  id: text('id').primaryKey(),
  seasonId: text('season_id').notNull(),
  day: text('day').notNull(),
  state: text('state', { enum: RIPENESS }).notNull(),
  note: text('note').notNull().default(''),
  noteEn: text('note_en'),
  reportedAt: integer('reported_at').notNull(),
  reportedBy: text('reported_by').notNull(),
  withdrawnAt: integer('withdrawn_at'),
  withdrawnBy: text('withdrawn_by'),
})
