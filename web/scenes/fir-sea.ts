import { area, between, type Point, sliver, steps } from './knife.ts'
import { ridge } from './land.ts'
import { figure } from './people.ts'
import { type Air, fill, line } from './print.ts'
import { disc, mist, sky } from './sky.ts'
import { fir, firTips } from './trees.ts'

/** 杉海台: nine hundred metres up, and nothing underfoot but the tips of firs. */
export function firSea(air: Air): string {
  const { random } = air
  const slopes: [Point[], number, number][] = [
    [[[-30, 330], [300, 300], [620, 346], [900, 310], [1230, 270]], 20, 34],
    [[[-30, 372], [260, 410], [560, 404], [860, 440], [1230, 372]], 30, 56],
    [[[-30, 530], [240, 470], [520, 500], [820, 560], [1230, 500]], 44, 92],
    [[[-30, 590], [300, 640], [620, 640], [1230, 720]], 66, 150],
  ]
  const [farthest, far, middle, near] = slopes.map(([feet, width, height]) => firTips(random, feet, width, height))
  const rock: Point[] = [[700, 800], [716, 700], [748, 640], [742, 588], [772, 566], [1010, 556], [1230, 540], [1230, 800]]
  return [
    sky(air, 320, 260),
    disc(air, 420, 178, 86),
    ridge(air, 'far', [[-40, 240], [140, 190], [300, 250], [520, 220], [760, 150], [940, 214], [1080, 170], [1240, 200]], { lit: 'paper', deep: 80 }),
    mist(air, 262, 50, 12),
    fill('far', farthest ?? ''),
    mist(air, 330, 60, 12),
    fill('mid', far ?? ''),
    mist(air, 410, 90, 12),
    fill('deep', middle ?? ''),
    mist(air, 520, 110, 9, [-400, 500]),
    fill('key', near ?? ''),
    fill('ground', area(rock)),
    fill('key', ...steps(16).map((at) => sliver(760 + at * 460, 580 + between(random, 0, 40) - at * 20, -16 - at * 20, between(random, 70, 190), 13)), 'M742 588L772 566 1010 556 1230 540V552L1010 570 776 580z'),
    line('key', 7, 'M790 566V486M880 562V482M970 558V478M1060 552V472M1150 546V466M776 494L1230 464M776 524L1230 496'),
    figure(846, 564, 1.2, { load: 'pack' }),
    fill('key', fir(random, 1120, 850, 230, 520, 7)),
  ].join('')
}
