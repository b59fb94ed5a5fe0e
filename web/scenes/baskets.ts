import { box } from './houses.ts'
import { area, between, type Point, points, type Random, sized, sliver, steps } from './knife.ts'
import { type Draw, fill, line, part, put } from './print.ts'
import { oval } from './sky.ts'
import { shadow } from './table.ts'
import { crown } from './trees.ts'

/** 香菇: what the woods give, on a flat basket. */
export const mushrooms: Draw = () => {
  const cap = (x: number, y: number, size: number) =>
    `<g transform="translate(${x} ${y}) scale(${size})">${fill('paper', 'M-30-30Q-20 30-36 70H36Q22 30 30-30z')}${fill('far', 'M8-30Q6 30 16 70H36Q22 30 30-30z')}${fill('paper', 'M-128-24Q0 20 128-24L110 0Q0 34-110 0z')}${fill('key', 'M-140-22C-136-116-62-158 0-158S136-116 140-22Q0 28-140-22z')}${fill('husk', 'M-134-24C-130-110-60-150 0-150S130-110 134-24Q0 22-134-24z')}${fill('lamp', 'M-40-128l34 8-6 34-36-6zM20-130l36 14-18 30-26-10zM-84-86l32 0 2 32-38 2zM-10-70l36-2 8 34-40 4zM66-84l30 14-8 30-30-10zM-46-40l24-2 0 22-26-2zM50-34l28 2-6 20-24 0z')}</g>`
  return [
    shadow(590, 706, 300),
    cap(470, 590, 1),
    cap(720, 580, 0.9),
    cap(590, 540, 1.16),
    tray(),
    cap(250, 660, 0.6),
  ].join('')
}

/** 黑木耳: dried ears, dark and frilled. */
export const woodEar: Draw = ({ random }) => {
  const ears = sized(
    '330,590,1 440,560,1.15 560,580,1 690,556,1.2 810,590,1.05 500,500,1 630,486,1.1 740,500,0.9 570,430,0.95',
  )
  return [
    shadow(590, 706, 300),
    ...ears.map(([x, y, size]) => ear(random, x, y, size)),
    tray(),
    ear(random, 250, 690, 0.7),
    ear(random, 180, 706, 0.5),
  ].join('')
}

/** One ear: a frilled fan, its folds cut light, its rim lit. */
function ear(random: Random, x: number, y: number, size: number): string {
  const folds = steps(7).map((at) => {
    const turn = Math.PI * (1.08 + at * 0.84)
    const [cos, sin] = [Math.cos(turn) * size, Math.sin(turn) * size]
    return sliver(
      x + cos * 22,
      y + 26 * size + sin * 20,
      cos * between(random, 34, 62),
      sin * between(random, 30, 52),
      6 * size,
    )
  })
  return (
    fill('husk', crown(random, x, y - 5, 94 * size, 70 * size, 19)) +
    fill('key', crown(random, x, y, 90 * size, 64 * size, 19)) +
    fill('husk', ...folds)
  )
}

/** A flat basket, seen from the side. */
function tray(): string {
  return [
    fill('gold', 'M270 620H890L850 700Q580 730 310 700z'),
    line(
      'key',
      6,
      ...steps(22).map((at) => `M${Math.round(282 + at * 590)} 624L${Math.round(330 + at * 500)} 706`),
      'M290 656Q580 684 870 656',
    ),
    fill('key', 'M262 606H898V632Q580 656 262 632z'),
  ].join('')
}

/** 板栗: a basket of them, and one still in its burr. */
export const chestnuts: Draw = ({ random }) => {
  const nut = (x: number, y: number, turn: number, size = 1) =>
    `<g transform="translate(${x} ${y}) rotate(${turn}) scale(${size})">${fill('key', 'M0-62C20-50 62-30 62 14 62 48 30 58 0 58S-62 48-62 14C-62-30-20-50 0-62z')}${fill('husk', 'M-4-50C20-40 50-20 50 14 50 30 40 40 0 40S-50 30-50 14C-50-20-20-42-4-50z')}${fill('gold', 'M-4-44C-20-36-50-20-50 10-50 26-44 26-40 28-40 6-26-22-4-44z')}${fill('lamp', 'M-58 28Q0 6 58 28 52 58 0 58S-52 58-58 28z')}</g>`
  const burr = (x: number, y: number, size: number) =>
    area(
      steps(45)
        .slice(1)
        .map((at, index): Point => {
          const out = size * (index % 2 ? between(random, 1, 1.25) : 0.78)
          return [x + Math.sin(at * Math.PI * 2) * out, y - Math.cos(at * Math.PI * 2) * out * 0.84]
        }),
    )
  return [
    shadow(590, 704, 290),
    nut(430, 500, -20),
    nut(560, 470, 14),
    nut(690, 480, -8),
    nut(780, 510, 26),
    nut(490, 420, 8),
    nut(626, 400, -14),
    nut(730, 430, 20, 0.9),
    nut(570, 350, 4, 0.9),
    fill('gold', 'M330 530H870L830 690Q600 716 370 690z'),
    line(
      'key',
      6,
      ...steps(5).map(
        (at) =>
          `M${Math.round(338 + at * 34)} ${Math.round(556 + at * 116)}Q600 ${Math.round(580 + at * 118)} ${Math.round(862 - at * 34)} ${Math.round(556 + at * 116)}`,
      ),
      ...steps(15).map((at) => `M${Math.round(346 + at * 508)} 540L${Math.round(380 + at * 440)} 694`),
    ),
    fill('key', 'M320 514H880V544Q600 568 320 544z'),
    fill('leaf', burr(230, 660, 76)),
    fill('key', oval(230, 664, 48, 40)),
    nut(230, 664, 10, 0.6),
  ].join('')
}

/** 猕猴桃: a box, and one cut open. */
export const kiwi: Draw = ({ random }) => {
  const seeds = steps(25)
    .slice(1)
    .map((at) =>
      sliver(
        600 + Math.sin(at * 6.283) * 32,
        620 - Math.cos(at * 6.283) * 32,
        Math.sin(at * 6.283) * 17,
        -Math.cos(at * 6.283) * 17,
        8,
      ),
    )
  return [
    shadow(590, 706, 320),
    part(
      'kiwi',
      fill('key', oval(0, 0, 80, 66)) +
        fill('husk', oval(-2, -3, 73, 58)) +
        fill(
          'key',
          ...steps(11).map((at) => sliver(-40 + at * 96, -14 + 24 * Math.sin(at * 3.14), -6, 34 - 20 * at, 6)),
        ) +
        fill('gold', sliver(-56, -22, 40, -22, 10), sliver(-60, 0, 12, -16, 6)),
    ),
    ...points('390,470 520,450 660,456 800,470 450,390 590,372 730,392 520,306 666,310').map(([x = 0, y = 0]) =>
      put('kiwi', x, y),
    ),
    fill('gold', box(290, 500, 610, 196)),
    fill(
      'key',
      box(290, 560, 610, 9),
      box(290, 626, 610, 9),
      box(290, 500, 34, 200),
      box(866, 500, 34, 200),
      box(284, 494, 622, 12),
      box(290, 688, 610, 12),
    ),
    line(
      'key',
      3,
      ...steps(9).map(
        (at) =>
          `M${Math.round(340 + between(random, 0, 260))} ${Math.round(516 + at * 160)}h${Math.round(between(random, 80, 250))}`,
      ),
    ),
    fill('key', oval(600, 620, 118, 104)),
    fill('husk', oval(600, 620, 112, 98)),
    fill('leaf', oval(600, 620, 102, 88)),
    fill(
      'paper',
      oval(600, 620, 32, 26),
      ...steps(19)
        .slice(1)
        .map((at) =>
          sliver(
            600 + Math.sin(at * 6.283) * 26,
            620 - Math.cos(at * 6.283) * 22,
            Math.sin(at * 6.283) * 62,
            -Math.cos(at * 6.283) * 54,
            7,
          ),
        ),
    ),
    fill('key', ...seeds),
  ].join('')
}
