import { below, between, brush, type Point, points, sized, sliver, steps, through } from './knife.ts'
import { ridge, strewn } from './land.ts'
import { type Air, fill, part, put } from './print.ts'
import { disc, mist, round, sky, snowfall } from './sky.ts'
import { grove, treeParts } from './trees.ts'

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
  const branch = brush(
    through(points('1240,60 1080,130 940,120 800,190 640,200 500,270 400,270'), 22),
    [54, 44, 36, 30, 22, 13, 4],
  )
  const twigs = [
    brush(through(points('960,130 900,220 850,300 840,350'), 20), [18, 13, 9, 4]),
    brush(through(points('760,196 700,270 650,340'), 20), [16, 10, 4]),
    brush(through(points('700,204 620,140 560,120'), 20), [14, 9, 3]),
    brush(through(points('1060,130 1010,60 960,20'), 20), [18, 10, 4]),
    brush(through(points('540,250 470,330 440,380'), 20), [10, 7, 3]),
  ]
  const fruit: [number, number, number][] = sized('842,402,1.1 642,396,1.3 442,420,1 1004,236,0.8')
  const buds: Point[] = points(
    '420,268 500,262 560,122 600,140 660,170 640,330 690,280 770,200 850,300 880,240 930,120 1000,60 1060,140 460,350 842,344 1140,90',
  )
  const leaves = buds.map(
    ([x, y]) =>
      sliver(x, y, between(random, -80, 30), between(random, 40, 96), 26) +
      sliver(x + 8, y, between(random, 10, 80), between(random, 20, 80), 22),
  )
  const hung: Record<typeof season, string> = {
    spring:
      part(
        'flower',
        `${fill(
          'bloom',
          ...steps(6)
            .slice(1)
            .map((at) => round(Math.cos(at * 6.283) * 15, Math.sin(at * 6.283) * 15, 13)),
        )}${fill('red', round(0, 0, 6))}`,
      ) + buds.map(([x, y]) => put('flower', x, y, between(random, 0.9, 1.6))).join(''),
    summer:
      fill('key', ...leaves) +
      part(
        'peach',
        fill('lamp', 'M0-46C30-68 72-46 70 2 68 42 34 62 4 80-34 62-66 42-68 2-70-46-30-68 0-46z') +
          fill(
            'red',
            'M0-46C30-68 72-46 70 2 68 42 34 62 4 80L-2 64-26 60 0 48-34 40-4 30-44 18-8 10-40-6-8-10-28-24-6-26z',
          ) +
          fill('key', 'M-1-48C12-24 20 10 6 56 10 14 4-16-4-44z', 'M-10-58L0-46 14-60 5-42-7-42z'),
      ) +
      fruit.map(([x, y, size]) => put('peach', x, y, size)).join(''),
    autumn: fill('bloom', ...leaves),
    winter: fill('paper', ...buds.map(([x, y]) => round(x, y - 8, 9))),
  }
  return [
    sky(air, 330, 260),
    disc(air, 300, 190, 84),
    ridge(air, 'far', points('-40,300 130,220 290,280 460,190 640,270 820,200 1020,270 1240,220'), {
      lit: 'paper',
      deep: 90,
    }),
    mist(air, 300, 50, 10),
    ridge(air, 'mid', points('-40,370 260,340 560,366 840,330 1240,350'), { lit: 'far', deep: 40 }),
    fill('ground', below(through(points('-40,388 300,372 700,384 1240,370'), 40))),
    treeParts(random),
    grove(random, season === 'winter' || season === 'summer' ? 'deep' : 'bloom', trees),
    fill(
      'paper',
      'M1240 430C1000 440 760 470 700 530 660 580 860 600 900 660 930 730 700 780 560 830H-40V720C200 700 420 690 430 640 430 590 300 560 420 500 560 440 960 410 1240 404z',
    ),
    fill(
      'far',
      'M1240 424C1000 432 720 456 650 524 600 586 800 604 820 664 830 730 600 770 460 830H-40V770C160 740 480 720 500 650 510 590 380 560 470 504 590 444 980 414 1240 410z',
    ),
    strewn(air, 'paper', 26, [470, 790], { length: 130, width: 7, left: 250, right: 720 }),
    fill(
      'deep',
      below(through(points('820,830 960,700 1100,640 1240,620'), 40)),
      below(through(points('-40,640 80,650 160,690 190,720'), 40), 712),
    ),
    fill('key', branch, ...twigs),
    hung[season],
    season === 'winter'
      ? fill(
          'paper',
          brush(through(points('1240,40 1080,112 940,104 800,174 640,188 500,262'), 22), [16, 12, 11, 9, 7, 2]),
        )
      : '',
    snowfall(air, 60),
  ].join('')
}
