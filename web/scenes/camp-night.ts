import type { Ink } from './inks.ts'
import { below, between, points, type Random, sliver, steps, through } from './knife.ts'
import { ridge, strewn } from './land.ts'
import { figure } from './people.ts'
import { type Air, dashed, fill, isDark, line } from './print.ts'
import { disc, mist, sky, snowfall, stars } from './sky.ts'
import { firTips } from './trees.ts'
import { blade } from './water.ts'

/** 云顶营地: twelve tents on a meadow without a street lamp, and the Milky Way over them. */
export function campNight(air: Air): string {
  const { random, hour } = air
  const lit = isDark(hour)
  const night = hour === 'night'
  return [
    night
      ? fill('deep', 'M0 0h1200v800H0z') + milkyWay(random) + stars(air, 60, 480)
      : sky(air, 470, 420) + disc(air, 820, 300, 100),
    ridge(air, night ? 'key' : 'far', points('-40,440 160,370 340,430 560,350 760,410 940,320 1100,390 1240,360'), {
      lit: night ? 'deep' : 'paper',
      deep: 100,
    }),
    mist(air, 430, 60, 14),
    ridge(air, night ? 'deep' : 'mid', points('-40,520 200,480 420,520 640,470 860,510 1060,440 1240,480'), {
      lit: night ? 'mid' : 'far',
      deep: 50,
    }),
    mist(air, 510, 90, 18),
    fill(
      night ? 'key' : 'deep',
      firTips(random, points('-30,600 140,596 330,640'), 44, 120),
      firTips(random, points('900,600 1060,560 1230,540'), 44, 130),
    ),
    fill('ground', below(through(points('-40,650 200,612 480,594 760,604 1000,580 1240,550'), 40))),
    strewn(air, 'deep', 50, [610, 800], { length: 90, width: 8, fall: -0.15 }),
    tent(1030, 612, 0.46, 'paper', lit),
    tent(906, 622, 0.56, 'mid', lit),
    tent(200, 640, 0.62, 'paper', lit),
    tent(330, 624, 0.4, 'mid', lit),
    lit
      ? fill(
          'lamp',
          ...steps(13).map((at) =>
            sliver(470 + between(random, -60, 20), 704 + at * 60, between(random, 60, 190), between(random, -3, 3), 7),
          ),
        )
      : '',
    tent(570, 696, 1.55, 'red', lit),
    figure(826, 706, 1.3),
    fill(
      'key',
      ...steps(46).map((at) => blade(-20 + at * 1240, 820, between(random, -20, 30), -between(random, 30, 100), 10)),
    ),
    snowfall(air, 40),
  ].join('')
}

/** The Milky Way, from the ridge at the left up to the right: a torn veil, dotted lines of stars, and a dark rift. */
function milkyWay(random: Random): string {
  const along = (count: number, spread: number, long: readonly [number, number], width: number) =>
    steps(count).map((at) => {
      const length = between(random, ...long)
      const off = (random() + random() - 1) * spread
      return sliver(180 + at * 700 + off, 470 - at * 520 + off * 0.7, length * 0.76, -length * 0.56, width)
    })
  const dots = [
    [3, '3 31 2 17 3 53 2 9 3 23'],
    [2, '2 13 1 7 2 29 1 11 2 19'],
    [4, '4 97 4 151 4 61'],
  ] as const
  const lines = (count: number, spread: number) =>
    steps(count).map(
      (at) =>
        `M${Math.round(60 + (at - 0.5) * spread + between(random, -9, 9))} ${Math.round(560 + (at - 0.5) * spread * 0.7)}l960-700`,
    )
  return [
    fill('mid', ...along(24, 190, [160, 460], 34)),
    fill('sky', ...along(22, 110, [120, 420], 34)),
    ...dots.map(([width, pattern], index) =>
      dashed('paper', width, pattern, ...lines(11 - index * 2, 200 + index * 110)),
    ),
    fill('deep', ...along(11, 60, [90, 260], 20)),
  ].join('')
}

/** A ridge tent, its door towards us; (x, y) is the ground before the door. */
function tent(x: number, y: number, size: number, cloth: Ink, lit: boolean): string {
  return `<g transform="translate(${x} ${y}) scale(${size})">${[
    fill('key', 'M-22-132L66-142 132-10 44 0z'),
    fill('deep', 'M66-142L132-10 96-6 54-134z'),
    fill(cloth, 'M-120 0L-22-132 44 0z'),
    fill(lit ? 'lamp' : 'key', 'M-66 0L-22-100 20 0z'),
    fill(cloth, 'M-22-106L-78 0H-44zM-22-106L0 0H28z'),
    line('key', 4, 'M-22-128L-170 6M66-138L182 0M-22-132V-152M66-142V-158'),
  ].join('')}</g>`
}
