import type { PricedTrip } from './bookings.rules.ts'
import { EXPIRE_DUE, ORDER_JSON, type StoredOrder } from './bookings.sql.ts'

/** A hold as it goes to the database: priced, sealed, and named. Instants are UTC milliseconds. */
export interface Hold {
  id: string
  code: string
  idempotencyKey: string
  requestHash: string
  placedAt: number
  expiresAt: number
  trip: PricedTrip
  contactName: string
  phoneCipher: string
  phoneHash: string
  consentVersion: string | null
  party: object | null
  addressCipher: string | null
  campaign: string | null
  note: string | null
  actor: string
  door: string
}

/** A slot that could not give what the hold wanted, and why. */
export interface RefusedSlot {
  slotId: string
  left: number
  why: 'unknown' | 'closed' | 'ended' | 'short'
}

export type HoldOutcome =
  | { kind: 'held' }
  | { kind: 'replayed'; order: StoredOrder }
  | { kind: 'stale' }
  | { kind: 'refused'; slots: RefusedSlot[] }
  | { kind: 'claimed' }
  | { kind: 'code_taken' }

/** How many lapsed holds a booking clears away before it looks for places. */
const EXPIRED_PER_BOOKING = 20

const INSERT_HOLD = `
  INSERT INTO orders (
    id, code, idempotency_key, request_hash, status, placed_at, expires_at, ends_at, total_fen,
    contact_name, phone_cipher, phone_hash, consent_version, party, address_cipher, campaign, note,
    changed_at, changed_by, changed_door, draws, lines, claims
  )
  SELECT hold ->> 'id', hold ->> 'code', hold ->> 'idempotencyKey', hold ->> 'requestHash', 'held',
    hold ->> 'placedAt', hold ->> 'expiresAt', hold ->> 'endsAt', hold ->> 'totalFen',
    hold ->> 'contactName', hold ->> 'phoneCipher', hold ->> 'phoneHash', hold ->> 'consentVersion',
    nullif(hold -> 'party', 'null'), hold ->> 'addressCipher', hold ->> 'campaign', hold ->> 'note',
    hold ->> 'placedAt', hold ->> 'actor', hold ->> 'door', hold -> 'draws', hold -> 'lines', hold -> 'claims'
  FROM (SELECT value AS hold FROM json_each(?1))
  RETURNING id`

/** Why the hold above is not there. Says nothing when it is. */
const EXPLAIN_REFUSAL = `
  SELECT json_object(
    'replay', (SELECT json(${ORDER_JSON}) FROM orders WHERE idempotency_key = ?2),
    'stale', (
      SELECT count(*) FROM json_each(?4) AS line LEFT JOIN product ON product.id = line.value ->> 'productId'
      WHERE product.version IS NOT line.value ->> 'version'
    ),
    'slots', (
      SELECT json_group_array(json_object('slotId', id, 'left', left_over, 'why', why)) FROM (
        SELECT wanted.key AS id, max(0, coalesce(slot.capacity - slot.taken, 0)) AS left_over, CASE
          WHEN slot.id IS NULL THEN 'unknown'
          WHEN slot.sale_ends_at <= ?5 THEN 'ended'
          WHEN slot.state <> 'open' OR EXISTS (SELECT 1 FROM slot_closure WHERE slot_closure.slot_id = slot.id) THEN 'closed'
          WHEN slot.taken + wanted.value > slot.capacity THEN 'short' END AS why
        FROM json_each(?3) AS wanted LEFT JOIN slot ON slot.id = wanted.key
      ) WHERE why IS NOT NULL
    ),
    'claimed', (SELECT count(*) FROM json_each(?6) AS wanted JOIN claim ON claim.key = wanted.value ->> 'key')
  ) AS why
  WHERE NOT EXISTS (SELECT 1 FROM orders WHERE id = ?1)`

/**
 * Takes everything the hold draws, or nothing, in one D1 trip: lapsed holds are cleared, the row is offered to the
 * table, whose triggers decide, and if they refuse, the same transaction says why. A replayed key is found before
 * anything else is blamed.
 */
export async function insertHold(db: D1Database, hold: Hold): Promise<HoldOutcome> {
  const { trip, ...rest } = hold
  const draws = JSON.stringify(trip.draws)
  const lines = JSON.stringify(trip.lines)
  const claims = JSON.stringify(claimsOf(hold))
  const row = JSON.stringify([{ ...rest, totalFen: trip.totalFen, endsAt: trip.endsAt }])
  // The three parts that SQL reads as JSON are spliced in as text, so that nothing is encoded twice.
  const holds = `${row.slice(0, -2)},"draws":${draws},"lines":${lines},"claims":${claims}}]`
  const [, inserted, explained] = await db.batch<{ id?: string; why?: string }>([
    db.prepare(EXPIRE_DUE).bind(hold.placedAt, 'booking', EXPIRED_PER_BOOKING),
    db.prepare(INSERT_HOLD).bind(holds),
    db.prepare(EXPLAIN_REFUSAL).bind(hold.id, hold.idempotencyKey, draws, lines, hold.placedAt, claims),
  ])
  if (inserted?.results.length) return { kind: 'held' }
  return outcomeOf(JSON.parse(explained?.results[0]?.why ?? '{}'))
}

/** One live line of such a product per buyer, told apart by the phone number's hash. */
function claimsOf(hold: Hold): { key: string; position: number }[] {
  return hold.trip.lines.flatMap((line, position) =>
    line.oncePerBuyer ? [{ key: `${line.productId} ${hold.phoneHash}`, position }] : [],
  )
}

function outcomeOf(why: {
  replay?: StoredOrder | null
  stale?: number
  slots?: RefusedSlot[]
  claimed?: number
}): HoldOutcome {
  if (why.replay) return { kind: 'replayed', order: why.replay }
  if (why.stale) return { kind: 'stale' }
  if (why.slots?.length) return { kind: 'refused', slots: why.slots }
  if (why.claimed) return { kind: 'claimed' }
  return { kind: 'code_taken' }
}
