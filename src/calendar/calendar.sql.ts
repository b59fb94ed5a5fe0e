import { keeps } from '../accounts/keeper.sql.ts'
import type { Day } from '../days.ts'
import type { ProductKind } from '../products/products.schemas.ts'
import type { Tier } from '../township/township.rules.ts'
import type { ChangeableSlot, SlotChange } from './change.rules.ts'

/** Who changes a host's calendar, and under which name it is recorded. */
export interface Acting {
  hostId: string
  accountId: string
  actor: string
}

/** A township's notice that closes a slot, or a cap that it draws on. */
export interface ClosedBy {
  id: string
  title: string
  titleEn: string | null
}

export interface HostSlot extends ChangeableSlot {
  /** UTC, milliseconds. */
  endsAt: number | null
  saleEndsAt: number
  tier: Tier
  notices: ClosedBy[]
}

export interface HostUnit {
  id: string
  name: string
  nameEn: string | null
  weekdayFen: number
  weekendFen: number
  holidayFen: number
}

/** Something a host sells, with its slots in the range that was asked for and its stock. */
export interface HostListing {
  id: string
  kind: ProductKind
  name: string
  nameEn: string | null
  isPublished: boolean
  units: HostUnit[]
  slots: HostSlot[]
}

/** A change as it stands in the record. */
export interface PastChange {
  id: number
  /** UTC, milliseconds. */
  at: number
  actor: string
  /** What whoever made it is called; null when that is not known any more. */
  by: string | null
  changes: SlotChange[]
  /** The change that this one took back. */
  undoes: number | null
  isUndone: boolean
}

export interface HostCalendar {
  listings: HostListing[]
  /** The newest change there is; 0 when nothing was ever changed. */
  newest: number
}

const SLOT_JSON = `json_object(
  'id', slot.id, 'productId', slot.product_id, 'day', slot.day, 'startsAt', slot.starts_at, 'endsAt', slot.ends_at,
  'saleEndsAt', slot.sale_ends_at, 'tier', slot.tier, 'state', slot.state, 'capacity', slot.capacity, 'taken', slot.taken,
  'ownPrices', (
    SELECT iif(count(*) = 0, NULL, json_group_object(unit_id, price_fen)) FROM slot_price WHERE slot_id = slot.id
  ),
  'notices', (
    SELECT json_group_array(json_object('id', closure.id, 'title', closure.title, 'titleEn', closure.title_en))
    FROM closure WHERE closure.id IN (
      SELECT closure_id FROM slot_closure WHERE slot_closure.slot_id = slot.id
      UNION SELECT closure_id FROM unit JOIN unit_cap ON unit_cap.unit_id = unit.id
      JOIN slot AS cap_slot ON cap_slot.cap_id = unit_cap.cap_id AND cap_slot.day = slot.day
      JOIN slot_closure ON slot_closure.slot_id = cap_slot.id
      WHERE unit.product_id = slot.product_id
    )
  )
)`

const NEWEST = `(SELECT coalesce(max(id), 0) FROM event WHERE kind = 'calendar.changed' AND subject_id = ?1)`

/** What a host sells, as JSON: `products` and `slots` say which of them, in SQL over `product` and `slot`. */
const calendarJson = (products: string, slots: string) => `json_object('newest', ${NEWEST}, 'listings', (
  SELECT json_group_array(json_object(
    'id', product.id, 'kind', product.kind, 'name', product.name, 'nameEn', product.name_en,
    'isPublished', json(iif(product.state = 'published', 'true', 'false')),
    'units', (
      SELECT json_group_array(json_object(
        'id', unit.id, 'name', unit.name, 'nameEn', unit.name_en,
        'weekdayFen', unit.weekday_fen, 'weekendFen', unit.weekend_fen, 'holidayFen', unit.holiday_fen
      ) ORDER BY unit.position) FROM unit WHERE unit.product_id = product.id AND unit.withdrawn = 0
    ),
    'slots', (
      SELECT json_group_array(${SLOT_JSON} ORDER BY slot.day, slot.starts_at, slot.id) FROM slot
      WHERE slot.product_id = product.id AND ${slots}
    )
  ) ORDER BY product.kind <> 'stay', product.kind = 'goods', product.id)
  FROM product WHERE product.host_id = ?1 AND ${products}
))`

/** All that a host sells, with its slots from one day to another and its stock; null for who does not act for her. */
export async function readCalendar(
  db: D1Database,
  { hostId, accountId }: Acting,
  { from, to }: { from: Day; to: Day },
): Promise<HostCalendar | null> {
  const listings = calendarJson("product.state <> 'closed'", '(slot.day IS NULL OR slot.day BETWEEN ?3 AND ?4)')
  const row = await db
    .prepare(`SELECT ${listings} AS body WHERE ${keeps('?1', '?2')}`)
    .bind(hostId, accountId, from, to)
    .first<{ body: string }>()
  return row && JSON.parse(row.body)
}

/** One of the host's slots, alone in its listing; no listing when it is none of hers, null for who does not act for her. */
export async function readSlotListing(
  db: D1Database,
  { hostId, accountId }: Acting,
  slotId: string,
): Promise<HostCalendar | null> {
  const listing = calendarJson('product.id = (SELECT product_id FROM slot WHERE id = ?3)', 'slot.id = ?3')
  const row = await db
    .prepare(`SELECT ${listing} AS body WHERE ${keeps('?1', '?2')}`)
    .bind(hostId, accountId, slotId)
    .first<{ body: string }>()
  return row && JSON.parse(row.body)
}

/** These slots of the host's own, and the changes she has made since one she had seen; null for who does not act for her. */
export async function readSlots(
  db: D1Database,
  { hostId, accountId }: Acting,
  slotIds: readonly string[],
  seen: number,
): Promise<{ slots: HostSlot[]; since: PastChange[] } | null> {
  const [slots, since] = await db.batch<{ body: string }>([
    db
      .prepare(`
        SELECT (
          SELECT json_group_array(${SLOT_JSON} ORDER BY slot.day, slot.starts_at, slot.id)
          FROM json_each(?3) AS asked JOIN slot ON slot.id = asked.value JOIN product ON product.id = slot.product_id
          WHERE product.host_id = ?1
        ) AS body WHERE ${keeps('?1', '?2')}`)
      .bind(hostId, accountId, JSON.stringify(slotIds)),
    db
      .prepare(`SELECT ${pastChanges('event.id > ?3 ORDER BY event.id')} AS body WHERE ${keeps('?1', '?2')}`)
      .bind(hostId, accountId, seen),
  ])
  const found = slots?.results[0]
  return found ? { slots: JSON.parse(found.body), since: JSON.parse(since?.results[0]?.body ?? '[]') } : null
}

/** The host's last changes, the newest first; none for who does not act for her. */
export async function readPastChanges(
  db: D1Database,
  { hostId, accountId }: Acting,
  most: number,
): Promise<PastChange[]> {
  const row = await db
    .prepare(`SELECT ${pastChanges('true ORDER BY event.id DESC LIMIT ?3')} AS body WHERE ${keeps('?1', '?2')}`)
    .bind(hostId, accountId, most)
    .first<{ body: string }>()
  return JSON.parse(row?.body ?? '[]')
}

/** One of the host's changes; null when it is none of hers. */
export async function readPastChange(
  db: D1Database,
  { hostId, accountId }: Acting,
  id: number,
): Promise<PastChange | null> {
  const row = await db
    .prepare(`SELECT ${pastChanges('event.id = ?3')} AS body WHERE ${keeps('?1', '?2')}`)
    .bind(hostId, accountId, id)
    .first<{ body: string }>()
  const [change] = JSON.parse(row?.body ?? '[]')
  return change ?? null
}

/** The actor of a keeper's deed is `account:<id> for host:<id>`. */
const ACTING_ACCOUNT = `substr(event.actor, 9, instr(event.actor, ' for host:') - 9)`

/** The changes of the host ?1 that are meant by `which`, as a JSON array. */
function pastChanges(which: string): string {
  return `(
    SELECT json_group_array(json(body)) FROM (
      SELECT json_object(
        'id', event.id, 'at', event.at, 'actor', event.actor,
        'by', (SELECT nullif(name, '') FROM account WHERE account.id = ${ACTING_ACCOUNT}),
        'changes', event.detail -> '$.changes', 'undoes', event.detail ->> '$.undoes',
        'isUndone', json(iif(EXISTS (
          SELECT 1 FROM event AS later
          WHERE later.kind = 'calendar.changed' AND later.subject_id = ?1 AND later.id > event.id
            AND later.detail ->> '$.undoes' = event.id
        ), 'true', 'false'))
      ) AS body
      FROM event WHERE event.kind = 'calendar.changed' AND event.subject_id = ?1 AND ${which}
    )
  )`
}

/**
 * Changes all of these slots and records it, or does nothing: when one of them is not as `before` says, is another
 * host's, is past, or has sold more than it would hold. The view's trigger decides, in one statement.
 */
export async function insertChange(
  db: D1Database,
  { hostId, accountId, actor }: Acting,
  { changes, undoes, at, today }: { changes: readonly SlotChange[]; undoes: number | null; at: number; today: Day },
): Promise<boolean> {
  const { results } = await db
    .prepare(`
      INSERT INTO calendar_change (host_id, actor, door, at, today, detail)
      SELECT ?1, ?3, 'web', ?4, ?5, ?6 WHERE ${keeps('?1', '?2')}
      RETURNING host_id`)
    .bind(hostId, accountId, actor, at, today, JSON.stringify({ changes, undoes }))
    .all()
  return results.length > 0
}
