import type { Reads } from '../database.ts'
import type { Certificate } from './hosts.rules.ts'

/** Who receives guests, as far as everyone may know it. */
export interface Host {
  id: string
  name: string
  nameEn: string | null
  person: string
  story: string
  storyEn: string | null
  /** The number the host publishes for guests. */
  phone: string
  place: { id: string; name: string; nameEn: string | null; scene: string | null }
}

export interface CertifiedHost extends Host {
  /** All that were ever issued; `validOn` says which may be shown. */
  certificates: Certificate[]
}

const HOST_JSON = `json_object(
  'id', host.id, 'name', host.name, 'nameEn', host.name_en, 'person', host.person,
  'story', host.story, 'storyEn', host.story_en, 'phone', host.phone,
  'place', json_object('id', place.id, 'name', place.name, 'nameEn', place.name_en, 'scene', place.scene),
  'certificates', (
    SELECT json_group_array(json_object(
      'id', certificate.id, 'kind', certificate.kind, 'number', certificate.number,
      'expiresOn', certificate.expires_on, 'revokedAt', certificate.revoked_at
    ) ORDER BY certificate.id) FROM certificate WHERE certificate.host_id = host.id AND certificate.state = 'valid'
  )
)`

export async function readHost(db: Reads, hostId: string): Promise<CertifiedHost | null> {
  const row = await db
    .prepare(
      `SELECT ${HOST_JSON} AS body FROM host JOIN place ON place.id = host.place_id WHERE host.id = ?1 AND host.state = 'open'`,
    )
    .bind(hostId)
    .first<{ body: string }>()
  return row && JSON.parse(row.body)
}

/** A host whether or not guests may see her: for her own eyes and the township's. */
export async function readHostAnyhow(db: Reads, hostId: string): Promise<CertifiedHost | null> {
  const row = await db
    .prepare(`SELECT ${HOST_JSON} AS body FROM host JOIN place ON place.id = host.place_id WHERE host.id = ?1`)
    .bind(hostId)
    .first<{ body: string }>()
  return row && JSON.parse(row.body)
}

/** Those who live at a place, and those who sell something there. */
export async function readHostsAt(db: Reads, placeId: string): Promise<CertifiedHost[]> {
  const row = await db
    .prepare(`
      SELECT json_group_array(json(body)) AS body FROM (
        SELECT ${HOST_JSON} AS body FROM host JOIN place ON place.id = host.place_id
        WHERE host.state = 'open' AND (host.place_id = ?1
          OR EXISTS (
            SELECT 1 FROM product WHERE product.host_id = host.id AND product.place_id = ?1
              AND product.state = 'published' AND product.kind <> 'goods'
          ))
        ORDER BY host.place_id <> ?1, host.id
      )`)
    .bind(placeId)
    .first<{ body: string }>()
  return JSON.parse(row?.body ?? '[]')
}

export async function readHostIds(db: Reads): Promise<string[]> {
  const { results } = await db.prepare("SELECT id FROM host WHERE state = 'open' ORDER BY id").all<{ id: string }>()
  return results.map(({ id }) => id)
}
