import { between, type Point, points, sliver, steps } from './knife.ts'
import { ridge } from './land.ts'
import { figure } from './people.ts'
import { type Air, fill, line } from './print.ts'
import { disc, mist, sky, snowfall } from './sky.ts'
import { fir, firTips } from './trees.ts'

/** 杉海台: nine hundred metres up, and nothing underfoot but the tips of firs. */
export function firSea(air: Air): string {
  const { random } = air
  const wood = (feet: Point[], width: number, height: number) => firTips(random, feet, width, height)
  const nearby = [
    [40, 830, 210, 420],
    [210, 850, 190, 330],
    [420, 880, 200, 340],
    [590, 890, 180, 270],
  ]
  return [
    sky(air, 330, 300),
    disc(air, 430, 190, 92),
    ridge(air, 'far', points('-40,270 140,200 300,262 520,226 760,130 940,224 1080,180 1240,220'), {
      lit: 'paper',
      deep: 110,
    }),
    mist(air, 262, 80, 16),
    fill('far', wood(points('-30,352 300,340 620,372 900,336 1230,320'), 20, 40)),
    mist(air, 352, 50, 14),
    fill('mid', wood(points('-30,400 260,430 560,424 860,452 1230,400'), 32, 70)),
    mist(air, 440, 64, 14),
    fill('deep', wood(points('-30,520 240,510 520,550 820,570 1230,520'), 48, 118)),
    mist(air, 560, 90, 14, [-500, 460]),
    fill(
      'key',
      wood(points('-30,740 300,770 700,790'), 62, 130),
      ...nearby.map(([x = 0, y = 0, width = 0, height = 0]) => fir(random, x, y, width, height, 7)),
    ),
    fill(
      'deep',
      ...nearby.flatMap(([x = 0, y = 0, width = 0, height = 0]) =>
        steps(6).map((at) =>
          sliver(
            x - 4 - at * width * 0.12,
            y - height * (0.84 - at * 0.6),
            -width * (0.04 + at * 0.2),
            height * 0.07 + at * 10,
            5,
          ),
        ),
      ),
    ),
    fill('key', 'M690 800L712 700 736 640 726 596 760 574 1230 556V800z'),
    fill('ground', 'M726 596L760 574 1000 564 1230 546V580L1040 594 900 598 770 610z'),
    fill(
      'deep',
      ...steps(13).map((at) =>
        sliver(770 + at * 440, 630 - at * 20 + between(random, 0, 20), -14 - at * 10, between(random, 60, 150), 10),
      ),
    ),
    line('key', 7, 'M786 590V498M880 584V492M974 580V488M1068 574V482M1162 568V474M772 506L1230 474M772 538L1230 508'),
    figure(852, 590, 1.3, { load: 'pack' }),
    fill('key', fir(random, 1096, 840, 240, 560, 8)),
    snowfall(air, 50),
  ].join('')
}
