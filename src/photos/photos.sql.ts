import { keeps } from '../accounts/keeper.sql.ts'
import type { Reads } from '../database.ts'
import type { PhotoType } from './photo.rules.ts'

/** A file as it lies in R2. */
export interface KeptFile {
  hash: string
  type: PhotoType
  width: number
  height: number
  bytes: number
}

/** What a photograph is of. A farm's product names its farm too; a place is the township's. */
export type Subject = { hostId: string; productId: string | null } | { placeId: string }

/** Who adds, moves or removes one: for a farm, whoever keeps it. */
export interface Hand {
  accountId: string
  actor: string
}

export interface Photo {
  id: string
  state: 'waiting' | 'shown' | 'refused'
  alt: string
  /** Why it was refused. */
  reason: string
  file: string
  width: number
  height: number
  smallFile: string
  smallWidth: number
}

const FILES =
  'photo JOIN photo_file AS large ON large.hash = photo.hash JOIN photo_file AS small ON small.hash = photo.small_hash'
const PHOTO_JSON = `json_object(
  'id', photo.id, 'state', photo.state, 'alt', photo.alt, 'reason', photo.reason,
  'file', large.hash || '.' || large.type, 'width', large.width, 'height', large.height,
  'smallFile', small.hash || '.' || small.type, 'smallWidth', small.width
)`

/** ?1 is the farm or the place, ?2 the product or NULL, ?3 the account. */
const OF_SUBJECT =
  'coalesce(photo.product_id, photo.host_id, photo.place_id) = coalesce(?2, ?1) AND photo.removed_at IS NULL'
const mayTouch = (subject: Subject) =>
  'placeId' in subject
    ? 'EXISTS (SELECT 1 FROM place WHERE id = ?1) AND ?2 IS NULL AND ?3 IS NOT NULL'
    : `${keeps('?1', '?3')} AND (?2 IS NULL OR EXISTS (SELECT 1 FROM product WHERE id = ?2 AND host_id = ?1))`
const idsOf = (subject: Subject) =>
  'placeId' in subject ? ([subject.placeId, null] as const) : ([subject.hostId, subject.productId] as const)

/** Writes a file down before it is stored; one that is known stays for another day. Answers false when this person has sent too many. */
export async function insertFile(
  db: D1Database,
  file: KeptFile,
  { accountId, now, since, most }: { accountId: string; now: number; since: number; most: number },
): Promise<boolean> {
  const written = await db
    .prepare(`
      INSERT INTO photo_file (hash, type, width, height, bytes, uploaded_by, uploaded_at)
      SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7
      WHERE (SELECT count(*) FROM photo_file WHERE uploaded_by = ?6 AND uploaded_at > ?8) < ?9
        OR EXISTS (SELECT 1 FROM photo_file WHERE hash = ?1)
      ON CONFLICT (hash) DO UPDATE SET uploaded_at = excluded.uploaded_at RETURNING hash`)
    .bind(file.hash, file.type, file.width, file.height, file.bytes, accountId, now, since, most)
    .first()
  return written !== null
}

/** Those of these files that were sent since an instant. */
export async function readFiles(db: Reads, hashes: readonly string[], since: number): Promise<KeptFile[]> {
  const { results } = await db
    .prepare(`
      SELECT hash, type, width, height, bytes FROM photo_file
      WHERE hash IN (SELECT value FROM json_each(?1)) AND uploaded_at > ?2`)
    .bind(JSON.stringify(hashes), since)
    .all<KeptFile>()
  return results
}

/** What a product is called, or is to be called once it is published; null before anything is written. */
const WRITTEN_NAME = `coalesce(nullif(product.name, ''), (
  SELECT nullif(content ->> 'name', '') FROM listing_version
  WHERE listing_version.product_id = product.id ORDER BY number DESC LIMIT 1
))`

/** The name of a farm, a product or a place as its keeper may see it; null when it is not there, or another's. */
export async function readSubjectName(db: Reads, subject: Subject, accountId: string): Promise<string | null> {
  const row = await db
    .prepare(`
      SELECT coalesce(
        (SELECT ${WRITTEN_NAME} FROM product WHERE id = ?2),
        (SELECT name FROM host WHERE id = ?1), (SELECT name FROM place WHERE id = ?1)
      ) AS name
      WHERE ${mayTouch(subject)}`)
    .bind(...idsOf(subject), accountId)
    .first<{ name: string }>()
  return row?.name ?? null
}

/** What a farm sells, with how many photographs of it there are. */
export async function readPicturedProducts(
  db: Reads,
  hostId: string,
  accountId: string,
): Promise<{ id: string; name: string; photos: number }[]> {
  const { results } = await db
    .prepare(`
      SELECT id, ${WRITTEN_NAME} AS name,
        (SELECT count(*) FROM photo WHERE product_id = product.id AND removed_at IS NULL) AS photos
      FROM product WHERE host_id = ?1 AND ${WRITTEN_NAME} IS NOT NULL AND ${keeps('?1', '?2')} ORDER BY id`)
    .bind(hostId, accountId)
    .all<{ id: string; name: string; photos: number }>()
  return results
}

export async function readPicturedPlaces(db: Reads): Promise<{ id: string; name: string; photos: number }[]> {
  const { results } = await db
    .prepare(`
      SELECT id, name, (SELECT count(*) FROM photo WHERE place_id = place.id AND removed_at IS NULL) AS photos
      FROM place ORDER BY name`)
    .all<{ id: string; name: string; photos: number }>()
  return results
}

/** Everything there is of a farm, a product or a place, whatever its state, in its order. */
export async function readPhotos(db: Reads, subject: Subject, accountId: string): Promise<Photo[]> {
  const { results } = await db
    .prepare(`
      SELECT ${PHOTO_JSON} AS body FROM ${FILES} WHERE ${OF_SUBJECT} AND ${mayTouch(subject)}
      ORDER BY photo.position, photo.id`)
    .bind(...idsOf(subject), accountId)
    .all<{ body: string }>()
  return results.map(({ body }) => JSON.parse(body))
}

/** What guests see of a product once staff have let them, those included that wait: for the eyes of staff. */
export async function readComing(db: Reads, productId: string): Promise<Photo[]> {
  const { results } = await db
    .prepare(`
      SELECT ${PHOTO_JSON} AS body FROM ${FILES}
      WHERE photo.product_id = ?1 AND photo.removed_at IS NULL AND photo.state <> 'refused'
      ORDER BY photo.position, photo.id`)
    .bind(productId)
    .all<{ body: string }>()
  return results.map(({ body }) => JSON.parse(body))
}

/**
 * Adds one behind the others, to be looked at by staff, with its event. The same one again adds nothing. Answers whether
 * it is there afterwards: not when the subject is another's, a file is missing, or there are `most` already.
 */
export async function insertPhoto(
  db: D1Database,
  subject: Subject,
  hand: Hand,
  photo: { id: string; hash: string; smallHash: string; alt: string; most: number; now: number },
): Promise<boolean> {
  const [hostOrPlace, productId] = idsOf(subject)
  const isPlace = 'placeId' in subject ? 1 : 0
  const [, , there] = await db.batch([
    db
      .prepare(`
        INSERT INTO photo (id, hash, small_hash, host_id, product_id, place_id, position, alt, state, added_by, added_at)
        SELECT ?4, large.hash, small.hash, iif(?9, NULL, ?1), ?2, iif(?9, ?1, NULL),
          (SELECT coalesce(max(position), 0) + 1 FROM photo WHERE ${OF_SUBJECT}), ?7, 'waiting', ?3, ?8
        FROM photo_file AS large JOIN photo_file AS small ON small.hash = ?6
        WHERE large.hash = ?5 AND ${mayTouch(subject)}
          AND (SELECT count(*) FROM photo WHERE ${OF_SUBJECT}) < ?10
          AND NOT EXISTS (SELECT 1 FROM photo WHERE ${OF_SUBJECT} AND hash = ?5)`)
      .bind(
        hostOrPlace,
        productId,
        hand.accountId,
        photo.id,
        photo.hash,
        photo.smallHash,
        photo.alt,
        photo.now,
        isPlace,
        photo.most,
      ),
    eventOf(db, 'photo.added', hand.actor, photo.now, photo.id),
    db
      .prepare(`SELECT 1 FROM photo WHERE ${OF_SUBJECT} AND hash = ?4 AND ${mayTouch(subject)}`)
      .bind(hostOrPlace, productId, hand.accountId, photo.hash),
  ])
  return (there?.results.length ?? 0) > 0
}

/** How many there are of it. */
export async function countPhotos(db: Reads, subject: Subject, accountId: string): Promise<number> {
  const row = await db
    .prepare(`SELECT count(*) AS count FROM photo WHERE ${OF_SUBJECT} AND ${mayTouch(subject)}`)
    .bind(...idsOf(subject), accountId)
    .first<{ count: number }>()
  return row?.count ?? 0
}

/** Takes one away, at once and for everyone. Answers whether it was there. */
export async function removePhoto(
  db: D1Database,
  subject: Subject,
  hand: Hand,
  id: string,
  now: number,
): Promise<boolean> {
  const [removed] = await db.batch([
    db
      .prepare(`
        UPDATE photo SET removed_at = ?5, removed_by = ?3 WHERE id = ?4 AND ${OF_SUBJECT} AND ${mayTouch(subject)} RETURNING id`)
      .bind(...idsOf(subject), hand.accountId, id, now),
    eventOf(db, 'photo.removed', hand.actor, now, id),
  ])
  return (removed?.results.length ?? 0) > 0
}

/** Puts one before all others of its subject. Answers whether it was there. */
export async function putPhotoFirst(db: D1Database, subject: Subject, hand: Hand, id: string): Promise<boolean> {
  const moved = await db
    .prepare(`
      UPDATE photo SET position = (SELECT min(position) - 1 FROM photo WHERE ${OF_SUBJECT})
      WHERE id = ?4 AND ${OF_SUBJECT} AND ${mayTouch(subject)} RETURNING id`)
    .bind(...idsOf(subject), hand.accountId, id)
    .first()
  return moved !== null
}

/** Stands right behind the statement that it tells of. */
export function eventOf(
  db: D1Database,
  kind: string,
  actor: string,
  now: number,
  photoId: string,
): D1PreparedStatement {
  return db
    .prepare("INSERT INTO event (at, kind, subject_id, actor, door) SELECT ?1, ?2, ?3, ?4, 'web' WHERE changes() > 0")
    .bind(now, kind, photoId, actor)
}

const IS_OF = 'photo.removed_at IS NULL AND ?1 IN (photo.hash, photo.small_hash)'

/** Whether everyone may see that file. */
export async function isShown(db: Reads, hash: string): Promise<boolean> {
  const shown = "SELECT 1 FROM photo WHERE removed_at IS NULL AND state = 'shown'"
  const row = await db
    .prepare(`SELECT 1 WHERE EXISTS (${shown} AND hash = ?1) OR EXISTS (${shown} AND small_hash = ?1)`)
    .bind(hash)
    .first()
  return row !== null
}

/** Whether it is of this farm, and this account keeps it. */
export async function isOfFarm(db: Reads, hash: string, hostId: string, accountId: string): Promise<boolean> {
  const row = await db
    .prepare(`SELECT 1 FROM photo WHERE host_id = ?2 AND ${IS_OF} AND ${keeps('?2', '?3')} LIMIT 1`)
    .bind(hash, hostId, accountId)
    .first()
  return row !== null
}

/** Whether it stands for anything, shown or not: staff see it all. */
export async function isOfAnything(db: Reads, hash: string): Promise<boolean> {
  const row = await db
    .prepare(
      'SELECT 1 WHERE EXISTS (SELECT 1 FROM photo WHERE removed_at IS NULL AND hash = ?1) OR EXISTS (SELECT 1 FROM photo WHERE removed_at IS NULL AND small_hash = ?1)',
    )
    .bind(hash)
    .first()
  return row !== null
}
