import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** What someone should hear of: one row per event and recipient (`guest:<order id>`, `host:<host id>`). */
export const outbox = sqliteTable(
  'outbox',
  {
    eventId: integer('event_id').notNull(),
    recipient: text('recipient').notNull(),
    sentAt: integer('sent_at'),
    attempts: integer('attempts').notNull().default(0),
    dueAt: integer('due_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.eventId, table.recipient] })],
)
