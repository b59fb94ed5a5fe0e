import type { Reads } from '../database.ts'
import type { Destination } from './navigation.rules.ts'

/** Where a place is and what it is called; null when there is none of this id. */
export function readDestination(db: Reads, placeId: string): Promise<Destination | null> {
  return db.prepare('SELECT name, lng, lat FROM place WHERE id = ?1').bind(placeId).first<Destination>()
}
