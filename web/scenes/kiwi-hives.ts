import { box } from './houses.ts'
import type { Ink } from './inks.ts'
import { below, between, brush, type Point, points, sliver, steps, through } from './knife.ts'
import { ridge, strewn } from './land.ts'
import { figure } from './people.ts'
import { type Air, all, fill, line, part, put } from './print.ts'
import { disc, mist, oval, sky, snowfall } from './sky.ts'
import { grove, treeParts } from './trees.ts'

const LEAF = 'M0-6C-14-34-56-34-58 6-58 42-26 56 0 84 26 56 60 42 58 6 56-34 14-34 0-6z'
const VEINS = 'M-2 6L2 6 2 62-2 62zM-6 22L-34 8-32 14zM6 32L32 18 30 24z'

/** 猕猴桃谷: kiwis under the trellis, hives on the slope; the bees see to the fruit, and the fruit to the honey. */
export function kiwiHives(air: Air): string {
  const { random, season } = air
  const bare = season === 'winter'
  const fruit = season === 'summer' || season === 'autumn'
  const leaves = (id: string, count: number, top: number, low: number) =>
    steps(count).map(
      (at) =>
        `<use href="#${id}" transform="translate(${Math.round(-10 + at * 1220 + between(random, -20, 20))} ${Math.round(between(random, top, low) + 46 * Math.abs(at * 2 - 1) ** 2)}) rotate(${Math.round(between(random, -28, 28))}) scale(${Math.round(between(random, 8, 12)) / 10})"/>`,
    )
  const bunches: Point[] = points('150,236 330,206 470,190 730,192 880,212 1040,240')
  return [
    sky(air, 420, 300),
    disc(air, 600, 290, 92),
    ridge(air, 'far', points('-40,400 140,310 300,370 470,260 640,350 800,280 980,360 1240,290'), {
      lit: 'paper',
      deep: 90,
    }),
    mist(air, 380, 40, 8),
    ridge(air, 'mid', points('-40,460 240,420 520,452 800,410 1240,440'), { lit: 'far', deep: 50 }),
    treeParts(random),
    grove(
      random,
      season === 'autumn' || season === 'spring' ? 'bloom' : 'deep',
      steps(12).map((at): [number, number, number] => [
        180 + at * 850,
        500 - 20 * Math.sin(at * 9),
        between(random, 0.5, 0.8),
      ]),
    ),
    fill('ground', below(through(points('-40,510 300,492 620,514 900,488 1240,505'), 40))),
    strewn(air, 'mid', 60, [510, 800], { length: 130, width: 10 }),
    ...points('330,566 470,552 740,554 880,566').map(([x = 0, y = 0]) => hive(x, y, 0.56, 'gold')),
    figure(612, 566, 1.15, { hat: true }),
    hive(390, 690, 1.16, 'paper'),
    hive(815, 686, 1.16, 'gold'),
    hive(602, 712, 1.36, 'red'),
    fill('key', box(84, 80, 32, 740), box(1084, 80, 32, 740), box(244, 120, 18, 430), box(938, 120, 18, 430)),
    line('key', 11, 'M-20 130H1220M-20 92L1220 96M84 110L262 150M1116 110L938 150M244 158H956'),
    `<defs><path id="leaf" d="${LEAF}"/><path id="veined" d="${LEAF}${VEINS}"/></defs>`,
    bare
      ? fill(
          'key',
          ...steps(9).map((at) =>
            brush(
              through(
                [
                  [at * 1140 - 20, 130],
                  [at * 1140 + 40, 170],
                  [at * 1140 + 20, 220 + 30 * Math.sin(at * 20)],
                ],
                30,
              ),
              [9, 6, 2],
            ),
          ),
        ) +
        fill(
          'paper',
          ...steps(14).map((at) => sliver(-60 + at * 1140, between(random, 84, 92), 190, 0, 22)),
          ...steps(14).map((at) => sliver(-60 + at * 1140, between(random, 122, 128), 190, 0, 16)),
        )
      : all('deep', ...leaves('veined', 15, 84, 130)) + all('key', ...leaves('leaf', 24, -10, 70)),
    fruit
      ? part(
          'bunch',
          fill('key', 'M-2-90L2-90 4-20-4-20zM0-70L34-24 28-24-4-62zM0-70L-38-10-32-8 4-60z') +
            fill('husk', oval(-38, 18, 25, 33), oval(34, 6, 24, 32), oval(0, 28, 26, 35)) +
            fill('gold', sliver(-48, 0, -2, 34, 8), sliver(-12, 8, -2, 40, 8), sliver(24, -10, -2, 34, 8)) +
            fill('key', oval(-38, 46, 6, 4), oval(34, 34, 6, 4), oval(0, 59, 6, 4)),
        ) + bunches.map(([x, y]) => put('bunch', x, y + 20, between(random, 0.9, 1.1))).join('')
      : '',
    bare
      ? ''
      : part('bee', fill('paper', 'M-2-4L-10-14 0-10zM2-4L8-15 12-8z') + fill('key', oval(0, 0, 8, 5))) +
        steps(17)
          .map(() => put('bee', between(random, 300, 920), between(random, 340, 610), between(random, 0.7, 1.2)))
          .join(''),
    snowfall(air, 50),
  ].join('')
}

/** A box of bees on its four feet, with a tin lid. */
function hive(x: number, y: number, size: number, ink: Ink): string {
  return `<g transform="translate(${x} ${y}) scale(${size})">${[
    fill(ink, box(-62, -92, 124, 90)),
    fill('deep', 'M34-92H62V-2H26z'),
    fill(
      'key',
      box(-76, -112, 152, 20),
      box(-62, -52, 124, 5),
      box(-28, -24, 50, 10),
      box(-56, -4, 12, 26),
      box(44, -4, 12, 26),
    ),
    fill('roof', 'M-82-110L-64-132H66L82-110z'),
  ].join('')}</g>`
}
