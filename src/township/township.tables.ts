import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const setting = sqliteTable('setting', {
  key: text('key').primaryKey(),
  value: text('value', { mode: 'json' }).notNull(),
  changedAt: integer('changed_at').notNull(),
})

export const holidayYear = sqliteTable('holiday_year', {
  year: integer('year').primaryKey(),
  source: text('source').notNull(),
})

export const holiday = sqliteTable('holiday', {
  day: text('day').primaryKey(),
  kind: text('kind', { enum: ['holiday', 'workday'] }).notNull(),
  name: text('name').notNull(),
})
