import { box } from './houses.ts'
import { below, between, brush, type Point, sliver, steps, through } from './knife.ts'
import { ridge, strewn } from './land.ts'
import { figure } from './people.ts'
import { type Air, fill, line, part, put } from './print.ts'
import { disc, mist, oval, sky, snowfall } from './sky.ts'
import { crown } from './trees.ts'

/** 猕猴桃谷: kiwis under the trellis, hives on the slope; the bees see to the fruit, and the fruit to the honey. */
export function kiwiHives(air: Air): string {
  const { random, season } = air
  const bare = season === 'winter'
  const hive = (ink: 'red' | 'paper' | 'lamp') =>
    fill(ink, box(-62, -92, 124, 88)) +
    fill('deep', box(30, -92, 32, 88)) +
    fill('key', box(-78, -112, 156, 22), box(-62, -52, 124, 5), box(-26, -24, 52, 10), box(-56, -4, 12, 26), box(44, -4, 12, 26)) +
    fill('roof', 'M-84-110L-60-134H62L84-110z')
  const leaves = steps(30).map((at) => crown(random, -20 + at * 1240, 60 + between(random, -50, 70) + 40 * Math.abs(at - 0.5), between(random, 40, 74), between(random, 34, 58), 12))
  const hanging: Point[] = [[130, 220], [196, 262], [250, 214], [420, 200], [468, 236], [700, 196], [752, 232], [940, 214], [1000, 260], [1060, 222], [340, 190], [868, 190]]
  return [
    sky(air, 420, 260),
    disc(air, 600, 300, 90),
    ridge(air, 'far', [[-40, 400], [140, 310], [300, 370], [470, 280], [640, 360], [800, 300], [980, 370], [1240, 300]], { lit: 'paper', deep: 80 }),
    mist(air, 390, 40, 10),
    ridge(air, 'mid', [[-40, 470], [240, 430], [520, 460], [800, 420], [1240, 450]], { lit: 'far', deep: 50 }),
    fill('ground', below(through([[-40, 500], [300, 486], [620, 510], [900, 480], [1240, 500]], 40))),
    strewn(air, 'mid', 60, [500, 800], { length: 110, width: 9 }),
    part('hive', hive('lamp')),
    put('hive', 330, 560, 0.62),
    put('hive', 500, 548, 0.62),
    put('hive', 860, 556, 0.62),
    `<g transform="translate(600 690) scale(1.3)">${hive('red')}</g>`,
    `<g transform="translate(380 680) scale(1.15)">${hive('paper')}</g>`,
    `<g transform="translate(820 676) scale(1.15)">${hive('lamp')}</g>`,
    figure(700, 530, 0.9, { hat: true }),
    fill('key', box(84, 80, 30, 740), box(1086, 80, 30, 740), box(262, 120, 16, 430), box(922, 120, 16, 430)),
    line('key', 10, 'M-20 130H1220M-20 96L1220 100M84 110L270 150M1116 110L930 150M262 160H938'),
    fill('key', ...hanging.map(([x, y]) => brush([[x, 110], [x + 4, y - 60], [x, y - 24]], [5, 4, 4]))),
    bare ? fill('paper', ...steps(16).map((at) => sliver(at * 1100, between(random, 74, 92), 160, 0, 20))) : fill('key', ...leaves.slice(0, 22)) + fill('deep', ...leaves.slice(22)),
    season === 'summer' || season === 'autumn' ? fill('mid', ...hanging.map(([x, y]) => oval(x, y, 24, 31))) + fill('key', ...hanging.map(([x, y]) => oval(x, y + 26, 6, 4))) : '',
    bare ? '' : fill('key', ...steps(20).map(() => oval(between(random, 330, 900), between(random, 380, 620), 5, 3))),
    snowfall(air, 50),
  ].join('')
}
