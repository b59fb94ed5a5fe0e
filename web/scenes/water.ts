import { between, type Random, steps } from './knife.ts'
import { fill } from './print.ts'

/** Path data of reeds: stems that lean with the wind, with long leaves that break over. */
export function reeds(
  random: Random,
  count: number,
  [left, right]: readonly [number, number],
  foot: (x: number) => number,
  [low, high]: readonly [number, number],
  wind = 0.18,
): string {
  return steps(count)
    .map((at) => {
      const x = left + (right - left) * at + between(random, -14, 14)
      const tall = between(random, low, high)
      const lean = tall * wind * between(random, 0.3, 1.5) * (random() < 0.15 ? -0.8 : 1)
      return blade(x, foot(x), lean, -tall, between(random, 6, 11))
    })
    .join('')
}

/** Path data of one blade that thins from its foot to a bent tip. */
export function blade(x: number, y: number, dx: number, dy: number, width: number): string {
  const [w, tipX, tipY, bendX, bendY] = [width, dx, dy, dx * 0.15, dy * 0.6].map(Math.round) as [
    number,
    number,
    number,
    number,
    number,
  ] // five in, five out
  return `M${Math.round(x)} ${Math.round(y)}q${bendX} ${bendY} ${tipX} ${tipY}q${bendX - tipX + w} ${bendY - tipY} ${w - tipX} ${-tipY}z`.replaceAll(
    ' -',
    '-',
  )
}

/** A boat with an arched mat roof, moored: hull, roof, its ribs. About 400 wide; (x, y) is the water under its middle. */
export function boat(x: number, y: number, size = 1): string {
  const hull =
    'M-236-46C-150-16-90-8 0-8S160-14 232-58L246-52C220-14 190 22 150 30C60 38-80 38-150 26C-190 16-222-16-240-38z'
  const strake = 'M-214-26C-140-2-80 4 0 4S150-2 222-36L214-26C150 6 80 14 0 14S-150 8-204-18z'
  const roof = 'M-96-10C-100-84-70-112-2-114S98-88 96-12Q0 2-96-10z'
  const ribs = [-58, -20, 20, 58].map(
    (at) => `M${at}-8q${Math.round(at * 0.05)}-60-${at < 0 ? Math.round(at * -0.28) : 0}-96`,
  )
  return `<g transform="translate(${x} ${y}) scale(${size})">${fill('deep', roof)}<path class="key-line" stroke-width="5" d="${ribs.join('').replaceAll('--', '')}"/>${fill('key', hull, 'M-100-12C-108-90-74-122-2-122S106-90 100-12L86-10C88-76 64-104-2-104S-86-78-84-8z')}${fill('paper', strake)}</g>`
}
