import { area, between, brush, type Point, type Random, sliver, steps, through } from './knife.ts'
import { figure } from './people.ts'
import { type Air, fill } from './print.ts'
import { disc, snowfall } from './sky.ts'
import { blade } from './water.ts'

/** 康养步道: three level kilometres under tall trees, two hours with all the stopping. */
export function forestWalk(air: Air): string {
  const { random } = air
  const trunk = (x: number, width: number, foot: number) => {
    const flare = width * 0.5
    return area([[x - width * 0.36, -10], [x - width * 0.42, foot * 0.5], [x - width * 0.5, foot - 60], [x - width * 0.5 - flare, foot], [x + width * 0.2, foot + width * 0.12], [x + width * 0.5 + flare * 0.8, foot - 6], [x + width * 0.5, foot - 70], [x + width * 0.44, foot * 0.5], [x + width * 0.4, -10]])
  }
  const bark = (x: number, width: number, foot: number) =>
    steps(Math.round(width / 5)).map((at) => sliver(x - width * 0.3 + between(random, 0, width * 0.35), between(random, -40, foot - 160), between(random, -3, 3), between(random, 80, 260) * (0.6 + at), width * 0.07))
  const near: [number, number, number][] = [[96, 92, 760], [290, 58, 640], [968, 76, 690], [1130, 112, 800]]
  const path = brush(through([[520, 850], [640, 720], [700, 620], [620, 540], [600, 490], [640, 452]], 18), [420, 280, 170, 96, 54, 22])
  return [
    fill('sky', 'M0 0h1200v800H0z'),
    disc(air, 640, 250, 96),
    fill('paper', ...steps(14).map((at) => sliver(520 + at * 260, 440 - at * 30, between(random, -60, 60), -between(random, 200, 420), 18))),
    fill('far', ...steps(19).map((at) => trunk(20 + at * 1170 + between(random, -24, 24), between(random, 14, 24), 450 + between(random, -6, 10)))),
    fill('ground', 'M0 446Q300 424 600 440T1200 430V800H0z'),
    fill('mid', ...[60, 196, 392, 470, 806, 884, 1050, 1190].map((x) => trunk(x, between(random, 28, 44), between(random, 500, 540)))),
    fill('paper', path),
    ferns(random, [[-20, 470], [180, 520], [420, 520], [800, 540], [1000, 520], [1180, 500]], 60, 'mid'),
    figure(640, 580, 1.2, { load: 'pack' }),
    fill('key', ...near.map((tree) => trunk(...tree))),
    fill('ground', ...near.flatMap((tree) => bark(...tree))),
    ferns(random, [[40, 780], [200, 690], [330, 700], [870, 720], [1010, 740], [1180, 830], [260, 800], [900, 820]], 130, 'deep'),
    fill('key', canopy(random)),
    snowfall(air, 60),
  ].join('')
}

/** Ferns: fronds that open from one foot. */
function ferns(random: Random, feet: readonly Point[], size: number, ink: 'mid' | 'deep'): string {
  return fill(ink, ...feet.flatMap(([x, y]) => steps(9).map((at) => blade(x + at * 6, y, (at * 2 - 1) * size * between(random, 0.8, 1.2), -size * (1.1 - Math.abs(at * 2 - 1) * 0.7) * between(random, 0.7, 1.1), size * 0.09))))
}

/** Boughs that hang into the picture from above. */
function canopy(random: Random): string {
  const edge = steps(56).map((at, index): Point => {
    const hang = 60 + 90 * Math.abs(Math.cos(at * Math.PI)) ** 1.5
    return [-20 + at * 1240, index % 2 ? hang * between(random, 0.25, 0.5) : hang * between(random, 0.7, 1.25)]
  })
  return area([[-20, -10], ...edge, [1220, -10]])
}
