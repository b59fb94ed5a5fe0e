import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytesOf, joined } from '../../src/photos/bytes.rules.ts'
import { NoPhoto, PHOTO_FAULTS, PHOTO_TYPES } from '../../src/photos/photo.rules.ts'
import { readPhoto } from '../../src/photos/read.rules.ts'
import {
  pixelsOf,
  plainPhoto,
  pngChunk,
  SECRET,
  segment,
  takePhoto,
  told,
  webpChunk,
  withWebpChunks,
} from './camera.ts'

const faultOf = (bytes: Uint8Array) => {
  try {
    readPhoto(bytes)
    return null
  } catch (error) {
    if (error instanceof NoPhoto) return error.fault
    throw error
  }
}
const says = (bytes: Uint8Array, text: string) => Buffer.from(bytes).includes(text)

describe('what is no photograph', () => {
  test.each([
    ['a script that is called a photo', '<script>alert(1)</script>', 'photo_type'],
    ['a drawing with a script in it', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'photo_type'],
    ['an animation of the old kind', 'GIF89a\x01\x00\x01\x00', 'photo_type'],
    ['a photo of the kind iPhones keep', '\0\0\0\x18ftypheic\0\0\0\0', 'photo_type'],
    ['an empty file', '', 'photo_missing'],
    ['three bytes of a photo', '\xff\xd8\xff', 'photo_broken'],
    ['a PNG of a signature alone', '\x89PNG\r\n\x1a\n', 'photo_broken'],
    ['a WebP without a picture', 'RIFF\x04\0\0\0WEBP', 'photo_broken'],
  ])('%s is refused', (_, text, fault) => {
    expect(faultOf(bytesOf(text))).toBe(fault)
  })

  test('a photo that was cut off anywhere is refused', async () => {
    for (const type of PHOTO_TYPES) {
      const whole = await takePhoto({ type })
      for (let length = 1; length < whole.length; length += 7)
        expect(faultOf(whole.subarray(0, length)), `${type} of ${length} bytes`).not.toBeNull()
    }
  })

  test('a photo that claims more pixels than memory has is refused before anyone decodes it', async () => {
    const jpeg = await plainPhoto({ type: 'jpg' })
    const frame = jpeg.findIndex((byte, index) => byte === 0xff && jpeg[index + 1] === 0xc0)
    jpeg.set([0xff, 0xff, 0xff, 0xff], frame + 5)
    expect(faultOf(jpeg)).toBe('photo_pixels')

    const png = await plainPhoto({ type: 'png' })
    const header = pngChunk(
      'IHDR',
      joined([Uint8Array.of(0x7f, 0xff, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff), png.subarray(24, 29)]),
    )
    expect(faultOf(joined([png.subarray(0, 8), header, png.subarray(33)]))).toBe('photo_pixels')

    const webp = await plainPhoto({ type: 'webp', lossless: true })
    webp.set([0xff, 0xff, 0xff, 0x0f], 21)
    expect(faultOf(webp)).toBe('photo_pixels')
  })

  test('a PNG with a damaged picture is refused', async () => {
    const png = await plainPhoto({ type: 'png' })
    const at = Buffer.from(png).indexOf('IDAT') + 10
    png[at] = (png[at] ?? 0) ^ 1
    expect(faultOf(png)).toBe('photo_broken')
  })

  test('a moving WebP is refused', async () => {
    const webp = await plainPhoto({ type: 'webp' })
    expect(faultOf(withWebpChunks(webp, [webpChunk('ANIM', new Uint8Array(6))]))).toBe('photo_moving')
  })

  test('whatever bytes come are a photo, or are refused in words', () => {
    const begins = fc.constantFrom(
      '',
      '\xff\xd8\xff',
      '\x89PNG\r\n\x1a\n',
      'RIFF\x40\0\0\0WEBP',
      'RIFF\x40\0\0\0WEBPVP8X',
    )
    fc.assert(
      fc.property(begins, fc.uint8Array({ maxLength: 200 }), (begin, rest) => {
        const fault = faultOf(joined([bytesOf(begin), rest]))
        if (fault) expect(PHOTO_FAULTS).toContain(fault)
      }),
      { numRuns: 3000 },
    )
  })
})

describe.each([
  { type: 'jpg' as const },
  { type: 'jpg' as const, progressive: true },
  { type: 'png' as const },
  { type: 'png' as const, alpha: true },
  { type: 'webp' as const },
  { type: 'webp' as const, alpha: true },
  { type: 'webp' as const, lossless: true },
])('a photo as a phone takes it, $type progressive $progressive lossless $lossless alpha $alpha', (shot) => {
  test('keeps its picture and nothing that was told of it', async () => {
    const taken = await takePhoto(shot)
    expect(says(taken, SECRET)).toBe(true)
    const photo = readPhoto(taken)
    expect(says(photo.clean, SECRET)).toBe(false)
    expect(await told(photo.clean)).toEqual({
      exif: undefined,
      xmp: undefined,
      icc: undefined,
      iptc: undefined,
      orientation: undefined,
      width: 48,
      height: 64,
      format: shot.type === 'jpg' ? 'jpeg' : shot.type,
    })
    expect(await pixelsOf(photo.clean)).toEqual(await pixelsOf(taken))
  })

  test('says its size and how it was held', async () => {
    for (const orientation of [1, 3, 6, 8]) {
      const { type, width, height, ...photo } = readPhoto(await takePhoto({ ...shot, orientation }))
      expect([type, width, height, photo.orientation]).toEqual([shot.type, 48, 64, orientation])
    }
  })

  test('is the same file however often it is looked through', async () => {
    const { clean } = readPhoto(await takePhoto(shot))
    expect(readPhoto(clean).clean).toEqual(clean)
  })
})

describe('what programs add', () => {
  const secret = fc.uint8Array({ maxLength: 300 }).map((noise) => joined([bytesOf(SECRET), noise]))

  test('segments of any kind leave a JPEG as it was', async () => {
    const jpeg = await plainPhoto({ type: 'jpg' })
    const { clean } = readPhoto(jpeg)
    const marker = fc.oneof(fc.integer({ min: 0xe0, max: 0xef }), fc.constant(0xfe))
    fc.assert(
      fc.property(fc.array(fc.tuple(marker, secret), { maxLength: 5 }), secret, (added, after) => {
        const segments = added.map(([mark, body]) => segment(mark, body))
        const told = joined([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2), after])
        expect(readPhoto(told).clean).toEqual(clean)
      }),
    )
  })

  test('chunks of any name leave a PNG as it was', async () => {
    const png = await plainPhoto({ type: 'png' })
    const { clean } = readPhoto(png)
    const name = fc.constantFrom('tEXt', 'zTXt', 'iTXt', 'tIME', 'iCCP', 'eXIf', 'caBX', 'prVt', 'acTL', 'fdAT')
    fc.assert(
      fc.property(fc.array(fc.tuple(name, secret), { maxLength: 5 }), secret, (added, after) => {
        const chunks = added.map(([called, body]) => pngChunk(called, body))
        const told = joined([png.subarray(0, 33), ...chunks, png.subarray(33), after])
        expect(readPhoto(told).clean).toEqual(clean)
      }),
    )
  })

  test('chunks of any name leave a WebP as it was', async () => {
    const webp = await plainPhoto({ type: 'webp' })
    const { clean } = readPhoto(webp)
    const name = fc.constantFrom('EXIF', 'XMP ', 'ICCP', 'C2PA', 'zzzz')
    fc.assert(
      fc.property(fc.array(fc.tuple(name, secret), { maxLength: 5 }), secret, (added, after) => {
        const chunks = added.map(([called, body]) => webpChunk(called, body))
        const told = joined([withWebpChunks(webp, chunks), after])
        expect(readPhoto(told).clean).toEqual(clean)
      }),
    )
  })
})
