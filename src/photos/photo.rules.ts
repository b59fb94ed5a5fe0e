/** What a photograph may be, and what its file's name ends with. HEIC, GIF, SVG, scripts by any name are none, by their content. */
export const PHOTO_TYPES = ['jpg', 'png', 'webp'] as const
export type PhotoType = (typeof PHOTO_TYPES)[number]

export const CONTENT_TYPES = { jpg: 'image/jpeg', png: 'image/png', webp: 'image/webp' } as const

/** The longest side of what is kept, in pixels: to look at closely, and in lists. */
export const LARGE_SIDE = 1600
export const SMALL_SIDE = 480
/** What a browser has shrunk already, in bytes. */
export const LARGEST_UPLOAD = 2 * 1024 * 1024
/** What a form without JavaScript sends as the camera wrote it, in bytes. */
export const LARGEST_FILE = 8 * 1024 * 1024
/** A claim beyond this is no phone's: whoever opened it would run out of memory. Phones of 2026 reach 50 million. */
const MOST_PIXELS = 60_000_000
const LONGEST_SIDE = 12_000

/** Why something is not taken as a photograph; the words for each say what to do. */
export const PHOTO_FAULTS = [
  'photo_missing',
  'photo_type',
  'photo_moving',
  'photo_broken',
  'photo_bytes',
  'photo_pixels',
  'photo_not_shrunk',
  'photo_sideways',
] as const
export type PhotoFault = (typeof PHOTO_FAULTS)[number]

/** A photograph that was looked through from its first byte to its last. */
export interface Photo {
  type: PhotoType
  /** Pixels, as they are stored: not turned by the orientation. */
  width: number
  height: number
  /** How the camera was held, by EXIF: 1 is upright, 3, 6 and 8 are turned, the others mirrored besides. */
  orientation: number
  /** The file without anything but the picture itself. */
  clean: Uint8Array<ArrayBuffer>
}

/** Says what is wrong with a file. */
export class NoPhoto extends Error {
  readonly fault: PhotoFault

  constructor(fault: PhotoFault) {
    super(fault)
    this.fault = fault
  }
}

/** Throws `photo_pixels` unless a decoder can hold it. */
export function mustFitMemory({ width, height }: { width: number; height: number }): void {
  if (width < 1 || height < 1) throw new NoPhoto('photo_broken')
  if (Math.max(width, height) > LONGEST_SIDE || width * height > MOST_PIXELS) throw new NoPhoto('photo_pixels')
}

/** The size it is shown with once its longest side is at most `side`; what is smaller stays as it is. */
export function fitInto(side: number, { width, height }: { width: number; height: number }) {
  const factor = Math.min(1, side / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) }
}

/** By how many degrees, clockwise, it is turned to stand upright. Throws `photo_sideways` for a mirrored one. */
export function uprightBy(orientation: number): 0 | 90 | 180 | 270 {
  const turns: Record<number, 0 | 90 | 180 | 270> = { 1: 0, 3: 180, 6: 90, 8: 270 }
  const turn = turns[orientation]
  if (turn === undefined) throw new NoPhoto('photo_sideways')
  return turn
}

/** A kept photograph's file name: the hash of its bytes and its type. */
export function photoFile(hash: string, type: PhotoType): string {
  return `${hash}.${type}`
}

const HASH = /^[0-9a-f]{64}$/

export function isHash(text: string): boolean {
  return HASH.test(text)
}

/** What a file name names; null when it is none of ours. */
export function readPhotoFile(file: string): { hash: string; type: PhotoType } | null {
  const [hash = '', extension, ...rest] = file.split('.')
  const type = PHOTO_TYPES.find((known) => known === extension)
  return type && isHash(hash) && rest.length === 0 ? { hash, type } : null
}
