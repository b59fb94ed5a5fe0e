import { steps } from './knife.ts'
import { type Air, fill, isDark } from './print.ts'

interface House {
  /** Of the whole, in units. */
  width: number
  /** Of the wall, from the ground to the eaves. */
  wall: number
  /** Of the roof, from the eaves to its ridge. */
  roof: number
  /** How far the eaves reach out beyond the wall. */
  eaves?: number
  windows?: number
  /** Where the door is, from 0 to 1 of the width; none without it. */
  door?: number
}

/**
 * A long house of the township, seen from the front: white wall on a stone foot, grey tiles, the ridge's ends turned up.
 * (x, y) is the ground under its left corner.
 */
export function house(
  { hour }: Air,
  x: number,
  y: number,
  { width, wall, roof: rise, eaves = width * 0.07, windows = 4, door }: House,
): string {
  const top = y - wall
  const beam = Math.max(3, wall * 0.045)
  const panes = steps(windows + 2)
    .slice(1, -1)
    .filter((at) => door === undefined || Math.abs(at - door) > 0.12)
  const glass = panes.map((at) => box(x + width * at - wall * 0.14, top + wall * 0.32, wall * 0.28, wall * 0.34))
  const bars = panes.map((at) => box(x + width * at - wall * 0.012, top + wall * 0.32, wall * 0.024, wall * 0.34))
  return [
    fill('paper', box(x, top, width, wall)),
    fill('deep', box(x, y - wall * 0.12, width, wall * 0.12)),
    fill('key', box(x, top, width, wall * 0.11), box(x, top, beam, wall), box(x + width - beam, top, beam, wall)),
    fill(isDark(hour) ? 'lamp' : 'key', ...glass),
    isDark(hour) ? fill('key', ...bars) : '',
    door === undefined
      ? ''
      : fill('key', box(x + width * door - wall * 0.17, y - wall * 0.72, wall * 0.34, wall * 0.72)),
    tiles(x - eaves, top + wall * 0.04, width + eaves * 2, rise),
  ].join('')
}

/** A tiled roof with a thick ridge; (x, y) is its left eave. */
export function tiles(x: number, y: number, width: number, rise: number, slope = 0.14): string {
  const inset = width * slope
  const courses = Math.max(5, Math.round(width / 34))
  const grooves = steps(courses)
    .slice(1, -1)
    .map((at) => {
      const [low, high] = [x + width * at, x + inset + (width - inset * 2) * at]
      return `M${Math.round(high)} ${Math.round(y - rise * 0.92)}Q${Math.round(low + (high - low) * 0.35)} ${Math.round(y - rise * 0.3)} ${Math.round(low)} ${Math.round(y - 2)}`
    })
  const thick = Math.max(4, rise * 0.1)
  return [
    fill(
      'roof',
      `M${Math.round(x)} ${Math.round(y)}Q${Math.round(x + inset * 0.65)} ${Math.round(y - rise * 0.3)} ${Math.round(x + inset)} ${Math.round(y - rise)}H${Math.round(x + width - inset)}Q${Math.round(x + width - inset * 0.65)} ${Math.round(y - rise * 0.3)} ${Math.round(x + width)} ${Math.round(y)}z`,
    ),
    `<path class="key-line" stroke-width="${Math.max(1.5, Math.round(rise) / 40)}" d="${grooves.join('')}"/>`,
    fill(
      'key',
      box(x, y - thick * 0.3, width, thick * 0.8),
      `M${Math.round(x + inset - thick * 2)} ${Math.round(y - rise - thick * 1.6)}Q${Math.round(x + inset)} ${Math.round(y - rise - thick * 0.5)} ${Math.round(x + width / 2)} ${Math.round(y - rise - thick * 0.4)}T${Math.round(x + width - inset + thick * 2)} ${Math.round(y - rise - thick * 1.6)}L${Math.round(x + width - inset)} ${Math.round(y - rise + thick)}H${Math.round(x + inset)}z`,
    ),
  ].join('')
}

/** Path data of an upright box. */
export function box(x: number, y: number, width: number, height: number): string {
  const [left, top] = [Math.round(x), Math.round(y)]
  const [w, h] = [Math.round(x + width) - left, Math.round(y + height) - top]
  return `M${left} ${top}h${w}v${h}h${-w}z`
}
