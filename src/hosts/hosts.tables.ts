import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { CERTIFICATE_KINDS } from './hosts.rules.ts'

export const host = sqliteTable('host', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  person: text('person').notNull(),
  placeId: text('place_id').notNull(),
  story: text('story').notNull().default(''),
  /** The number the host publishes for guests; not a private one. */
  phone: text('phone').notNull(),
  nameEn: text('name_en'),
  storyEn: text('story_en'),
})

export const certificate = sqliteTable('certificate', {
  id: text('id').primaryKey(),
  hostId: text('host_id').notNull(),
  kind: text('kind', { enum: CERTIFICATE_KINDS }).notNull(),
  number: text('number').notNull(),
  /** The last local day on which it is valid. */
  expiresOn: text('expires_on').notNull(),
  revokedAt: integer('revoked_at'),
})
