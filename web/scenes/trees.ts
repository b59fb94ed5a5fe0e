import type { Ink } from './inks.ts'
import { area, between, brush, heightAt, type Point, type Random, sliver, steps, through, trace } from './knife.ts'
import { all, put } from './print.ts'
import { round } from './sky.ts'

/** Path data of a fir: tiers of boughs that hang outward, none quite like the other. Its foot stands at (x, y). */
export function fir(random: Random, x: number, y: number, width: number, height: number, tiers = 5): string {
  const side = (way: number) =>
    steps(tiers).flatMap((at, index): Point[] => {
      const half = (width / 2) * (1 - (index / tiers) * 0.92) * between(random, 0.85, 1.12)
      const low = y - (height * index) / tiers
      const rise = (height / tiers) * between(random, 0.75, 0.95)
      return [
        [x + way * half, low + height * 0.02 * at],
        [x + way * half * 0.42, low - rise],
      ]
    })
  return area([...side(-1), [x, y - height], ...side(1).reverse()])
}

/** Path data of a wood of firs seen from far: one edge of tips over a line of feet, and all below it. */
export function firTips(random: Random, feet: readonly Point[], width: number, height: number, floor = 800): string {
  const line = through(feet, 40)
  const right = line.at(-1)?.[0] ?? 1200
  const edge: Point[] = []
  for (let x = line[0]?.[0] ?? 0; x < right; x += width * between(random, 0.5, 1)) {
    const tall = height * between(random, 0.5, 1.1)
    const y = heightAt(line, x)
    edge.push(
      [x - width * 0.4, y],
      [x - width * 0.13, y - tall * 0.45],
      [x, y - tall],
      [x + width * 0.15, y - tall * 0.42],
    )
  }
  return `${trace(edge)}L${Math.round(right)} ${floor}H${Math.round((edge[0]?.[0] ?? 0) - width)}z`
}

/** Path data of firs that stand apart, their feet on a line; taller ones among smaller. */
export function firs(
  random: Random,
  count: number,
  feet: readonly Point[],
  width: number,
  height: number,
  tiers = 5,
): string {
  const line = through(feet, 40)
  const [left, right] = [line[0]?.[0] ?? 0, line.at(-1)?.[0] ?? 1200]
  return steps(count)
    .map((at) => {
      const x = left + (right - left) * at + (between(random, -0.35, 0.35) * (right - left)) / count
      const size = between(random, 0.62, 1.1)
      return fir(random, x, heightAt(line, x) + 6, width * (0.55 + size * 0.45), height * size, tiers)
    })
    .join('')
}

/** Path data of a bare tree: a trunk that forks until its twigs are thin. `bend` leans it, `spread` opens it. */
export function boughs(
  random: Random,
  x: number,
  y: number,
  length: number,
  { angle = -1.57, width = length * 0.2, forks = 4, spread = 0.5, bend = 0 } = {},
): { wood: string; tips: Point[] } {
  const bow = between(random, -0.25, 0.25) + bend
  const [midX, midY] = [x + Math.cos(angle + bow) * length * 0.5, y + Math.sin(angle + bow) * length * 0.5]
  const [endX, endY] = [x + Math.cos(angle) * length, y + Math.sin(angle) * length]
  const wood = brush(
    [
      [x, y],
      [midX, midY],
      [endX, endY],
    ],
    [width, width * 0.75, width * 0.55],
  )
  if (forks === 0) return { wood, tips: [[endX, endY]] }
  const turns = forks > 1 && random() < 0.45 ? [-1, 0.1, 1] : [-1, 1]
  const limbs = turns.map((turn) =>
    boughs(random, endX, endY, length * between(random, 0.62, 0.86), {
      angle: angle + turn * spread * between(random, 0.6, 1.25),
      width: width * 0.58,
      forks: forks - 1,
      spread,
      bend: 0,
    }),
  )
  return {
    wood: wood + limbs.map((limb) => limb.wood).join(''),
    tips: [[endX, endY], ...limbs.flatMap((limb) => limb.tips)],
  }
}

/** Path data of a crown, cut round with straight strokes of the knife. */
export function crown(random: Random, x: number, y: number, rx: number, ry: number, cuts = 22): string {
  return area(
    steps(cuts + 1)
      .slice(1)
      .map((at, index): Point => {
        const turn = (at + between(random, -0.3, 0.3) / cuts) * Math.PI * 2
        const out = (index % 2 ? 0.84 : 1) * between(random, 0.9, 1.06)
        return [x + Math.cos(turn) * rx * out, y + Math.sin(turn) * ry * out]
      }),
  )
}

/** Path data of leaves, blossoms or fruit strewn about the given places. */
export function tufts(
  random: Random,
  places: readonly Point[],
  [low, high]: readonly [number, number],
  away = 10,
): string {
  return places
    .map(([x, y]) =>
      round(x + between(random, -away, away), y + between(random, -away, away), Math.round(between(random, low, high))),
    )
    .join('')
}

/** Path data of a twig that hangs from (0, 0), `length` down: a thin line, and narrow leaves on both sides unless bare. */
export function hanging(random: Random, length: number, sway: number, leaves: boolean): string {
  const twig = through(
    [
      [0, 0],
      [sway * 0.2, length * 0.5],
      [sway, length],
    ],
    20,
  )
  const stem = brush(
    through(
      [
        [0, 0],
        [sway * 0.2, length * 0.5],
        [sway, length],
      ],
      60,
    ),
    [5, 3, 1],
  )
  if (!leaves) return stem
  return (
    stem +
    twig
      .slice(1)
      .map(([x, y], index) =>
        sliver(x, y, (index % 2 ? 1 : -1) * between(random, 7, 14) + sway * 0.04, between(random, 20, 32), 9),
      )
      .join('')
  )
}

/** The crowns that a grove repeats: three cuts of a round tree, their feet at (0, 0), about 100 across. */
export function treeParts(random: Random): string {
  return [1, 2, 3]
    .map(
      (id) =>
        `<path id="tree-${id}" d="${crown(random, 0, -54, 47, 47, 21)}${[0, 1, 2].map((at) => sliver(-30 + at * 11, -70 - at * 6 + between(random, -5, 5), -7, between(random, 16, 30), 4)).join('')}M-5-12H5V4H-5z"/>`,
    )
    .reduce((defs, shape) => defs.replace('</defs>', `${shape}</defs>`), '<defs></defs>')
}

/** Round trees in one ink, at these feet and sizes (1 is 100 across). `treeParts` must stand before it. */
export function grove(
  random: Random,
  ink: Ink,
  places: readonly (readonly [x: number, y: number, size: number])[],
): string {
  return all(
    ink,
    ...places.map(([x, y, size]) =>
      put(`tree-${1 + Math.floor(random() * 3)}`, x, y, size, random() < 0.5 ? -size : size),
    ),
  )
}
