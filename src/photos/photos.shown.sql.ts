import type { Reads } from '../database.ts'

/** A photograph as every page may show it. Addresses begin at the site's root. */
export interface ShownPhoto {
  src: string
  /** Pixels of the large one. */
  width: number
  height: number
  /** The same, for lists, and how wide it is. */
  smallSrc: string
  smallWidth: number
  /** What it shows. */
  alt: string
}

const SUBJECTS = { host: 'host_id', product: 'product_id', place: 'place_id' } as const
export type Shown = keyof typeof SUBJECTS

const SHOWN = `json_object(
  'src', '/photos/' || large.hash || '.' || large.type, 'width', large.width, 'height', large.height,
  'smallSrc', '/photos/' || small.hash || '.' || small.type, 'smallWidth', small.width, 'alt', photo.alt
)`

const photosOf = (subject: Shown, id: string) => `
  photo JOIN photo_file AS large ON large.hash = photo.hash JOIN photo_file AS small ON small.hash = photo.small_hash
  WHERE photo.${SUBJECTS[subject]} = ${id} AND photo.state = 'shown' AND photo.removed_at IS NULL
    ${subject === 'host' ? 'AND photo.product_id IS NULL' : ''}`

/** All that everyone may see of a thing, in its order. */
export async function readShown(db: Reads, subject: Shown, id: string): Promise<ShownPhoto[]> {
  const row = await db
    .prepare(
      `SELECT json_group_array(${SHOWN} ORDER BY photo.position, photo.id) AS body FROM ${photosOf(subject, '?1')}`,
    )
    .bind(id)
    .first<{ body: string }>()
  return JSON.parse(row?.body ?? '[]')
}

/** SQL for the first of them as JSON, NULL where there is none. `id` is SQL: a column, ours, never input. */
export function firstPhoto(subject: Shown, id: string): string {
  return `(SELECT ${SHOWN} FROM ${photosOf(subject, id)} ORDER BY photo.position, photo.id LIMIT 1)`
}
