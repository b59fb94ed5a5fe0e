import { between, brush, points, steps, through } from './knife.ts'
import { ridge, strewn } from './land.ts'
import { type Air, all, fill, line, put } from './print.ts'
import { disc, mist, sky, snowfall } from './sky.ts'
import { firTips, hanging } from './trees.ts'
import { boat, reeds } from './water.ts'

/** 老渡口: the ferry stopped twenty years ago; the boat is still tied to the willow. */
export function oldFerry(air: Air): string {
  const { random, season } = air
  const leaves = season !== 'winter'
  const trunk = brush(
    through(points('120,810 176,660 170,520 226,380 214,240 270,110 262,-30'), 26),
    [150, 92, 74, 64, 58, 48, 44],
  )
  const limb = brush(through(points('226,310 330,190 470,120 640,66 840,20'), 30), [48, 36, 26, 16, 6])
  const other = brush(through(points('214,390 130,280 40,220 -40,200'), 30), [42, 30, 24, 18])
  const twigs = [1, 2, 3].map((id) => `<path id="twig-${id}" d="${hanging(random, 250, 14 + id * 9, leaves)}"/>`)
  const hang = (ink: 'deep' | 'mid' | 'key', count: number, [left, right]: readonly [number, number]) =>
    all(
      ink,
      ...steps(count).map((at, index) => {
        const x = left + (right - left) * at + between(random, -16, 16)
        const top = x < 226 ? 190 - Math.abs(x - 60) * 0.3 : Math.max(-20, 290 - (x - 226) * 0.62)
        return put(
          `twig-${1 + (index % 3)}`,
          x,
          x < 226 || x > 300 ? top * 0.9 : -20,
          between(random, 0.75, 1.15) * (x > 560 ? 0.8 : 1.05),
        )
      }),
    )
  return [
    sky(air, 380, 300),
    disc(air, 850, 214, 94),
    ridge(air, 'far', points('-40,320 180,250 380,316 600,220 760,290 960,180 1100,252 1240,210'), {
      lit: 'paper',
      deep: 100,
    }),
    mist(air, 306, 50, 12),
    ridge(air, 'mid', points('500,420 680,380 860,330 1020,350 1240,280'), { lit: 'far', deep: 60, floor: 430 }),
    fill('deep', firTips(random, points('-30,412 240,400 520,410 800,398 1230,404'), 26, 58, 430)),
    fill('sky', 'M0 424h1200v376H0z'),
    mist(air, 412, 24, 8),
    strewn(air, 'far', 30, [434, 790], { length: 420, width: 12 }),
    strewn(air, 'paper', 36, [440, 790], { length: 380, width: 9 }),
    fill(
      'deep',
      ...steps(8).map(
        (at) =>
          `M${Math.round(450 + at * 30 + between(random, -16, 16))} ${Math.round(632 + at * 80)}h${Math.round(420 - at * 200)}l-26 6h-${Math.round(370 - at * 190)}z`,
      ),
    ),
    boat(662, 616, 1.2),
    line('key', 5, 'M384 556Q290 610 204 566M440 566V420'),
    line('key', 4, 'M440 424H476V436'),
    fill('red', 'M462 436H490Q504 456 490 476H462Q448 456 462 436z'),
    fill('key', 'M466 432h20v6h-20zM466 474h20v6h-20z'),
    fill('ground', 'M-20 800V676Q90 640 220 664 350 700 430 800z'),
    fill(
      'mid',
      ...steps(12).map(
        (at) => `M${Math.round(-10 + at * 380)} ${Math.round(720 + between(random, 0, 60))}l30-8 40 4-30 8z`,
      ),
    ),
    hang('mid', 9, [20, 700]),
    fill('key', trunk, limb, other),
    fill(
      'mid',
      ...steps(15).map(
        (at) =>
          `M${Math.round(150 + between(random, -16, 40) + at * 30)} ${Math.round(760 - at * 600)}l${Math.round(between(random, -4, 6))}-30 7-40-1 44z`,
      ),
    ),
    `<defs>${twigs.join('')}</defs>`,
    hang(leaves ? 'deep' : 'key', 21, [-20, 850]),
    fill(
      'key',
      reeds(random, 22, [960, 1230], () => 830, [90, 240], -0.16),
    ),
    leaves
      ? ''
      : fill(
          'paper',
          brush(through(points('238,290 330,176 470,108 640,56 830,14'), 40), [8, 14, 11, 8, 2]),
          'M548 536C556 488 590 474 662 472 730 474 770 490 776 536 760 500 720 494 662 492 604 494 566 504 548 536z',
        ),
    snowfall(air, 60),
  ].join('')
}
