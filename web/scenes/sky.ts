import { between, type Random, sliver, steps } from './knife.ts'
import { type Air, fill } from './print.ts'

/**
 * The sky over the whole sheet, wiped light towards the horizon: long horizontal cuts that grow denser as they near it.
 */
export function sky({ random }: Air, horizon: number, height = 240): string {
  const cuts = steps(40).map((at) => {
    const near = at ** 0.7
    const length = between(random, 260, 760) * (0.5 + near * 0.7)
    return sliver(
      between(random, -400, 1150),
      horizon - height * (1 - near),
      length,
      between(random, -3, 3),
      2 + 9 * near,
    )
  })
  return fill('sky', 'M0 0h1200v800H0z') + fill('paper', ...cuts, `M0 ${horizon}h1200v${800 - horizon}H0z`)
}

/** The sun at either end of the day, the moon at night; at noon, nothing that one could look into. */
export function disc({ hour }: Air, x: number, y: number, radius: number): string {
  return hour === 'day' ? '' : fill('disc', round(x, y, radius))
}

/** Path data of a circle. */
export function round(x: number, y: number, radius: number): string {
  return oval(x, y, radius, radius)
}

/** Path data of an ellipse. */
export function oval(x: number, y: number, rx: number, ry: number): string {
  const [left, top, across] = [Math.round(x - rx), Math.round(y), Math.round(2 * rx)]
  const [a, b] = [Math.round(rx), Math.round(ry)]
  return `M${left} ${top}a${a} ${b} 0 1 1 ${across} 0a${a} ${b} 0 1 1-${across} 0z`
}

/** Stars, at night: small cuts of four sides, thinning towards the horizon. */
export function stars({ hour, random }: Air, count: number, floor: number): string {
  if (hour !== 'night') return ''
  return fill('paper', ...steps(count).map(() => star(random, between(random, 0, 1200), floor * random() ** 1.4)))
}

/** Path data of one star. */
function star(random: Random, x: number, y: number, size = between(random, 1, 4) ** 1.2): string {
  const half = Math.max(1, Math.round(size))
  return `M${Math.round(x)} ${Math.round(y)}l${half}-${half} ${half} ${half}-${half} ${half}z`
}

/** Snow in the air, in winter, as round cuts of three sizes. */
export function snowfall({ season, random }: Air, count: number): string {
  if (season !== 'winter') return ''
  return fill(
    'paper',
    ...steps(count).map(() =>
      round(between(random, 0, 1200), between(random, 0, 800), Math.round(between(random, 2, 5.4))),
    ),
  )
}

/** A bank of mist: long cuts that lie across whatever is behind them. */
export function mist(
  { random }: Air,
  y: number,
  height: number,
  count = 14,
  [left, right]: readonly [number, number] = [-300, 1200],
): string {
  return fill(
    'paper',
    ...steps(count).map((at) => {
      const length = between(random, 300, 800)
      return sliver(between(random, left, right), y + height * at, length, 0, between(random, 4, 10) * (0.6 + at * 0.8))
    }),
  )
}
