import { fitInto, LARGE_SIDE, LARGEST_UPLOAD, SMALL_SIDE } from '../../../src/photos/photo.rules.ts'
import { readPhoto } from '../../../src/photos/read.rules.ts'

/**
 * The two sizes of a photograph, turned upright. A canvas knows only pixels, but a browser may put a colour profile beside
 * them: it is left out here as the server would, so that both call the same bytes by the same hash.
 */
export interface Shrunk {
  large: Blob
  small: Blob
}

/** Browsers that cannot write WebP write JPEG. */
const FORMATS = [
  { type: 'image/webp', quality: 0.82 },
  { type: 'image/jpeg', quality: 0.85 },
  // A picture of nothing but detail.
  { type: 'image/jpeg', quality: 0.6 },
]

/** Throws when the browser cannot open it as a picture. */
export async function shrink(file: Blob): Promise<Shrunk> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
  try {
    const large = draw(picture, LARGE_SIDE)
    return { large: await encode(large), small: await encode(draw(large, SMALL_SIDE)) }
  } finally {
    picture.close()
  }
}

/** By halves, since a browser that shrinks in one step leaves pixels out. */
function draw(picture: ImageBitmap | HTMLCanvasElement, side: number): HTMLCanvasElement {
  const size = fitInto(side, picture)
  const half = { width: Math.round(picture.width / 2), height: Math.round(picture.height / 2) }
  if (half.width > size.width) return draw(drawn(picture, half), side)
  return drawn(picture, size)
}

function drawn(
  picture: ImageBitmap | HTMLCanvasElement,
  { width, height }: { width: number; height: number },
): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('no canvas')
  // What is see-through would turn black in a JPEG.
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, width, height)
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(picture, 0, 0, width, height)
  return canvas
}

async function encode(canvas: HTMLCanvasElement): Promise<Blob> {
  for (const { type, quality } of FORMATS) {
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, type, quality))
    if (blob?.type === type && blob.size <= LARGEST_UPLOAD)
      return new Blob([readPhoto(new Uint8Array(await blob.arrayBuffer())).clean], { type })
  }
  throw new Error('no format')
}

/** SHA-256 in hexadecimal: what the server calls it. */
export async function hashOf(blob: Blob): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
