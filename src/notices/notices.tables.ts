import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const CLOSURE_REASONS = [
  'forest_fire',
  'flood',
  'fishing_ban',
  'capacity',
  'roadworks',
  'weather',
  'other',
] as const
export const CLOSURE_TARGETS = ['line', 'segment', 'place', 'area', 'product', 'cap'] as const

export const closure = sqliteTable('closure', {
  id: text('id').primaryKey(),
  title: text('title').notNull(),
  reason: text('reason', { enum: CLOSURE_REASONS }).notNull(),
  body: text('body').notNull().default(''),
  startsAt: integer('starts_at').notNull(),
  endsAt: integer('ends_at').notNull(),
  publishedAt: integer('published_at').notNull(),
  publishedBy: text('published_by').notNull(),
  reopenedAt: integer('reopened_at'),
  titleEn: text('title_en'),
  bodyEn: text('body_en'),
})

export const closureTarget = sqliteTable(
  'closure_target',
  {
    closureId: text('closure_id').notNull(),
    kind: text('kind', { enum: CLOSURE_TARGETS }).notNull(),
    targetId: text('target_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.closureId, table.kind, table.targetId] })],
)

/** Which slots a closure in force reaches, kept as rows: a hold asks once per slot. */
export const slotClosure = sqliteTable(
  'slot_closure',
  {
    slotId: text('slot_id').notNull(),
    closureId: text('closure_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.slotId, table.closureId] })],
)
