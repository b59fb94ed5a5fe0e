import { between, brush, type Point, steps, through } from './knife.ts'
import { ridge, strewn } from './land.ts'
import { type Air, fill, line } from './print.ts'
import { disc, mist, sky, snowfall } from './sky.ts'
import { firTips, hanging } from './trees.ts'
import { boat } from './water.ts'

/** 老渡口: the ferry stopped twenty years ago; the boat is still tied to the willow. */
export function oldFerry(air: Air): string {
  const { random, season } = air
  const leaves = season !== 'winter'
  const shore: Point[] = [[-30, 410], [240, 400], [520, 412], [800, 400], [1230, 414]]
  const trunk = brush(through([[150, 800], [186, 660], [176, 520], [228, 380], [214, 240], [262, 110], [250, -30]], 26), [120, 84, 70, 60, 54, 44, 40])
  const limb = brush(through([[226, 300], [330, 190], [470, 128], [640, 60], [800, 40]], 30), [46, 34, 24, 15, 8])
  const other = brush(through([[214, 380], [130, 280], [40, 220], [-40, 200]], 30), [40, 28, 22, 18])
  const threads = steps(19).map((at) => {
    const x = 20 + at * 900 + between(random, -16, 16)
    return hanging(random, x, -10 + (x < 240 ? 200 - x * 0.7 : 0), between(random, 170, 380) * (1 - at * 0.42), between(random, 6, 34), leaves)
  })
  return [
    sky(air, 380, 300),
    disc(air, 860, 200, 92),
    ridge(air, 'far', [[-40, 320], [180, 250], [380, 316], [600, 220], [760, 290], [960, 200], [1100, 262], [1240, 220]], { lit: 'paper', deep: 90 }),
    mist(air, 310, 50, 12),
    fill('mid', firTips(random, shore, 26, 50)),
    mist(air, 398, 24, 8),
    fill('sky', 'M0 420h1200v380H0z'),
    strewn(air, 'far', 30, [424, 780], { length: 420, width: 9 }),
    strewn(air, 'paper', 40, [424, 790], { length: 360, width: 7 }),
    fill('deep', ...steps(9).map((at) => `M${Math.round(440 + at * 26 + between(random, -16, 16))} ${Math.round(622 + at * 90)}h${Math.round(430 - at * 190)}l-30 7h-${Math.round(380 - at * 190)}z`)),
    boat(660, 610, 1.12),
    line('key', 4, 'M400 552Q300 600 206 560'),
    fill('ground', 'M-20 800V690Q90 650 210 668 330 690 420 800z'),
    fill('key', trunk, limb, other),
    fill('ground', ...steps(14).map((at) => `M${Math.round(168 + between(random, -20, 40) + at * 10)} ${Math.round(760 - at * 560)}l${Math.round(between(random, -4, 8))}-26 6-34-2 40z`)),
    fill(leaves ? 'deep' : 'key', ...threads),
    fill('red', 'M566 500h30l-3 40h-24z'),
    snowfall(air, 60),
  ].join('')
}
