import sharp from 'sharp'
import { bytesOf, joined } from '../../src/photos/bytes.rules.ts'
import type { PhotoType } from '../../src/photos/photo.rules.ts'
import { crc32 } from '../../src/photos/png.rules.ts'

/** Stands in everything that a test's camera writes beside the picture, so that a search for it finds any of it. */
export const SECRET = 'SECRET-31.958N-111.061E'

interface Shot {
  type: PhotoType
  width?: number
  height?: number
  orientation?: number
  progressive?: boolean
  lossless?: boolean
  alpha?: boolean
}

/** The upper half is red, the lower half blue: which way up it stands can be seen. */
function scene({ width = 48, height = 64, alpha = false }: Pick<Shot, 'width' | 'height' | 'alpha'>) {
  const opacity = alpha ? 0.5 : 1
  const half = (colour: string) =>
    `<rect width="${width}" height="${height / 2}" y="${colour === 'red' ? 0 : height / 2}" fill="${colour}" fill-opacity="${opacity}"/>`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${half('red')}${half('blue')}</svg>`
  const drawn = sharp(new TextEncoder().encode(svg))
  return alpha ? drawn : drawn.flatten({ background: '#fff' })
}

/** A photograph as a phone writes it: with the place in EXIF and XMP, a colour profile and, if said, held sideways. */
export async function takePhoto(shot: Shot): Promise<Uint8Array<ArrayBuffer>> {
  const { type, orientation = 1, progressive = false, lossless = false } = shot
  const told = scene(shot)
    .withIccProfile('p3')
    .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/">${SECRET}</x:xmpmeta>`)
    .withExif({
      IFD0: { Make: SECRET, Orientation: String(orientation) },
      IFD3: { GPSLatitude: '31/1 57/1 29/1', GPSLatitudeRef: 'N', GPSMapDatum: SECRET },
    })
    .withMetadata({ orientation })
  const encoded =
    type === 'jpg' ? told.jpeg({ progressive }) : type === 'png' ? told.png({ progressive }) : told.webp({ lossless })
  return new Uint8Array(await encoded.toBuffer())
}

/** A photograph of twelve million pixels full of leaves and stones, held upright: it lies on its side in the file. */
export async function takeHeavyPhoto(): Promise<Uint8Array<ArrayBuffer>> {
  const [width, height] = [4000, 3000]
  const grain = sharp({
    create: { width, height, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 40 } },
  })
  // Upright, the upper half is the left half of what is stored turned by 90 degrees: red above, blue below.
  const half = { width: width / 2, height, channels: 4 as const }
  const tint = (background: string, left: number) => ({
    input: { create: { ...half, background } },
    left,
    top: 0,
  })
  const tinted = grain.composite([tint('rgba(255,0,0,0.6)', 0), tint('rgba(0,0,255,0.6)', width / 2)])
  const told = tinted
    .jpeg({ quality: 85 })
    .withExif({ IFD0: { Make: SECRET }, IFD3: { GPSLatitude: '31/1 57/1 29/1', GPSLatitudeRef: 'N' } })
    .withMetadata({ orientation: 6 })
  return new Uint8Array(await told.toBuffer())
}

/** The same picture without anything told of it. */
export async function plainPhoto(shot: Shot): Promise<Uint8Array<ArrayBuffer>> {
  const { type, progressive = false, lossless = false } = shot
  const drawn = scene(shot)
  const encoded = type === 'jpg' ? drawn.jpeg({ progressive }) : type === 'png' ? drawn.png() : drawn.webp({ lossless })
  return new Uint8Array(await encoded.toBuffer())
}

/** The pixels as a viewer that honours no orientation shows them. */
export async function pixelsOf(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await sharp(bytes).removeAlpha().raw().toBuffer())
}

export async function told(bytes: Uint8Array) {
  const { exif, xmp, icc, iptc, orientation, width, height, format } = await sharp(bytes).metadata()
  return { exif, xmp, icc, iptc, orientation, width, height, format }
}

/** A JPEG segment that a program may write for itself: 0xe0 to 0xef, and 0xfe for a comment. */
export function segment(marker: number, body: Uint8Array): Uint8Array {
  const length = body.length + 2
  return joined([Uint8Array.of(0xff, marker, length >> 8, length & 0xff), body])
}

export function pngChunk(name: string, body: Uint8Array): Uint8Array {
  const named = joined([bytesOf(name), body])
  return joined([big(body.length), named, big(crc32(named))])
}

export function webpChunk(name: string, body: Uint8Array): Uint8Array {
  return joined([bytesOf(name), little(body.length), body, new Uint8Array(body.length % 2)])
}

/** Puts chunks behind the others of a WebP. */
export function withWebpChunks(webp: Uint8Array, chunks: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const body = joined([webp.subarray(8), ...chunks])
  return joined([bytesOf('RIFF'), little(body.length), body])
}

const big = (number: number) => Uint8Array.from([24, 16, 8, 0], (shift) => (number >>> shift) & 0xff)
const little = (number: number) => big(number).reverse()
