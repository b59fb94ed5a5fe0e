import { keeps } from './keeper.sql.ts'
import type { MemberKind, StaffRole } from './roles.rules.ts'

/** Someone who serves the township or helps at a farm, or was asked to. */
export interface Listed {
  /** Of the account, or of the invitation while it waits. */
  id: string
  name: string
  phoneCipher: string | null
  since: number
  /** Until when they may say yes; null once they have. */
  expiresAt: number | null
}

export interface ListedStaff extends Listed {
  role: StaffRole
}

export interface ListedMember extends Listed {
  kind: MemberKind
}

/** Whoever serves the township, and whoever was asked to. */
export async function readStaff(db: D1Database, now: number): Promise<ListedStaff[]> {
  const { results } = await db
    .prepare(`
      SELECT account.id, account.name, account.phone_cipher AS phoneCipher, role, granted_at AS since, NULL AS expiresAt
      FROM staff_role JOIN account ON account.id = staff_role.account_id WHERE ended_at IS NULL
      UNION ALL
      SELECT id, '', phone_cipher, role, invited_at, expires_at FROM invitation
      WHERE role IS NOT NULL AND answer IS NULL AND expires_at > ?1
      ORDER BY expiresAt, since`)
    .bind(now)
    .all<ListedStaff>()
  return results
}

/** Whoever acts for a host, and whoever she asked to; nothing for who does not act for her. */
export async function readMembers(
  db: D1Database,
  { hostId, accountId }: { hostId: string; accountId: string },
  now: number,
): Promise<ListedMember[]> {
  const { results } = await db
    .prepare(`
      SELECT account.id, account.name, account.phone_cipher AS phoneCipher, kind, since, NULL AS expiresAt
      FROM host_member JOIN account ON account.id = host_member.account_id
      WHERE host_member.host_id = ?1 AND ended_at IS NULL AND ${keeps('?1', '?2')}
      UNION ALL
      SELECT id, '', phone_cipher, 'helper', invited_at, expires_at FROM invitation
      WHERE host_id = ?1 AND kind = 'helper' AND answer IS NULL AND expires_at > ?3 AND ${keeps('?1', '?2')}
      ORDER BY expiresAt, since`)
    .bind(hostId, accountId, now)
    .all<ListedMember>()
  return results
}

/** Ends a helper's help, if whoever says so owns the farm. Answers whether there was such help. */
export async function endHelp(
  db: D1Database,
  {
    hostId,
    helperId,
    ownerId,
    actor,
    now,
  }: { hostId: string; helperId: string; ownerId: string; actor: string; now: number },
): Promise<boolean> {
  const [ended] = await db.batch<{ accountId: string }>([
    db
      .prepare(`
        UPDATE host_member SET ended_at = ?4, ended_by = ?5
        WHERE host_id = ?1 AND account_id = ?2 AND kind = 'helper' AND ended_at IS NULL AND EXISTS (
          SELECT 1 FROM host_member AS owner
          WHERE owner.host_id = ?1 AND owner.account_id = ?3 AND owner.kind = 'owner' AND owner.ended_at IS NULL
        ) RETURNING account_id AS accountId`)
      .bind(hostId, helperId, ownerId, now, actor),
    db
      .prepare(`
        INSERT INTO event (at, kind, subject_id, actor, door, detail)
        SELECT ?3, 'helper.ended', ?1, ?4, 'web', json_object('accountId', ?2) WHERE changes() > 0`)
      .bind(hostId, helperId, now, actor),
  ])
  return ended?.results.length === 1
}

/** Ends a role. Answers false when there was none, or when it is the last administrator's. */
export async function endRole(
  db: D1Database,
  { accountId, role, actor, now }: { accountId: string; role: StaffRole; actor: string; now: number },
): Promise<boolean> {
  const [ended] = await db.batch<{ role: string }>([
    db
      .prepare(`
        UPDATE staff_role SET ended_at = ?3, ended_by = ?4
        WHERE account_id = ?1 AND role = ?2 AND ended_at IS NULL AND (role <> 'admin' OR EXISTS (
          SELECT 1 FROM staff_role AS other
          WHERE other.role = 'admin' AND other.ended_at IS NULL AND other.account_id <> ?1
        )) RETURNING role`)
      .bind(accountId, role, now, actor),
    db
      .prepare(`
        INSERT INTO event (at, kind, subject_id, actor, door, detail)
        SELECT ?3, 'role.ended', ?1, ?4, 'web', json_object('role', ?2) WHERE changes() > 0`)
      .bind(accountId, role, now, actor),
  ])
  return ended?.results.length === 1
}

/** Makes an account the first administrator, if there has never been one. Answers whether it did. */
export async function grantFirstAdmin(db: D1Database, accountId: string, now: number): Promise<boolean> {
  const [granted] = await db.batch<{ role: string }>([
    db
      .prepare(`
        INSERT INTO staff_role (account_id, role, granted_at, granted_by)
        SELECT ?1, 'admin', ?2, 'setup' WHERE NOT EXISTS (SELECT 1 FROM staff_role WHERE role = 'admin')
        RETURNING role`)
      .bind(accountId, now),
    db
      .prepare(`
        INSERT INTO event (at, kind, subject_id, actor, door, detail)
        SELECT ?2, 'role.granted', ?1, 'setup', 'web', '{"role":"admin"}' WHERE changes() > 0`)
      .bind(accountId, now),
  ])
  return granted?.results.length === 1
}

/** Whether anyone has ever been an administrator. */
export async function hasHadAdmin(db: D1Database): Promise<boolean> {
  return (await db.prepare("SELECT 1 FROM staff_role WHERE role = 'admin' LIMIT 1").first()) !== null
}

export function renameAccount(db: D1Database, accountId: string, name: string): Promise<unknown> {
  return db.prepare('UPDATE account SET name = ?2 WHERE id = ?1 AND erased_at IS NULL').bind(accountId, name).run()
}

export function nameIfNameless(db: D1Database, accountId: string, name: string): Promise<unknown> {
  return db.prepare("UPDATE account SET name = ?2 WHERE id = ?1 AND name = ''").bind(accountId, name).run()
}

/** A farm, and in whose name it stands or is to stand. */
export interface OwnedFarm {
  hostId: string
  hostName: string
  /** Empty when it is in nobody's. */
  owner: string
  phoneCipher: string | null
  /** Who was asked to take it over and has not answered. */
  invitationId: string | null
}

export async function readFarms(db: D1Database, now: number): Promise<OwnedFarm[]> {
  const { results } = await db
    .prepare(`
      SELECT host.id AS hostId, host.name AS hostName, coalesce(account.name, '') AS owner,
        account.phone_cipher AS phoneCipher,
        (
          SELECT invitation.id FROM invitation
          WHERE invitation.host_id = host.id AND invitation.kind = 'owner' AND answer IS NULL AND expires_at > ?1 LIMIT 1
        ) AS invitationId
      FROM host
      LEFT JOIN host_member ON host_member.host_id = host.id AND host_member.kind = 'owner' AND host_member.ended_at IS NULL
      LEFT JOIN account ON account.id = host_member.account_id
      ORDER BY host.id`)
    .bind(now)
    .all<OwnedFarm>()
  return results
}
