import { isJpeg, readJpeg } from './jpeg.rules.ts'
import { NoPhoto, type Photo } from './photo.rules.ts'
import { isPng, readPng } from './png.rules.ts'
import { isWebp, readWebp } from './webp.rules.ts'

/**
 * What a file holds, whatever its name or its sender says, and the same without its metadata. Each format is walked
 * through by an allow-list: what we do not know is not kept. The libraries there are strip the blocks they know, or read
 * only, and none tells whether a file is whole. Throws `NoPhoto`.
 */
export function readPhoto(bytes: Uint8Array): Photo {
  if (bytes.length === 0) throw new NoPhoto('photo_missing')
  if (isJpeg(bytes)) return readJpeg(bytes)
  if (isPng(bytes)) return readPng(bytes)
  if (isWebp(bytes)) return readWebp(bytes)
  throw new NoPhoto('photo_type')
}
