import { keeps } from '../accounts/keeper.sql.ts'
import type { Acting } from './listings.sql.ts'

/** What guests read of a farm. */
export interface FarmProfile {
  name: string
  person: string
  placeId: string
  story: string
  /** The number guests call. */
  phone: string
}

/** Opens a farm in someone's name, as a draft that nobody else sees. */
export function insertFarm(
  db: D1Database,
  farm: FarmProfile & { hostId: string; accountId: string; actor: string; now: number },
): Promise<unknown> {
  const { hostId, accountId, actor, now } = farm
  return db.batch([
    db
      .prepare(
        "INSERT INTO host (id, name, person, place_id, story, phone, state) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'draft')",
      )
      .bind(hostId, farm.name, farm.person, farm.placeId, farm.story, farm.phone),
    db
      .prepare(
        "INSERT INTO host_member (host_id, account_id, kind, since, granted_by) VALUES (?1, ?2, 'owner', ?3, ?4)",
      )
      .bind(hostId, accountId, now, actor),
    db
      .prepare("INSERT INTO event (at, kind, subject_id, actor, door) VALUES (?1, 'farm.opened', ?2, ?3, 'web')")
      .bind(now, hostId, actor),
  ])
}

export function readFarm(db: D1Database, { hostId, accountId }: Acting): Promise<FarmProfile | null> {
  return db
    .prepare(`SELECT name, person, place_id AS placeId, story, phone FROM host WHERE id = ?1 AND ${keeps('?1', '?2')}`)
    .bind(hostId, accountId)
    .first<FarmProfile>()
}

/** Changes what guests read of a farm, with a record of what it said before. */
export function updateFarm(
  db: D1Database,
  { hostId, accountId, actor }: Acting,
  profile: FarmProfile,
  now: number,
): Promise<unknown> {
  return db.batch([
    db
      .prepare(`
        INSERT INTO event (at, kind, subject_id, actor, door, detail)
        SELECT ?3, 'farm.described', id, ?4, 'web', json_object('name', name, 'person', person, 'placeId', place_id, 'story', story, 'phone', phone)
        FROM host WHERE id = ?1 AND ${keeps('?1', '?2')}`)
      .bind(hostId, accountId, now, actor),
    db
      .prepare(`
        UPDATE host SET name = ?3, person = ?4, place_id = ?5, story = ?6, phone = ?7 WHERE id = ?1 AND ${keeps('?1', '?2')}`)
      .bind(hostId, accountId, profile.name, profile.person, profile.placeId, profile.story, profile.phone),
  ])
}
