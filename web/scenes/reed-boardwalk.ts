import { between, brush, heightAt, type Point, steps, through } from './knife.ts'
import { ridge, strewn } from './land.ts'
import { figure } from './people.ts'
import { type Air, fill, line, part, put } from './print.ts'
import { disc, mist, sky, snowfall } from './sky.ts'
import { blade, plume, reeds } from './water.ts'

/** 芦花栈道: eight hundred metres of planks over the water, and white plumes on both sides. */
export function reedBoardwalk(air: Air): string {
  const { random, season } = air
  const middle = through([[470, 850], [640, 720], [760, 610], [700, 520], [560, 460], [580, 424], [680, 404]], 12)
  const widths = [380, 270, 190, 120, 64, 34, 14]
  const across = middle.map((point, index) => {
    const next = middle[index + 1] ?? point
    return [point, [next[0] - point[0], next[1] - point[1]]] as const
  })
  const width = (at: number) => {
    const place = at * (widths.length - 1)
    const low = widths[Math.floor(place)] ?? 0
    return low + ((widths[Math.ceil(place)] ?? 0) - low) * (place % 1)
  }
  const planks = across.flatMap(([[x, y], [dx, dy]], index) => {
    const half = width(index / across.length) / 2
    const length = Math.hypot(dx, dy) || 1
    if (y < 470 && index % 2) return []
    return [`M${Math.round(x - half)} ${Math.round(y + (dx / length) * half * 0.1)}L${Math.round(x + half)} ${Math.round(y - (dx / length) * half * 0.1)}`]
  })
  const plumed = season === 'autumn' || season === 'winter'
  const stand = (places: readonly Point[], size: number) =>
    places.map(([x, y]) => put('plume', x, y, size * between(random, 0.8, 1.25))).join('')
  const left: Point[] = steps(9).map((at) => [-10 + at * 330 + between(random, -14, 14), 330 + at * 150 + between(random, -40, 40)])
  const right: Point[] = steps(9).map((at) => [880 + at * 330 + between(random, -14, 14), 470 - at * 170 + between(random, -40, 40)])
  return [
    sky(air, 350, 300),
    disc(air, 880, 190, 84),
    ridge(air, 'far', [[-40, 330], [160, 250], [330, 310], [520, 240], [660, 300], [820, 220], [1000, 280], [1240, 210]], { lit: 'paper', deep: 80 }),
    mist(air, 330, 40, 10),
    fill('mid', reeds(random, 70, [-20, 1220], () => 420, [24, 54], 0.2), 'M0 404h1200v40H0z'),
    fill('far', 'M0 420h1200v380H0z'),
    strewn(air, 'paper', 26, [430, 780], { length: 260, width: 6 }),
    fill('deep', reeds(random, 40, [-20, 560], (x) => 470 + x * 0.02, [50, 110], 0.2), reeds(random, 40, [660, 1220], () => 490, [50, 120], 0.2)),
    fill('key', brush(middle.map(([x, y]): Point => [x, y + 12]), widths.map((w) => w * 1.04))),
    fill('paper', brush(middle, widths)),
    line('key', 4, ...planks),
    figure(706, 540, 1.1, { umbrella: true }),
    fill('deep', reeds(random, 34, [-30, 420], (x) => 830 - x * 0.3, [180, 330], 0.22), reeds(random, 34, [860, 1240], () => 830, [200, 380], 0.22)),
    fill('key', reeds(random, 22, [-40, 330], () => 840, [260, 520], 0.2), reeds(random, 24, [880, 1250], () => 840, [260, 520], 0.16)),
    plumed
      ? part('plume', fill('paper', plume(random, 0, 0, 120))) +
        fill('key', ...[...left, ...right].map(([x, y]) => blade(x - 40, 830, 42, y - 830, 7))) +
        stand(left, 1) +
        stand(right, 1)
      : '',
    snowfall(air, 50),
    heightAt([[0, 0]], 0) ? '' : '',
  ].join('')
}
