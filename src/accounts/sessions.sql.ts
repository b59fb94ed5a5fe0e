import type { MemberKind, StaffRole } from './roles.rules.ts'
import type { ProvenPhone } from './sign-in.sql.ts'

/** Someone who is signed in, as the database knew it up to a minute ago. */
export interface SignedIn {
  sessionId: string
  accountId: string
  name: string
  staff: StaffRole[]
  farms: Farm[]
}

/** A host one may act for. */
export interface Farm {
  hostId: string
  hostName: string
  kind: MemberKind
  /** Something is picked there. */
  picks: boolean
}

export interface StoredSession extends SignedIn {
  seenAt: number
}

/** Who holds this token; null when nobody does any more. */
export async function readSession(db: D1Database, tokenHash: string, now: number): Promise<StoredSession | null> {
  const row = await db
    .prepare(`
      SELECT json_object(
        'sessionId', session.id, 'accountId', account.id, 'name', account.name, 'seenAt', session.seen_at,
        'staff', (
          SELECT json_group_array(role ORDER BY role) FROM staff_role
          WHERE staff_role.account_id = account.id AND ended_at IS NULL
        ),
        'farms', (
          SELECT json_group_array(json_object(
            'hostId', host.id, 'hostName', host.name, 'kind', kind,
            'picks', json(iif(EXISTS (
              SELECT 1 FROM product WHERE product.host_id = host.id AND product.kind = 'picking'
            ), 'true', 'false'))
          ) ORDER BY since)
          FROM host_member JOIN host ON host.id = host_member.host_id
          WHERE host_member.account_id = account.id AND ended_at IS NULL
        )
      ) AS body
      FROM session JOIN account ON account.id = session.account_id
      WHERE token_hash = ?1 AND expires_at > ?2 AND account.erased_at IS NULL`)
    .bind(tokenHash, now)
    .first<{ body: string }>()
  return row && JSON.parse(row.body)
}

export interface NewSession {
  id: string
  tokenHash: string
  device: string
  now: number
  expiresAt: number
  /** The session that the browser had before, by its token's hash: it ends with this one's beginning. */
  formerTokenHash: string | null
}

export interface NewAccount extends ProvenPhone {
  id: string
  lang: 'zh-CN' | 'en'
}

/**
 * Opens a session for whoever proved this phone, and an account if it has none, in one transaction. Answers the account.
 */
export async function startSession(db: D1Database, account: NewAccount, session: NewSession): Promise<string> {
  const mine = '(SELECT id FROM account WHERE phone_hash = ?1)'
  const results = await db.batch<{ accountId: string }>([
    db
      .prepare(
        `
        INSERT INTO account (id, phone_cipher, phone_hash, lang, created_at, seen_at) VALUES (?1, ?2, ?3, ?4, ?5, ?5)
        ON CONFLICT (phone_hash) DO UPDATE SET seen_at = excluded.seen_at`,
      )
      .bind(account.id, account.phoneCipher, account.phoneHash, account.lang, session.now),
    db
      .prepare(`
        INSERT INTO consent (account_id, document, version, given_at) SELECT ${mine}, 'privacy', ?2, ?3 WHERE true
        ON CONFLICT DO NOTHING`)
      .bind(account.phoneHash, account.consent, session.now),
    db.prepare('DELETE FROM session WHERE token_hash = ?1').bind(session.formerTokenHash),
    db
      .prepare(`
        INSERT INTO session (id, token_hash, account_id, device, created_at, seen_at, expires_at)
        SELECT ?2, ?3, ${mine}, ?4, ?5, ?5, ?6`)
      .bind(account.phoneHash, session.id, session.tokenHash, session.device, session.now, session.expiresAt),
    db
      .prepare(`
        INSERT INTO event (at, kind, subject_id, actor, door)
        SELECT ?2, 'session.started', id, 'account:' || id, 'web' FROM account WHERE phone_hash = ?1`)
      .bind(account.phoneHash, session.now),
    db.prepare('SELECT id AS accountId FROM account WHERE phone_hash = ?1').bind(account.phoneHash),
  ])
  const accountId = results.at(-1)?.results[0]?.accountId
  if (accountId === undefined) throw new Error('An account that was just written is not there.')
  return accountId
}

/** Puts a session's end off: it was seen today. */
export function touchSession(db: D1Database, sessionId: string, now: number, expiresAt: number): Promise<unknown> {
  return db.batch([
    db.prepare('UPDATE session SET seen_at = ?2, expires_at = ?3 WHERE id = ?1').bind(sessionId, now, expiresAt),
    db
      .prepare('UPDATE account SET seen_at = ?2 WHERE id = (SELECT account_id FROM session WHERE id = ?1)')
      .bind(sessionId, now),
  ])
}

/** A browser one is signed in with, as its owner sees it. */
export interface ListedSession {
  id: string
  device: string
  createdAt: number
  seenAt: number
}

export async function readSessions(db: D1Database, accountId: string, now: number): Promise<ListedSession[]> {
  const { results } = await db
    .prepare(`
      SELECT id, device, created_at AS createdAt, seen_at AS seenAt FROM session
      WHERE account_id = ?1 AND expires_at > ?2 ORDER BY seen_at DESC, id DESC`)
    .bind(accountId, now)
    .all<ListedSession>()
  return results
}

/** Ends one of an account's sessions, or all of them; answers how many there were. */
export async function endSessions(
  db: D1Database,
  { accountId, sessionId, now, actor }: { accountId: string; sessionId: string | null; now: number; actor: string },
): Promise<number> {
  const [ended] = await db.batch<{ id: string }>([
    db
      .prepare('DELETE FROM session WHERE account_id = ?1 AND (?2 IS NULL OR id = ?2) RETURNING id')
      .bind(accountId, sessionId),
    db
      .prepare(`
        INSERT INTO event (at, kind, subject_id, actor, door) SELECT ?2, 'session.ended', ?1, ?3, 'web' WHERE changes() > 0`)
      .bind(accountId, now, actor),
  ])
  return ended?.results.length ?? 0
}

/** Puts another token in the place of a session's. */
export function replaceToken(db: D1Database, sessionId: string, tokenHash: string): Promise<unknown> {
  return db.prepare('UPDATE session SET token_hash = ?2 WHERE id = ?1').bind(sessionId, tokenHash).run()
}
