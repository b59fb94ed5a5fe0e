import type { MemberKind, StaffRole } from './roles.rules.ts'

/** What someone is asked to do: help at a farm, take it over, or serve the township. */
export type Asked = { hostId: string; kind: MemberKind } | { role: StaffRole }

export interface NewInvitation {
  id: string
  phoneCipher: string
  phoneHash: string
  asked: Asked
  invitedBy: string
  actor: string
  now: number
  expiresAt: number
}

/**
 * Writes an invitation, and the event of it, unless whoever has this phone is in that place already or was asked before.
 * `allowed`: SQL over ?4 (host id), ?5 (role) and ?6 (account id) that says whether the inviter may. Answers whether it was written.
 */
export async function insertInvitation(db: D1Database, invitation: NewInvitation, allowed: string): Promise<boolean> {
  const { asked } = invitation
  const hostId = 'hostId' in asked ? asked.hostId : null
  const role = 'role' in asked ? asked.role : null
  const kind = 'kind' in asked ? asked.kind : 'helper'
  const [written] = await db.batch<{ id: string }>([
    db
      .prepare(`
        INSERT INTO invitation (id, phone_cipher, phone_hash, host_id, role, invited_by, invited_at, expires_at, kind)
        SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9
        WHERE ${allowed}
          AND NOT EXISTS (
            SELECT 1 FROM invitation
            WHERE phone_hash = ?3 AND host_id IS ?4 AND role IS ?5 AND kind = ?9 AND answer IS NULL AND expires_at > ?7
          )
          AND NOT EXISTS (
            SELECT 1 FROM account LEFT JOIN host_member
              ON host_member.account_id = account.id AND host_member.host_id = ?4 AND host_member.ended_at IS NULL
              AND host_member.kind IN ('owner', ?9)
            LEFT JOIN staff_role
              ON staff_role.account_id = account.id AND staff_role.role = ?5 AND staff_role.ended_at IS NULL
            WHERE account.phone_hash = ?3 AND coalesce(host_member.since, staff_role.granted_at) IS NOT NULL
          )
        RETURNING id`)
      .bind(
        invitation.id,
        invitation.phoneCipher,
        invitation.phoneHash,
        hostId,
        role,
        invitation.invitedBy,
        invitation.now,
        invitation.expiresAt,
        kind,
      ),
    db
      .prepare(`
        INSERT INTO event (at, kind, subject_id, actor, door, detail)
        SELECT ?1, 'invitation.sent', ?2, ?3, 'web', json_object('hostId', ?4, 'role', ?5, 'kind', ?6) WHERE changes() > 0`)
      .bind(invitation.now, invitation.id, invitation.actor, hostId, role, kind),
  ])
  return written?.results.length === 1
}

/** An invitation that waits for its answer, as the one who was asked sees it. */
export interface WaitingInvitation {
  id: string
  hostName: string | null
  role: StaffRole | null
  kind: MemberKind
  invitedBy: string
}

/** What an account is asked to do. */
export async function readInvitationsTo(db: D1Database, accountId: string, now: number): Promise<WaitingInvitation[]> {
  const { results } = await db
    .prepare(`
      SELECT invitation.id, host.name AS hostName, invitation.role, invitation.kind, inviter.name AS invitedBy
      FROM account
      JOIN invitation ON invitation.phone_hash = account.phone_hash
      JOIN account AS inviter ON inviter.id = invitation.invited_by
      LEFT JOIN host ON host.id = invitation.host_id
      WHERE account.id = ?1 AND answer IS NULL AND expires_at > ?2 ORDER BY invitation.id`)
    .bind(accountId, now)
    .all<WaitingInvitation>()
  return results
}

export interface Answer {
  id: string
  accountId: string
  accept: boolean
  now: number
}

/** Answers an invitation of one's own, and takes up what it offers. Answers whether it was there to be answered. */
export async function answerInvitation(db: D1Database, { id, accountId, accept, now }: Answer): Promise<boolean> {
  const answered = `EXISTS (SELECT 1 FROM invitation WHERE id = ?1 AND answer = 'accepted' AND answered_at = ?3)`
  const [moved] = await db.batch<{ id: string }>([
    db
      .prepare(`
        UPDATE invitation SET answer = ?4, answered_at = ?3
        WHERE id = ?1 AND answer IS NULL AND expires_at > ?3
          AND phone_hash = (SELECT phone_hash FROM account WHERE id = ?2)
        RETURNING id`)
      .bind(id, accountId, now, accept ? 'accepted' : 'declined'),
    db
      .prepare(`
        INSERT INTO event (at, kind, subject_id, actor, door, detail)
        SELECT ?3, 'invitation.' || answer, ?1, 'account:' || ?2, 'web', json_object('hostId', host_id, 'role', role, 'kind', kind)
        FROM invitation WHERE id = ?1 AND changes() > 0`)
      .bind(id, accountId, now),
    db
      .prepare(`
        -- Whoever takes a farm over takes it from someone, and is no longer only a helper there.
        UPDATE host_member SET ended_at = ?3, ended_by = 'account:' || ?2
        WHERE ended_at IS NULL AND host_id = (SELECT host_id FROM invitation WHERE id = ?1 AND kind = 'owner')
          AND (kind = 'owner' OR account_id = ?2) AND ${answered}`)
      .bind(id, accountId, now),
    db
      .prepare(`
        INSERT INTO host_member (host_id, account_id, kind, since, granted_by)
        SELECT host_id, ?2, kind, ?3, 'account:' || invited_by FROM invitation
        WHERE id = ?1 AND host_id IS NOT NULL AND ${answered}
        ON CONFLICT DO NOTHING`)
      .bind(id, accountId, now),
    db
      .prepare(`
        INSERT INTO staff_role (account_id, role, granted_at, granted_by)
        SELECT ?2, role, ?3, 'account:' || invited_by FROM invitation
        WHERE id = ?1 AND role IS NOT NULL AND ${answered}
        ON CONFLICT DO NOTHING`)
      .bind(id, accountId, now),
  ])
  return moved?.results.length === 1
}

/** Takes an invitation back. `mine`: SQL that says whose it may be, over ?3 (account id). Answers whether it was there. */
export async function withdrawInvitation(
  db: D1Database,
  { id, accountId, actor, now }: { id: string; accountId: string; actor: string; now: number },
  mine: string,
): Promise<boolean> {
  const [moved] = await db.batch<{ id: string }>([
    db
      .prepare(`
        UPDATE invitation SET answer = 'withdrawn', answered_at = ?2
        WHERE id = ?1 AND answer IS NULL AND ${mine} RETURNING id`)
      .bind(id, now, accountId),
    db
      .prepare(
        "INSERT INTO event (at, kind, subject_id, actor, door) SELECT ?2, 'invitation.withdrawn', ?1, ?3, 'web' WHERE changes() > 0",
      )
      .bind(id, now, actor),
  ])
  return moved?.results.length === 1
}
