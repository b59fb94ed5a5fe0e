import type { CertificateKind } from '../hosts/hosts.rules.ts'
import { ListingContent } from './listings.schemas.ts'

/** A version that waits for the township. */
export interface WaitingListing {
  id: string
  productId: string
  number: number
  revision: number
  hostId: string
  hostName: string
  /** Whether the farm itself has never been public. */
  isNewFarm: boolean
  content: ListingContent
  /** What guests see now; null for a new listing. */
  before: ListingContent | null
  submittedAt: number
  requiredCertificate: CertificateKind | null
  capId: string | null
  /** Whether whoever looks may approve it: nobody approves their own work. */
  own: boolean
}

/** SQL that is true when the account (?1) has a hand in the version: it acts for the host, or wrote it. */
const OWN = `(
  EXISTS (
    SELECT 1 FROM host_member
    WHERE host_member.host_id = version.host_id AND host_member.account_id = ?1 AND host_member.ended_at IS NULL
  ) OR substr(version.edited_by, 9, length(?1)) = ?1
)`

/** What waits, the longest first; one of them alone when `id` is given. */
export async function readWaiting(db: D1Database, accountId: string, id: string | null): Promise<WaitingListing[]> {
  const { results } = await db
    .prepare(`
      SELECT json_object(
        'id', version.id, 'productId', product.id, 'number', number, 'revision', revision,
        'hostId', host.id, 'hostName', host.name, 'isNewFarm', json(iif(host.state = 'draft', 'true', 'false')),
        'content', json(content), 'submittedAt', submitted_at,
        'before', json(coalesce((
          SELECT content FROM listing_version AS earlier
          WHERE earlier.product_id = product.id AND earlier.state = 'published'
        ), 'null')),
        'requiredCertificate', product.required_certificate,
        'capId', (
          -- As the rest of what is sold at that place.
          SELECT unit_cap.cap_id FROM unit_cap JOIN unit ON unit.id = unit_cap.unit_id
          JOIN product AS neighbour ON neighbour.id = unit.product_id
          WHERE neighbour.place_id = content ->> 'placeId' ORDER BY neighbour.id <> product.id LIMIT 1
        ),
        'own', json(iif(${OWN}, 'true', 'false'))
      ) AS body
      FROM listing_version AS version JOIN product ON product.id = version.product_id JOIN host ON host.id = version.host_id
      WHERE version.state = 'review' AND (?2 IS NULL OR version.id = ?2) ORDER BY submitted_at`)
    .bind(accountId, id)
    .all<{ body: string }>()
  return results.map(({ body }) => {
    const { content, before, ...waiting } = JSON.parse(body)
    return { ...waiting, content: ListingContent.parse(content), before: before && ListingContent.parse(before) }
  })
}

export interface Verdict {
  id: string
  /** Of the version that was read; another one is not judged. */
  revision: number
  accountId: string
  actor: string
  now: number
  /** Whether this township lets people approve their own work. */
  ownAllowed: boolean
}

const JUDGED = (state: string) =>
  `EXISTS (SELECT 1 FROM listing_version WHERE id = ?1 AND state = '${state}' AND reviewed_at = ?2 AND reviewed_by = ?3)`

/**
 * Publishes a version: guests see it from now on, the farm too if this is its first. Prices of what was sold before stay as
 * they are. One transaction. Answers whether it was done.
 */
export async function approveVersion(
  db: D1Database,
  verdict: Verdict,
  { requiredCertificate, capId }: { requiredCertificate: CertificateKind | null; capId: string | null },
): Promise<boolean> {
  const { id, revision, accountId, actor, now, ownAllowed } = verdict
  const judged = [id, now, actor] as const
  const [approved] = await db.batch<{ id: string }>([
    db
      .prepare(`
        UPDATE listing_version AS version SET state = 'published', reviewed_by = ?4, reviewed_at = ?5
        WHERE id = ?2 AND revision = ?3 AND state = 'review' AND (?6 OR NOT ${OWN}) RETURNING id`)
      .bind(accountId, id, revision, actor, now, ownAllowed ? 1 : 0),
    db
      .prepare(`
        INSERT INTO event (at, kind, subject_id, actor, door, detail)
        SELECT ?2, 'listing.published', product_id, ?3, 'web', json_object('number', number, 'own', json(iif(${OWN.replaceAll('?1', '?4')}, 'true', 'false')))
        FROM listing_version AS version WHERE id = ?1 AND changes() > 0`)
      .bind(...judged, accountId),
    db
      .prepare(`
        INSERT INTO outbox (event_id, recipient, due_at)
        SELECT last_insert_rowid(), 'host:' || host_id, ?2 FROM listing_version WHERE id = ?1 AND changes() > 0`)
      .bind(id, now),
    db
      .prepare(`
        UPDATE listing_version SET state = 'superseded'
        WHERE state = 'published' AND id <> ?1 AND ${JUDGED('published')}
          AND product_id = (SELECT product_id FROM listing_version WHERE id = ?1)`)
      .bind(...judged),
    db
      .prepare(`
        UPDATE product SET state = 'published', place_id = version.content ->> 'placeId', kind = version.content ->> 'kind',
          name = version.content ->> 'name', summary = version.content ->> 'summary', bring = version.content ->> 'bring',
          meeting = version.content ->> 'meeting', policy_id = version.content ->> 'policyId',
          weighed_fen = version.content ->> 'weighedFen', required_certificate = ?4
        FROM listing_version AS version
        WHERE version.id = ?1 AND product.id = version.product_id AND ${JUDGED('published')}`)
      .bind(...judged, requiredCertificate),
    db
      .prepare(`
        INSERT INTO unit (id, product_id, position, name, people, audience, min_quantity, max_quantity, weekday_fen, weekend_fen, holiday_fen)
        SELECT said.value ->> 'id', version.product_id, said.value ->> 'position', said.value ->> 'name', said.value ->> 'people',
          said.value ->> 'audience', said.value ->> 'minQuantity', said.value ->> 'maxQuantity',
          said.value ->> 'weekdayFen', said.value ->> 'weekendFen', said.value ->> 'holidayFen'
        FROM listing_version AS version, json_each(version.content, '$.units') AS said
        WHERE version.id = ?1 AND ${JUDGED('published')}
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, people = excluded.people, audience = excluded.audience,
          min_quantity = excluded.min_quantity, max_quantity = excluded.max_quantity, withdrawn = 0
        WHERE unit.product_id = excluded.product_id`)
      .bind(...judged),
    db
      .prepare(`
        UPDATE unit SET withdrawn = 1
        WHERE ${JUDGED('published')} AND product_id = (SELECT product_id FROM listing_version WHERE id = ?1)
          AND id NOT IN (
            SELECT kept.value ->> 'id' FROM listing_version AS version, json_each(version.content, '$.units') AS kept
            WHERE version.id = ?1
          )`)
      .bind(...judged),
    db
      .prepare(`
        DELETE FROM unit_cap WHERE ${JUDGED('published')} AND unit_id IN (
          SELECT unit.id FROM unit JOIN listing_version AS version ON version.product_id = unit.product_id WHERE version.id = ?1
        ) AND cap_id IS NOT ?4`)
      .bind(...judged, capId),
    db
      .prepare(`
        INSERT INTO unit_cap (unit_id, cap_id, draw)
        SELECT unit.id, ?4, unit.people FROM unit JOIN listing_version AS version ON version.product_id = unit.product_id
        WHERE version.id = ?1 AND unit.people > 0 AND ?4 IS NOT NULL AND ${JUDGED('published')}
        ON CONFLICT DO UPDATE SET draw = excluded.draw`)
      .bind(...judged, capId),
    db
      .prepare(`
        UPDATE host SET state = 'open'
        WHERE state = 'draft' AND ${JUDGED('published')} AND id = (SELECT host_id FROM listing_version WHERE id = ?1)`)
      .bind(...judged),
  ])
  return approved?.results.length === 1
}

/** Sends a version back to its host, with words. Answers whether it was done. */
export async function returnVersion(db: D1Database, verdict: Verdict, reason: string): Promise<boolean> {
  const { id, revision, actor, now } = verdict
  const [returned] = await db.batch<{ id: string }>([
    db
      .prepare(`
        UPDATE listing_version SET state = 'returned', reviewed_by = ?3, reviewed_at = ?4, reason = ?5
        WHERE id = ?1 AND revision = ?2 AND state = 'review' RETURNING id`)
      .bind(id, revision, actor, now, reason),
    db
      .prepare(`
        INSERT INTO event (at, kind, subject_id, actor, door, detail)
        SELECT ?2, 'listing.returned', product_id, ?3, 'web', json_object('number', number, 'reason', reason)
        FROM listing_version WHERE id = ?1 AND changes() > 0`)
      .bind(id, now, actor),
    db
      .prepare(`
        INSERT INTO outbox (event_id, recipient, due_at)
        SELECT last_insert_rowid(), 'host:' || host_id, ?2 FROM listing_version WHERE id = ?1 AND changes() > 0`)
      .bind(id, now),
  ])
  return returned?.results.length === 1
}

/** The shared caps of the township, and its cancellation policies: what a listing chooses among. */
export async function readCaps(db: D1Database): Promise<{ id: string; name: string }[]> {
  return (await db.prepare('SELECT id, name FROM cap ORDER BY name').all<{ id: string; name: string }>()).results
}
