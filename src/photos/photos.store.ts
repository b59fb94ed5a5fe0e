import type { Deps } from '../deps.ts'
import {
  CONTENT_TYPES,
  fitInto,
  LARGE_SIDE,
  NoPhoto,
  type Photo,
  type PhotoType,
  photoFile,
  SMALL_SIDE,
  uprightBy,
} from './photo.rules.ts'
import type { KeptFile } from './photos.sql.ts'
import { readPhoto } from './read.rules.ts'

/** What a canvas writes at its usual setting; in lists and on phones nobody sees more. */
const QUALITY = 82

/** SHA-256 in hexadecimal. */
export async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** A photograph by its hash, which is its name in R2. */
export async function keptFile({ type, width, height, clean }: Photo): Promise<KeptFile> {
  return { hash: await hashOf(clean), type, width, height, bytes: clean.length }
}

/** Stores bytes under their hash; the same ones again change nothing. */
export async function store({ photos }: Deps, { hash, type }: KeptFile, clean: Uint8Array<ArrayBuffer>): Promise<void> {
  const key = photoFile(hash, type)
  if (await photos.head(key)) return
  await photos.put(key, clean, { httpMetadata: { contentType: CONTENT_TYPES[type] }, sha256: hash })
}

/** Whether the bytes are there, not only their row: the way from one to the other may have broken off. */
export async function isStored({ photos }: Deps, file: { hash: string; type: PhotoType }): Promise<boolean> {
  return (await photos.head(photoFile(file.hash, file.type))) !== null
}

/**
 * Shrinks what came as the camera wrote it to its two sizes, upright. Turned by us, not by what a service makes of EXIF:
 * the metadata is gone before anyone else sees the photograph. Throws `NoPhoto` for what cannot be decoded.
 */
export async function shrink(deps: Deps, photo: Photo): Promise<{ large: Photo; small: Photo }> {
  const rotate = uprightBy(photo.orientation)
  const turned = rotate % 180 === 0 ? photo : { width: photo.height, height: photo.width }
  const scaled = async (side: number) => {
    const input = deps.images.input(streamOf(photo.clean)).transform({ rotate })
    const output = await input
      .transform({ ...fitInto(side, turned), fit: 'scale-down' })
      .output({ format: 'image/webp', quality: QUALITY })
    return readPhoto(new Uint8Array(await output.response().arrayBuffer()))
  }
  try {
    const [large, small] = await Promise.all([scaled(LARGE_SIDE), scaled(SMALL_SIDE)])
    return { large, small }
  } catch (error) {
    if (!(error instanceof NoPhoto)) console.error(error)
    throw new NoPhoto('photo_broken')
  }
}

function streamOf(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array> {
  return new Blob([bytes]).stream()
}
