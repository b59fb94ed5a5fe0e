import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const line = sqliteTable('line', {
  id: text('id').primaryKey(),
  slug: text('slug').notNull().unique(),
  position: integer('position').notNull().unique(),
  letter: text('letter').notNull().unique(),
  name: text('name').notNull(),
  theme: text('theme').notNull(),
  summary: text('summary').notNull().default(''),
  season: text('season').notNull().default(''),
  nameEn: text('name_en'),
  themeEn: text('theme_en'),
  summaryEn: text('summary_en'),
  seasonEn: text('season_en'),
  scene: text('scene'),
})

/** Position 0 is the hub, where every line begins. */
export const stop = sqliteTable(
  'stop',
  {
    lineId: text('line_id').notNull(),
    position: integer('position').notNull(),
    placeId: text('place_id').notNull(),
    stayMinutes: integer('stay_minutes').notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.lineId, table.position] })],
)

/** The way from the stop at `position` to the next one. */
export const segment = sqliteTable(
  'segment',
  {
    lineId: text('line_id').notNull(),
    position: integer('position').notNull(),
    distanceM: integer('distance_m').notNull(),
    minutes: integer('minutes').notNull(),
    mode: text('mode', { enum: ['walk', 'drive', 'boat'] }).notNull(),
    note: text('note').notNull().default(''),
    noteEn: text('note_en'),
  },
  (table) => [primaryKey({ columns: [table.lineId, table.position] })],
)
