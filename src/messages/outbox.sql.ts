/** A row of the outbox by its names. */
export interface OutboxKey {
  eventId: number
  recipient: string
}

/** A row that is in one's hands until the lease runs out. */
export interface Claimed extends OutboxKey {
  attempts: number
  claimedAt: number
  /** When an earlier attempt was made that may have gone out; null when there was none, or it did not. */
  maybeSentAt: number | null
}

/**
 * Rows that may be taken up, the oldest first, for the queue: those it was given after `since` are on their way. Of all who
 * ask at once each gets rows of their own.
 */
export async function takeDue(
  db: D1Database,
  { now, since, limit }: { now: number; since: number; limit: number },
): Promise<OutboxKey[]> {
  const { results } = await db
    .prepare(`
      UPDATE outbox SET handed_at = ?1
      WHERE (event_id, recipient) IN (
        SELECT event_id, recipient FROM outbox
        WHERE sent_at IS NULL AND dead_at IS NULL AND due_at <= ?1 AND (handed_at IS NULL OR handed_at <= ?2)
        ORDER BY due_at LIMIT ?3
      )
      RETURNING event_id AS eventId, recipient`)
    .bind(now, since, limit)
    .all<OutboxKey>()
  return results
}

/**
 * Takes a row up until `until`. Null when it is done with, was given up, waits for its time or is in other hands: of all
 * that try at once, one gets it. Until it says how it ended, nobody knows whether the attempt went out.
 */
export async function claim(db: D1Database, key: OutboxKey, now: number, until: number): Promise<Claimed | null> {
  const row = await db
    .prepare(`
      UPDATE outbox SET due_at = ?4, attempts = attempts + 1, maybe_sent_at = coalesce(maybe_sent_at, ?3)
      WHERE event_id = ?1 AND recipient = ?2 AND sent_at IS NULL AND dead_at IS NULL AND due_at <= ?3
      RETURNING attempts, maybe_sent_at AS maybeSentAt`)
    .bind(key.eventId, key.recipient, now, until)
    .first<{ attempts: number; maybeSentAt: number }>()
  return row && { ...key, ...row, claimedAt: now, maybeSentAt: row.maybeSentAt < now ? row.maybeSentAt : null }
}

/** Done with. Nothing happens to a row that went into other hands meanwhile. */
export function settle(db: D1Database, row: Claimed, outcome: string, now: number): D1PreparedStatement {
  return db
    .prepare(`
      UPDATE outbox SET sent_at = ?4, outcome = ?5, maybe_sent_at = NULL
      WHERE event_id = ?1 AND recipient = ?2 AND attempts = ?3 AND sent_at IS NULL`)
    .bind(row.eventId, row.recipient, row.attempts, now, outcome)
}

/** Puts a row back until `dueAt`, or gives it up. Of an attempt that surely did not go out, nothing is remembered. */
export function putBack(
  db: D1Database,
  row: Claimed,
  { outcome, maybeSent, ...next }: { outcome: string; maybeSent: boolean } & ({ dueAt: number } | { deadAt: number }),
): D1PreparedStatement {
  return db
    .prepare(`
      UPDATE outbox SET outcome = ?4, due_at = coalesce(?5, due_at), dead_at = ?6, handed_at = NULL,
        maybe_sent_at = iif(?7, maybe_sent_at, nullif(maybe_sent_at, ?8))
      WHERE event_id = ?1 AND recipient = ?2 AND attempts = ?3 AND sent_at IS NULL`)
    .bind(
      row.eventId,
      row.recipient,
      row.attempts,
      outcome,
      'dueAt' in next ? next.dueAt : null,
      'deadAt' in next ? next.deadAt : null,
      maybeSent ? 1 : 0,
      row.claimedAt,
    )
}

/** The text messages that follow from what an inbox shows, once for each recipient. Answers their names. */
export function addSms(db: D1Database, { eventId, recipient }: OutboxKey, now: number): D1PreparedStatement {
  return db
    .prepare(`
      INSERT INTO outbox (event_id, recipient, due_at)
      SELECT ?1, 'sms:' || ?2, ?3 WHERE ?2 LIKE 'guest:%'
      UNION ALL
      SELECT ?1, 'sms:' || ?2 || ':' || account_id, ?3 FROM host_member
      WHERE ?2 LIKE 'host:%' AND host_id = substr(?2, 6) AND kind = 'owner' AND ended_at IS NULL
      ON CONFLICT (event_id, recipient) DO NOTHING
      RETURNING event_id AS eventId, recipient`)
    .bind(eventId, recipient, now)
}

/** What was given up, and why. */
export interface DeadLetter extends OutboxKey {
  kind: string
  /** Of the order it is about, and of the farm it was for. */
  code: string | null
  hostName: string | null
  /** When it happened, and when it was given up; UTC milliseconds. */
  at: number
  deadAt: number
  attempts: number
  outcome: string
}

/** What was given up, the latest first. */
export async function readDeadLetters(db: D1Database, limit: number): Promise<DeadLetter[]> {
  const { results } = await db
    .prepare(`
      SELECT event_id AS eventId, recipient, kind, orders.code, host.name AS hostName, at, dead_at AS deadAt, attempts, outcome
      FROM outbox
      JOIN event ON event.id = outbox.event_id
      LEFT JOIN orders ON orders.id = iif(
        instr(recipient, 'guest:') > 0, substr(recipient, instr(recipient, 'guest:') + 6), event.subject_id
      )
      LEFT JOIN host ON instr(recipient || ':', 'host:' || host.id || ':') > 0
      WHERE dead_at IS NOT NULL ORDER BY dead_at DESC, event_id DESC, recipient LIMIT ?1`)
    .bind(limit)
    .all<DeadLetter>()
  return results
}

/** Why messages were given up, and how many for each reason. */
export interface Reason {
  outcome: string
  count: number
}

export async function countDeadLetters(db: D1Database): Promise<Reason[]> {
  const { results } = await db
    .prepare(
      'SELECT outcome, count(*) AS count FROM outbox WHERE dead_at IS NOT NULL GROUP BY outcome ORDER BY count DESC, outcome',
    )
    .all<Reason>()
  return results
}

/** Has what was given up tried anew, with its record: one row, or all that failed for a reason. Answers how many. */
export async function revive(
  db: D1Database,
  which: OutboxKey | { outcome: string },
  { now, actor }: { now: number; actor: string },
): Promise<number> {
  const one = 'recipient' in which
  const subject = one ? which.recipient : which.outcome
  const [revived] = await db.batch([
    db
      .prepare(`
        UPDATE outbox SET dead_at = NULL, attempts = 0, due_at = ?1, handed_at = NULL
        WHERE dead_at IS NOT NULL AND ${one ? 'event_id = ?2 AND recipient = ?3' : 'outcome = ?2'} RETURNING event_id`)
      .bind(now, ...(one ? [which.eventId, which.recipient] : [which.outcome])),
    db
      .prepare(`
        INSERT INTO event (at, kind, subject_id, actor, door) SELECT ?1, 'message.sent_again', ?2, ?3, 'web' WHERE changes() > 0`)
      .bind(now, subject, actor),
  ])
  return revived?.results.length ?? 0
}
