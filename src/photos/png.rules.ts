import { asciiOf, bytesOf, Cursor, joined } from './bytes.rules.ts'
import { orientationOf } from './exif.rules.ts'
import { mustFitMemory, NoPhoto, type Photo } from './photo.rules.ts'

const SIGNATURE = bytesOf('\x89PNG\r\n\x1a\n')
/** The picture, and what its colours mean without a profile. An animation keeps its first picture. */
const KEPT = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT'])

export function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, index) => bytes[index] === byte)
}

/**
 * Walks a PNG (W3C, PNG 3rd edition) from chunk to chunk, proves each that it keeps by its checksum, and leaves texts,
 * times, EXIF, profiles, unknown chunks and whatever follows the end behind.
 */
export function readPng(bytes: Uint8Array): Photo {
  const cursor = new Cursor(bytes, SIGNATURE.length)
  const kept: Uint8Array[] = [SIGNATURE]
  let size: { width: number; height: number } | undefined
  let orientation = 1
  let hasPicture = false
  for (let name = ''; name !== 'IEND'; ) {
    const start = cursor.at
    const length = cursor.big(4)
    const named = cursor.take(4)
    name = asciiOf(named)
    const body = cursor.take(length)
    const checksum = cursor.big(4)
    if ((name === 'IHDR') === (size !== undefined)) throw new NoPhoto('photo_broken')
    if (name === 'IHDR') size = sizeOf(body)
    if (name === 'eXIf') orientation = orientationOf(body)
    if (name === 'IDAT') hasPicture = true
    if (!KEPT.has(name)) continue
    if (crc32(bytes.subarray(start + 4, cursor.at - 4)) !== checksum) throw new NoPhoto('photo_broken')
    kept.push(bytes.subarray(start, cursor.at))
  }
  if (!size || !hasPicture) throw new NoPhoto('photo_broken')
  return { type: 'png', ...size, orientation, clean: joined(kept) }
}

function sizeOf(header: Uint8Array) {
  const cursor = new Cursor(header)
  const size = { width: cursor.big(4), height: cursor.big(4) }
  mustFitMemory(size)
  return size
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}
