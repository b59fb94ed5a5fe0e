import { asciiOf, bytesOf, Cursor, joined } from './bytes.rules.ts'
import { orientationOf } from './exif.rules.ts'
import { mustFitMemory, NoPhoto, type Photo } from './photo.rules.ts'

/** In the flags of a VP8X chunk. */
const ALPHA = 0x10

export function isWebp(bytes: Uint8Array): boolean {
  return asciiOf(bytes.subarray(0, 4)) === 'RIFF' && asciiOf(bytes.subarray(8, 12)) === 'WEBP'
}

/**
 * Walks a WebP (RFC 9649) from chunk to chunk and writes it anew with its picture alone: EXIF, XMP, profiles, unknown
 * chunks and whatever follows the end are left behind. Throws `photo_moving` for an animation.
 */
export function readWebp(bytes: Uint8Array): Photo {
  const riff = new Cursor(bytes, 4)
  const inside = new Cursor(riff.take(riff.little(4)), 4)
  const chunks = new Map<string, Uint8Array>()
  while (inside.left > 0) {
    const name = inside.text(4)
    const length = inside.little(4)
    const body = inside.take(length)
    if (length % 2 === 1) inside.take(1)
    if (name === 'ANIM' || name === 'ANMF') throw new NoPhoto('photo_moving')
    // The first of a name counts (RFC 9649, 2.7): what comes after it is not looked at by readers, and not kept by us.
    if (!chunks.has(name)) chunks.set(name, body)
  }
  return pictureOf(chunks)
}

function pictureOf(chunks: ReadonlyMap<string, Uint8Array>): Photo {
  const lossy = chunks.get('VP8 ')
  const lossless = chunks.get('VP8L')
  const size = lossy ? lossySize(lossy) : lossless ? losslessSize(lossless) : null
  if (!size) throw new NoPhoto('photo_broken')
  mustFitMemory(size)
  const alpha = lossy && chunks.get('ALPH')
  const parts = [
    ...(alpha ? [chunk('VP8X', extendedHeader(size)), chunk('ALPH', alpha)] : []),
    lossy ? chunk('VP8 ', lossy) : chunk('VP8L', lossless ?? new Uint8Array()),
  ]
  const exif = chunks.get('EXIF')
  const body = joined([bytesOf('WEBP'), ...parts])
  return {
    type: 'webp',
    ...size,
    orientation: exif ? orientationOf(withoutPrefix(exif)) : 1,
    clean: joined([bytesOf('RIFF'), little(body.length, 4), body]),
  }
}

/** RFC 6386, 9.1: three bytes that say how long the first part is, three that begin a key frame, then 14 bits each. */
function lossySize(frame: Uint8Array) {
  const cursor = new Cursor(frame)
  const tag = cursor.little(3)
  const isKeyFrame = (tag & 1) === 0
  if (!isKeyFrame || cursor.big(3) !== 0x9d012a) throw new NoPhoto('photo_broken')
  const size = { width: cursor.little(2) & 0x3fff, height: cursor.little(2) & 0x3fff }
  if (tag >>> 5 > cursor.left) throw new NoPhoto('photo_broken')
  return size
}

/** RFC 9649, 3.4: a signature, then 14 bits each for width and height less one. */
function losslessSize(stream: Uint8Array) {
  const cursor = new Cursor(stream)
  if (cursor.byte() !== 0x2f) throw new NoPhoto('photo_broken')
  const bits = cursor.little(4)
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
}

function extendedHeader({ width, height }: { width: number; height: number }): Uint8Array {
  return joined([Uint8Array.of(ALPHA, 0, 0, 0), little(width - 1, 3), little(height - 1, 3)])
}

function chunk(name: string, body: Uint8Array): Uint8Array {
  return joined([bytesOf(name), little(body.length, 4), body, new Uint8Array(body.length % 2)])
}

function little(number: number, bytes: number): Uint8Array {
  return Uint8Array.from({ length: bytes }, (_, index) => (number >>> (8 * index)) & 0xff)
}

/** Some programs write EXIF here as JPEG has it, with its name before it. */
function withoutPrefix(exif: Uint8Array): Uint8Array {
  return asciiOf(exif.subarray(0, 6)) === 'Exif\0\0' ? exif.subarray(6) : exif
}
