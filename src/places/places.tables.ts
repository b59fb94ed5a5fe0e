import { integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const place = sqliteTable('place', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  /** GCJ-02 degrees, as Chinese maps use. */
  lng: real('lng'),
  lat: real('lat'),
  story: text('story').notNull().default(''),
  toilet: integer('toilet', { mode: 'boolean' }).notNull().default(false),
  petrol: integer('petrol', { mode: 'boolean' }).notNull().default(false),
  nameEn: text('name_en'),
  storyEn: text('story_en'),
  /** The drawn scene that stands for it: a name in web/scenes. */
  scene: text('scene'),
})
