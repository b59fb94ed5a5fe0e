import { keeps } from '../accounts/keeper.sql.ts'
import type { Reads } from '../database.ts'
import type { Day } from '../days.ts'
import type { RipenessState, Season } from './seasons.schemas.ts'

/** The last seasons of the product in the row around it, as JSON in the shape of `Season`, the earliest first. */
export const SEASONS_JSON = `(
  SELECT json_group_array(json_object(
    'id', season_id, 'opensOn', opens_on, 'endsOn', ends_on, 'sellsFrom', sells_from, 'sellsUntil', sells_until,
    'report', json(iif(report_id IS NULL, 'null', json_object('state', state, 'day', day, 'note', note, 'noteEn', note_en)))
  ) ORDER BY opens_on) FROM (
    SELECT * FROM season_sale WHERE season_sale.product_id = product.id ORDER BY opens_on DESC LIMIT 3
  )
)`

/** When the product in the row around it is sold, as JSON in the shape of `SaleWindow[]`; empty: all year. */
export const SALE_WINDOWS_JSON = `(
  SELECT json_group_array(json_object('from', sells_from, 'until', sells_until))
  FROM season_sale WHERE season_sale.product_id = product.id
)`

/** Who reports for a host, and under which name it is recorded. */
export interface Acting {
  hostId: string
  accountId: string
  actor: string
}

/** Something that is picked at a host's, with all that she has said of it lately. */
export interface Orchard {
  id: string
  name: string
  nameEn: string | null
  seasons: Season[]
  /** The latest first. Those taken back say so. */
  reports: OrchardReport[]
  /** Lines of orders that are booked for days that are not sold any more. */
  stranded: number
}

export interface OrchardReport {
  id: string
  seasonId: string
  state: RipenessState
  day: Day
  note: string
  /** UTC, milliseconds. */
  reportedAt: number
  withdrawn: boolean
}

const REPORTS_SHOWN = 12

/** What is picked at a host's; nothing for who does not act for her. */
export async function readOrchards(db: D1Database, { hostId, accountId }: Acting, now: number): Promise<Orchard[]> {
  const row = await db
    .prepare(`
      SELECT json_group_array(json_object(
        'id', product.id, 'name', product.name, 'nameEn', product.name_en, 'seasons', json(${SEASONS_JSON}),
        'reports', (
          SELECT json_group_array(json_object(
            'id', id, 'seasonId', season_id, 'state', state, 'day', day, 'note', note, 'reportedAt', reported_at,
            'withdrawn', json(iif(withdrawn_at IS NULL, 'false', 'true'))
          ) ORDER BY reported_at DESC, id DESC) FROM (
            SELECT ripeness.* FROM season JOIN ripeness ON ripeness.season_id = season.id
            WHERE season.product_id = product.id ORDER BY reported_at DESC, ripeness.id DESC LIMIT ${REPORTS_SHOWN}
          )
        ),
        'stranded', (
          SELECT count(*) FROM order_line WHERE order_line.product_id = product.id AND order_line.host_id = ?1
            AND order_line.status IN ('awaiting_host', 'confirmed') AND order_line.starts_at > ?3
            AND EXISTS (
              SELECT 1 FROM json_each(order_line.slots) AS drawn
              JOIN slot_off_season ON slot_off_season.slot_id = drawn.value ->> 'id'
            )
        )
      ) ORDER BY product.id) AS body
      FROM product WHERE product.host_id = ?1 AND product.kind = 'picking' AND product.state = 'published'
        AND ${keeps('?1', '?2')}`)
    .bind(hostId, accountId, now)
    .first<{ body: string }>()
  return JSON.parse(row?.body ?? '[]')
}

/** SQL that is true of a season of this host's, for whom the account may act. */
const theirs = (seasonId: string) => `EXISTS (
  SELECT 1 FROM season JOIN product ON product.id = season.product_id
  WHERE season.id = ${seasonId} AND product.host_id = ?2 AND ${keeps('?2', '?3')}
)`

export interface NewReport {
  id: string
  seasonId: string
  day: Day
  state: RipenessState
  note: string
  /** UTC, milliseconds. */
  at: number
}

/** Writes a report and the event of it, unless the last one said the same that day, or the season is not theirs. */
export async function insertReport(db: D1Database, acting: Acting, report: NewReport): Promise<void> {
  const { id, seasonId, day, state, note, at } = report
  await db.batch([
    db
      .prepare(`
        INSERT INTO ripeness (id, season_id, day, state, note, reported_at, reported_by)
        SELECT ?1, ?4, ?5, ?6, ?7, ?8, ?9 WHERE ${theirs('?4')} AND NOT EXISTS (
          SELECT 1 FROM season_sale JOIN ripeness ON ripeness.id = season_sale.report_id
          WHERE season_sale.season_id = ?4 AND (ripeness.day, ripeness.state, ripeness.note) = (?5, ?6, ?7)
        )`)
      .bind(id, acting.hostId, acting.accountId, seasonId, day, state, note, at, acting.actor),
    db
      .prepare(`
        INSERT INTO event (at, kind, subject_id, actor, door, detail)
        SELECT ?2, 'ripeness.reported', product_id, ?3, 'web', json_object('report', ?1, 'state', ?4)
        FROM season WHERE id = ?5 AND changes() > 0`)
      .bind(id, at, acting.actor, state, seasonId),
  ])
}

/** Takes the last report of its season back, on the day it was made. Answers whether it was there to be taken back. */
export async function withdrawReport(
  db: D1Database,
  acting: Acting,
  { id, day, at }: { id: string; day: Day; at: number },
): Promise<boolean> {
  const [moved] = await db.batch<{ id: string }>([
    db
      .prepare(`
        UPDATE ripeness SET withdrawn_at = ?4, withdrawn_by = ?5
        WHERE id = ?1 AND day = ?6 AND withdrawn_at IS NULL
          AND id = (SELECT report_id FROM season_sale WHERE season_sale.season_id = ripeness.season_id)
          AND ${theirs('ripeness.season_id')}
        RETURNING id`)
      .bind(id, acting.hostId, acting.accountId, at, acting.actor, day),
    db
      .prepare(`
        INSERT INTO event (at, kind, subject_id, actor, door, detail)
        SELECT ?2, 'ripeness.withdrawn', season.product_id, ?3, 'web', json_object('report', ?1)
        FROM ripeness JOIN season ON season.id = ripeness.season_id WHERE ripeness.id = ?1 AND changes() > 0`)
      .bind(id, at, acting.actor),
  ])
  return moved?.results.length === 1
}

export interface Estimate {
  seasonId: string
  /** Another season of the product's, or one that is there. */
  isNew: boolean
  productId: string
  opensOn: Day
  endsOn: Day
  at: number
}

const NONE_IN_THE_WAY = `NOT EXISTS (
  SELECT 1 FROM season AS other WHERE other.product_id = ?4 AND other.id <> ?1 AND other.opens_on <= ?6 AND other.ends_on >= ?5
)`

const ADD_SEASON = `
  INSERT INTO season (id, product_id, opens_on, ends_on, changed_at, changed_by)
  SELECT ?1, product.id, ?5, ?6, ?7, ?8 FROM product
  WHERE product.id = ?4 AND product.kind = 'picking' AND product.host_id = ?2 AND ${keeps('?2', '?3')} AND ${NONE_IN_THE_WAY}
  RETURNING id`

const MOVE_SEASON = `
  UPDATE season SET opens_on = ?5, ends_on = ?6, changed_at = ?7, changed_by = ?8
  WHERE id = ?1 AND product_id = ?4 AND ${theirs('season.id')} AND ${NONE_IN_THE_WAY}
  RETURNING id`

/** Sets when a season is estimated to open and end. Answers false where another of the product's is in the way, or it is not theirs. */
export async function putEstimate(db: D1Database, acting: Acting, estimate: Estimate): Promise<boolean> {
  const { seasonId, isNew, productId, opensOn, endsOn, at } = estimate
  const [put] = await db.batch<{ id: string }>([
    db
      .prepare(isNew ? ADD_SEASON : MOVE_SEASON)
      .bind(seasonId, acting.hostId, acting.accountId, productId, opensOn, endsOn, at, acting.actor),
    db
      .prepare(`
        INSERT INTO event (at, kind, subject_id, actor, door, detail)
        SELECT ?2, 'season.estimated', ?3, ?4, 'web', json_object('season', ?1, 'opensOn', ?5, 'endsOn', ?6)
        WHERE changes() > 0`)
      .bind(seasonId, at, productId, acting.actor, opensOn, endsOn),
  ])
  return put?.results.length === 1
}

/** A report as the feed tells it. */
export interface News {
  id: string
  productId: string
  product: string
  productEn: string | null
  host: string
  hostEn: string | null
  place: string
  placeEn: string | null
  state: RipenessState
  note: string
  noteEn: string | null
  /** UTC, milliseconds. */
  at: number
}

/** What was reported since then of what is published, the latest first; what was taken back is not told. */
export async function readNews(db: Reads, since: number, most: number): Promise<News[]> {
  const row = await db
    .prepare(`
      SELECT json_group_array(json_object(
        'id', id, 'productId', productId, 'product', product, 'productEn', productEn, 'host', host, 'hostEn', hostEn,
        'place', place, 'placeEn', placeEn, 'state', state, 'note', note, 'noteEn', noteEn, 'at', at
      )) AS body FROM (
        SELECT ripeness.id, product.id AS productId, product.name AS product, product.name_en AS productEn,
          host.name AS host, host.name_en AS hostEn, place.name AS place, place.name_en AS placeEn,
          ripeness.state, ripeness.note, ripeness.note_en AS noteEn, ripeness.reported_at AS at
        FROM ripeness JOIN season ON season.id = ripeness.season_id JOIN product ON product.id = season.product_id
        JOIN host ON host.id = product.host_id JOIN place ON place.id = product.place_id
        WHERE ripeness.withdrawn_at IS NULL AND ripeness.reported_at > ?1 AND product.state = 'published'
        ORDER BY ripeness.reported_at DESC, ripeness.id DESC LIMIT ?2
      )`)
    .bind(since, most)
    .first<{ body: string }>()
  return JSON.parse(row?.body ?? '[]')
}
