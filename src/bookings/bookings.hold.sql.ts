import type { OrderAccess } from '../secrets.ts'
import type { PricedTrip } from './bookings.rules.ts'
import type { Party } from './bookings.schemas.ts'

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
  party: Party | null
  addressCipher: string | null
  campaign: string | null
  note: string | null
  /** Who was signed in when it was placed. */
  accountId: string | null
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
  | { kind: 'replayed'; access: OrderAccess }
  | { kind: 'stale' }
  /** `lapsed`: holds that have run out still keep places, so clearing them away may help. */
  | { kind: 'refused'; slots: RefusedSlot[]; lapsed: boolean }
  | { kind: 'claimed'; lapsed: boolean }
  | { kind: 'code_taken' }

/** Facts, draws and lines are bound apart: taken out of one JSON text, each would be written as text again. */
const INSERT_HOLD = `
  INSERT INTO hold (
    id, code, idempotency_key, request_hash, placed_at, expires_at, ends_at, total_fen, contact_name, phone_cipher,
    phone_hash, consent_version, party, address_cipher, campaign, note, account_id, changed_by, changed_door, draws, lines
  ) VALUES (
    ?1 ->> 'id', ?1 ->> 'code', ?1 ->> 'idempotencyKey', ?1 ->> 'requestHash',
    ?1 ->> 'placedAt', ?1 ->> 'expiresAt', ?1 ->> 'endsAt', ?1 ->> 'totalFen',
    ?1 ->> 'contactName', ?1 ->> 'phoneCipher', ?1 ->> 'phoneHash', ?1 ->> 'consentVersion',
    nullif(?1 -> 'party', 'null'), ?1 ->> 'addressCipher', ?1 ->> 'campaign', ?1 ->> 'note',
    ?1 ->> 'accountId', ?1 ->> 'actor', ?1 ->> 'door', ?2, ?3
  )`

/** Why the hold above is not there. Says nothing when it is. */
const EXPLAIN_REFUSAL = `
  SELECT json_object(
    'replay', (
      SELECT json_object('orderId', id, 'tokenVersion', token_version) FROM orders WHERE idempotency_key = ?2
    ),
    'stale', (
      SELECT count(*) FROM json_each(?3) AS sold LEFT JOIN product ON product.id = sold.key
      WHERE product.version IS NOT sold.value
    ),
    'slots', (
      SELECT json_group_array(json_object('slotId', id, 'left', left_over, 'why', why)) FROM (
        SELECT wanted.key AS id, max(0, coalesce(slot.capacity - slot.taken - slot.blocked, 0)) AS left_over, CASE
          WHEN slot.id IS NULL THEN 'unknown'
          WHEN slot.sale_ends_at <= ?5 THEN 'ended'
          WHEN slot.state <> 'open' OR EXISTS (SELECT 1 FROM slot_closure WHERE slot_closure.slot_id = slot.id) THEN 'closed'
          WHEN slot.taken + slot.blocked + wanted.value > slot.capacity THEN 'short' END AS why
        FROM json_each(?4) AS wanted LEFT JOIN slot ON slot.id = wanted.key
      ) WHERE why IS NOT NULL
    ),
    'lapsed', EXISTS (SELECT 1 FROM orders WHERE status = 'held' AND expires_at <= ?5),
    'codeTaken', EXISTS (SELECT 1 FROM orders WHERE code = ?6)
  ) AS why
  WHERE NOT EXISTS (SELECT 1 FROM orders WHERE id = ?1)`

/**
 * Takes everything the hold draws, or nothing, in one D1 trip: the hold is put to the database, whose triggers decide,
 * and if they refuse, the same transaction says why. A replayed key is found before anything else is blamed.
 */
export async function insertHold(db: D1Database, hold: Hold): Promise<HoldOutcome> {
  const { trip, ...facts } = hold
  const row = JSON.stringify({ ...facts, totalFen: trip.totalFen, endsAt: trip.endsAt })
  const draws = JSON.stringify(trip.draws)
  const versions = Object.fromEntries(trip.lines.map((line) => [line.productId, line.version]))
  const [, explained] = await db.batch<{ why?: string }>([
    db.prepare(INSERT_HOLD).bind(row, draws, JSON.stringify(linesToKeep(hold))),
    db
      .prepare(EXPLAIN_REFUSAL)
      .bind(hold.id, hold.idempotencyKey, JSON.stringify(versions), draws, hold.placedAt, hold.code),
  ])
  const why = explained?.results[0]?.why
  return why === undefined ? { kind: 'held' } : refusalFrom(JSON.parse(why))
}

/** What the database is sent of each line. What it can look up, such as names, it need not be sent. */
function linesToKeep({ trip, phoneHash }: Hold) {
  return trip.lines.map(
    ({ productId, version, unitId, quantity, amountFen, startsAt, endsAt, slots, draws, oncePerBuyer }) => ({
      productId,
      version,
      unitId,
      quantity,
      amountFen,
      startsAt,
      endsAt,
      slots,
      draws,
      // One living line of such a product per buyer, told apart by the phone number's hash.
      ...(oncePerBuyer ? { claimKey: `${productId} ${phoneHash}` } : {}),
    }),
  )
}

interface Refusal {
  replay: OrderAccess | null
  stale: number
  slots: RefusedSlot[]
  lapsed: number
  codeTaken: number
}

function refusalFrom(why: Refusal): HoldOutcome {
  if (why.replay) return { kind: 'replayed', access: why.replay }
  if (why.stale > 0) return { kind: 'stale' }
  if (why.slots.length > 0) return { kind: 'refused', slots: why.slots, lapsed: why.lapsed === 1 }
  // Nothing else refuses a hold but a once-per-buyer right that is used up.
  return why.codeTaken ? { kind: 'code_taken' } : { kind: 'claimed', lapsed: why.lapsed === 1 }
}
