import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Counts whatever a host sees change on her page; written by triggers alone. */
export const arrivalsChange = sqliteTable('arrivals_change', {
  hostId: text('host_id').primaryKey(),
  count: integer('count').notNull(),
})
