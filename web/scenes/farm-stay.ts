import { box, house } from './houses.ts'
import { below, between, brush, type Point, points, through } from './knife.ts'
import { ridge, strewn } from './land.ts'
import { figure } from './people.ts'
import { type Air, fill, isDark, line } from './print.ts'
import { disc, mist, round, snowfall } from './sky.ts'
import { boughs, firs, grove, treeParts, tufts } from './trees.ts'

/** 农家院: supper is on when the smoke goes up. */
export function farmStay(air: Air): string {
  const { random, season, hour } = air
  const smoke = through(points('752,330 770,280 730,230 760,170 840,130 850,80 790,40 820,-30'), 18)
  const tree = boughs(random, 250, 640, 120, { forks: 3, width: 36, angle: -1.4, spread: 0.5 })
  return [
    fill('sky', 'M0 0h1200v800H0z'),
    disc(air, 300, 150, 70),
    ridge(air, 'far', points('-40,200 140,130 320,210 520,90 700,40 900,150 1060,90 1240,170'), {
      lit: 'paper',
      deep: 110,
    }),
    mist(air, 230, 50, 10),
    ridge(air, 'mid', points('-40,330 180,270 420,220 640,170 860,190 1240,260'), { lit: 'far', deep: 100 }),
    fill(
      'deep',
      firs(random, 17, points('-20,440 300,400 700,360 1000,400 1230,430'), 92, 190),
      'M-10 430L300 400 700 370 1000 400 1210 430V560H-10z',
    ),
    fill('ground', below(through(points('-40,560 300,548 900,552 1240,560'), 40))),
    fill('key', box(728, 320, 48, 60)),
    house(air, 300, 600, { width: 600, wall: 150, roof: 112, eaves: 46, windows: 6, door: 0.5 }),
    fill('key', box(722, 312, 60, 14)),
    fill('paper', brush(smoke, [16, 34, 44, 62, 54, 80, 60, 40])),
    fill('red', ...[421, 437, 763, 779].map((x) => `M${x} 486q9 40 0 70-9-30 0-70z`)),
    fill('gold', ...[326, 342, 852, 868].map((x) => box(x, 486, 11, 52))),
    fill(isDark(hour) ? 'lamp' : 'red', round(540, 506, 15), round(660, 506, 15)),
    line('key', 3, 'M540 478V492M660 478V492'),
    fill('paper', 'M540 600H660L760 800H420z'),
    fill('deep', 'M-10 640Q140 610 300 640T420 690L400 800H-10zM780 690Q940 620 1210 640V800H790z'),
    strewn(air, 'mid', 26, [650, 800], { length: 60, width: 7, left: -20, right: 350 }),
    strewn(air, 'mid', 26, [650, 800], { length: 60, width: 7, left: 820, right: 1200 }),
    treeParts(random),
    fill('key', tree.wood),
    season === 'spring' || season === 'summer'
      ? grove(
          random,
          season === 'summer' ? 'leaf' : 'bloom',
          tree.tips.map(([x, y]): [number, number, number] => [x, y + 36, between(random, 0.6, 0.95)]),
        )
      : persimmons(air, tree.tips),
    figure(860, 690, 1.2, { load: 'basket' }),
    snowfall(air, 70),
  ].join('')
}

/** Persimmons, left on the bare tree for the birds; in winter each twig carries its snow. */
function persimmons({ random, season }: Air, tips: readonly Point[]): string {
  const ripe = fill(season === 'winter' ? 'red' : 'bloom', tufts(random, [...tips, ...tips], [9, 14], 26))
  return season === 'winter' ? fill('paper', tufts(random, tips, [4, 8], 10)) + ripe : ripe
}
