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
  /** A draft is nowhere public. */
  state: text('state', { enum: ['draft', 'open', 'closed'] })
    .notNull()
    .default('open'),
})

export const certificate = sqliteTable('certificate', {
  id: text('id').primaryKey(),
  hostId: text('host_id').notNull(),
  kind: text('kind', { enum: CERTIFICATE_KINDS }).notNull(),
  number: text('number').notNull(),
  /** The last local day on which it is valid. */
  expiresOn: text('expires_on').notNull(),
  revokedAt: integer('revoked_at'),
  /** It counts once staff have compared it with the paper. */
  state: text('state', { enum: ['waiting', 'valid', 'refused'] })
    .notNull()
    .default('valid'),
  addedBy: text('added_by'),
  reviewedBy: text('reviewed_by'),
  reviewedAt: integer('reviewed_at'),
  reason: text('reason').notNull().default(''),
  warnedAt: integer('warned_at'),
})
