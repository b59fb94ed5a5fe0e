import { below, between, brush, points, sized, steps, through } from './knife.ts'
import { ridge, strewn } from './land.ts'
import { figure } from './people.ts'
import { type Air, fill, line, put } from './print.ts'
import { disc, mist, round, sky, snowfall } from './sky.ts'
import { boughs, grove, treeParts, tufts } from './trees.ts'

/** 樱桃坪: a hundred and twenty cherry trees, and this one is seventy years old. */
export function cherrySlope(air: Air): string {
  const { random, season } = air
  const trunk = brush(through(points('540,700 520,610 566,540 546,480 580,420'), 24), [130, 84, 72, 68, 52])
  const limbs = [
    boughs(random, 556, 480, 120, { angle: -2.6, width: 42, forks: 3, spread: 0.4 }),
    boughs(random, 572, 440, 112, { angle: -1.85, width: 40, forks: 3, spread: 0.45 }),
    boughs(random, 586, 440, 120, { angle: -0.95, width: 40, forks: 3, spread: 0.42 }),
    boughs(random, 590, 476, 130, { angle: -0.35, width: 32, forks: 3, spread: 0.36 }),
  ]
  const tips = limbs.flatMap((limb) => limb.tips)
  const masses = tips
    .filter((_, index) => index % 2 === 0)
    .map(([x, y]): [number, number, number] => [x, y + 56, between(random, 0.9, 1.45)])
  const inner = masses
    .filter((_, index) => index % 3 === 0)
    .map(([x, y, size]): [number, number, number] => [x + 16, y + 22, size])
  const small = steps(17).map((_, index): [number, number, number] => [
    10 + (index % 9) * 146 + (index > 8 ? 70 : 0),
    536 + (index > 8 ? 46 : -20) - (index % 9) * 14,
    index > 8 ? 0.8 : 0.62,
  ])
  const spots = (away: number) =>
    tips
      .filter((_, index) => index % 4)
      .map(([x, y]) =>
        put('spot', x + between(random, -away, away), y + between(random, -away, away), between(random, 0.8, 1.25)),
      )
      .join('')
  const spot = (shape: string) => `<defs><g id="spot">${shape}</g></defs>`
  const worn: Record<typeof season, () => string> = {
    spring: () =>
      grove(random, 'mid', inner) +
      grove(random, 'bloom', masses) +
      spot(fill('paper', round(0, 0, 7), round(16, 9, 6), round(-12, 13, 5))) +
      spots(44),
    summer: () =>
      grove(random, 'deep', inner) +
      grove(random, 'mid', masses) +
      spot(
        line('key', 2, 'M0 0L4-20 14 2M4-20L24-4') + fill('red', round(0, 2, 10), round(15, 6, 10), round(26, -2, 9)),
      ) +
      spots(44),
    autumn: () =>
      grove(random, 'red', inner) + grove(random, 'bloom', masses) + fill('gold', tufts(random, tips, [4, 8], 50)),
    winter: () => fill('paper', tufts(random, [...tips, ...tips], [5, 11], 12)),
  }
  return [
    sky(air, 400, 320),
    disc(air, 920, 190, 80),
    ridge(air, 'far', points('-40,360 160,260 340,330 540,240 760,330 960,220 1240,310'), { lit: 'paper', deep: 100 }),
    mist(air, 340, 50, 8),
    ridge(air, 'mid', points('-40,440 300,410 620,420 900,370 1240,320'), { lit: 'far', deep: 60 }),
    fill('ground', below(through(points('-40,530 240,500 600,470 900,440 1240,400'), 40))),
    treeParts(random),
    grove(random, season === 'spring' || season === 'autumn' ? 'bloom' : 'deep', small),
    fill('deep', below(through(points('-40,650 200,646 500,676 800,668 1240,606'), 40))),
    strewn(air, season === 'winter' ? 'ground' : 'mid', 26, [664, 800], { length: 90, width: 9 }),
    fill('key', trunk, ...limbs.map((limb) => limb.wood)),
    fill(
      'mid',
      ...steps(8).map(
        (at) => `M${Math.round(516 + between(random, -8, 24) + at * 20)} ${Math.round(680 - at * 190)}l4-34 6-8-2 44z`,
      ),
    ),
    worn[season](),
    ...(season === 'summer'
      ? [ladder(), figure(800, 590, 1.35, { hat: true }), basket()]
      : [figure(830, 716, 1.35, { umbrella: season !== 'autumn' })]),
    snowfall(air, 60),
  ].join('')
}

function ladder(): string {
  return line(
    'key',
    9,
    'M812 726L700 330M866 718L744 322M802 690L856 682M789 642L841 634M775 594L826 586M762 546L811 538M748 498L796 490M735 450L781 442M721 402L766 394',
  )
}

function basket(): string {
  const heap = sized('392,700,14 420,692,15 448,694,14 468,702,12 406,704,14 436,704,15')
  return [
    fill('red', ...heap.map(([x = 0, y = 0, size = 0]) => round(x, y, size))),
    fill('key', 'M372 704H486L468 772H390z'),
    line('mid', 4, 'M380 722H478M384 740H474M388 757H470'),
    line('key', 6, 'M384 706C388 650 470 650 474 706'),
  ].join('')
}
