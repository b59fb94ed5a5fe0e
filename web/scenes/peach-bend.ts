import { below, between, brush, type Point, sliver, steps, through } from './knife.ts'
import { ridge, strewn } from './land.ts'
import { type Air, fill, part, put } from './print.ts'
import { disc, mist, round, sky, snowfall } from './sky.ts'
import { crown } from './trees.ts'

/** 桃李湾: where the stream bends there is sand, and the peaches on it are sweet. */
export function peachBend(air: Air): string {
  const { random, season } = air
  const trees = steps(26).map((_, index): [number, number, number] => {
    const row = Math.floor(index / 9)
    return [130 + (index % 9) * (86 + row * 22) + row * 30 + between(random, -14, 14), 404 + row * 46 + between(random, -6, 6), 20 + row * 8]
  })
  const branch = brush(through([[1240, 60], [1080, 130], [940, 120], [800, 190], [640, 200], [500, 270], [400, 270]], 22), [54, 44, 36, 30, 22, 13, 4])
  const twigs = [
    brush(through([[960, 130], [900, 220], [850, 300], [840, 350]], 20), [18, 13, 9, 4]),
    brush(through([[760, 196], [700, 270], [650, 340]], 20), [16, 10, 4]),
    brush(through([[700, 204], [620, 140], [560, 120]], 20), [14, 9, 3]),
    brush(through([[1060, 130], [1010, 60], [960, 20]], 20), [18, 10, 4]),
    brush(through([[540, 250], [470, 330], [440, 380]], 20), [10, 7, 3]),
  ]
  const fruit: [number, number, number][] = [[850, 400, 1], [640, 390, 1.15], [446, 410, 0.86], [1010, 230, 0.8]]
  const buds: Point[] = [[420, 268], [500, 262], [560, 122], [600, 140], [660, 170], [640, 330], [690, 280], [770, 200], [850, 300], [880, 240], [930, 120], [1000, 60], [1060, 140], [460, 350], [842, 344], [1140, 90]]
  const leaves = buds.map(([x, y]) => sliver(x, y, between(random, -80, 30), between(random, 40, 96), 26) + sliver(x + 8, y, between(random, 10, 80), between(random, 20, 80), 22))
  const hung: Record<typeof season, string> = {
    spring: part('flower', `${fill('bloom', ...steps(6).slice(1).map((at) => round(Math.cos(at * 6.283) * 15, Math.sin(at * 6.283) * 15, 13)))}${fill('red', round(0, 0, 6))}`) + buds.map(([x, y]) => put('flower', x, y, between(random, 0.9, 1.6))).join(''),
    summer: fill('key', ...leaves) + part('peach', fill('lamp', 'M0-50C-40-66-66-30-56 6-48 34-20 46 0 62 26 44 52 30 56 0 62-34 36-66 0-50z') + fill('red', 'M0-50C36-66 62-34 56 0 52 30 26 44 0 62 14 40 30 20 26-6 24-30 12-42 0-50z') + fill('key', 'M-3-50Q-14-10 0 62-6-10 3-50z')) + fruit.map(([x, y, size]) => put('peach', x, y, size)).join(''),
    autumn: fill('bloom', ...leaves),
    winter: fill('paper', ...buds.map(([x, y]) => round(x, y - 8, 9))),
  }
  return [
    sky(air, 330, 260),
    disc(air, 300, 190, 84),
    ridge(air, 'far', [[-40, 300], [130, 220], [290, 280], [460, 190], [640, 270], [820, 200], [1020, 270], [1240, 220]], { lit: 'paper', deep: 90 }),
    mist(air, 300, 50, 10),
    ridge(air, 'mid', [[-40, 370], [260, 340], [560, 366], [840, 330], [1240, 350]], { lit: 'far', deep: 40 }),
    fill('ground', below(through([[-40, 388], [300, 372], [700, 384], [1240, 370]], 40))),
    fill('key', ...trees.map(([x, y, size]) => `M${Math.round(x - 3)} ${Math.round(y)}h6v${Math.round(size)}h-6z`)),
    fill(season === 'winter' ? 'deep' : season === 'summer' ? 'deep' : 'bloom', ...trees.map(([x, y, size]) => crown(random, x, y - size * 0.4, size * 1.3, size, 10))),
    fill('paper', 'M1240 430C1000 440 760 470 700 530 660 580 860 600 900 660 930 730 700 780 560 830H-40V720C200 700 420 690 430 640 430 590 300 560 420 500 560 440 960 410 1240 404z'),
    fill('far', 'M1240 424C1000 432 720 456 650 524 600 586 800 604 820 664 830 730 600 770 460 830H-40V770C160 740 480 720 500 650 510 590 380 560 470 504 590 444 980 414 1240 410z'),
    strewn(air, 'paper', 26, [470, 790], { length: 130, width: 7, left: 250, right: 720 }),
    fill('deep', below(through([[820, 830], [960, 700], [1100, 640], [1240, 620]], 40)), below(through([[-40, 640], [80, 650], [160, 690], [190, 720]], 40), 712)),
    fill('key', branch, ...twigs),
    hung[season],
    season === 'winter' ? fill('paper', brush(through([[1240, 40], [1080, 112], [940, 104], [800, 174], [640, 188], [500, 262]], 22), [16, 12, 11, 9, 7, 2])) : '',
    snowfall(air, 60),
  ].join('')
}
