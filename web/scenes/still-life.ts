import { chestnuts, kiwi, mushrooms, woodEar } from './baskets.ts'
import { noodles, pork } from './bundles.ts'
import { honey, oil, tea } from './jars.ts'
import type { Draw } from './print.ts'
import { sprig, table, wall } from './table.ts'

/** One family: a thing on a wooden table before a round window, and beside it what the season brings. */
function stillLife(thing: Draw): Draw {
  return (air) => wall(air) + table(air) + sprig(air) + thing(air)
}

/** The goods, by what lies on the table. */
export const STILL_LIVES = {
  'still-honey': stillLife(honey),
  'still-oil': stillLife(oil),
  'still-tea': stillLife(tea),
  'still-mushrooms': stillLife(mushrooms),
  'still-wood-ear': stillLife(woodEar),
  'still-pork': stillLife(pork),
  'still-noodles': stillLife(noodles),
  'still-chestnuts': stillLife(chestnuts),
  'still-kiwi': stillLife(kiwi),
}
