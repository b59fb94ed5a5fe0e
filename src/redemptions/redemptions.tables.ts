import { integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'

export const REDEMPTION_KINDS = ['arrived', 'no_show', 'undone'] as const
/** What a guest showed: the code, typed or scanned, or nothing but a name. */
export const PROOFS = ['code', 'scan', 'name'] as const
/** Why not all that was noted was counted. */
export const UNCOUNTED = ['arrived', 'no_show', 'other_day', 'unanswered', 'ended'] as const

/** One row per tap and line, in the order in which they reached us. Append-only; written through the view `redeeming`. */
export const redemption = sqliteTable(
  'redemption',
  {
    id: integer('id').primaryKey(),
    /** Given by the device: the same tap that comes again is the same. */
    actId: text('act_id').notNull(),
    orderId: text('order_id').notNull(),
    position: integer('position').notNull(),
    hostId: text('host_id').notNull(),
    kind: text('kind', { enum: REDEMPTION_KINDS }).notNull(),
    quantity: integer('quantity').notNull(),
    /** How many of them were still to come when it reached us. */
    counted: integer('counted').notNull(),
    why: text('why', { enum: UNCOUNTED }),
    undoes: integer('undoes').unique(),
    proof: text('proof', { enum: PROOFS }).notNull(),
    /** The local day on which they came, by the list the keeper had before her. */
    day: text('day').notNull(),
    /** By the device's clock, which may be wrong; UTC, milliseconds. */
    claimedAt: integer('claimed_at').notNull(),
    receivedAt: integer('received_at').notNull(),
    accountId: text('account_id').notNull(),
    actor: text('actor').notNull(),
    device: text('device').notNull(),
    door: text('door', { enum: ['web', 'offline'] }).notNull(),
  },
  (table) => [unique().on(table.actId, table.orderId, table.position)],
)
