import { asciiOf, Cursor, joined } from './bytes.rules.ts'
import { orientationOf } from './exif.rules.ts'
import { mustFitMemory, NoPhoto, type Photo } from './photo.rules.ts'

const START_OF_IMAGE = 0xd8
const END_OF_IMAGE = 0xd9
const START_OF_SCAN = 0xda
const APP0 = 0xe0
const APP1 = 0xe1
const APP14 = 0xee
/** What a decoder needs: tables (Huffman, arithmetic, quantization), number of lines, restart interval. */
const TABLES = new Set([0xc4, 0xcc, 0xdb, 0xdc, 0xdd])
/** Frames of every coding but the hierarchical ones, which no camera writes. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc9, 0xca, 0xcb])

const JFIF_BYTES = 14
const ADOBE_BYTES = 12

export function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === START_OF_IMAGE && bytes[2] === 0xff
}

/**
 * Walks a JPEG (ITU-T T.81, annex B) from marker to marker and keeps what its picture needs: tables, frame, scans, and
 * the two markers that say how its colours are coded. EXIF, XMP, IPTC, colour profiles, thumbnails, comments, and
 * whatever follows the end (a phone's depth map, its second of film) are left behind, known to us or not.
 */
export function readJpeg(bytes: Uint8Array): Photo {
  const cursor = new Cursor(bytes, 2)
  const kept: Uint8Array[] = [bytes.subarray(0, 2)]
  let size: { width: number; height: number } | undefined
  let orientation = 1
  let scans = 0
  for (let marker = nextMarker(cursor); marker !== END_OF_IMAGE; marker = nextMarker(cursor)) {
    const start = cursor.at - 2
    const body = cursor.take(cursor.big(2) - 2)
    const segment = bytes.subarray(start, cursor.at)
    if (FRAMES.has(marker)) {
      if (size) throw new NoPhoto('photo_broken')
      size = sizeOf(body)
      kept.push(segment)
    } else if (marker === START_OF_SCAN) {
      if (!size) throw new NoPhoto('photo_broken')
      kept.push(segment, scanAt(cursor))
      scans += 1
    } else if (TABLES.has(marker) || saysColours(marker, body)) {
      kept.push(segment)
    } else if (marker === APP1 && asciiOf(body.subarray(0, 6)) === 'Exif\0\0') {
      orientation = orientationOf(body.subarray(6))
    } else if (!isApplications(marker)) {
      throw new NoPhoto('photo_broken')
    }
  }
  if (!size || scans === 0) throw new NoPhoto('photo_broken')
  return { type: 'jpg', ...size, orientation, clean: joined([...kept, Uint8Array.of(0xff, END_OF_IMAGE)]) }
}

/** Any number of 0xff may stand before a marker. */
function nextMarker(cursor: Cursor): number {
  if (cursor.byte() !== 0xff) throw new NoPhoto('photo_broken')
  let marker = cursor.byte()
  while (marker === 0xff) marker = cursor.byte()
  return marker
}

function sizeOf(frame: Uint8Array) {
  const cursor = new Cursor(frame, 1)
  const height = cursor.big(2)
  const size = { width: cursor.big(2), height }
  mustFitMemory(size)
  return size
}

/** The coded picture up to the next marker that is neither a stuffed zero nor a restart. */
function scanAt(cursor: Cursor): Uint8Array {
  const { bytes, at } = cursor
  for (let end = at; ; end += 1) {
    end = bytes.indexOf(0xff, end)
    if (end === -1 || end + 1 >= bytes.length) throw new NoPhoto('photo_broken')
    const next = bytes[end + 1] ?? 0
    const goesOn = next === 0 || (next >= 0xd0 && next <= 0xd7)
    if (!goesOn) return cursor.take(end - at)
    end += 1
  }
}

/** Whether its colours are luminance and chrominance, or already red, green and blue. A JFIF thumbnail does not pass. */
function saysColours(marker: number, body: Uint8Array): boolean {
  if (marker === APP0) return body.length === JFIF_BYTES && asciiOf(body.subarray(0, 5)) === 'JFIF\0'
  return marker === APP14 && body.length === ADOBE_BYTES && asciiOf(body.subarray(0, 5)) === 'Adobe'
}

/** What programs may write for themselves: application segments, extensions and comments. */
function isApplications(marker: number): boolean {
  return marker >= APP0 && marker <= 0xfe
}
