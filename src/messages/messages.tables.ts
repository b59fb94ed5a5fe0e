import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { CHANNELS } from './messages.kinds.ts'

/**
 * What someone should hear of: one row per event and recipient. `guest:<order id>` and `host:<host id>` are told in the
 * inbox; `sms:guest:<order id>` and `sms:host:<host id>:<account id>` are text messages that follow from it.
 */
export const outbox = sqliteTable(
  'outbox',
  {
    eventId: integer('event_id').notNull(),
    recipient: text('recipient').notNull(),
    /** Done with, by being sent or because there was nothing to send: `outcome` says which. */
    sentAt: integer('sent_at'),
    attempts: integer('attempts').notNull().default(0),
    /** Nobody takes it up before: it waits for another try, or someone has it in hand. */
    dueAt: integer('due_at').notNull(),
    /** When the queue was last given it. */
    handedAt: integer('handed_at'),
    /** Since when an attempt may have gone out without anyone knowing. */
    maybeSentAt: integer('maybe_sent_at'),
    /** How the last attempt ended. */
    outcome: text('outcome'),
    /** Given up; staff may have it sent again. */
    deadAt: integer('dead_at'),
  },
  (table) => [primaryKey({ columns: [table.eventId, table.recipient] })],
)

/** What an inbox shows, in the words it was sent in; once for each event and recipient. */
export const message = sqliteTable('message', {
  id: integer('id').primaryKey(),
  recipient: text('recipient').notNull(),
  eventId: integer('event_id').notNull(),
  kind: text('kind').notNull(),
  title: text('title').notNull(),
  body: text('body').notNull(),
  titleEn: text('title_en').notNull(),
  bodyEn: text('body_en').notNull(),
  /** A path of ours where something can be done about it. */
  link: text('link').notNull(),
  at: integer('at').notNull(),
})

export const messageRead = sqliteTable(
  'message_read',
  {
    messageId: integer('message_id').notNull(),
    accountId: text('account_id').notNull(),
    readAt: integer('read_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.messageId, table.accountId] })],
)

/** What staff have made of a text; the newest counts. */
export const messageText = sqliteTable('message_text', {
  id: integer('id').primaryKey(),
  kind: text('kind').notNull(),
  channel: text('channel', { enum: CHANNELS }).notNull(),
  lang: text('lang', { enum: ['zh-CN', 'en'] }).notNull(),
  /** NULL: back to the words of the product. */
  text: text('text'),
  changedBy: text('changed_by').notNull(),
  changedAt: integer('changed_at').notNull(),
})
