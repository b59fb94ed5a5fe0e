import { box, house } from './houses.ts'
import { below, between, brush, type Point, sliver, steps, through } from './knife.ts'
import { ridge, strewn } from './land.ts'
import { type Air, fill, line } from './print.ts'
import { disc, mist, oval, round, sky, snowfall } from './sky.ts'
import { boughs, tufts } from './trees.ts'

/** 石桥画舍: five classrooms that became studios, and the bridge outside their windows. */
export function stoneBridge(air: Air): string {
  const { random, season } = air
  const [x, level, radius] = [450, 520, 152]
  const hump: Point[] = [[40, 496], [150, 450], [290, 368], [450, 326], [610, 368], [750, 440], [860, 480]]
  const stones = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((index) => {
    const turn = Math.PI * (index / 10)
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
    return `M${Math.round(x - cos * radius)} ${Math.round(level - sin * radius)}L${Math.round(x - cos * (radius + 34))} ${Math.round(level - sin * (radius + 34))}`
  })
  const courses = [[150, 474, 100], [120, 500, 140], [224, 440, 60], [630, 420, 60], [640, 460, 110], [620, 494, 190], [180, 520, 90]]
  const tree = boughs(random, 1040, 430, 92, { forks: 4, width: 24, angle: -1.7 })
  const leaf = season === 'winter' ? 'paper' : 'bloom'
  return [
    sky(air, 330, 260),
    disc(air, 300, 180, 80),
    ridge(air, 'far', [[-40, 280], [120, 200], [300, 290], [520, 240], [680, 150], [840, 230], [980, 180], [1240, 260]], { lit: 'paper', deep: 90 }),
    mist(air, 290, 60, 12),
    ridge(air, 'mid', [[-40, 380], [200, 350], [420, 390], [700, 350], [1000, 330], [1240, 300]], {}),
    fill('ground', below(through([[520, 480], [700, 424], [900, 416], [1240, 400]], 30))),
    house(air, 640, 424, { width: 330, wall: 92, roof: 62, windows: 5 }),
    fill('key', tree.wood),
    fill(leaf, tufts(random, tree.tips, [7, 15], 20)),
    fill('sky', 'M0 520H1200V800H0z'),
    strewn(air, 'paper', 34, [524, 790], { length: 300, width: 7 }),
    fill('far', `${below(through(hump, 30), level)}`, `M${x - radius} ${level}a${radius} ${radius} 0 0 1 ${radius * 2} 0z`),
    line('key', 5, ...stones, `M${x - radius - 34} ${level}a${radius + 34} ${radius + 34} 0 0 1 ${radius * 2 + 68} 0`, `M${x - radius} ${level}a${radius} ${radius} 0 0 1 ${radius * 2} 0`),
    line('key', 4, ...courses.map(([left, y, long]) => `M${left} ${y}h${long}`)),
    fill('key', brush(through(hump, 30), [8, 13, 14, 13, 8])),
    line('key', 7, ...steps(11).map((at) => {
      const at2 = 120 + at * 660
      const t = (at2 - 450) / 330
      return `M${Math.round(at2)} ${Math.round(334 + t * t * 116)}v-34`
    })),
    fill('deep', ...steps(12).map((at) => {
      const half = Math.sqrt(Math.max(0, 1 - at * at)) * radius
      const y = level + 6 + at * radius * 0.92
      return sliver(x - half - 30 + between(random, -14, 14), y, 36 + between(random, 0, 50), 0, 9) + sliver(x + half - 20 + between(random, -14, 14), y, 50 + between(random, 0, 60), 0, 9)
    })),
    fill('ground', below(through([[560, 830], [700, 730], [860, 690], [1040, 664], [1240, 650]], 40))),
    line('key', 7, 'M790 716L836 560 866 712M836 580L800 726'),
    fill('paper', 'M780 576L862 566 868 634 784 642z'),
    line('key', 4, 'M780 576L862 566 868 634 784 642z'),
    fill('mid', 'M790 628L806 606Q824 590 842 606L860 626z'),
    fill('key', box(886, 690, 70, 10), 'M896 698h8l-8 44h-8zM940 698h8l8 44h-8zM884 646l26 0 6 90h-14l-8-70-14 0z', round(910, 574, 15)),
    fill('red', 'M888 690C884 640 892 600 912 592C938 592 950 640 948 692zM896 614L850 618 850 608 894 600z'),
    fill('paper', oval(912, 562, 30, 7), 'M892 562a20 18 0 0 1 40 0z'),
    snowfall(air, 50),
  ].join('')
}
