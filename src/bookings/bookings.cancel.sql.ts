import {
  type Change,
  type LedgerEntry,
  ledgerStatement,
  movedOrder,
  type StoredOrder,
  selectOrder,
} from './bookings.sql.ts'

/** What a cancellation was worked out from, and what it costs: fees are fen by the line's position. */
export interface WorkedOut {
  revision: number
  fees: Record<string, number>
  refund: LedgerEntry | null
  /** A fee that the host lets her guest off; it is recorded under her name. */
  waived?: { hostId: string; feeFen: number } | null
}

type Outcome = Promise<{ moved: boolean; order: StoredOrder | null }>

/** Cancels the order and all its living lines, if it is still at the revision that the refund was worked out from. */
export async function cancelOrder(
  db: D1Database,
  change: Change,
  { revision, fees, refund, waived }: WorkedOut,
): Outcome {
  const { access, at, actor, door } = change
  return movedOrder(
    await db.batch<{ id?: string; body?: string }>([
      db
        .prepare(`
          UPDATE orders SET status = 'cancelled', revision = revision + 1, changed_at = ?4, changed_by = ?5, changed_door = ?6
          WHERE id = ?1 AND token_version = ?2 AND revision = ?3 AND status IN ('held', 'confirmed')
          RETURNING id`)
        .bind(access.orderId, access.tokenVersion, revision, at, actor, door),
      db
        .prepare(`
          UPDATE order_line SET fee_fen = fee.value FROM json_each(?2) AS fee
          WHERE order_line.order_id = ?1 AND order_line.position = CAST(fee.key AS INTEGER)
            AND EXISTS (
              SELECT 1 FROM orders
              WHERE orders.id = ?1 AND status = 'cancelled' AND revision = ?3 + 1 AND changed_at = ?4 AND changed_by = ?5
            )`)
        .bind(access.orderId, JSON.stringify(fees), revision, at, actor),
      ...(waived ? [waiverStatement(db, change, revision, waived)] : []),
      ...(refund ? [ledgerStatement(db, refund, change, { status: 'cancelled', from: revision })] : []),
      selectOrder(db, access),
    ]),
  )
}

/** Behind the fees: a ledger entry that follows asks whether the statement before it changed something. */
function waiverStatement(
  db: D1Database,
  { access, at, actor, door }: Change,
  from: number,
  { hostId, feeFen }: { hostId: string; feeFen: number },
): D1PreparedStatement {
  return db
    .prepare(`
      INSERT INTO event (at, kind, subject_id, actor, door, detail)
      SELECT ?1, 'fee.waived', ?2, ?3, ?4, json_object('orderId', id, 'feeFen', ?6) FROM orders
      WHERE id = ?5 AND revision = ?7 + 1 AND changed_at = ?1 AND changed_by = ?3`)
    .bind(at, hostId, actor, door, access.orderId, feeFen, from)
}

/**
 * Cancels the lines that `fees` names and leaves the rest of a confirmed order as it is, if the order is still at the
 * revision that the refund was worked out from: the view's trigger decides, in one statement.
 */
export async function cancelLines(
  db: D1Database,
  change: Change,
  { revision, fees, refund, waived }: WorkedOut,
): Outcome {
  const { access, at, actor, door } = change
  return movedOrder(
    await db.batch<{ id?: string; body?: string }>([
      // What the trigger ignores returns nothing.
      db
        .prepare(`
          INSERT INTO part_cancellation (order_id, token_version, revision, changed_at, changed_by, changed_door, fees, refund)
          VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
          RETURNING order_id AS id`)
        .bind(
          access.orderId,
          access.tokenVersion,
          revision,
          at,
          actor,
          door,
          JSON.stringify(fees),
          refund && JSON.stringify(refund),
        ),
      ...(waived ? [waiverStatement(db, change, revision, waived)] : []),
      selectOrder(db, access),
    ]),
  )
}
