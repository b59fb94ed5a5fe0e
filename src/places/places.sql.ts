import type { Reads } from '../database.ts'

export interface Place {
  id: string
  name: string
  nameEn: string | null
  /** GCJ-02 degrees; null while it has not been surveyed. */
  lng: number | null
  lat: number | null
  story: string
  storyEn: string | null
  toilet: boolean
  petrol: boolean
  /** The name of its drawn scene. */
  scene: string | null
}

export async function readPlace(db: Reads, placeId: string): Promise<Place | null> {
  const row = await db
    .prepare(`
      SELECT json_object(
        'id', id, 'name', name, 'nameEn', name_en, 'lng', lng, 'lat', lat, 'story', story, 'storyEn', story_en,
        'toilet', json(iif(toilet, 'true', 'false')), 'petrol', json(iif(petrol, 'true', 'false')), 'scene', scene
      ) AS body FROM place WHERE id = ?1`)
    .bind(placeId)
    .first<{ body: string }>()
  return row && JSON.parse(row.body)
}

export async function readPlaceIds(db: Reads): Promise<string[]> {
  const { results } = await db.prepare('SELECT id FROM place ORDER BY id').all<{ id: string }>()
  return results.map(({ id }) => id)
}

export type NamedPlace = Pick<Place, 'id' | 'name' | 'nameEn'>

/** In the order of the lines that stop there. */
export async function readPlaces(db: Reads): Promise<NamedPlace[]> {
  const { results } = await db
    .prepare(`
      SELECT place.id, place.name, place.name_en AS nameEn FROM place
      LEFT JOIN stop ON stop.place_id = place.id LEFT JOIN line ON line.id = stop.line_id
      GROUP BY place.id ORDER BY min(line.position) IS NULL, min(line.position), min(stop.position)`)
    .all<NamedPlace>()
  return results
}
