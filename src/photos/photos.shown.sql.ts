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
type Subject = keyof typeof SUBJECTS

const SHOWN = `json_object(
  'src', '/photos/' || large.hash || '.' || large.type, 'width', large.width, 'height', large.height,
  'smallSrc', '/photos/' || small.hash || '.' || small.type, 'smallWidth', small.width, 'alt', photo.alt
)`

const photosOf = (subject: Subject, id: string) => `
  photo JOIN photo_file AS large ON large.hash = photo.hash JOIN photo_file AS small ON small.hash = photo.small_hash
  WHERE photo.${SUBJECTS[subject]} = ${id} AND photo.state = 'shown' AND photo.removed_at IS NULL
    ${subject === 'host' ? 'AND photo.product_id IS NULL' : ''}`

/** SQL for all that everyone may see of a thing, as a JSON array in its order. `id` is SQL: a column, ours, never input. */
export function shownPhotos(subject: Subject, id: string): string {
  return `(SELECT json_group_array(${SHOWN} ORDER BY photo.position, photo.id) FROM ${photosOf(subject, id)})`
}

/** The first of them as JSON, NULL where there is none. */
export function firstPhoto(subject: Subject, id: string): string {
  return `(SELECT ${SHOWN} FROM ${photosOf(subject, id)} ORDER BY photo.position, photo.id LIMIT 1)`
}
