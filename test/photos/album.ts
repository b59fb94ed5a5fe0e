import large from './files/large.webp?inline'
import sideways from './files/sideways.jpg?inline'
import small from './files/small.webp?inline'
import square from './files/square.webp?inline'

const bytesIn = (dataUrl: string) =>
  Uint8Array.from(atob(dataUrl.slice(dataUrl.indexOf(',') + 1)), (char) => char.charCodeAt(0))

/** Files made by camera.ts: red above, blue below. */
export const ALBUM = {
  /** 300 × 200, with where it was taken in EXIF and XMP. */
  large: bytesIn(large),
  /** The same, 150 × 100, told nothing of. */
  small: bytesIn(small),
  /** 100 × 100. */
  square: bytesIn(square),
  /** Stored 96 × 64 and held sideways: upright it is 64 × 96. With its place in EXIF. */
  sideways: bytesIn(sideways),
}

export async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
