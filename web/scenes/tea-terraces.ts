import { house } from './houses.ts'
import { below, type Point, points, through } from './knife.ts'
import { knoll, ridge, rows } from './land.ts'
import { figure } from './people.ts'
import { type Air, fill } from './print.ts'
import { disc, mist, sky } from './sky.ts'
import { boughs, crown } from './trees.ts'

/** 霁溪茶场: rows of tea that follow the hill like the lines of a thumb. */
export function teaTerraces(air: Air): string {
  const { random, season } = air
  const near: Point[] = points('-40,590 200,574 430,606 700,690 960,790 1240,910')
  const foot: Point[] = points('-340,1150 -20,1130 330,1130 760,1150 1160,1180 1540,1250')
  const tree = boughs(random, 812, 268, 40, { forks: 3, width: 10 })
  const leaves = crown(random, 818, 204, 54, 42)
  return [
    sky(air, 330),
    disc(air, 300, 206, 72),
    ridge(air, 'far', points('-40,300 110,236 250,272 430,150 560,226 700,190 880,96 1010,180 1120,140 1240,190'), {
      lit: 'paper',
      deep: 110,
    }),
    mist(air, 300, 60, 9),
    ridge(air, 'mid', points('-40,396 120,330 260,350 420,300 600,380 900,370 1060,290 1240,330'), {
      lit: 'far',
      deep: 90,
    }),
    mist(air, 380, 60, 7),
    knoll(air, 'low', ['ground', 'mid', 'deep'], [196, 440], [430, 330], 7),
    house(air, 654, 272, { width: 124, wall: 33, roof: 24, windows: 3 }),
    knoll(air, 'high', ['ground', 'deep', 'key'], [742, 262], [660, 420], 11),
    season === 'winter' ? '' : fill(season === 'spring' || season === 'autumn' ? 'bloom' : 'key', leaves),
    fill('key', tree.wood),
    figure(800, 432, 0.4, { hat: true }),
    figure(704, 508, 0.52, { hat: true }, -1),
    fill('ground', below(through(near, 40))),
    rows(air, 'key', near, foot, 5, { near: 1.2, step: 24 }),
    figure(470, 646, 1.5, { hat: true, load: 'basket' }),
  ].join('')
}
