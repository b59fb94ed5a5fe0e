import type { Reads } from '../database.ts'
import type { Day } from '../days.ts'
import type { Offer, OfferedSlot } from './inventory.rules.ts'

export interface OfferedParts {
  slots: OfferedSlot[]
  offers: Offer[]
}

/**
 * The slots and everything their products sell, in one trip. Unknown ids are simply absent. A cap's slot for a day
 * is matched by the day, so several nights draw on several days of the cap.
 */
export async function readOffers(db: Reads, slotIds: readonly string[]): Promise<OfferedParts> {
  const row = await db
    .prepare(`
      WITH asked AS (SELECT slot.* FROM json_each(?1) AS id JOIN slot ON slot.id = id.value WHERE slot.product_id IS NOT NULL)
      SELECT json_object(
        'slots', (
          SELECT json_group_array(json_object(
            'id', asked.id, 'productId', asked.product_id, 'day', asked.day,
            'startsAt', asked.starts_at, 'endsAt', asked.ends_at, 'tier', asked.tier,
            'capSlots', (
              SELECT json_group_object(cap_slot.cap_id, cap_slot.id) FROM slot AS cap_slot
              WHERE cap_slot.day = asked.day AND cap_slot.cap_id IN (
                SELECT unit_cap.cap_id FROM unit JOIN unit_cap ON unit_cap.unit_id = unit.id
                WHERE unit.product_id = asked.product_id
              )
            )
          )) FROM asked
        ),
        'offers', (
          SELECT json_group_array(json_object(
            'productId', product.id, 'version', product.version, 'kind', product.kind, 'name', product.name,
            'hostId', host.id, 'hostName', host.name, 'hostPhone', host.phone, 'placeName', place.name,
            'policyId', product.policy_id,
            'oncePerBuyer', json(iif(product.once_per_buyer, 'true', 'false')),
            'published', json(iif(product.state = 'published', 'true', 'false')),
            'requiredCertificate', product.required_certificate,
            'certifiedUntil', (
              SELECT max(expires_on) FROM certificate
              WHERE certificate.host_id = host.id AND certificate.kind = product.required_certificate
                AND certificate.revoked_at IS NULL
            ),
            'units', (
              SELECT json_group_array(json_object(
                'id', unit.id, 'name', unit.name, 'draw', unit.draw,
                'minQuantity', unit.min_quantity, 'maxQuantity', unit.max_quantity,
                'weekday', unit.weekday_fen, 'weekend', unit.weekend_fen, 'holiday', unit.holiday_fen,
                'caps', (
                  SELECT json_group_array(json_object('capId', unit_cap.cap_id, 'draw', unit_cap.draw))
                  FROM unit_cap WHERE unit_cap.unit_id = unit.id
                )
              )) FROM unit WHERE unit.product_id = product.id
            )
          ))
          FROM product JOIN host ON host.id = product.host_id JOIN place ON place.id = product.place_id
          WHERE product.id IN (SELECT product_id FROM asked)
        )
      ) AS parts`)
    .bind(JSON.stringify(slotIds))
    .first<{ parts: string }>()
  return JSON.parse(row?.parts ?? '{"slots":[],"offers":[]}')
}

/**
 * Slots by product and day, as JSON text built by SQL, so that no row becomes an object on its way out. `left` is what
 * the tightest of slot and shared caps still has.
 */
const AVAILABILITY = `
  WITH offered AS MATERIALIZED (
    SELECT product.id,
      (product.required_certificate IS NULL OR EXISTS (
        SELECT 1 FROM certificate
        WHERE certificate.host_id = product.host_id AND certificate.kind = product.required_certificate
          AND certificate.revoked_at IS NULL AND certificate.expires_on >= ?2
      )) AS for_sale,
      (SELECT json_group_array(unit_cap.cap_id) FROM unit JOIN unit_cap ON unit_cap.unit_id = unit.id WHERE unit.product_id = product.id) AS caps,
      json_group_array(json_object(
        'id', unit.id, 'name', unit.name,
        'weekdayFen', unit.weekday_fen, 'weekendFen', unit.weekend_fen, 'holidayFen', unit.holiday_fen
      ) ORDER BY unit.position) AS units
    FROM product JOIN unit ON unit.product_id = product.id
    WHERE product.id IN (SELECT value FROM json_each(?5)) AND product.state = 'published'
    GROUP BY product.id
  ),
  shown AS (
    SELECT slot.*, offered.for_sale, offered.units,
      EXISTS (SELECT 1 FROM slot_closure WHERE slot_closure.slot_id = slot.id)
        OR (caps <> '[]' AND EXISTS (
          SELECT 1 FROM slot AS cap_slot JOIN slot_closure ON slot_closure.slot_id = cap_slot.id
          WHERE cap_slot.day = slot.day AND cap_slot.cap_id IN (SELECT value FROM json_each(caps))
        )) AS noticed,
      iif(caps = '[]', slot.capacity - slot.taken, min(slot.capacity - slot.taken, (
        SELECT coalesce(min(iif(cap_slot.state = 'open', cap_slot.capacity - cap_slot.taken, 0)), 0) FROM slot AS cap_slot
        WHERE cap_slot.day = slot.day AND cap_slot.cap_id IN (SELECT value FROM json_each(caps))
      ))) AS left_over
    FROM offered CROSS JOIN slot ON slot.product_id = offered.id AND (slot.day BETWEEN ?3 AND ?4 OR slot.day IS NULL)
    ORDER BY slot.product_id, slot.day, slot.starts_at
  )
  SELECT product_id AS productId, units, json_group_array(json_object(
    'id', id,
    'day', day,
    'startsAt', iif(starts_at IS NULL, NULL, strftime('%Y-%m-%dT%H:%M:%SZ', starts_at / 1000, 'unixepoch')),
    'endsAt', iif(ends_at IS NULL, NULL, strftime('%Y-%m-%dT%H:%M:%SZ', ends_at / 1000, 'unixepoch')),
    'left', left_over,
    'state', CASE
      WHEN NOT for_sale THEN 'not_for_sale'
      WHEN sale_ends_at <= ?1 THEN 'ended'
      WHEN state = 'closed' OR noticed THEN 'closed'
      WHEN left_over = 0 THEN 'sold_out'
      ELSE 'open' END,
    'tier', tier,
    'provisional', json(iif(provisional, 'true', 'false'))
  )) AS slots
  FROM shown GROUP BY product_id`

export interface AvailabilityQuestion {
  productIds: readonly string[]
  from: Day
  to: Day
  now: number
  today: Day
}

/** A product's units and slots as JSON text, in the shape of `ProductCalendar`. */
export interface CalendarText {
  productId: string
  units: string
  slots: string
}

/** For each published product that has slots in the range, its calendar. */
export async function readCalendars(db: Reads, question: AvailabilityQuestion): Promise<CalendarText[]> {
  const { results } = await db
    .prepare(AVAILABILITY)
    .bind(question.now, question.today, question.from, question.to, JSON.stringify(question.productIds))
    .all<CalendarText>()
  return results
}

/** A slot to be opened. */
export interface NewSlot extends Omit<OfferedSlot, 'productId' | 'capSlots'> {
  /** Either a product's slot or one day of a cap. */
  productId: string | null
  capId: string | null
  saleEndsAt: number
  provisional: boolean
  capacity: number
}

/** Adds the slots that are not there yet and leaves the others as they are; answers how many were added. */
export async function insertSlots(db: D1Database, slots: readonly NewSlot[]): Promise<number> {
  const { results } = await db
    .prepare(`
      INSERT INTO slot (id, product_id, cap_id, day, starts_at, ends_at, sale_ends_at, tier, provisional, capacity)
      SELECT slot ->> 'id', slot ->> 'productId', slot ->> 'capId', slot ->> 'day', slot ->> 'startsAt', slot ->> 'endsAt',
        slot ->> 'saleEndsAt', slot ->> 'tier', slot ->> 'provisional', slot ->> 'capacity'
      FROM (SELECT value AS slot FROM json_each(?1)) WHERE true
      ON CONFLICT (id) DO NOTHING RETURNING id`)
    .bind(JSON.stringify(slots))
    .all()
  return results.length
}

/** Sets what a slot holds in all. Answers how many places are taken when that is more than `capacity`, else null. */
export async function setCapacity(db: D1Database, slotId: string, capacity: number): Promise<number | null> {
  const [, over] = await db.batch<{ taken: number }>([
    db.prepare('UPDATE slot SET capacity = ?2 WHERE id = ?1 AND taken <= ?2').bind(slotId, capacity),
    db.prepare('SELECT taken FROM slot WHERE id = ?1 AND taken > ?2').bind(slotId, capacity),
  ])
  return over?.results[0]?.taken ?? null
}
