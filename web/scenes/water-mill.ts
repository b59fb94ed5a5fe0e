import { box, tiles } from './houses.ts'
import { below, between, brush, type Point, sliver, steps, through } from './knife.ts'
import { ridge, strewn } from './land.ts'
import { figure } from './people.ts'
import { type Air, fill, isDark, line } from './print.ts'
import { disc, mist, round, sky, snowfall } from './sky.ts'
import { firs } from './trees.ts'

/** 水磨坊: the wheel still turns. */
export function waterMill(air: Air): string {
  const { random, hour } = air
  const [x, y, radius] = [420, 456, 206]
  const turns = steps(17).slice(1)
  const spoke = (turn: number, from: number, to: number) =>
    `M${Math.round(x + Math.cos(turn) * from)} ${Math.round(y + Math.sin(turn) * from)}L${Math.round(x + Math.cos(turn) * to)} ${Math.round(y + Math.sin(turn) * to)}`
  const stones: Point[] = [[120, 716], [250, 742], [520, 726], [640, 752], [770, 716], [70, 770], [1010, 756], [400, 776]]
  return [
    sky(air, 300, 240),
    disc(air, 250, 150, 64),
    ridge(air, 'far', [[-40, 260], [140, 170], [300, 240], [520, 140], [700, 220], [900, 110], [1240, 220]], { lit: 'paper', deep: 90 }),
    mist(air, 270, 50, 10),
    ridge(air, 'mid', [[-40, 330], [200, 300], [460, 250], [700, 180], [900, 160], [1240, 120]], { lit: 'far', deep: 80 }),
    fill('deep', firs(random, 9, [[700, 300], [900, 280], [1230, 250]], 90, 190), firs(random, 6, [[-20, 470], [120, 470], [240, 480]], 70, 150)),
    fill('ground', below(through([[-40, 480], [200, 470], [520, 540], [1240, 540]], 40))),
    fill('mid', box(470, 300, 520, 260)),
    line('key', 4, ...steps(17).map((at) => `M${Math.round(480 + at * 505 + between(random, -5, 5))} 330V520`)),
    fill('far', box(450, 512, 560, 110)),
    line('key', 4, 'M450 546H600M640 548H800M830 544H1010M470 580H690M720 582H960M520 512V546M600 546V580M700 514V548M760 548V582M880 512V544M690 580V620M560 580V620M850 582V620M930 546V582'),
    fill(isDark(hour) ? 'lamp' : 'key', box(700, 380, 92, 84)),
    line('key', 6, 'M700 380H792V464H700zM730 380V464M761 380V464'),
    fill('key', box(862, 390, 92, 170), box(470, 300, 14, 220), box(976, 300, 14, 220)),
    fill('paper', box(888, 412, 2, 128)),
    tiles(420, 312, 620, 128, 0.12),
    fill('sky', 'M0 640Q200 600 420 620T820 624 1200 640V800H0z'),
    strewn(air, 'paper', 46, [626, 790], { length: 260, width: 9 }),
    strewn(air, 'mid', 20, [640, 790], { length: 240, width: 6 }),
    line('key', 9, 'M-20 236L404 232M-20 262L404 256M60 262V480M210 260V500'),
    fill('paper', 'M-20 240L404 236V252L-20 258z', ...steps(7).map((at) => sliver(398 + at * 34, 240 + at * at * 26, 18 + at * 40, 120 + at * 190, 15))),
    line('key', 15, `M${x - radius} ${y}a${radius} ${radius} 0 1 1 ${radius * 2} 0a${radius} ${radius} 0 1 1-${radius * 2} 0z`),
    line('key', 9, `M${x - 160} ${y}a160 160 0 1 1 320 0a160 160 0 1 1-320 0z`, ...turns.filter((_, index) => index % 2).map((at) => spoke(at * Math.PI * 2 + 0.12, 0, radius))),
    line('key', 12, ...turns.map((at) => spoke(at * Math.PI * 2 + 0.1, 168, radius + 34))),
    fill('key', round(x, y, 34)),
    fill('paper', round(x, y, 11)),
    fill('paper', ...steps(12).map((at) => sliver(x - 190 + at * 350, 640 + between(random, -20, 26), 110, 4, 13))),
    fill('key', ...stones.map(([sx, sy]) => brush(through([[sx - 46, sy], [sx, sy - 12], [sx + 50, sy + 4]], 20), [6, 40, 44, 6]))),
    fill('ground', 'M860 830C880 700 960 650 1220 636V830z'),
    figure(930, 700, 1.35, { load: 'basket' }, -1),
    snowfall(air, 50),
  ].join('')
}
