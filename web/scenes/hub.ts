import { box, house } from './houses.ts'
import { below, between, brush, type Point, points, through } from './knife.ts'
import { ridge, strewn } from './land.ts'
import { figure } from './people.ts'
import { type Air, fill, isDark, line } from './print.ts'
import { disc, mist, round, sky, snowfall } from './sky.ts'
import { firTips, grove, treeParts } from './trees.ts'
import { reeds } from './water.ts'

/** 霁溪茶旅集散中心: the old grain depot on the county road, and the three roads that leave it. */
export function hub(air: Air): string {
  const { random, season } = air
  const road = (points: Point[], widths: number[]) => brush(through(points, 34), widths)
  const orchard = [0, 1, 2].flatMap((row) =>
    [0, 1, 2, 3, 4].map((index): [number, number, number] => [
      1064 + index * (62 + row * 12) - row * 26 + (row % 2) * 30 + between(random, -8, 8),
      470 + row * 48,
      0.5 + row * 0.13,
    ]),
  )
  return [
    sky(air, 320, 260),
    disc(air, 880, 184, 72),
    ridge(air, 'far', points('-40,300 140,226 300,280 450,150 580,76 700,160 860,260 1020,204 1240,270'), {
      lit: 'paper',
      deep: 120,
    }),
    mist(air, 280, 40, 8),
    ridge(air, 'mid', points('-40,372 220,350 380,290 540,206 660,226 820,320 980,350 1240,330'), {
      lit: 'far',
      deep: 90,
    }),
    fill('deep', firTips(random, points('300,440 450,336 560,280 700,290 820,380 940,440'), 30, 62, 470)),
    fill(
      'paper',
      road(points('690,446 560,424 510,386 640,350 690,322 600,292 556,266 610,236'), [24, 19, 16, 13, 10, 8, 6, 3]),
    ),
    fill('ground', below(through(points('-40,420 260,404 560,440 860,410 1240,420'), 40))),
    fill('far', 'M-20 446Q160 414 300 436 430 468 330 500 180 546-20 534z'),
    strewn(air, 'paper', 14, [446, 526], { length: 130, width: 6, left: -20, right: 240 }),
    fill(
      'deep',
      reeds(random, 16, [-10, 330], (x) => 546 - x * 0.1, [30, 70], 0.2),
    ),
    treeParts(random),
    grove(random, season === 'winter' || season === 'summer' ? 'deep' : 'bloom', orchard),
    ...[
      road(points('520,640 400,610 260,574 120,600 -40,584'), [80, 56, 44, 38, 36]),
      road(points('760,650 900,650 1040,616 1130,640 1240,630'), [80, 60, 48, 44, 44]),
      road(points('770,640 806,560 786,490 740,452 680,446'), [76, 50, 32, 24, 20]),
      'M350 584H830L860 650 700 690C700 740 770 780 840 830H230C400 770 500 730 500 690L330 630z',
    ].map((way) => fill('paper', way)),
    silo(980, 582, 1.06),
    silo(892, 560, 0.9),
    house(air, 376, 588, { width: 346, wall: 122, roof: 82, windows: 5, door: 0.5 }),
    bus(air, 690, 690),
    figure(560, 700, 0.95),
    signpost(),
    snowfall(air, 50),
  ].join('')
}

/** A round granary with a hat of tiles. */
function silo(x: number, y: number, size: number): string {
  return `<g transform="translate(${x} ${y}) scale(${size})">${[
    fill('paper', box(-52, -120, 104, 120)),
    fill('deep', 'M14-120H52V0H26z'),
    fill('key', box(-52, -128, 104, 14), box(-16, -70, 22, 30), box(-52, -7, 104, 7)),
    fill('roof', 'M-74-122Q-20-160 0-206 20-160 74-122 0-104-74-122z'),
    line('key', 3, 'M0-206Q-18-160-40-120M0-206V-118M0-206Q18-160 40-120'),
    fill('key', 'M-76-124Q0-104 76-124V-116Q0-94-76-116zM-8-202L0-222 8-202z'),
  ].join('')}</g>`
}

function bus({ hour }: Air, x: number, y: number): string {
  return `<g transform="translate(${x} ${y}) scale(1.25)">${[
    fill('red', 'M-78-50Q-78-60-68-60H62Q78-60 82-42L86-12H-78z'),
    fill(
      isDark(hour) ? 'lamp' : 'paper',
      'M-68-50h22v20h-22zM-40-50h22v20h-22zM-12-50h22v20H-12zM16-50h22v20H16zM46-50h18l6 20H46z',
    ),
    fill('key', 'M-80-16H88V-8H-80z', round(-46, -6, 13), round(52, -6, 13)),
    fill('paper', round(-46, -6, 5), round(52, -6, 5)),
  ].join('')}</g>`
}

/** Three arms, one for each road. */
function signpost(): string {
  return `<g transform="translate(-12)">${[
    line('key', 16, 'M262 820V396'),
    line('key', 16, 'M262 820V396'),
    fill(
      'key',
      'M250 414L400 398 424 418 402 440 250 454zM276 464L132 458 106 482 130 504 276 500zM250 518L372 534 392 556 370 574 250 556zM248 398L262 380 276 398z',
    ),
    line('paper', 3, 'M270 428L392 418M256 482H140M270 538L364 552'),
  ].join('')}</g>`
}
