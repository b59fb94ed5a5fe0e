import { area, between, type Point, points, type Random, steps } from './knife.ts'
import { ridge, strewn } from './land.ts'
import { figure } from './people.ts'
import { type Air, all, fill, line, put } from './print.ts'
import { disc, mist, sky, snowfall } from './sky.ts'
import { blade, reeds } from './water.ts'

/** 芦花栈道: eight hundred metres of planks over the water, and white plumes on both sides. */
export function reedBoardwalk(air: Air): string {
  const { random, season } = air
  const plumed = season === 'autumn' || season === 'winter'
  const spots = (count: number, left: number, right: number, high: number, low: number): Point[] =>
    steps(count).map((at) => [
      left + (right - left) * at + between(random, -14, 14),
      high + (low - high) * at + between(random, -40, 40),
    ])
  const near = [...spots(8, -20, 330, 280, 470), ...spots(8, 1220, 890, 250, 450)]
  const far = [...spots(9, -10, 500, 380, 440), ...spots(9, 1210, 800, 380, 440)]
  const stand = (places: readonly Point[], size: number) =>
    fill('key', ...places.map(([x, y]) => blade(x - 44 * size, 830, 44 * size, y - 830, 7 * size))) +
    all('paper', ...places.map(([x, y]) => put('plume', x, y + 20, size * between(random, 0.85, 1.2))))
  return [
    sky(air, 350, 300),
    disc(air, 850, 206, 88),
    ridge(air, 'far', points('-40,330 160,240 330,310 520,230 660,300 820,200 1000,280 1240,200'), {
      lit: 'paper',
      deep: 90,
    }),
    mist(air, 320, 40, 8),
    fill(
      'mid',
      reeds(random, 40, [-20, 1220], () => 420, [26, 60], 0.2),
      'M0 400h1200v40H0z',
    ),
    fill('far', 'M0 418h1200v382H0z'),
    strewn(air, 'paper', 26, [426, 780], { length: 280, width: 8 }),
    `<defs><path id="clump" d="${reeds(random, 13, [-80, 80], () => 0, [90, 190], 0.2)}"/><path id="plume" d="${plume(random)}"/></defs>`,
    all(
      'deep',
      ...spots(9, -20, 470, 520, 560).map(([x, y]) => put('clump', x, y, between(random, 0.7, 1))),
      ...spots(9, 860, 1220, 560, 500).map(([x, y]) => put('clump', x, y, between(random, 0.7, 1))),
    ),
    walkway(),
    figure(719, 568, 1.25, { umbrella: true }),
    plumed ? stand(far, 0.7) : '',
    all(
      'deep',
      ...spots(6, -20, 290, 760, 840).map(([x, y]) => put('clump', x, y, between(random, 1.5, 1.9))),
      ...spots(6, 960, 1230, 840, 780).map(([x, y]) => put('clump', x, y, between(random, 1.5, 1.9))),
    ),
    all(
      'key',
      ...spots(6, -60, 200, 830, 850).map(([x, y]) => put('clump', x, y, between(random, 1.9, 2.5))),
      ...spots(6, 1010, 1250, 850, 830).map(([x, y]) => put('clump', x, y, between(random, 1.9, 2.5))),
    ),
    plumed ? stand(near, 1.2) : '',
    snowfall(air, 50),
  ].join('')
}

/** Planks that wind away over the water; `at` is 0 at the far end and 1 at our feet. */
function walkway(): string {
  const place = (at: number) => ({
    x: 640 + 150 * Math.sin(at ** 0.6 * 7.4 + 2.6) * at ** 0.5 - 60 * at,
    y: 404 + 420 * at,
    half: 8 + 230 * at ** 1.25,
  })
  const marks = steps(26).map((at) => place(at))
  const side = (way: number, drop: number) =>
    marks.map(({ x, y, half }): Point => [x + way * half, y + drop * (half / 200)])
  const planks = steps(44).map((at) => {
    const { x, y, half } = place(at ** 1.35)
    return `M${Math.round(x - half)} ${Math.round(y)}H${Math.round(x + half)}`
  })
  const posts = steps(9)
    .slice(1)
    .flatMap((at) => {
      const { x, y, half } = place(at ** 1.5)
      const [tall, wide] = [10 + half * 0.32, 2 + half * 0.05]
      return [-1, 1].map((way) =>
        area([
          [x + way * half - wide, y + tall * 0.6],
          [x + way * half - wide, y - tall],
          [x + way * half + wide, y - tall],
          [x + way * half + wide, y + tall * 0.6],
        ]),
      )
    })
  return [
    fill('key', area([...side(-1, 40), ...side(1, 40).reverse()])),
    fill('paper', area([...side(-1, 0), ...side(1, 0).reverse()])),
    line('key', 3, ...planks),
    fill('key', ...posts),
  ].join('')
}

/** A reed's plume, its foot at (0, 0): a soft spindle that the wind has combed to one side. */
function plume(random: Random): string {
  const stem = steps(9).map((at): Point => [at * at * 46, -at * 130])
  const lee = stem.flatMap(([x, y], index): Point[] => {
    const wide = [3, 20, 32, 38, 38, 34, 27, 17, 3][index] ?? 0
    return [
      [x + wide * 0.55, y],
      [x + wide * between(random, 1, 1.3), y + 10 + wide * 0.2],
    ]
  })
  return area([
    ...stem.map(([x, y], index): Point => [x - ([2, 7, 9, 9, 8, 6, 4, 2, 0][index] ?? 0), y]),
    ...lee.reverse(),
  ])
}
