import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Shared by many products: the wetland's carrying capacity, a car park. */
export const cap = sqliteTable('cap', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
})

/** What one unit takes from a shared cap on each day it covers. */
export const unitCap = sqliteTable(
  'unit_cap',
  {
    unitId: text('unit_id').notNull(),
    capId: text('cap_id').notNull(),
    draw: integer('draw').notNull(),
  },
  (table) => [primaryKey({ columns: [table.unitId, table.capId] })],
)

/** What a unit costs in one slot, in place of the price for that kind of day. */
export const slotPrice = sqliteTable(
  'slot_price',
  {
    slotId: text('slot_id').notNull(),
    unitId: text('unit_id').notNull(),
    priceFen: integer('price_fen').notNull(),
  },
  (table) => [primaryKey({ columns: [table.slotId, table.unitId] })],
)

/** Everything that can run out. `taken` is written by the order triggers alone. */
export const slot = sqliteTable('slot', {
  id: text('id').primaryKey(),
  productId: text('product_id'),
  capId: text('cap_id'),
  /** The local day it is shown under; a stock lot has none. */
  day: text('day'),
  startsAt: integer('starts_at'),
  endsAt: integer('ends_at'),
  /** From this instant on it is no longer sold. */
  saleEndsAt: integer('sale_ends_at').notNull(),
  tier: text('tier', { enum: ['weekday', 'weekend', 'holiday'] })
    .notNull()
    .default('weekday'),
  provisional: integer('provisional', { mode: 'boolean' }).notNull().default(false),
  capacity: integer('capacity').notNull(),
  taken: integer('taken').notNull().default(0),
  state: text('state', { enum: ['open', 'closed'] })
    .notNull()
    .default('open'),
})
