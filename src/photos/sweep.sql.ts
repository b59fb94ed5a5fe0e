import type { PhotoType } from './photo.rules.ts'

/** Forgets photographs that were taken away or refused before an instant; what happened stands in `event`. */
export async function deleteGone(db: D1Database, before: number): Promise<void> {
  await db
    .prepare(`
      DELETE FROM photo WHERE removed_at < ?1 OR (state = 'refused' AND reviewed_at < ?1)`)
    .bind(before)
    .run()
}

const UNUSED = `NOT EXISTS (SELECT 1 FROM photo WHERE photo.hash = photo_file.hash)
  AND NOT EXISTS (SELECT 1 FROM photo WHERE photo.small_hash = photo_file.hash)`

/** Files that nothing shows, and that nobody has sent since an instant. */
export async function readUnused(
  db: D1Database,
  before: number,
  most: number,
): Promise<{ hash: string; type: PhotoType }[]> {
  const { results } = await db
    .prepare(`SELECT hash, type FROM photo_file WHERE uploaded_at < ?1 AND ${UNUSED} ORDER BY uploaded_at LIMIT ?2`)
    .bind(before, most)
    .all<{ hash: string; type: PhotoType }>()
  return results
}

/** Forgets those of them that are still unused. */
export async function deleteUnused(db: D1Database, hashes: readonly string[], before: number): Promise<void> {
  await db
    .prepare(`
      DELETE FROM photo_file WHERE hash IN (SELECT value FROM json_each(?1)) AND uploaded_at < ?2 AND ${UNUSED}`)
    .bind(JSON.stringify(hashes), before)
    .run()
}
