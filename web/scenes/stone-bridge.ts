import { box, house } from './houses.ts'
import { below, between, brush, heightAt, type Point, points, sized, sliver, steps, through, trace } from './knife.ts'
import { ridge, strewn } from './land.ts'
import { type Air, fill, line } from './print.ts'
import { disc, mist, oval, round, sky, snowfall } from './sky.ts'
import { boughs, firTips, grove, treeParts, tufts } from './trees.ts'

const HUMP: Point[] = points('60,520 160,452 290,366 440,322 590,366 720,440 850,518')
const [X, LEVEL, RADIUS] = [440, 524, 158]

/** 石桥画舍: five classrooms that became studios, and the bridge outside their windows. */
export function stoneBridge(air: Air): string {
  const { random, season } = air
  const tree = boughs(random, 1040, 440, 96, { forks: 3, width: 26, angle: -1.75 })
  return [
    sky(air, 330, 260),
    disc(air, 300, 190, 80),
    ridge(air, 'far', points('-40,280 120,190 300,290 520,230 700,130 840,220 980,170 1240,250'), {
      lit: 'paper',
      deep: 110,
    }),
    mist(air, 280, 60, 12),
    fill('deep', firTips(random, points('-30,380 200,400 460,410 640,390 900,330 1230,300'), 34, 90)),
    treeParts(random),
    season === 'winter' ? '' : grove(random, 'mid', sized('60,500,1.3 180,490,1 860,430,1.1 1160,440,1.3 620,420,0.9')),
    fill('ground', below(through(points('500,524 640,440 820,424 1000,430 1240,412'), 30))),
    house(air, 640, 440, { width: 340, wall: 96, roof: 64, windows: 5 }),
    fill('key', tree.wood),
    season === 'winter'
      ? fill('paper', tufts(random, tree.tips, [4, 8], 8))
      : grove(
          random,
          season === 'summer' ? 'mid' : 'bloom',
          tree.tips.map(([x, y]): [number, number, number] => [x, y + 26, between(random, 0.42, 0.72)]),
        ),
    fill('sky', `M0 ${LEVEL}H1200V800H0z`),
    fill(
      'deep',
      ...steps(15).map((at) =>
        sliver(between(random, -260, 300) + at * 700, LEVEL + between(random, 0, 30), between(random, 200, 420), 0, 12),
      ),
    ),
    strewn(air, 'paper', 34, [536, 790], { length: 320, width: 9 }),
    strewn(air, 'far', 18, [540, 790], { length: 320, width: 9 }),
    bridge(),
    fill(
      'far',
      ...steps(13).map((at) => {
        const half = Math.sqrt(Math.max(0, 1 - at * at)) * RADIUS
        const y = LEVEL + 8 + at * RADIUS * 0.94
        return (
          sliver(X - half - 40 + between(random, -14, 14), y, 60 + between(random, 0, 50), 0, 11) +
          sliver(X + half - 30 + between(random, -14, 14), y, 60 + between(random, 0, 60), 0, 11)
        )
      }),
    ),
    painter(),
    snowfall(air, 50),
  ].join('')
}

function bridge(): string {
  const edge = through(HUMP, 48)
  const ring = RADIUS + 34
  const wedges = steps(15).map((at) => {
    const [cos, sin] = [Math.cos(Math.PI * at), Math.sin(Math.PI * at)]
    return `M${Math.round(X - cos * RADIUS)} ${Math.round(LEVEL - sin * RADIUS)}L${Math.round(X - cos * ring)} ${Math.round(LEVEL - sin * ring)}`
  })
  const courses = steps(7).flatMap((at) => {
    const y = 376 + at * 126
    const half = Math.sqrt(Math.max(0, ring * ring - (LEVEL - y) ** 2))
    const [left, right] = [X - 360 * (0.36 + at * 0.62), X + 360 * (0.36 + at * 0.62)]
    return [
      `M${Math.round(left + 20)} ${Math.round(y)}H${Math.round(X - half)}`,
      `M${Math.round(X + half)} ${Math.round(y)}H${Math.round(right - 24)}`,
    ]
  })
  const posts = steps(11).map((at) => {
    const x = 130 + at * 610
    return box(x - 5, heightAt(edge, x) - 40, 10, 44)
  })
  const rail = edge.slice(2, -2).map(([x, y]): Point => [x, y - 26])
  return [
    fill('far', `${trace(edge)}V${LEVEL}H${X + RADIUS}A${RADIUS} ${RADIUS} 0 0 0 ${X - RADIUS} ${LEVEL}H60z`),
    line('key', 4, ...wedges, ...courses),
    line(
      'key',
      6,
      `M${X - ring} ${LEVEL}A${ring} ${ring} 0 0 1 ${X + ring} ${LEVEL}M${X - RADIUS} ${LEVEL}A${RADIUS} ${RADIUS} 0 0 1 ${X + RADIUS} ${LEVEL}`,
    ),
    fill('key', brush(edge, [8, 14, 15, 14, 8])),
    fill('key', brush(rail, [7, 8, 7])),
    fill('key', ...posts),
  ].join('')
}

/** One who paints, on a stool before an easel, seen from the side. */
function painter(): string {
  return [
    fill('ground', below(through(points('560,830 690,738 860,690 1040,664 1240,650'), 40))),
    line('key', 8, 'M776 728L828 556 862 722M830 580L794 740'),
    fill('paper', 'M766 572L862 560 870 638 772 650z'),
    line('key', 5, 'M766 572L862 560 870 638 772 650z'),
    fill('deep', 'M777 634L798 604Q818 584 838 606L860 630 777 640z'),
    fill(
      'key',
      box(890, 694, 76, 10),
      'M902 702h8l-10 48h-9zM950 702h9l9 48h-9zM880 650l28 2 4 92h-15l-10-70-16 66h-14z',
      round(916, 566, 16),
    ),
    fill('red', 'M890 698C884 640 894 596 916 588 946 588 962 640 958 700zM906 612L848 622 845 611 902 594z'),
    fill('paper', oval(918, 554, 34, 8), 'M896 554a21 20 0 0 1 42 0z'),
    fill('key', 'M845 608L826 600 828 597 850 612z'),
  ].join('')
}
