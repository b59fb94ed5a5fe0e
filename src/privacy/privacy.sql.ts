/** What an order says of a person goes; what was sold, for how much and when stays. `which`: SQL over `orders`, ours. */
function eraseContacts(db: D1Database, which: string, bound: unknown[]): D1PreparedStatement[] {
  const over = `orders.status NOT IN ('held', 'confirmed') AND orders.phone_cipher <> '' AND ${which}`
  return [
    db
      .prepare(`
        UPDATE order_line SET claim_key = NULL
        WHERE claim_key IS NOT NULL AND order_id IN (SELECT id FROM orders WHERE ${over})`)
      .bind(...bound),
    db
      .prepare(`
        UPDATE orders SET contact_name = '', phone_cipher = '', phone_hash = '', request_hash = '', address_cipher = NULL,
          note = NULL, account_id = NULL
        WHERE ${over}`)
      .bind(...bound),
  ]
}

/** The orders that end between two ids, when they have been over since before `overBefore` (UTC, milliseconds). */
export function eraseOldContacts(
  db: D1Database,
  { fromId, toId, overBefore }: { fromId: string; toId: string; overBefore: number },
): D1PreparedStatement[] {
  const which = 'orders.id >= ?1 AND orders.id < ?2 AND max(orders.changed_at, coalesce(orders.ends_at, 0)) < ?3'
  return eraseContacts(db, which, [fromId, toId, overBefore])
}

/** Holds that lapsed, of those placed between two ids. */
export function eraseLapsedContacts(
  db: D1Database,
  { fromId, toId }: { fromId: string; toId: string },
): D1PreparedStatement[] {
  return eraseContacts(db, "orders.id >= ?1 AND orders.id < ?2 AND orders.status = 'expired'", [fromId, toId])
}

/** What is over by now of the orders of people who had themselves erased. */
export function eraseContactsOfErased(db: D1Database): D1PreparedStatement[] {
  return eraseContacts(db, 'orders.account_id IN (SELECT id FROM account WHERE erased_at IS NOT NULL)', [])
}

/** The number of each placed order's batch: where the next `count` ids from `fromId` on end; null when none is left before `toId`. */
export async function endOfBatch(db: D1Database, fromId: string, toId: string, count: number): Promise<string | null> {
  const row = await db
    .prepare('SELECT id FROM orders WHERE id >= ?1 AND id < ?2 ORDER BY id LIMIT 1 OFFSET ?3')
    .bind(fromId, toId, count)
    .first<{ id: string }>()
  return row?.id ?? null
}

/** Numbers that were needed for a code or an invitation, and sessions that are over. */
export function eraseSpent(
  db: D1Database,
  { codesBefore, invitationsBefore, now }: { codesBefore: number; invitationsBefore: number; now: number },
): D1PreparedStatement[] {
  return [
    db.prepare('DELETE FROM sign_in_code WHERE sent_at < ?1').bind(codesBefore),
    db
      .prepare(
        "UPDATE invitation SET phone_cipher = '', phone_hash = '' WHERE phone_cipher <> '' AND coalesce(answered_at, expires_at) < ?1",
      )
      .bind(invitationsBefore),
    db.prepare('DELETE FROM session WHERE expires_at <= ?1').bind(now),
  ]
}

/** The numbers behind codes that are over; that they were sent is remembered by hashes, for the limits. */
export function eraseCodePhones(db: D1Database, now: number): Promise<unknown> {
  return db
    .prepare("UPDATE sign_in_code SET phone_cipher = '' WHERE expires_at <= ?1 AND phone_cipher <> ''")
    .bind(now)
    .run()
}

export interface Erasure {
  accountId: string
  actor: string
  now: number
}

/**
 * Erases a person in one transaction, unless a farm is in their name. Orders still ahead keep their contact until they are
 * over. Answers whether it was done.
 */
export async function eraseAccount(db: D1Database, { accountId, actor, now }: Erasure): Promise<boolean> {
  const erased = 'EXISTS (SELECT 1 FROM account WHERE id = ?1 AND erased_at IS NOT NULL)'
  const [done] = await db.batch<{ id: string }>([
    db
      .prepare(`
        UPDATE account SET name = '', phone_cipher = NULL, phone_hash = NULL, erased_at = ?2
        WHERE id = ?1 AND erased_at IS NULL AND NOT EXISTS (
          SELECT 1 FROM host_member WHERE account_id = ?1 AND kind = 'owner' AND ended_at IS NULL
        ) AND NOT EXISTS (
          -- The last administrator leaves nobody behind who could give a role.
          SELECT 1 FROM staff_role WHERE account_id = ?1 AND role = 'admin' AND ended_at IS NULL AND NOT EXISTS (
            SELECT 1 FROM staff_role AS other
            WHERE other.role = 'admin' AND other.ended_at IS NULL AND other.account_id <> ?1
          )
        ) RETURNING id`)
      .bind(accountId, now),
    db
      .prepare(
        "INSERT INTO event (at, kind, subject_id, actor, door) SELECT ?2, 'account.erased', ?1, ?3, 'web' WHERE changes() > 0",
      )
      .bind(accountId, now, actor),
    db.prepare(`DELETE FROM session WHERE account_id = ?1 AND ${erased}`).bind(accountId),
    db
      .prepare(
        `UPDATE host_member SET ended_at = ?2, ended_by = ?3 WHERE account_id = ?1 AND ended_at IS NULL AND ${erased}`,
      )
      .bind(accountId, now, actor),
    db
      .prepare(
        `UPDATE staff_role SET ended_at = ?2, ended_by = ?3 WHERE account_id = ?1 AND ended_at IS NULL AND ${erased}`,
      )
      .bind(accountId, now, actor),
    ...eraseContacts(db, `orders.account_id = ?1 AND ${erased}`, [accountId]),
  ])
  return done?.results.length === 1
}

/** Accounts that nobody has used since `before`, whose orders are all over, and on whom nothing depends. */
export async function readIdleAccounts(db: D1Database, before: number, most: number): Promise<string[]> {
  const { results } = await db
    .prepare(`
      SELECT id FROM account
      WHERE erased_at IS NULL AND max(seen_at, created_at) < ?1 AND seen_at < ?1
        AND NOT EXISTS (SELECT 1 FROM session WHERE account_id = account.id)
        AND NOT EXISTS (SELECT 1 FROM host_member WHERE account_id = account.id AND ended_at IS NULL)
        AND NOT EXISTS (SELECT 1 FROM staff_role WHERE account_id = account.id AND ended_at IS NULL)
        AND NOT EXISTS (SELECT 1 FROM orders WHERE account_id = account.id AND status IN ('held', 'confirmed'))
      LIMIT ?2`)
    .bind(before, most)
    .all<{ id: string }>()
  return results.map(({ id }) => id)
}

/** Everything that is kept about an account, phone numbers still sealed. */
export async function readEverything(db: D1Database, accountId: string): Promise<Sealed | null> {
  const row = await db
    .prepare(`
      SELECT json_object(
        'account', json_object(
          'id', account.id, 'name', account.name, 'phone', account.phone_cipher, 'language', account.lang,
          'createdAt', created_at, 'seenAt', seen_at
        ),
        'consents', (
          SELECT json_group_array(json_object('document', document, 'version', version, 'givenAt', given_at))
          FROM consent WHERE account_id = account.id
        ),
        'sessions', (
          SELECT json_group_array(json_object('device', device, 'createdAt', session.created_at, 'seenAt', session.seen_at))
          FROM session WHERE session.account_id = account.id
        ),
        'farms', (
          SELECT json_group_array(json_object('host', host.name, 'as', kind, 'since', since, 'endedAt', ended_at))
          FROM host_member JOIN host ON host.id = host_id WHERE host_member.account_id = account.id
        ),
        'roles', (
          SELECT json_group_array(json_object('role', role, 'grantedAt', granted_at, 'endedAt', ended_at))
          FROM staff_role WHERE staff_role.account_id = account.id
        ),
        'orders', (
          SELECT json_group_array(json_object(
            'code', code, 'status', status, 'placedAt', placed_at, 'totalFen', total_fen, 'name', contact_name,
            'phone', orders.phone_cipher, 'address', address_cipher, 'note', note, 'party', json(party),
            'consentVersion', consent_version,
            'lines', (
              SELECT json_group_array(json_object(
                'title', title, 'unit', unit_name, 'quantity', quantity, 'amountFen', amount_fen, 'feeFen', fee_fen,
                'status', order_line.status, 'startsAt', starts_at, 'endsAt', order_line.ends_at
              ) ORDER BY position) FROM order_line WHERE order_line.order_id = orders.id
            ),
            'payments', (
              SELECT json_group_array(json_object('kind', kind, 'amountFen', amount_fen, 'at', payment.created_at))
              FROM payment WHERE payment.order_id = orders.id
            ),
            'reviews', (
              SELECT json_group_array(json_object(
                'product', product.name, 'stars', stars, 'text', text, 'writtenAt', written_at, 'changedAt', changed_at,
                'withdrawnAt', withdrawn_at, 'answer', answer, 'answeredAt', answered_at, 'hiddenAt', hidden_at,
                'hiddenReason', hidden_reason, 'hiddenWords', hidden_words
              ) ORDER BY review.id) FROM review JOIN product ON product.id = review.product_id
              WHERE review.order_id = orders.id
            )
          ) ORDER BY orders.id) FROM orders WHERE orders.account_id = account.id
        ),
        'messages', (
          SELECT json_group_array(json_object('at', message.at, 'title', title, 'body', body, 'readAt', read_at) ORDER BY message.id)
          FROM orders JOIN message ON message.recipient = 'guest:' || orders.id
          LEFT JOIN message_read ON message_read.message_id = message.id AND message_read.account_id = account.id
          WHERE orders.account_id = account.id
        ),
        'deeds', (
          SELECT json_group_array(json_object('at', at, 'kind', kind, 'subject', subject_id) ORDER BY event.id) FROM event
          WHERE actor = 'account:' || account.id OR actor GLOB 'account:' || account.id || ' for *'
        )
      ) AS body
      FROM account WHERE id = ?1 AND erased_at IS NULL`)
    .bind(accountId)
    .first<{ body: string }>()
  return row && JSON.parse(row.body)
}

export interface Sealed {
  account: { phone: string } & Record<string, unknown>
  orders: ({ phone: string; address: string | null } & Record<string, unknown>)[]
}

/** How many of an account's orders are still ahead, and which farm is in its name. */
export async function readTies(db: D1Database, accountId: string): Promise<{ ahead: number; farm: string | null }> {
  const row = await db
    .prepare(`
      SELECT
        (SELECT count(*) FROM orders WHERE account_id = ?1 AND status IN ('held', 'confirmed')) AS ahead,
        (
          SELECT host.name FROM host_member JOIN host ON host.id = host_id
          WHERE account_id = ?1 AND kind = 'owner' AND ended_at IS NULL LIMIT 1
        ) AS farm`)
    .bind(accountId)
    .first<{ ahead: number; farm: string | null }>()
  return row ?? { ahead: 0, farm: null }
}
