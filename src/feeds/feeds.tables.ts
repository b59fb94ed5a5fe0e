import { index, integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'

/** A listing's own taken nights, for whoever has the link. */
export const sharedCalendar = sqliteTable('shared_calendar', {
  id: text('id').primaryKey(),
  productId: text('product_id').notNull().unique(),
  /** Raised to close every link given out before. */
  linkVersion: integer('link_version').notNull().default(1),
  /** How many events there have ever been: no number is given twice. */
  numbered: integer('numbered').notNull().default(0),
  revision: integer('revision').notNull().default(1),
  askedAt: integer('asked_at'),
})

/** Its events as they were last told. */
export const sharedTime = sqliteTable(
  'shared_time',
  {
    calendarId: text('calendar_id').notNull(),
    number: integer('number').notNull(),
    startsAt: integer('starts_at').notNull(),
    endsAt: integer('ends_at').notNull(),
    sequence: integer('sequence').notNull().default(0),
    changedAt: integer('changed_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.calendarId, table.number] })],
)

/** A calendar of another platform's that a listing follows. */
export const feed = sqliteTable(
  'feed',
  {
    id: text('id').primaryKey(),
    productId: text('product_id').notNull(),
    platform: text('platform').notNull(),
    addressCipher: text('address_cipher').notNull(),
    addressHash: text('address_hash').notNull(),
    /** How many places one booking over there takes; null: the whole slot. */
    takes: integer('takes'),
    /** Whether what is only closed over there, without a guest, is closed here too. */
    closures: integer('closures', { mode: 'boolean' }).notNull(),
    addedAt: integer('added_at').notNull(),
    addedBy: text('added_by').notNull(),
    attempt: integer('attempt').notNull().default(0),
    askedAt: integer('asked_at').notNull().default(0),
    dueAt: integer('due_at').notNull(),
    etag: text('etag'),
    lastModified: text('last_modified'),
    goodAt: integer('good_at'),
    fullAt: integer('full_at'),
    unreadable: integer('unreadable').notNull().default(0),
    failingSince: integer('failing_since'),
    fault: text('fault'),
    failingToldAt: integer('failing_told_at'),
    doubtedSince: integer('doubted_since'),
  },
  (table) => [unique().on(table.productId, table.addressHash), index('feed_due').on(table.dueAt)],
)

/** When it is busy over there, by its last good word. */
export const feedBusy = sqliteTable(
  'feed_busy',
  {
    feedId: text('feed_id').notNull(),
    uid: text('uid').notNull(),
    startsAt: integer('starts_at').notNull(),
    endsAt: integer('ends_at').notNull(),
    /** The nights it covers: from this one on, and up to but without that one. */
    fromDay: text('from_day').notNull(),
    toDay: text('to_day').notNull(),
    booked: integer('booked', { mode: 'boolean' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.feedId, table.uid, table.startsAt] })],
)

/** What the host recognised as a booking of ours that came back under another name. */
export const feedEcho = sqliteTable(
  'feed_echo',
  {
    feedId: text('feed_id').notNull(),
    uid: text('uid').notNull(),
    markedAt: integer('marked_at').notNull(),
    markedBy: text('marked_by').notNull(),
  },
  (table) => [primaryKey({ columns: [table.feedId, table.uid] })],
)

/** Which busy times block which slots; `blocked` of a slot is their sum. */
export const feedBlock = sqliteTable(
  'feed_block',
  {
    slotId: text('slot_id').notNull(),
    feedId: text('feed_id').notNull(),
    uid: text('uid').notNull(),
    places: integer('places').notNull(),
    booked: integer('booked', { mode: 'boolean' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.slotId, table.feedId, table.uid] }),
    index('feed_block_by_feed').on(table.feedId, table.uid),
  ],
)

/** What was sold here and there, since when it is known, and whether the host has settled it. */
export const feedClash = sqliteTable(
  'feed_clash',
  {
    feedId: text('feed_id').notNull(),
    uid: text('uid').notNull(),
    /** On which she was told of it. */
    days: text('days').notNull(),
    foundAt: integer('found_at').notNull(),
    settledAt: integer('settled_at'),
    settledBy: text('settled_by'),
  },
  (table) => [primaryKey({ columns: [table.feedId, table.uid] })],
)
