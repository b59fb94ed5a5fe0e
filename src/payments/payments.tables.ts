import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Money that moved, by which door. A refund is a row of its own. */
export const payment = sqliteTable('payment', {
  id: text('id').primaryKey(),
  orderId: text('order_id').notNull(),
  kind: text('kind', { enum: ['charge', 'refund'] }).notNull(),
  door: text('door', { enum: ['farm', 'test', 'wechat'] }).notNull(),
  amountFen: integer('amount_fen').notNull(),
  state: text('state', { enum: ['pending', 'settled', 'failed'] }).notNull(),
  /** Our own number for this movement; the same one again is the same movement. */
  reference: text('reference').notNull().unique(),
  createdAt: integer('created_at').notNull(),
})
