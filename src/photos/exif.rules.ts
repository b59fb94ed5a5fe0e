import { Cursor } from './bytes.rules.ts'

const ORIENTATION = 0x0112
const ENTRY_BYTES = 12
const UPRIGHT = 1

/** How the camera was held, out of a TIFF block as EXIF carries it; upright where it does not say so legibly. */
export function orientationOf(tiff: Uint8Array): number {
  try {
    return readOrientation(tiff)
  } catch {
    return UPRIGHT
  }
}

function readOrientation(tiff: Uint8Array): number {
  const head = new Cursor(tiff)
  const isLittle = head.text(2) === 'II'
  const number = (cursor: Cursor, bytes: number) => (isLittle ? cursor.little(bytes) : cursor.big(bytes))
  head.take(2)
  const directory = new Cursor(tiff, number(head, 4))
  const entries = number(directory, 2)
  for (let index = 0; index < entries; index++) {
    const entry = new Cursor(directory.take(ENTRY_BYTES))
    if (number(entry, 2) !== ORIENTATION) continue
    entry.take(6)
    const value = number(entry, 2)
    return value >= 1 && value <= 8 ? value : UPRIGHT
  }
  return UPRIGHT
}
