import { box } from './houses.ts'
import { type Point } from './knife.ts'
import { ridge, strewn } from './land.ts'
import { type Air, fill, line, part, put } from './print.ts'
import { disc, mist, sky } from './sky.ts'
import { firTips } from './trees.ts'
import { reeds } from './water.ts'

/** An egret as it gets up: neck drawn in, legs behind. */
const RISING =
  fill('key', 'M-66 15L-170 30-170 34-60 22z', 'M86-51L132-43 86-41z') +
  fill('paper', 'M-94 20L-40 2C-8-9 22-14 44-12C60-14 60-24 57-36C55-50 70-59 88-52L92-44C82-44 76-38 79-26C82-4 66 14 38 18C8 23-40 26-94 20z', 'M40-12C64-56 98-112 142-146L126-100 118-106 102-68 92-70 74-34 64-36 50-10z', 'M32-8C34-60 4-128-36-184L-46-140-56-152-66-104-78-112-80-70-92-74-84-40-92-34-62-8z')
/** The same on the downstroke. */
const FLYING =
  fill('key', 'M-66 15L-170 24-170 28-60 22z', 'M86-41L134-34 86-31z') +
  fill('paper', 'M-94 18L-40 4C-8-6 22-10 44-8C60-10 58-18 56-26C56-42 70-49 88-42L92-34C82-34 76-30 79-20C82-2 66 14 38 18C8 23-40 26-94 18z', 'M42-6C22-44-40-72-150-64L-128-50-140-46-104-34-114-28-78-18-84-10-52-4z', 'M30 4C10 40-20 92-22 140L-4 112 2 124 18 86 26 94 38 54 46 58 50 8z')

/** 观鸟台: before sunrise, egrets get up out of the reeds one after the other. */
export function birdHide(air: Air): string {
  const { random } = air
  const shore: Point[] = [[-30, 470], [200, 452], [460, 470], [760, 440], [1000, 462], [1230, 440]]
  return [
    sky(air, 260, 240),
    disc(air, 770, 220, 104),
    ridge(air, 'far', [[-40, 250], [160, 200], [360, 246], [620, 210], [860, 262], [1040, 200], [1240, 240]], { lit: 'paper', deep: 60 }),
    ridge(air, 'mid', [[-40, 236], [120, 216], [330, 280], [560, 330], [820, 360], [1000, 330], [1240, 270]], { lit: 'far', deep: 80 }),
    fill('deep', firTips(random, shore, 30, 74)),
    mist(air, 448, 40, 12),
    fill('sky', 'M0 486h1200v314H0z'),
    strewn(air, 'paper', 44, [490, 790], { length: 330, width: 8 }),
    strewn(air, 'mid', 22, [500, 760], { length: 260, width: 6 }),
    line('key', 8, 'M880 640V430M1010 640V430M912 640L996 470M996 640L898 470'),
    line('key', 5, 'M860 640L846 440M846 480H868M850 520H866M852 560H866M855 600H864'),
    fill('paper', box(872, 350, 148, 84)),
    fill('key', 'M846 352Q872 336 892 296H1000Q1020 336 1048 352z', box(866, 424, 162, 12), box(872, 350, 148, 12), box(886, 376, 122, 22)),
    part('rising', RISING),
    part('flying', FLYING),
    put('rising', 500, 430, 1.25),
    put('flying', 690, 208, 0.66),
    put('rising', 330, 520, 0.7),
    put('rising', 240, 610, 0.5),
    put('flying', 860, 130, 0.42),
    fill('deep', reeds(random, 34, [-20, 1230], (x) => 830 + x * 0, [150, 260], 0.16)),
    fill('key', reeds(random, 30, [-40, 460], (x) => 830 - x * 0.02, [150, 330], 0.2), reeds(random, 30, [720, 1240], () => 830, [140, 300], 0.2), reeds(random, 14, [440, 740], () => 830, [60, 140], 0.2)),
  ].join('')
}
