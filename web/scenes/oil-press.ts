import { box } from './houses.ts'
import { between, sliver, steps } from './knife.ts'
import { ridge, strewn } from './land.ts'
import { type Air, fill, isDark, line } from './print.ts'
import { disc, oval, round } from './sky.ts'

/** 油坊: the ram swings, the wedge bites, and the oil runs. */
export function oilPress(air: Air): string {
  const { random, hour } = air
  const grain = steps(26).map((at) => sliver(560 + between(random, 0, 400), 350 + at * 190, between(random, 90, 300), between(random, -3, 3), 5))
  return [
    `<defs><clipPath id="window"><path d="M650 90H930V262H650z"/></clipPath></defs><g clip-path="url(#window)">${fill('sky', box(640, 80, 300, 200))}${disc(air, 720, 150, 34)}${ridge(air, 'far', [[620, 220], [700, 170], [760, 200], [850, 130], [960, 210]], { lit: 'paper', deep: 40, floor: 300 })}${ridge(air, 'mid', [[620, 250], [740, 226], [960, 236]], { floor: 300 })}</g>`,
    fill('deep', 'M-10-10H1210V620H-10zM650 90V262H930V90z'),
    fill('mid', ...(isDark(hour) ? [] : [`M650 262L330 640H700L930 262z`])),
    fill('key', box(640, 80, 300, 12), box(640, 258, 300, 14), box(640, 80, 12, 190), box(930, 80, 12, 190), box(786, 80, 8, 190)),
    fill('ground', 'M-10 620H1210V810H-10z'),
    strewn(air, 'mid', 40, [626, 800], { length: 160, width: 8 }),
    fill('key', box(-10, 14, 1220, 34), box(60, 40, 40, 590), box(1130, 40, 44, 590), 'M100 130L220 48H180L100 100zM1130 130L1010 48H1050L1130 100z'),
    line('key', 7, 'M150 48L170 420M404 48L384 420'),
    fill('key', box(540, 560, 90, 90), box(1010, 560, 90, 90)),
    fill('mid', 'M500 350Q520 326 560 324H1090Q1140 330 1150 446 1140 560 1090 570H560Q520 566 500 540z'),
    fill('far', ...grain),
    fill('key', box(620, 386, 420, 110)),
    fill('lamp', ...steps(9).map((at) => oval(760 + at * 250, 441, 11, 52))),
    fill('paper', box(632, 394, 40, 94), box(680, 398, 30, 86)),
    fill('key', 'M470 424L632 414V462L470 470z', box(452, 414, 22, 66)),
    fill('paper', 'M96 410Q76 440 96 474H420L434 458V426L420 410z'),
    fill('deep', ...steps(9).map((at) => sliver(110 + between(random, 0, 120), 418 + at * 48, between(random, 90, 180), 0, 5))),
    fill('key', box(404, 404, 32, 76), box(156, 402, 24, 80), box(366, 402, 24, 80)),
    `<g transform="translate(276 640) scale(2.5)">${fill('key', 'M-30 0L-16-52 8-56 2-20-16 0zM26 0L20-50-2-52 12-24 14 0z', round(14, -126, 11))}${fill('red', 'M-18-48C-18-80-8-106 10-114 24-114 28-96 26-76L24-46z')}${fill('key', 'M14-108C30-104 40-96 46-84L38-74C30-84 20-92 10-92z')}${fill('paper', 'M4-134Q14-144 26-134L26-128H2z')}</g>`,
    fill('lamp', 'M776 566h10q4 60 0 116h-10q-4-60 0-116z'),
    fill('key', 'M716 690Q690 740 724 790H840Q874 740 846 690z', oval(781, 690, 66, 15)),
    fill('lamp', oval(781, 690, 54, 10)),
    fill('paper', sliver(724, 720, 6, 50, 8)),
  ].join('')
}
