import { below, between, brush, type Point, steps, through } from './knife.ts'
import { ridge, strewn } from './land.ts'
import { figure } from './people.ts'
import { type Air, fill, line } from './print.ts'
import { disc, mist, round, sky, snowfall } from './sky.ts'
import { boughs, crown, tufts } from './trees.ts'

/** 樱桃坪: a hundred and twenty cherry trees, and this one is seventy years old. */
export function cherrySlope(air: Air): string {
  const { random, season } = air
  const trunk = brush(through([[560, 690], [530, 600], [566, 530], [548, 470], [590, 420]], 24), [110, 76, 66, 62, 50])
  const limbs = [
    boughs(random, 560, 470, 150, { angle: -2.5, width: 40, forks: 4, spread: 0.42 }),
    boughs(random, 580, 440, 150, { angle: -1.75, width: 38, forks: 4, spread: 0.45 }),
    boughs(random, 590, 440, 160, { angle: -0.75, width: 38, forks: 4, spread: 0.42 }),
    boughs(random, 600, 470, 130, { angle: -0.2, width: 28, forks: 3, spread: 0.4 }),
  ]
  const tips = limbs.flatMap((limb) => limb.tips)
  const small = steps(16).map((_, index): Point => [20 + (index % 8) * 166 + (index > 7 ? 80 : 0), 496 + (index > 7 ? 34 : -18) - (index % 8) * 9])
  const clouds = tips.filter((_, index) => index % 2 === 0).map(([x, y]) => crown(random, x, y, between(random, 46, 70), between(random, 34, 50), 13))
  const crowns: Record<typeof season, string> = {
    spring: fill('bloom', ...clouds) + fill('paper', tufts(random, tips, [4, 9], 40)),
    summer: fill('mid', ...clouds) + fill('red', tufts(random, [...tips, ...tips], [7, 10], 54)),
    autumn: fill('bloom', ...clouds) + fill('mid', tufts(random, tips, [6, 12], 46)),
    winter: fill('paper', tufts(random, tips, [4, 9], 8)),
  }
  return [
    sky(air, 400, 320),
    disc(air, 900, 180, 78),
    ridge(air, 'far', [[-40, 360], [160, 270], [340, 330], [540, 250], [760, 330], [960, 240], [1240, 320]], { lit: 'paper', deep: 90 }),
    mist(air, 350, 50, 10),
    ridge(air, 'mid', [[-40, 440], [300, 410], [620, 420], [900, 380], [1240, 330]], { lit: 'far', deep: 60 }),
    fill('ground', below(through([[-40, 530], [240, 500], [600, 470], [900, 440], [1240, 400]], 40))),
    fill('key', ...small.map(([x, y]) => `M${x - 3} ${y}h6v34h-6z`)),
    fill(season === 'winter' ? 'deep' : season === 'summer' ? 'deep' : 'bloom', ...small.map(([x, y]) => crown(random, x, y - 14, 36, 27, 10))),
    fill('deep', below(through([[-40, 640], [200, 640], [500, 672], [800, 668], [1240, 610]], 40))),
    strewn(air, 'ground', 40, [660, 800], { length: 70, width: 7 }),
    fill('key', trunk, ...limbs.map((limb) => limb.wood)),
    crowns[season],
    line('key', 8, 'M790 716L690 330M838 708L728 322M781 680L828 672M769 634L815 624M758 588L803 578M746 542L791 532M734 496L779 486M722 450L767 440'),
    figure(768, 580, 1.25, { hat: true }),
    fill('key', 'M380 690H470L456 752H394z'),
    fill('red', round(396, 686, 12), round(420, 680, 13), round(444, 682, 12), round(460, 688, 10), round(408, 690, 12), round(432, 690, 12)),
    snowfall(air, 60),
  ].join('')
}
