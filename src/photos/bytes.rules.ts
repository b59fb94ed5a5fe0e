import { NoPhoto } from './photo.rules.ts'

/** Reads a file from its beginning to its end. Whatever lies beyond the end throws `photo_broken`. */
export class Cursor {
  readonly bytes: Uint8Array
  at: number

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes
    this.at = at
  }

  get left(): number {
    return this.bytes.length - this.at
  }

  take(count: number): Uint8Array {
    if (count < 0 || count > this.left) throw new NoPhoto('photo_broken')
    this.at += count
    return this.bytes.subarray(this.at - count, this.at)
  }

  byte(): number {
    return this.take(1)[0] ?? 0
  }

  /** Most significant byte first, as JPEG and PNG write numbers. */
  big(count: number): number {
    return this.take(count).reduce((number, byte) => number * 256 + byte, 0)
  }

  /** Least significant byte first, as WebP does. */
  little(count: number): number {
    return this.take(count).reduceRight((number, byte) => number * 256 + byte, 0)
  }

  text(count: number): string {
    return asciiOf(this.take(count))
  }
}

export function asciiOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes)
}

/** ASCII only. */
export function bytesOf(ascii: string): Uint8Array {
  return Uint8Array.from(ascii, (char) => char.charCodeAt(0))
}

export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
