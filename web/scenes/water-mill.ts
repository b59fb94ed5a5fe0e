import { box, tiles } from './houses.ts'
import { below, between, brush, type Point, points, sized, sliver, steps, through } from './knife.ts'
import { ridge, strewn } from './land.ts'
import { figure } from './people.ts'
import { type Air, fill, isDark, line } from './print.ts'
import { disc, mist, round, sky, snowfall } from './sky.ts'
import { firTips, grove, treeParts } from './trees.ts'

const [X, Y, RADIUS] = [420, 446, 204]

/** 水磨坊: the wheel still turns. */
export function waterMill(air: Air): string {
  const { random, season } = air
  const stones: Point[] = points('130,716 250,750 560,700 650,752 770,706 60,780 420,786')
  return [
    sky(air, 300, 240),
    disc(air, 250, 176, 70),
    ridge(air, 'far', points('-40,260 140,170 300,240 520,120 700,200 900,60 1240,190'), { lit: 'paper', deep: 110 }),
    mist(air, 250, 60, 10),
    ridge(air, 'mid', points('-40,350 200,310 460,270 700,170 900,140 1240,90'), { lit: 'far', deep: 80 }),
    fill('deep', firTips(random, points('-30,420 200,430 420,400 700,280 1230,230'), 48, 120)),
    treeParts(random),
    season === 'winter' ? '' : grove(random, season === 'summer' ? 'mid' : 'bloom', sized('1110,520,1.5 1190,560,1.2')),
    fill('ground', below(through(points('-40,500 200,490 520,540 1240,540'), 40))),
    mill(air),
    line('key', 10, 'M-20 226L404 222M-20 256L404 250M60 250V500M220 246V520M60 400L220 256'),
    fill('paper', 'M-20 231L404 227V246L-20 251z'),
    wheel(air),
    fill('sky', 'M0 628Q200 590 420 612T820 616 1200 628V800H0z'),
    strewn(air, 'paper', 46, [622, 790], { length: 260, width: 11 }),
    strewn(air, 'far', 20, [640, 790], { length: 240, width: 9 }),
    fill(
      'deep',
      ...steps(9).map((at) =>
        sliver(X - 200 + between(random, -20, 20) + at * 40, 626 + at * 90, 380 - at * 120, 0, 9),
      ),
    ),
    fill('paper', ...steps(12).map((at) => sliver(X - 220 + at * 330, 618 + between(random, -14, 16), 130, 4, 15))),
    fill(
      'key',
      ...stones.map(([sx, sy]) =>
        brush(
          through(
            [
              [sx - 46, sy],
              [sx, sy - 12],
              [sx + 50, sy + 4],
            ],
            20,
          ),
          [6, 40, 44, 6],
        ),
      ),
    ),
    fill('far', ...stones.map(([sx, sy]) => sliver(sx - 30, sy - 14, 56, -8, 9))),
    fill('ground', 'M820 830C850 700 940 644 1220 626V830z'),
    strewn(air, 'mid', 18, [680, 800], { length: 60, width: 8, left: 880, right: 1180 }),
    figure(900, 712, 1.5, { load: 'basket' }, -1),
    snowfall(air, 50),
  ].join('')
}

function mill({ random, hour }: Air): string {
  const posts = [480, 600, 722, 846, 968]
  return [
    fill('paper', box(480, 296, 500, 230)),
    fill('key', ...posts.map((x) => box(x, 296, 13, 230)), box(480, 396, 500, 11), box(480, 300, 500, 16)),
    fill('far', box(460, 516, 540, 110)),
    line(
      'key',
      4,
      'M460 552H600M640 552H800M830 550H1000M470 588H690M720 588H960M520 518V552M640 588V620M600 552V588M700 520V552M760 552V588M880 520V550M900 588V626M930 550V588',
    ),
    fill('key', box(460, 512, 540, 9)),
    fill(isDark(hour) ? 'lamp' : 'key', box(636, 426, 64, 66), box(882, 330, 60, 52)),
    line('key', 5, 'M636 426H700V492H636zM668 426V492M882 330H942V382H882zM912 330V382'),
    fill('key', box(758, 424, 68, 96)),
    fill(isDark(hour) ? 'lamp' : 'deep', box(764, 430, 24, 90)),
    fill('red', ...[868, 884, 900].map((x) => `M${x} 418q${Math.round(between(random, 6, 9))} 34 0 60-9-26 0-60z`)),
    tiles(420, 306, 620, 126, 0.12),
  ].join('')
}

function wheel({ random }: Air): string {
  const spoke = (turn: number, from: number, to: number) =>
    `M${Math.round(X + Math.cos(turn) * from)} ${Math.round(Y + Math.sin(turn) * from)}L${Math.round(X + Math.cos(turn) * to)} ${Math.round(Y + Math.sin(turn) * to)}`
  const turns = steps(21)
    .slice(1)
    .map((at) => at * Math.PI * 2 + 0.1)
  return [
    line('key', 15, round(X, Y, RADIUS)),
    line('key', 9, round(X, Y, 160), ...turns.filter((_, index) => index % 2).map((turn) => spoke(turn, 0, RADIUS))),
    line('key', 13, ...turns.map((turn) => spoke(turn, 166, RADIUS + 32))),
    line('mid', 3, round(X, Y, RADIUS)),
    fill('key', round(X, Y, 36)),
    fill(
      'paper',
      round(X, Y, 12),
      ...steps(9).map((at) =>
        sliver(396 + at * 44, 228 + at * at * 24, 20 + at * 44, 110 + at * 220, 13 + 3 * random()),
      ),
    ),
  ].join('')
}
