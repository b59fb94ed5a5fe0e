import { box, tiles } from './houses.ts'
import { below, between, brush, points, sized, sliver, steps, through } from './knife.ts'
import { ridge, strewn, way } from './land.ts'
import { figure } from './people.ts'
import { type Air, fill, line } from './print.ts'
import { disc, mist, round, sky, snowfall } from './sky.ts'
import { fir, firTips, grove, treeParts } from './trees.ts'

/** 林长公示亭: what is open today, what is shut for fear of fire, and who is on duty. */
export function wardenPavilion(air: Air): string {
  const { random, season } = air
  const tall = [
    [1010, 640, 190, 520],
    [1150, 690, 240, 640],
    [900, 600, 130, 330],
    [60, 640, 210, 560],
    [180, 590, 130, 330],
  ]
  return [
    sky(air, 330, 280),
    disc(air, 640, 200, 84),
    ridge(air, 'far', points('-40,300 120,220 280,270 460,150 620,230 760,110 920,200 1080,150 1240,220'), {
      lit: 'paper',
      deep: 110,
    }),
    mist(air, 280, 60, 10),
    ridge(air, 'mid', points('-40,400 200,350 420,380 640,330 820,250 1000,230 1240,180'), { lit: 'far', deep: 80 }),
    fill('deep', firTips(random, points('-30,470 240,470 480,450 680,430 860,380 1230,350'), 40, 110)),
    fill('paper', brush(through(points('700,480 800,440 760,400 850,360 830,330 880,300'), 18), [26, 18, 13, 9, 6, 3])),
    fill('ground', below(through(points('-40,520 300,500 640,476 900,490 1240,500'), 40))),
    treeParts(random),
    season === 'winter'
      ? ''
      : grove(random, season === 'summer' ? 'mid' : 'bloom', sized('300,540,0.9 240,550,0.7 640,510,0.6 590,506,0.5')),
    fill('key', ...tall.map(([x = 0, y = 0, width = 0, height = 0]) => fir(random, x, y, width, height, 8))),
    fill(
      'deep',
      ...tall.flatMap(([x = 0, y = 0, width = 0, height = 0]) =>
        steps(6).map((at) =>
          sliver(
            x - 6 - at * width * 0.14,
            y - height * (0.86 - at * 0.66),
            -width * (0.04 + at * 0.2),
            height * 0.06 + at * 12,
            6,
          ),
        ),
      ),
    ),
    fill(
      'paper',
      way(
        points('620,830 700,720 760,610 730,530 690,476').map(([x, y], index) => [
          x,
          y,
          [250, 130, 66, 34, 14][index] ?? 0,
        ]),
      ),
    ),
    strewn(air, 'mid', 26, [560, 800], { length: 80, width: 8, left: -20, right: 400 }),
    board(),
    barrier(),
    figure(880, 704, 1.45, { hat: true }),
    fill(
      'deep',
      ...steps(9).map((at) => sliver(800 + at * 300, 720 + between(random, 0, 50), between(random, 30, 80), 0, 8)),
    ),
    snowfall(air, 60),
  ].join('')
}

/** The board under its own roof: the mountain's map, the road in red, and the day's notices. */
function board(): string {
  return [
    fill('key', box(270, 330, 18, 380), box(582, 330, 18, 380)),
    fill('husk', box(288, 358, 294, 222)),
    fill('paper', box(306, 376, 172, 186)),
    fill('far', 'M306 562V500L346 452 384 490 428 430 478 486V562z'),
    line('red', 6, 'M330 556Q400 530 372 510T420 476 434 440'),
    fill('key', round(330, 552, 7), round(434, 440, 7)),
    fill('paper', box(494, 376, 72, 84), box(494, 476, 72, 86)),
    line('key', 4, 'M504 396H556M504 412H556M504 428H540M504 496H556M504 512H546M504 528H556M504 544H530'),
    line('key', 6, 'M288 358H582V580H288z'),
    tiles(226, 344, 418, 74, 0.13),
  ].join('')
}

/** The pole across the road, up: the way is open. */
function barrier(): string {
  return `<g transform="translate(660 722)">${fill('key', box(-16, -96, 32, 106), box(-24, 0, 48, 14))}<g transform="rotate(-24)">${fill('paper', box(-60, -92, 372, 22))}${fill('red', ...[0, 1, 2, 3].map((at) => `M${-30 + at * 90}-92h45l-8 22h-45z`))}${fill('key', box(-84, -100, 40, 38))}</g></g>`
}
