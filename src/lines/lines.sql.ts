import type { Reads } from '../database.ts'
import type { LineStop, LineSummary } from './lines.schemas.ts'

export interface StoredLine extends Omit<LineSummary, 'stops'> {
  stops: LineStop[]
  /** What is sold along it, the hub's shelf apart. */
  productIds: string[]
  /** The shared caps that what is sold there draws on. */
  capIds: string[]
}

const LINES = `
  SELECT json_group_array(json_object(
    'id', line.id, 'slug', line.slug, 'letter', line.letter, 'name', line.name,
    'theme', line.theme, 'summary', line.summary, 'season', line.season,
    'nameEn', line.name_en, 'themeEn', line.theme_en, 'summaryEn', line.summary_en, 'seasonEn', line.season_en, 'scene', line.scene,
    'productIds', (
      SELECT json_group_array(product.id) FROM stop JOIN product ON product.place_id = stop.place_id
      WHERE stop.line_id = line.id AND stop.position > 0
    ),
    'capIds', (
      SELECT json_group_array(DISTINCT unit_cap.cap_id) FROM stop JOIN product ON product.place_id = stop.place_id
      JOIN unit ON unit.product_id = product.id JOIN unit_cap ON unit_cap.unit_id = unit.id
      WHERE stop.line_id = line.id AND stop.position > 0
    ),
    'distanceM', (SELECT coalesce(sum(distance_m), 0) FROM segment WHERE segment.line_id = line.id),
    'stops', (
      SELECT json_group_array(json_object(
        'position', stop.position, 'stayMinutes', stop.stay_minutes,
        'place', json_object(
          'id', place.id, 'name', place.name, 'lng', place.lng, 'lat', place.lat, 'story', place.story,
          'nameEn', place.name_en, 'storyEn', place.story_en, 'scene', place.scene,
          'toilet', json(iif(place.toilet, 'true', 'false')), 'petrol', json(iif(place.petrol, 'true', 'false'))
        ),
        'onward', (
          SELECT json_object('distanceM', distance_m, 'minutes', minutes, 'mode', mode, 'note', note, 'noteEn', note_en)
          FROM segment WHERE segment.line_id = stop.line_id AND segment.position = stop.position
        )
      ) ORDER BY stop.position)
      FROM stop JOIN place ON place.id = stop.place_id WHERE stop.line_id = line.id
    )
  ) ORDER BY line.position) AS body
  FROM line`

/** All lines with their stops in order. A township has a handful. */
export async function readLines(db: Reads): Promise<StoredLine[]> {
  const row = await db.prepare(LINES).first<{ body: string }>()
  return JSON.parse(row?.body ?? '[]').map((line: StoredLine) => ({
    ...line,
    // SQLite nests the scalar subquery's object as text.
    stops: line.stops.map((stop) => ({
      ...stop,
      onward: typeof stop.onward === 'string' ? JSON.parse(stop.onward) : stop.onward,
    })),
  }))
}
