import { box } from './houses.ts'
import type { Point } from './knife.ts'
import { points } from './knife.ts'
import { ridge, strewn } from './land.ts'
import { type Air, fill, line, part, put } from './print.ts'
import { disc, mist, round, sky } from './sky.ts'
import { firTips } from './trees.ts'
import { reeds } from './water.ts'

/** An egret as it gets up: neck drawn in, legs behind. */
const RISING =
  fill('far', 'M20-8C48-60 84-112 136-158L116-112 108-118 98-80 88-84 76-50 66-52 50-14z') +
  fill('key', 'M-66 15L-172 30-172 34-60 22z', 'M86-51L134-43 86-41z') +
  fill(
    'paper',
    'M-94 20L-40 2C-8-9 22-14 44-12C60-14 60-24 57-36C55-50 70-59 88-52L92-44C82-44 76-38 79-26C82-4 66 14 38 18C8 23-40 26-94 20z',
    'M40-8C40-60 8-132-34-188L-44-142-54-154-64-106-76-114-80-72-92-76-84-42-94-36-62-4z',
  ) +
  fill('far', 'M20-20L-34-150-4-70z', 'M6-16L-64-96-26-46z', 'M-10-12L-84-62-44-30z')
/** The same on the downstroke. */
const FLYING =
  fill('far', 'M44-10C60-50 104-84 158-92L128-68 134-60 104-48 106-40 82-32 60-4z') +
  fill('key', 'M-66 15L-172 24-172 28-60 22z', 'M86-41L134-34 86-31z') +
  fill(
    'paper',
    'M-94 18L-40 2C-8-8 22-12 44-10C60-12 58-20 56-28C56-42 70-49 88-42L92-34C82-34 76-30 79-20C82-2 66 14 38 18C8 23-40 26-94 18z',
    'M46-2C36 40 0 96-48 124L-44 98-58 98-46 72-62 66-44 44-58 34-30 12z',
  ) +
  fill('far', 'M20 14L-46 112-6 48z', 'M4 14L-54 78-22 34z')

/** 观鸟台: before sunrise, egrets get up out of the reeds one after the other. */
export function birdHide(air: Air): string {
  const { random } = air
  const shore: Point[] = points('-30,470 200,452 460,470 760,440 1000,462 1230,440')
  return [
    sky(air, 260, 240),
    disc(air, 716, 214, 104),
    ridge(air, 'far', points('-40,250 160,200 360,246 620,210 860,262 1040,200 1240,240'), { lit: 'paper', deep: 60 }),
    ridge(air, 'mid', points('-40,236 120,216 330,280 560,330 820,360 1000,330 1240,270'), { lit: 'far', deep: 80 }),
    fill('deep', firTips(random, shore, 30, 74)),
    mist(air, 448, 40, 12),
    fill('sky', 'M0 486h1200v314H0z'),
    strewn(air, 'paper', 44, [490, 790], { length: 330, width: 8 }),
    strewn(air, 'mid', 22, [500, 760], { length: 260, width: 6 }),
    hide(),
    part('rising', RISING),
    part('flying', FLYING),
    put('rising', 490, 420, 1.4),
    put('flying', 706, 226, 0.74),
    put('rising', 300, 520, 0.74),
    put('flying', 600, 560, 0.6),
    put('rising', 180, 610, 0.46),
    put('flying', 900, 130, 0.42),
    fill(
      'deep',
      reeds(random, 34, [-20, 1230], (x) => 830 + x * 0, [150, 260], 0.16),
    ),
    fill(
      'key',
      reeds(random, 30, [-40, 460], (x) => 830 - x * 0.02, [150, 330], 0.2),
      reeds(random, 30, [720, 1240], () => 830, [140, 300], 0.2),
      reeds(random, 14, [440, 740], () => 830, [60, 140], 0.2),
    ),
  ].join('')
}

/** The hide on its four legs, and someone in it who keeps still. */
function hide(): string {
  return `<g transform="translate(-66)">${[
    line('key', 8, 'M880 640V430M1010 640V430M912 640L996 470M996 640L898 470'),
    line('key', 5, 'M860 640L846 440M846 480H868M850 520H866M852 560H866M855 600H864'),
    fill('paper', box(872, 350, 148, 84)),
    fill(
      'key',
      'M846 352Q872 336 892 296H1000Q1020 336 1048 352z',
      box(866, 424, 162, 12),
      box(872, 350, 148, 12),
      box(886, 372, 122, 34),
    ),
    fill('red', 'M922 406C922 388 930 386 940 386S958 388 958 406z'),
    fill('skin', round(940, 380, 7)),
  ].join('')}</g>`
}
