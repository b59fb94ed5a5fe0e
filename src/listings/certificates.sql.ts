import { keeps } from '../accounts/keeper.sql.ts'
import type { Day } from '../days.ts'
import type { CertificateKind } from '../hosts/hosts.rules.ts'
import type { Acting } from './listings.sql.ts'

/** A certificate as its host sees it. */
export interface OwnCertificate {
  id: string
  kind: CertificateKind
  number: string
  expiresOn: Day
  state: 'waiting' | 'valid' | 'refused'
  reason: string
}

export interface NewCertificate {
  id: string
  kind: CertificateKind
  number: string
  expiresOn: Day
}

export async function readCertificates(db: D1Database, { hostId, accountId }: Acting): Promise<OwnCertificate[]> {
  const { results } = await db
    .prepare(`
      SELECT id, kind, number, expires_on AS expiresOn, state, reason FROM certificate
      WHERE host_id = ?1 AND revoked_at IS NULL AND ${keeps('?1', '?2')} ORDER BY expires_on DESC, id`)
    .bind(hostId, accountId)
    .all<OwnCertificate>()
  return results
}

/** Hands a certificate in to be compared with the paper. */
export async function insertCertificate(
  db: D1Database,
  { hostId, accountId, actor }: Acting,
  { id, kind, number, expiresOn }: NewCertificate,
  now: number,
): Promise<void> {
  await db.batch([
    db
      .prepare(`
        INSERT INTO certificate (id, host_id, kind, number, expires_on, state, added_by)
        SELECT ?3, ?1, ?4, ?5, ?6, 'waiting', ?7 WHERE ${keeps('?1', '?2')}`)
      .bind(hostId, accountId, id, kind, number, expiresOn, actor),
    db
      .prepare(`
        INSERT INTO event (at, kind, subject_id, actor, door, detail)
        SELECT ?1, 'certificate.added', ?2, ?3, 'web', json_object('certificateId', ?4, 'kind', ?5) WHERE changes() > 0`)
      .bind(now, hostId, actor, id, kind),
  ])
}

/** A certificate that waits for staff. */
export interface WaitingCertificate extends NewCertificate {
  hostId: string
  hostName: string
  own: boolean
}

export async function readWaitingCertificates(db: D1Database, accountId: string): Promise<WaitingCertificate[]> {
  const { results } = await db
    .prepare(`
      SELECT certificate.id, certificate.kind, number, expires_on AS expiresOn, host.id AS hostId, host.name AS hostName,
        ${keeps('host.id', '?1')} AS own
      FROM certificate JOIN host ON host.id = certificate.host_id WHERE certificate.state = 'waiting' ORDER BY certificate.id`)
    .bind(accountId)
    .all<Omit<WaitingCertificate, 'own'> & { own: number }>()
  return results.map(({ own, ...certificate }) => ({ ...certificate, own: own === 1 }))
}

export interface CertificateVerdict {
  id: string
  accountId: string
  actor: string
  now: number
  valid: boolean
  reason: string
  ownAllowed: boolean
}

/** Lets a certificate count, or refuses it with a reason; nobody's own. Answers whether it was done. */
export async function judgeCertificate(db: D1Database, verdict: CertificateVerdict): Promise<boolean> {
  const { id, accountId, actor, now, valid, reason, ownAllowed } = verdict
  const [judged] = await db.batch<{ id: string }>([
    db
      .prepare(`
        UPDATE certificate SET state = ?2, reason = ?3, reviewed_by = ?4, reviewed_at = ?5
        WHERE id = ?1 AND state = 'waiting' AND (?7 OR NOT ${keeps('certificate.host_id', '?6')}) RETURNING id`)
      .bind(id, valid ? 'valid' : 'refused', reason, actor, now, accountId, ownAllowed ? 1 : 0),
    db
      .prepare(`
        INSERT INTO event (at, kind, subject_id, actor, door, detail)
        SELECT ?2, 'certificate.' || state, host_id, ?3, 'web', json_object('certificateId', id, 'kind', kind, 'reason', reason)
        FROM certificate WHERE id = ?1 AND changes() > 0`)
      .bind(id, now, actor),
    db
      .prepare(`
        INSERT INTO outbox (event_id, recipient, due_at)
        SELECT last_insert_rowid(), 'host:' || host_id, ?2 FROM certificate WHERE id = ?1 AND changes() > 0`)
      .bind(id, now),
  ])
  return judged?.results.length === 1
}

/** The certificates that lapse between two days and whose hosts have not been told. */
export async function readLapsing(db: D1Database, from: Day, to: Day): Promise<{ id: string }[]> {
  const { results } = await db
    .prepare(`
      SELECT id FROM certificate
      WHERE state = 'valid' AND revoked_at IS NULL AND warned_at IS NULL AND expires_on BETWEEN ?1 AND ?2
        AND NOT EXISTS (
          -- Renewed already.
          SELECT 1 FROM certificate AS newer
          WHERE newer.host_id = certificate.host_id AND newer.kind = certificate.kind AND newer.state = 'valid'
            AND newer.expires_on > ?2
        )`)
    .bind(from, to)
    .all<{ id: string }>()
  return results
}

/** Tells a host, once, that a certificate of hers is about to lapse. */
export function warnOf(db: D1Database, id: string, now: number): Promise<unknown> {
  return db.batch([
    db.prepare('UPDATE certificate SET warned_at = ?2 WHERE id = ?1 AND warned_at IS NULL').bind(id, now),
    db
      .prepare(`
        INSERT INTO event (at, kind, subject_id, actor, door, detail)
        SELECT ?2, 'certificate.lapsing', host_id, 'cron', 'cron', json_object('certificateId', id, 'kind', kind, 'expiresOn', expires_on)
        FROM certificate WHERE id = ?1 AND changes() > 0`)
      .bind(id, now),
    db
      .prepare(`
        INSERT INTO outbox (event_id, recipient, due_at)
        SELECT last_insert_rowid(), 'host:' || host_id, ?2 FROM certificate WHERE id = ?1 AND changes() > 0`)
      .bind(id, now),
  ])
}
