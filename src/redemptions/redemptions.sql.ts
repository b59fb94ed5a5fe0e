import { receives } from '../accounts/keeper.sql.ts'
import { DAY_MS, type Day } from '../days.ts'
import type { CodeMatch, ReadCode } from './redemptions.rules.ts'
import type { Act } from './redemptions.schemas.ts'
import type { REDEMPTION_KINDS, UNCOUNTED } from './redemptions.tables.ts'

/** Whoever receives a host's guests; both stand in every query. */
export interface Receiver {
  hostId: string
  accountId: string
  /** As it stands in the record. */
  actor: string
}

export interface Received {
  /** UTC, milliseconds. */
  at: number
  device: string
  door: 'web' | 'offline'
}

/** What became of one line of an act. */
export interface Counted {
  actId: string
  orderId: string
  position: number
  quantity: number
  counted: number
  why: (typeof UNCOUNTED)[number] | null
}

/**
 * Writes acts down, line by line, as far as they are this host's and not there yet; answers them all as they stand. The
 * lines decide how many are counted.
 */
export async function insertActs(
  db: D1Database,
  { hostId, accountId, actor }: Receiver,
  acts: readonly Act[],
  { at, device, door }: Received,
): Promise<Counted[]> {
  const [, rows] = await db.batch<Counted>([
    db
      .prepare(`
        INSERT INTO redeeming (
          act_id, order_id, position, host_id, kind, quantity, proof, day, claimed_at, received_at, account_id, actor, device, door
        )
        SELECT act.value ->> 'id', act.value ->> 'orderId', line.value ->> 'position', ?1, act.value ->> 'kind',
          line.value ->> 'quantity', act.value ->> 'proof', act.value ->> 'day', act.value ->> 'claimedAt', ?4, ?2, ?5, ?6, ?7
        FROM json_each(?3) AS act, json_each(act.value -> 'lines') AS line
        WHERE ${receives('?1', '?2')}`)
      .bind(hostId, accountId, JSON.stringify(acts), at, actor, device, door),
    db
      .prepare(`
        SELECT act_id AS actId, order_id AS orderId, position, quantity, counted, why FROM redemption
        WHERE act_id IN (SELECT value ->> 'id' FROM json_each(?3)) AND host_id = ?1 AND ${receives('?1', '?2')} ORDER BY id`)
      .bind(hostId, accountId, JSON.stringify(acts)),
  ])
  return rows?.results ?? []
}

/** Takes one row back, once, within its day; answers its order, or null when nothing was taken back. */
export async function insertUndo(
  db: D1Database,
  { hostId, accountId, actor }: Receiver,
  redemptionId: number,
  { at, device, door }: Received,
): Promise<{ orderId: string; undone: boolean } | null> {
  const [, rows] = await db.batch<{ orderId: string; undone: number }>([
    db
      .prepare(`
        INSERT INTO redeeming (
          act_id, order_id, position, host_id, kind, quantity, undoes, proof, day, claimed_at, received_at, account_id, actor, device, door
        )
        SELECT 'undo:' || id, order_id, position, ?1, 'undone', counted, id, proof, day, ?4, ?4, ?2, ?5, ?6, ?7 FROM redemption
        WHERE id = ?3 AND host_id = ?1 AND ${receives('?1', '?2')}`)
      .bind(hostId, accountId, redemptionId, at, actor, device, door),
    db
      .prepare(`
        SELECT order_id AS orderId, EXISTS (SELECT 1 FROM redemption AS undo WHERE undo.undoes = ?3) AS undone FROM redemption
        WHERE id = ?3 AND host_id = ?1 AND ${receives('?1', '?2')}`)
      .bind(hostId, accountId, redemptionId),
  ])
  const row = rows?.results[0]
  return row ? { orderId: row.orderId, undone: row.undone === 1 } : null
}

/** What was noted of a line, when, and by whom. */
export interface Noted {
  id: number
  orderId: string
  position: number
  kind: (typeof REDEMPTION_KINDS)[number]
  quantity: number
  counted: number
  why: Counted['why']
  /** The row that takes this one back; null while it stands. */
  undoneBy: string | null
  /** By the device's clock, and by ours. */
  claimedAt: number
  receivedAt: number
  by: string
  device: string
  door: 'web' | 'offline'
}

/** A row of `redemption` and the account it is by, under the names they have in the query. */
const notedJson = (row: string, keeper: string) => `json_object(
  'id', ${row}.id, 'orderId', ${row}.order_id, 'position', ${row}.position, 'kind', ${row}.kind,
  'quantity', ${row}.quantity, 'counted', ${row}.counted, 'why', ${row}.why,
  'undoneBy', (
    SELECT name FROM redemption AS undo JOIN account AS undoer ON undoer.id = undo.account_id WHERE undo.undoes = ${row}.id
  ),
  'claimedAt', ${row}.claimed_at, 'receivedAt', ${row}.received_at, 'by', ${keeper}.name,
  'device', ${row}.device, 'door', ${row}.door
)`

/** All that was noted of one order at a host, the latest last. What was taken back says so; the taking back is no row of its own here. */
export async function readNoted(
  db: D1Database,
  { hostId, accountId }: Omit<Receiver, 'actor'>,
  orderId: string,
): Promise<Noted[]> {
  const row = await db
    .prepare(`
      SELECT json_group_array(${notedJson('redemption', 'account')} ORDER BY redemption.id) AS body
      FROM redemption JOIN account ON account.id = redemption.account_id
      WHERE order_id = ?3 AND host_id = ?1 AND redemption.kind <> 'undone' AND ${receives('?1', '?2')}`)
    .bind(hostId, accountId, orderId)
    .first<{ body: string }>()
  return JSON.parse(row?.body ?? '[]')
}

/** Something that was noted and not counted in full, with what had been counted of the same line before. */
export interface Double extends Noted {
  name: string
  title: string
  titleEn: string | null
  earlier: Noted[]
}

/** What reached us since that instant and clashed with what was there already, the latest first. */
export async function readDoubles(
  db: D1Database,
  { hostId, accountId }: Omit<Receiver, 'actor'>,
  since: number,
): Promise<Double[]> {
  const row = await db
    .prepare(`
      SELECT json_group_array(json_insert(${notedJson('redemption', 'account')},
        '$.name', orders.contact_name, '$.title', order_line.title, '$.titleEn', product.name_en,
        '$.earlier', (
          SELECT json_group_array(${notedJson('before', 'keeper')} ORDER BY before.id)
          FROM redemption AS before JOIN account AS keeper ON keeper.id = before.account_id
          WHERE before.order_id = redemption.order_id AND before.position = redemption.position AND before.id < redemption.id
            AND before.kind <> 'undone' AND before.counted > 0
        )
      ) ORDER BY redemption.id DESC) AS body
      FROM redemption
      JOIN account ON account.id = redemption.account_id
      JOIN orders ON orders.id = redemption.order_id
      JOIN order_line ON order_line.order_id = redemption.order_id AND order_line.position = redemption.position
      JOIN product ON product.id = order_line.product_id
      WHERE redemption.host_id = ?1 AND redemption.received_at >= ?3 AND redemption.counted < redemption.quantity
        AND ${receives('?1', '?2')}`)
    .bind(hostId, accountId, since)
    .first<{ body: string }>()
  return JSON.parse(row?.body ?? '[]')
}

/** How far back a guest's last four letters are looked for. */
const RECENT_DAYS = 60

const MATCH_JSON = `json_object(
  'orderId', orders.id, 'status', orders.status, 'name', orders.contact_name,
  'isHers', json(iif(EXISTS (
    SELECT 1 FROM order_line WHERE order_line.order_id = orders.id AND order_line.host_id = ?1
  ), 'true', 'false')),
  'lines', (
    SELECT json_group_array(json_object(
      'title', order_line.title, 'quantity', order_line.quantity, 'status', order_line.status,
      'left', order_line.quantity - order_line.arrived - order_line.no_show,
      'days', (SELECT json_group_array(slot.value ->> 'day') FROM json_each(order_line.slots) AS slot)
    ) ORDER BY order_line.position) FROM order_line
    WHERE order_line.order_id = orders.id AND order_line.host_id = ?1 AND order_line.sold_at IS NOT NULL
  )
)`

/** The order with this code; or of those that end so, the ones in which this host has something. */
export async function readMatches(
  db: D1Database,
  { hostId, accountId }: Omit<Receiver, 'actor'>,
  { text, isWhole }: ReadCode,
  now: number,
): Promise<CodeMatch[]> {
  const meant = isWhole
    ? 'orders.code = ?3 AND ?4 IS NOT NULL'
    : `substr(orders.code, -4) = ?3 AND orders.id IN (
        SELECT order_id FROM order_line
        WHERE host_id = ?1 AND sold_at IS NOT NULL AND (starts_at IS NULL OR starts_at >= ?4)
        UNION
        SELECT order_line.order_id FROM orders AS held JOIN order_line ON order_line.order_id = held.id
        WHERE held.status = 'held' AND order_line.host_id = ?1
      )`
  const row = await db
    .prepare(
      `SELECT json_group_array(${MATCH_JSON} ORDER BY orders.id) AS body FROM orders WHERE ${meant} AND ${receives('?1', '?2')}`,
    )
    .bind(hostId, accountId, text, now - RECENT_DAYS * DAY_MS)
    .first<{ body: string }>()
  return JSON.parse(row?.body ?? '[]')
}

/** The codes of those who may still come on these days, and of goods that wait. */
export async function readCodes(
  db: D1Database,
  { hostId, accountId }: Omit<Receiver, 'actor'>,
  days: readonly Day[],
  [from, until]: readonly [number, number],
): Promise<{ orderId: string; code: string }[]> {
  const { results } = await db
    .prepare(`
      SELECT DISTINCT orders.id AS orderId, orders.code FROM order_line JOIN orders ON orders.id = order_line.order_id
      WHERE order_line.host_id = ?1 AND order_line.sold_at IS NOT NULL AND order_line.status IN ('confirmed', 'completed')
        AND (order_line.starts_at IS NULL OR (order_line.starts_at >= ?4 AND order_line.starts_at < ?5))
        AND order_line.arrived + order_line.no_show < order_line.quantity
        AND EXISTS (
          SELECT 1 FROM json_each(order_line.slots) AS slot
          WHERE slot.value ->> 'day' IS NULL OR slot.value ->> 'day' IN (SELECT value FROM json_each(?3))
        )
        AND ${receives('?1', '?2')}
      ORDER BY orders.id`)
    .bind(hostId, accountId, JSON.stringify(days), from, until)
    .all<{ orderId: string; code: string }>()
  return results
}
