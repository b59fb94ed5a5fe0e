import { below, between, brush, type Point, points, type Random, sized, sliver, steps, through } from './knife.ts'
import { ridge, strewn } from './land.ts'
import { type Air, fill, part, put } from './print.ts'
import { disc, mist, round, sky, snowfall } from './sky.ts'
import { grove, treeParts } from './trees.ts'

const BRANCH = points('1240,60 1080,130 940,120 800,190 640,200 500,270 400,270')
/** Where something grows on the branch before us. */
const BUDS = points(
  '420,268 500,262 560,122 600,140 660,170 640,330 690,280 770,200 850,300 880,240 930,120 1000,60 1060,140 460,350 842,344 1140,90',
)

/** 桃李湾: where the stream bends there is sand, and the peaches on it are sweet. */
export function peachBend(air: Air): string {
  const { random, season } = air
  const trees = steps(26).map((_, index): [number, number, number] => {
    const row = Math.floor(index / 9)
    return [
      130 + (index % 9) * (86 + row * 22) + row * 30 + between(random, -14, 14),
      412 + row * 50 + between(random, -6, 6),
      0.44 + row * 0.2,
    ]
  })
  return [
    sky(air, 330, 260),
    disc(air, 300, 196, 84),
    ridge(air, 'far', points('-40,300 130,220 290,280 460,180 640,270 820,200 1020,270 1240,220'), {
      lit: 'paper',
      deep: 100,
    }),
    mist(air, 300, 50, 10),
    ridge(air, 'mid', points('-40,370 260,336 560,366 840,326 1240,350'), { lit: 'far', deep: 40 }),
    fill('ground', below(through(points('-40,388 300,372 700,384 1240,370'), 40))),
    treeParts(random),
    grove(random, season === 'winter' || season === 'summer' ? 'deep' : 'bloom', trees),
    stream(air),
    fill(
      'deep',
      below(through(points('800,830 920,710 1080,640 1240,610'), 40)),
      below(through(points('-40,610 60,616 150,650 230,716 290,830'), 40)),
    ),
    strewn(air, 'mid', 24, [690, 800], { length: 70, width: 9, left: 860, right: 1180 }),
    branch(season === 'winter'),
    hung(air),
    snowfall(air, 60),
  ].join('')
}

/** The stream in its two bends, between banks of sand. */
function stream(air: Air): string {
  return [
    fill(
      'paper',
      'M1240 430C1000 440 760 470 700 530 660 580 860 600 900 660 930 730 700 780 560 830H-40V720C200 700 420 690 430 640 430 590 300 560 420 500 560 440 960 410 1240 404z',
    ),
    fill(
      'far',
      'M1240 424C1000 432 720 456 650 524 600 586 800 604 820 664 830 730 600 770 460 830H-40V770C160 740 480 720 500 650 510 590 380 560 470 504 590 444 980 414 1240 410z',
    ),
    strewn(air, 'paper', 7, [470, 540], { length: 120, width: 8, left: 500, right: 610 }),
    strewn(air, 'paper', 12, [580, 690], { length: 110, width: 8, left: 540, right: 720 }),
    strewn(air, 'paper', 12, [720, 795], { length: 170, width: 9, left: 180, right: 520 }),
  ].join('')
}

function branch(snowed: boolean): string {
  const twigs: [string, number[]][] = [
    ['960,130 900,220 850,300 840,350', [18, 13, 9, 4]],
    ['760,196 700,270 650,340', [16, 10, 4]],
    ['700,204 620,140 560,120', [14, 9, 3]],
    ['1060,130 1010,60 960,20', [18, 10, 4]],
    ['540,250 470,330 440,380', [10, 7, 3]],
  ]
  return [
    fill('key', brush(through(BRANCH, 22), [54, 44, 36, 30, 22, 13, 4])),
    fill('key', ...twigs.map(([line, widths]) => brush(through(points(line), 20), widths))),
    snowed
      ? fill(
          'paper',
          brush(
            through(
              BRANCH.slice(0, -1).map(([x, y]): Point => [x, y - 17]),
              22,
            ),
            [16, 12, 11, 9, 7, 2],
          ),
        )
      : fill(
          'mid',
          ...points('1180,84 1110,110 1010,116 900,140 830,172 740,190').map(([x, y]) => sliver(x, y, -60, 18, 6)),
        ),
  ].join('')
}

/** Blossom, peaches among leaves, yellow leaves, or snow on the buds. */
function hung({ season, random }: Air): string {
  if (season === 'winter') return fill('paper', ...BUDS.map(([x, y]) => round(x, y - 8, 9)))
  if (season === 'spring')
    return part('flower', flower()) + BUDS.map(([x, y]) => put('flower', x, y, between(random, 0.9, 1.6))).join('')
  const fruit = sized('842,408,1.1 642,402,1.3 442,424,1 1004,240,0.8')
  return [
    part('leaf', leaf(season === 'summer')),
    ...BUDS.map((bud) => leaves(random, bud)),
    season === 'summer' ? part('peach', peach()) + fruit.map(([x, y, size]) => put('peach', x, y, size)).join('') : '',
  ].join('')
}

function flower(): string {
  const petals = steps(6)
    .slice(1)
    .map((at) => round(Math.cos(at * 6.283) * 15, Math.sin(at * 6.283) * 15, 13))
  return (
    fill('bloom', ...petals) +
    fill('red', round(0, 0, 6)) +
    fill(
      'paper',
      ...steps(6)
        .slice(1)
        .map((at) =>
          sliver(
            Math.cos(at * 6.283) * 8,
            Math.sin(at * 6.283) * 8,
            Math.cos(at * 6.283) * 14,
            Math.sin(at * 6.283) * 14,
            3,
          ),
        ),
    )
  )
}

/** A long leaf that hangs, its one half in the light. */
function leaf(green: boolean): string {
  return (
    fill(green ? 'key' : 'bloom', 'M0 0Q24 22 20 62 14 102-8 134-24 98-22 56-18 18 0 0z') +
    fill(green ? 'mid' : 'gold', 'M0 0Q-6 60-8 134-24 98-22 56-18 18 0 0z')
  )
}

/** Two or three leaves at a bud, spread like fingers. */
function leaves(random: Random, [x, y]: Point): string {
  return [-1, 1]
    .map(
      (way) =>
        `<use href="#leaf" transform="translate(${x} ${y}) rotate(${Math.round(way * between(random, 18, 62) + 12)}) scale(${Math.round(between(random, 5, 8)) / 10})"/>`,
    )
    .join('')
}

function peach(): string {
  return [
    fill('red', 'M0-50C24-72 78-60 76-4 74 44 30 60 6 84-22 62-70 46-74-2-78-58-26-74 0-50z'),
    fill('lamp', 'M-28-62C-66-52-72 4-46 32-30 50-6 62 6 84-22 62-70 46-74-2-77-46-56-66-28-62z'),
    fill(
      'lamp',
      sliver(-38, -44, -4, 56, 7),
      sliver(-28, -30, 2, 62, 6),
      sliver(-18, -12, 8, 60, 5),
      sliver(-40, 6, 22, 34, 5),
    ),
    fill('key', brush(through(points('0,-52 18,-12 18,36 6,80'), 20), [9, 6, 4, 1])),
    fill('key', 'M-3-76H4L3-48H-3z'),
  ].join('')
}
