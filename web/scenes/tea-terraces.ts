import { house } from './houses.ts'
import { below, type Point, through } from './knife.ts'
import { knoll, ridge, rows } from './land.ts'
import { figure } from './people.ts'
import { type Air, fill } from './print.ts'
import { disc, mist, sky } from './sky.ts'
import { boughs, crown } from './trees.ts'

/** 霁溪茶场: rows of tea that follow the hill like the lines of a thumb. */
export function teaTerraces(air: Air): string {
  const { random } = air
  const near: Point[] = [[-40, 590], [200, 574], [430, 606], [700, 690], [960, 790], [1240, 910]]
  const foot: Point[] = [[-340, 1150], [-20, 1130], [330, 1130], [760, 1150], [1160, 1180], [1540, 1250]]
  const tree = boughs(random, 812, 268, 40, { forks: 2, width: 10 })
  return [
    sky(air, 330),
    disc(air, 300, 176, 72),
    ridge(air, 'far', [[-40, 300], [110, 236], [250, 272], [430, 150], [560, 226], [700, 190], [880, 96], [1010, 180], [1120, 140], [1240, 190]], { lit: 'paper', deep: 110 }),
    mist(air, 300, 60),
    ridge(air, 'mid', [[-40, 396], [120, 330], [260, 350], [420, 300], [600, 380], [900, 370], [1060, 290], [1240, 330]], { lit: 'far', deep: 90 }),
    mist(air, 380, 60, 10),
    knoll(air, 'low', ['ground', 'mid', 'deep'], [196, 440], [430, 330], 8),
    house(air, 660, 270, { width: 112, wall: 30, roof: 22, windows: 3 }),
    knoll(air, 'high', ['ground', 'deep', 'key'], [742, 262], [660, 420], 11),
    fill('key', tree.wood, crown(random, 818, 206, 52, 40)),
    fill('ground', below(through(near, 30))),
    rows(air, 'key', near, foot, 6, { near: 1.3 }),
    figure(520, 660, 1.35, { hat: true, load: 'basket' }),
  ].join('')
}
