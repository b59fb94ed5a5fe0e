import { area, between, brush, type Point, points, type Random, sliver, steps, through } from './knife.ts'
import { ridge } from './land.ts'
import { type Air, fill, line } from './print.ts'
import { disc, oval, round } from './sky.ts'

/** The wall of the room, and in it a round window on the hills. */
export function wall(air: Air): string {
  const { random } = air
  return [
    fill('mid', 'M0 0h1200v800H0z'),
    fill(
      'deep',
      ...steps(34).map((at) =>
        sliver(
          between(random, -300, 1100),
          at * 560,
          between(random, 160, 520),
          between(random, -3, 3),
          between(random, 2, 5),
        ),
      ),
    ),
    `<clipPath id="window"><path d="${round(600, 330, 282)}"/></clipPath><g clip-path="url(#window)">`,
    fill('sky', round(600, 330, 290)),
    disc(air, 730, 190, 58),
    ridge(air, 'far', points('300,330 420,250 520,310 680,210 780,280 900,240'), { lit: 'paper', deep: 90 }),
    ridge(air, 'paper', points('300,420 460,400 640,424 900,396'), { rough: 2 }),
    '</g>',
    line('key', 16, round(600, 330, 284)),
  ].join('')
}

/** The table's top, with the grain of its wood. */
export function table({ random }: Air): string {
  const grain = steps(15).map((at) => {
    const y = 574 + at * 236
    const knot = between(random, 200, 1000)
    return `M-10 ${Math.round(y)}C${Math.round(knot - 200)} ${Math.round(y - 12)} ${Math.round(knot)} ${Math.round(y + 16)} 1210 ${Math.round(y + between(random, -6, 6))}`
  })
  return fill('husk', 'M0 560H1200V800H0z') + line('key', 2.5, ...grain) + fill('key', 'M0 556H1200V566H0z')
}

/** What the season brings, in a small dark vase: blossom, leaves, a maple twig, bare wood with buds. */
export function sprig({ season, random }: Air): string {
  const stem = brush(through(points('930,520 936,420 980,340 960,250 1000,190'), 24), [10, 9, 7, 5, 3])
  const side = brush(through(points('948,400 900,340 890,290'), 20), [7, 5, 2])
  const places: Point[] = points('1000,190 966,252 986,300 958,372 890,290 904,340 990,222 926,366')
  const worn: Record<typeof season, () => string> = {
    spring: () =>
      fill(
        'bloom',
        ...places.flatMap(([x, y]) => [round(x, y, 13), round(x + 13, y - 9, 11), round(x - 9, y - 13, 10)]),
      ) + fill('red', ...places.map(([x, y]) => round(x + 1, y - 7, 4))),
    summer: () =>
      fill(
        'key',
        ...places.flatMap(([x, y]) => [
          sliver(x, y, between(random, 30, 70), between(random, -50, 10), 24),
          sliver(x, y, -between(random, 30, 66), between(random, -50, 6), 22),
        ]),
      ),
    autumn: () => fill('red', ...places.map(([x, y]) => maple(random, x, y))),
    winter: () =>
      fill('red', ...places.flatMap(([x, y]) => [round(x, y, 9), round(x + 12, y - 12, 8), round(x - 10, y - 14, 8)])),
  }
  return [
    fill('key', stem, side),
    worn[season](),
    fill('key', 'M900 640C872 610 880 570 914 548L918 508H944L948 548C982 570 990 610 962 640z'),
    fill('mid', sliver(898, 576, -2, 44, 8)),
  ].join('')
}

function maple(random: Random, x: number, y: number): string {
  const turn = between(random, -0.6, 0.6)
  return area(
    steps(11)
      .slice(1)
      .map((at, index): Point => {
        const angle = at * Math.PI * 2 + turn
        const out = index % 2 ? 28 : 12
        return [x + Math.sin(angle) * out, y - Math.cos(angle) * out]
      }),
  )
}

/** The shadow of a thing on the table, as an ellipse about where it stands. */
export function shadow(x: number, y: number, rx: number): string {
  return fill('key', oval(x + 18, y, rx, 15))
}
