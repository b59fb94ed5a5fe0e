import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { MEMBER_KINDS, STAFF_ROLES } from './roles.rules.ts'

export const account = sqliteTable('account', {
  id: text('id').primaryKey(),
  name: text('name').notNull().default(''),
  /** Sealed, and a keyed hash to find it by; both NULL once the person is erased. */
  phoneCipher: text('phone_cipher'),
  phoneHash: text('phone_hash').unique(),
  lang: text('lang', { enum: ['zh-CN', 'en'] })
    .notNull()
    .default('zh-CN'),
  createdAt: integer('created_at').notNull(),
  erasedAt: integer('erased_at'),
  /** When someone was last here, to the day. */
  seenAt: integer('seen_at').notNull().default(0),
})

/** Which text someone agreed to, and when. */
export const consent = sqliteTable(
  'consent',
  {
    accountId: text('account_id').notNull(),
    document: text('document', { enum: ['privacy'] }).notNull(),
    version: text('version').notNull(),
    givenAt: integer('given_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.document, table.version] })],
)

/** A code that was sent to a phone; it opens only the page that asked for it. */
export const signInCode = sqliteTable('sign_in_code', {
  id: text('id').primaryKey(),
  phoneCipher: text('phone_cipher').notNull(),
  phoneHash: text('phone_hash').notNull(),
  addressHash: text('address_hash').notNull(),
  codeHash: text('code_hash').notNull(),
  consent: text('consent').notNull(),
  sentAt: integer('sent_at').notNull(),
  expiresAt: integer('expires_at').notNull(),
  tries: integer('tries').notNull().default(0),
  usedAt: integer('used_at'),
})

/** A browser that is signed in. */
export const session = sqliteTable('session', {
  id: text('id').primaryKey(),
  /** SHA-256 of the token in the cookie. */
  tokenHash: text('token_hash').notNull().unique(),
  accountId: text('account_id').notNull(),
  device: text('device').notNull(),
  createdAt: integer('created_at').notNull(),
  seenAt: integer('seen_at').notNull(),
  expiresAt: integer('expires_at').notNull(),
})

export const staffRole = sqliteTable(
  'staff_role',
  {
    accountId: text('account_id').notNull(),
    role: text('role', { enum: STAFF_ROLES }).notNull(),
    grantedAt: integer('granted_at').notNull(),
    grantedBy: text('granted_by').notNull(),
    endedAt: integer('ended_at'),
    endedBy: text('ended_by'),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.role, table.grantedAt] })],
)

export const hostMember = sqliteTable(
  'host_member',
  {
    hostId: text('host_id').notNull(),
    accountId: text('account_id').notNull(),
    kind: text('kind', { enum: MEMBER_KINDS }).notNull(),
    since: integer('since').notNull(),
    grantedBy: text('granted_by').notNull(),
    endedAt: integer('ended_at'),
    endedBy: text('ended_by'),
  },
  (table) => [primaryKey({ columns: [table.hostId, table.accountId, table.since] })],
)

/** Asks whoever has a phone number to act for a host, or for the township. */
export const invitation = sqliteTable('invitation', {
  id: text('id').primaryKey(),
  phoneCipher: text('phone_cipher').notNull(),
  phoneHash: text('phone_hash').notNull(),
  hostId: text('host_id'),
  role: text('role', { enum: STAFF_ROLES }),
  invitedBy: text('invited_by').notNull(),
  invitedAt: integer('invited_at').notNull(),
  expiresAt: integer('expires_at').notNull(),
  answer: text('answer', { enum: ['accepted', 'declined', 'withdrawn'] }),
  answeredAt: integer('answered_at'),
  kind: text('kind', { enum: MEMBER_KINDS }).notNull().default('helper'),
})
