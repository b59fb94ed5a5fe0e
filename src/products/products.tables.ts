import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { AUDIENCES, PRODUCT_KINDS } from './products.schemas.ts'

/** A policy never changes: an edited one is a new row, so that an order keeps the terms it was sold under. */
export const cancellationPolicy = sqliteTable('cancellation_policy', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  tiers: text('tiers', { mode: 'json' }).notNull(),
})

export const product = sqliteTable('product', {
  id: text('id').primaryKey(),
  hostId: text('host_id').notNull(),
  placeId: text('place_id').notNull(),
  kind: text('kind', { enum: PRODUCT_KINDS }).notNull(),
  name: text('name').notNull(),
  summary: text('summary').notNull().default(''),
  policyId: text('policy_id').notNull(),
  /** The certificate its host must hold for it to be sold at all. */
  requiredCertificate: text('required_certificate'),
  oncePerBuyer: integer('once_per_buyer', { mode: 'boolean' }).notNull().default(false),
  /** What is added at the scale, in fen per 斤 (500 g). */
  weighedFen: integer('weighed_fen'),
  state: text('state', { enum: ['draft', 'review', 'published', 'closed'] })
    .notNull()
    .default('draft'),
  /** A booking of it waits for its host's yes. */
  hostAnswers: integer('host_answers', { mode: 'boolean' }).notNull().default(false),
  /** Counts every change of what is sold and for how much. */
  version: integer('version').notNull().default(1),
  nameEn: text('name_en'),
  summaryEn: text('summary_en'),
  /** null: its place's. */
  scene: text('scene'),
  /** What guests should bring, in the host's words. */
  bring: text('bring').notNull().default(''),
  /** Where and how guests meet the host. */
  meeting: text('meeting').notNull().default(''),
  bringEn: text('bring_en'),
  meetingEn: text('meeting_en'),
})

export const unit = sqliteTable('unit', {
  id: text('id').primaryKey(),
  productId: text('product_id').notNull(),
  position: integer('position').notNull(),
  name: text('name').notNull(),
  /** How many people one unit takes in: 2 for a double room, 0 for a jar. */
  people: integer('people').notNull(),
  /** Whom it is meant for; seniors also take adults' places. */
  audience: text('audience', { enum: AUDIENCES }).notNull().default('anyone'),
  /** What one unit takes from its product's slot. */
  draw: integer('draw').notNull().default(1),
  minQuantity: integer('min_quantity').notNull().default(1),
  maxQuantity: integer('max_quantity').notNull().default(20),
  weekdayFen: integer('weekday_fen').notNull(),
  weekendFen: integer('weekend_fen').notNull(),
  holidayFen: integer('holiday_fen').notNull(),
  nameEn: text('name_en'),
  /** One that was sold stays for its orders; withdrawn, it is offered no more. */
  withdrawn: integer('withdrawn', { mode: 'boolean' }).notNull().default(false),
})
