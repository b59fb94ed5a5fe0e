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
            'ownPrices', (
              SELECT iif(count(*) = 0, NULL, json_group_object(unit_id, price_fen)) FROM slot_price WHERE slot_id = asked.id
            ),
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
            'hostAnswers', json(iif(product.host_answers, 'true', 'false')),
            'published', json(iif(product.state = 'published', 'true', 'false')),
            'requiredCertificate', product.required_certificate,
            'certifiedUntil', (
              SELECT max(expires_on) FROM certificate
              WHERE certificate.host_id = host.id AND certificate.kind = product.required_certificate
                AND certificate.state = 'valid' AND certificate.revoked_at IS NULL
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
              )) FROM unit WHERE unit.product_id = product.id AND unit.withdrawn = 0
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

/** When a product is sold, and how: all that moves its version when it changes. What is left is asked each time. */
export interface Timetable {
  productId: string
  version: number
  /** The last local day on which its host's certificate lets it be sold: for ever when none is needed. */
  certifiedUntil: Day
  /** As JSON text. */
  units: string
  /** The shared caps that its units draw on. */
  caps: string[]
  /** Slots not bound to a day, by id. */
  stock: TimetableSlot[]
  /** Slots from the day on that was asked for, by day, start and id. */
  dated: TimetableSlot[]
}

export interface TimetableSlot {
  day: Day | null
  /** UTC, milliseconds. */
  saleEndsAt: number
  /** The beginning of its JSON text: all fields of `CalendarSlot` but `left` and `state`. */
  shown: string
}

const timetableSlots = (which: string) => `(
  SELECT json_group_array(json_object('day', day, 'saleEndsAt', sale_ends_at, 'shown', rtrim(json_object(
    'id', id, 'day', day,
    'startsAt', iif(starts_at IS NULL, NULL, strftime('%Y-%m-%dT%H:%M:%SZ', starts_at / 1000, 'unixepoch')),
    'endsAt', iif(ends_at IS NULL, NULL, strftime('%Y-%m-%dT%H:%M:%SZ', ends_at / 1000, 'unixepoch')),
    'tier', tier, 'provisional', json(iif(provisional, 'true', 'false'))
  ), '}') || coalesce((
    SELECT ',"ownPrices":' || json_group_object(unit_id, price_fen) FROM slot_price WHERE slot_id = slot.id HAVING count(*) > 0
  ), '')) ORDER BY day, starts_at, id) FROM slot WHERE slot.product_id = product.id AND ${which}
)`

const TIMETABLES = `
  SELECT json_group_array(json_object(
    'productId', product.id, 'version', product.version,
    'certifiedUntil', iif(product.required_certificate IS NULL, '9999-12-31', coalesce((
      SELECT max(expires_on) FROM certificate
      WHERE certificate.host_id = product.host_id AND certificate.kind = product.required_certificate
        AND certificate.state = 'valid' AND certificate.revoked_at IS NULL
    ), '0000-00-00')),
    'units', (
      SELECT json_group_array(json_object(
        'id', unit.id, 'name', unit.name,
        'weekdayFen', unit.weekday_fen, 'weekendFen', unit.weekend_fen, 'holidayFen', unit.holiday_fen
      ) ORDER BY unit.position) || '' FROM unit WHERE unit.product_id = product.id AND unit.withdrawn = 0
    ),
    'caps', (
      SELECT json_group_array(DISTINCT unit_cap.cap_id) FROM unit JOIN unit_cap ON unit_cap.unit_id = unit.id
      WHERE unit.product_id = product.id
    ),
    'stock', ${timetableSlots('day IS NULL')},
    'dated', ${timetableSlots('day >= ?1')}
  )) AS body
  FROM json_each(?2) AS asked JOIN product ON product.id = asked.value WHERE product.state = 'published'`

/** What is left of each product in the order of its timetable, and of the shared caps by day. */
export interface Remainder {
  products: [productId: string, version: number, stock: Places[], dated: Places[]][]
  caps: [capId: string, day: Day, places: Places][]
}

/** Places left; what is closed says so by standing below zero, as −1 − left. */
export type Places = number

const remainders = (which: string) => `(
  SELECT json_group_array(iif(is_closed, -1 - places, places)) FROM (
    SELECT capacity - taken AS places,
      state = 'closed' OR EXISTS (SELECT 1 FROM slot_closure WHERE slot_closure.slot_id = slot.id) AS is_closed
    FROM slot WHERE slot.product_id = product.id AND ${which} ORDER BY day, starts_at, id
  )
)`

/** Numbers alone: local D1 escapes each quotation mark of a JSON text, and a month of a line is hundreds of slots. */
const REMAINDER = `
  SELECT json_object(
    'products', json_group_array(json_array(
      product.id, product.version, ${remainders('day IS NULL')}, ${remainders('day BETWEEN ?1 AND ?2')}
    )),
    'caps', (
      SELECT json_group_array(json_array(cap_id, day, iif(
        EXISTS (SELECT 1 FROM slot_closure WHERE slot_closure.slot_id = slot.id),
        -1 - (capacity - taken), iif(state = 'open', capacity - taken, 0)
      ))) FROM slot
      WHERE day BETWEEN ?1 AND ?2 AND cap_id IN (
        SELECT cap_id FROM json_each(?3) AS asked
        JOIN unit ON unit.product_id = asked.value JOIN unit_cap ON unit_cap.unit_id = unit.id
      )
    )
  ) AS body
  FROM json_each(?3) AS asked JOIN product ON product.id = asked.value WHERE product.state = 'published'`

export interface AvailabilityQuestion {
  productIds: readonly string[]
  from: Day
  to: Day
  /** UTC, milliseconds. */
  now: number
}

/** What is left of the published ones among these products. */
export async function readRemainder(db: Reads, question: AvailabilityQuestion): Promise<Remainder> {
  return JSON.parse((await remainderStatement(db, question).first<{ body: string }>())?.body ?? NOTHING_LEFT)
}

/** The same with the timetables of those products from `from` on, both as they stand at one instant. */
export async function readTimetables(
  db: Reads,
  question: AvailabilityQuestion,
): Promise<{ timetables: Timetable[]; remainder: Remainder }> {
  const [timetables, remainder] = await db.batch<{ body: string }>([
    db.prepare(TIMETABLES).bind(question.from, JSON.stringify(question.productIds)),
    remainderStatement(db, question),
  ])
  return {
    timetables: JSON.parse(timetables?.results[0]?.body ?? '[]'),
    remainder: JSON.parse(remainder?.results[0]?.body ?? NOTHING_LEFT),
  }
}

const NOTHING_LEFT = '{"products":[],"caps":[]}'

function remainderStatement(db: Reads, { from, to, productIds }: AvailabilityQuestion): D1PreparedStatement {
  return db.prepare(REMAINDER).bind(from, to, JSON.stringify(productIds))
}

/** A slot to be opened. */
export interface NewSlot extends Omit<OfferedSlot, 'productId' | 'ownPrices' | 'capSlots'> {
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
