import { area, between, type Point, points, type Random, sized, sliver, steps } from './knife.ts'
import { strewn, way } from './land.ts'
import { figure } from './people.ts'
import { type Air, all, fill, put } from './print.ts'
import { disc, mist, snowfall } from './sky.ts'
import { blade } from './water.ts'

/** 康养步道: three level kilometres under tall trees, two hours with all the stopping. */
export function forestWalk(air: Air): string {
  const { random, season } = air
  const near: [number, number, number][] = sized('84,104,770 292,62,650 956,80,690 1128,120,800')
  const middle: [number, number, number][] = sized(
    '-4,40,510 190,44,530 392,34,512 492,24,490 772,26,490 858,40,530 1046,44,524 1210,40,540',
  )
  const far = steps(19).map((at): [number, number, number] => [
    20 + at * 1170 + between(random, -24, 24),
    between(random, 12, 22),
    452 + between(random, -6, 10),
  ])
  return [
    fill('sky', 'M0 0h1200v800H0z'),
    disc(air, 632, 262, 100),
    fill('far', ...far.map((tree) => trunk(...tree))),
    mist(air, 300, 140, 18),
    fill('ground', 'M0 446Q300 424 600 440T1200 430V800H0z'),
    fill('mid', ...middle.map((tree) => trunk(...tree))),
    strewn(air, 'mid', 40, [456, 800], { length: 130, width: 8 }),
    fill('paper', way(sized('520,830,270 640,720,160 700,620,86 640,544,44 610,494,24 640,452,9'))),
    `<defs><path id="fern" d="${fern(random)}"/></defs>`,
    all(
      'mid',
      ...points('30,540 240,552 430,540 800,540 900,556 1080,544').map(([x = 0, y = 0]) => put('fern', x, y, 0.42)),
    ),
    figure(664, 610, 1.35, { load: 'pack' }),
    all(
      'deep',
      ...points('180,690 390,668 860,700 1030,720').map(([x = 0, y = 0], index) =>
        put('fern', x, y, 0.85, index % 2 ? -0.85 : 0.85),
      ),
    ),
    fill('key', ...near.map((tree) => trunk(...tree))),
    fill('mid', ...near.flatMap((tree) => bark(random, ...tree))),
    all(
      'deep',
      ...points('60,830 1000,850').map(([x = 0, y = 0], index) => put('fern', x, y, 1.3, index ? -1.3 : 1.3)),
    ),
    all('key', ...points('250,850 1180,840').map(([x = 0, y = 0]) => put('fern', x, y, 1.5))),
    fill('deep', canopy(random, 120)),
    fill('key', canopy(random, 78)),
    season === 'winter'
      ? fill(
          'paper',
          ...near.map(([x, width, foot]) => sliver(x - width * 0.46, foot * 0.2, 4, foot * 0.62, width * 0.12)),
        )
      : '',
    snowfall(air, 60),
  ].join('')
}

/** Path data of a tall trunk, from above the sheet down to its foot. */
function trunk(x: number, width: number, foot: number): string {
  const flare = width * 0.5
  return area([
    [x - width * 0.36, -10],
    [x - width * 0.42, foot * 0.5],
    [x - width * 0.5, foot - 60],
    [x - width * 0.5 - flare, foot],
    [x + width * 0.2, foot + width * 0.12],
    [x + width * 0.5 + flare * 0.8, foot - 6],
    [x + width * 0.5, foot - 70],
    [x + width * 0.44, foot * 0.5],
    [x + width * 0.4, -10],
  ])
}

/** Path data of the light on a trunk's left side: long cuts up and down. */
function bark(random: Random, x: number, width: number, foot: number): string[] {
  return steps(Math.round(width / 4.4)).map(() =>
    sliver(
      x - width * 0.34 + width * 0.42 * random() ** 1.5,
      between(random, 110, foot - 150),
      between(random, -3, 3),
      between(random, 60, 240),
      width * 0.075,
    ),
  )
}

/** Path data of a fern about 200 wide, its foot at (0, 0). */
function fern(random: Random): string {
  return steps(11)
    .map((at) =>
      blade(
        at * 6,
        0,
        (at * 2 - 1) * 100 * between(random, 0.8, 1.2),
        -100 * (1.15 - Math.abs(at * 2 - 1) * 0.75) * between(random, 0.75, 1.1),
        9,
      ),
    )
    .join('')
}

/** Path data of the boughs above us: needles that hang in swags, deeper at the sheet's sides than over the way. */
function canopy(random: Random, hang: number): string {
  const phase = between(random, 0, 6)
  const edge = steps(84).map((at, index): Point => {
    const swag = Math.abs(Math.sin(at * 13 + phase + Math.sin(at * 5) * 1.4)) ** 0.8
    const side = 0.55 + 0.9 * (at * 2 - 1) ** 2
    return [
      -20 + at * 1240,
      hang * side * (0.55 + 0.75 * swag) * (index % 2 ? between(random, 0.55, 0.75) : between(random, 0.9, 1.2)),
    ]
  })
  return area([[-20, -10], ...edge, [1220, -10]])
}
