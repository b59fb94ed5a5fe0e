import { area, between, brush, heightAt, type Point, points, sized, steps, through } from './knife.ts'
import { crest, ridge, way } from './land.ts'
import { type Air, all, fill } from './print.ts'
import { disc, mist, round, sky, snowfall } from './sky.ts'
import { grove, treeParts } from './trees.ts'

const LEAF =
  'M-3 14L-4-8-26 2-20-14-52-20-34-32-46-56-22-46-14-58 0-98 14-58 22-46 46-56 34-32 52-20 20-14 26 2 4-8 3 14z'

/** 红叶垭: the gap between two mountains, red from the first frost to the end of November. */
export function redPass(air: Air): string {
  const { random, season } = air
  const left = crest(random, points('-40,90 90,130 190,230 300,310 400,420 500,500 580,560'), 6, 30)
  const right = crest(random, points('620,560 700,480 790,400 880,270 980,200 1080,90 1240,40'), 6, 30)
  // Rows of trees from the skyline down, each lower row larger, and shorter where the flank runs out at the road.
  const wood = (edge: readonly Point[], outer: number, inner: number, row: number) => {
    const end = inner + (outer - inner) * row * 0.055
    return steps(13 - row).map((at): [number, number, number] => {
      const x = outer + (end - outer) * at + between(random, -22, 22)
      const top = heightAt(edge, Math.min(Math.max(x, -30), 1230))
      return [x, top + 24 + row * (38 + row * 7) + between(random, -14, 14), 0.56 + row * 0.12]
    })
  }
  const inks =
    season === 'winter'
      ? (['far', 'paper', 'mid'] as const)
      : season === 'spring'
        ? (['mid', 'bloom', 'leaf'] as const)
        : season === 'summer'
          ? (['mid', 'leaf', 'bloom'] as const)
          : (['red', 'bloom', 'mid'] as const)
  return [
    sky(air, 470, 400),
    disc(air, 604, 290, 96),
    ridge(air, 'far', points('200,480 380,370 520,430 660,320 780,420 1000,370'), { lit: 'paper', deep: 100 }),
    mist(air, 430, 70, 12, [100, 700]),
    ridge(air, 'mid', points('300,540 460,500 600,530 740,490 900,520')),
    fill('deep', area([...left, [600, 800], [-40, 800]])),
    fill('key', area([...right, [1240, 800], [600, 800]])),
    treeParts(random),
    ...[0, 1, 2, 3, 4, 5, 6, 7].flatMap((row) => [
      grove(random, inks[row % 3] ?? 'mid', wood(left, -30, 540, row)),
      grove(random, inks[(row + 1) % 3] ?? 'mid', wood(right, 1230, 660, row)),
    ]),
    fill(season === 'winter' ? 'far' : 'ground', way(sized('600,830,300 600,720,150 606,620,62 602,550,20'))),
    fill('paper', way(sized('520,830,130 640,730,74 590,650,42 618,596,22 602,552,7'))),
    car(624, 716, 0.8),
    season === 'winter' ? '' : `<defs><path id="leaf" d="${LEAF}"/></defs>`,
    fill(
      'key',
      brush(through(points('-30,70 150,110 320,86 470,140 620,120'), 24), [30, 22, 15, 9, 4]),
      brush(through(points('240,96 330,170 390,230'), 20), [13, 8, 3]),
    ),
    season === 'winter'
      ? fill('paper', brush(through(points('-30,58 150,98 320,78 470,134'), 30), [12, 10, 8, 3]))
      : all(season === 'autumn' ? 'red' : season === 'summer' ? 'deep' : 'leaf', ...leaves()),
    snowfall(air, 50),
  ].join('')
}

/** Maple leaves on the bough before us, each turned its own way. */
function leaves(): string[] {
  const places = [
    [30, 96, 165, 1.2],
    [110, 106, 200, 1],
    [170, 104, 20, 0.9],
    [236, 104, 150, 1.15],
    [300, 160, 120, 1],
    [346, 196, 235, 1],
    [392, 236, 165, 1.3],
    [430, 126, 190, 1.1],
    [500, 136, 30, 0.8],
    [540, 130, 170, 1],
    [624, 120, 110, 1],
  ]
  return places.map(
    ([x, y, turn, size]) => `<use href="#leaf" transform="translate(${x} ${y}) rotate(${turn}) scale(${size})"/>`,
  )
}

/** A car going up, seen from behind. */
function car(x: number, y: number, size: number): string {
  return `<g transform="translate(${x} ${y}) scale(${size})">${fill('key', 'M-34 0V-26L-26-52Q0-58 26-52L34-26V0zM-34-4h14v14h-14zM20-4h14v14H20z')}${fill('far', 'M-22-48Q0-52 22-48L27-30H-27z')}${fill('red', round(-27, -16, 5), round(27, -16, 5))}${fill('paper', 'M-14-20H14V-10H-14z')}</g>`
}
