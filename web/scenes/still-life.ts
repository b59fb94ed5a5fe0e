import { box } from './houses.ts'
import { area, between, brush, type Point, type Random, sliver, steps, through } from './knife.ts'
import { ridge } from './land.ts'
import { type Air, type Draw, fill, line, part, put } from './print.ts'
import { disc, oval, round } from './sky.ts'

/** One family: a thing on a wooden table before a round window, and beside it what the season brings. */
function stillLife(thing: Draw): Draw {
  return (air) => wall(air) + table(air) + sprig(air) + thing(air)
}

function wall(air: Air): string {
  const { random } = air
  return [
    fill('mid', 'M0 0h1200v800H0z'),
    fill(
      'deep',
      ...steps(34).map((at) =>
        sliver(
          between(random, -300, 1100),
          at * 560,
          between(random, 160, 520),
          between(random, -3, 3),
          between(random, 2, 5),
        ),
      ),
    ),
    `<clipPath id="window"><path d="${round(600, 330, 282)}"/></clipPath><g clip-path="url(#window)">`,
    fill('sky', round(600, 330, 290)),
    disc(air, 730, 190, 58),
    ridge(
      air,
      'far',
      [
        [300, 330],
        [420, 250],
        [520, 310],
        [680, 210],
        [780, 280],
        [900, 240],
      ],
      { lit: 'paper', deep: 90 },
    ),
    ridge(
      air,
      'paper',
      [
        [300, 420],
        [460, 400],
        [640, 424],
        [900, 396],
      ],
      { rough: 2 },
    ),
    '</g>',
    line('key', 16, round(600, 330, 284)),
  ].join('')
}

function table({ random }: Air): string {
  const grain = steps(15).map((at) => {
    const y = 574 + at * 236
    const knot = between(random, 200, 1000)
    return `M-10 ${Math.round(y)}C${Math.round(knot - 200)} ${Math.round(y - 12)} ${Math.round(knot)} ${Math.round(y + 16)} 1210 ${Math.round(y + between(random, -6, 6))}`
  })
  return fill('husk', 'M0 560H1200V800H0z') + line('key', 2.5, ...grain) + fill('key', 'M0 556H1200V566H0z')
}

/** What the season brings, in a small dark vase: blossom, leaves, a maple twig, bare wood with buds. */
function sprig({ season, random }: Air): string {
  const stem = brush(
    through(
      [
        [930, 520],
        [936, 420],
        [980, 340],
        [960, 250],
        [1000, 190],
      ],
      24,
    ),
    [10, 9, 7, 5, 3],
  )
  const side = brush(
    through(
      [
        [948, 400],
        [900, 340],
        [890, 290],
      ],
      20,
    ),
    [7, 5, 2],
  )
  const places: Point[] = [
    [1000, 190],
    [966, 252],
    [986, 300],
    [958, 372],
    [890, 290],
    [904, 340],
    [990, 222],
    [926, 366],
  ]
  const worn: Record<typeof season, () => string> = {
    spring: () =>
      fill(
        'bloom',
        ...places.flatMap(([x, y]) => [round(x, y, 13), round(x + 13, y - 9, 11), round(x - 9, y - 13, 10)]),
      ) + fill('red', ...places.map(([x, y]) => round(x + 1, y - 7, 4))),
    summer: () =>
      fill(
        'key',
        ...places.flatMap(([x, y]) => [
          sliver(x, y, between(random, 30, 70), between(random, -50, 10), 24),
          sliver(x, y, -between(random, 30, 66), between(random, -50, 6), 22),
        ]),
      ),
    autumn: () => fill('red', ...places.map(([x, y]) => maple(random, x, y))),
    winter: () =>
      fill('red', ...places.flatMap(([x, y]) => [round(x, y, 9), round(x + 12, y - 12, 8), round(x - 10, y - 14, 8)])),
  }
  return [
    fill('key', stem, side),
    worn[season](),
    fill('key', 'M900 640C872 610 880 570 914 548L918 508H944L948 548C982 570 990 610 962 640z'),
    fill('mid', sliver(898, 576, -2, 44, 8)),
  ].join('')
}

function maple(random: Random, x: number, y: number): string {
  const turn = between(random, -0.6, 0.6)
  return area(
    steps(11)
      .slice(1)
      .map((at, index): Point => {
        const angle = at * Math.PI * 2 + turn
        const out = index % 2 ? 28 : 12
        return [x + Math.sin(angle) * out, y - Math.cos(angle) * out]
      }),
  )
}

const shadow = (x: number, y: number, rx: number) => fill('key', oval(x + 18, y, rx, 15))

const honey: Draw = () =>
  [
    shadow(580, 676, 180),
    fill('gold', 'M430 380Q410 400 410 430V640Q412 676 450 680H710Q748 676 750 640V430Q750 400 730 380z'),
    line(
      'husk',
      5,
      ...steps(4).flatMap((row) =>
        steps(5).map((at) => hexagon(452 + at * 220 + (Math.round(row * 3) % 2 ? 27 : 0), 492 + row * 140, 30)),
      ),
    ),
    fill('red', 'M420 392L404 340Q430 300 470 292H690Q730 300 756 340L740 392Q580 410 420 392z'),
    fill(
      'key',
      'M414 386Q580 408 746 386L744 402Q580 424 416 402zM560 402l-26 50 10 6 30-52zM590 402l22 60 12-4-18-58z',
    ),
    fill('lamp', 'M430 440Q420 540 432 640L452 640Q440 540 450 440z'),
    line('key', 9, 'M430 392Q410 410 410 440V640Q412 676 450 680H710Q748 676 750 640V440Q750 410 730 392'),
    fill('key', 'M250 690L360 664L364 676 256 704z', oval(236, 694, 42, 26)),
    fill('lamp', sliver(204, 686, 60, -12, 7), sliver(204, 698, 64, -12, 7), sliver(214, 708, 56, -12, 6)),
  ].join('')

function hexagon(x: number, y: number, size: number): string {
  return area(
    steps(7)
      .slice(1)
      .map((at): Point => [x + Math.sin(at * Math.PI * 2) * size, y + Math.cos(at * Math.PI * 2) * size]),
  )
}

const oil: Draw = () =>
  [
    shadow(590, 690, 180),
    fill(
      'paper',
      'M530 150H640V250C720 290 760 350 760 430V650Q760 694 716 696H454Q410 694 410 650V430C410 350 450 290 530 250z',
    ),
    fill(
      'gold',
      'M424 430C424 400 430 380 436 366Q590 400 734 366C742 384 746 404 746 430V650Q744 680 712 682H458Q426 680 424 650z',
    ),
    fill('key', 'M436 366Q590 400 734 366L736 374Q590 408 434 374zM522 120H648V172H522z'),
    line(
      'key',
      9,
      'M530 170V250C450 290 410 350 410 430V650Q410 694 454 696H716Q760 694 760 650V430C760 350 720 290 640 250V170',
    ),
    line('key', 16, 'M640 200C740 190 790 250 764 350'),
    fill('paper', sliver(452, 440, -4, 190, 24)),
    fill('red', 'M500 470H680V610H500z'),
    fill('lamp', ...flower(590, 540)),
    fill('key', round(590, 540, 10)),
  ].join('')

function flower(x: number, y: number): string[] {
  return [
    [-26, -26],
    [26, -26],
    [-26, 26],
    [26, 26],
  ].map(([dx = 0, dy = 0]) => oval(x + dx, y + dy, 25, 25))
}

const tea: Draw = ({ random }) =>
  [
    shadow(570, 690, 170),
    fill('key', 'M420 290Q420 270 560 266 700 270 700 290V680Q690 700 560 702 430 700 420 680z'),
    fill('deep', 'M640 300H700V680Q690 694 640 700z'),
    fill('key', 'M408 220Q420 196 560 192 700 196 712 220V318Q560 340 408 318z'),
    fill('mid', 'M408 304Q560 328 712 304V312Q560 336 408 312z', sliver(440, 226, -2, 74, 14)),
    fill('red', 'M488 400H632V612H488z'),
    fill('paper', ...[0, 1, 2].map((at) => sliver(560, 590, (at - 1) * 52, -130 + Math.abs(at - 1) * 50, 30))),
    fill('key', oval(300, 696, 96, 13)),
    fill('paper', 'M214 590H386Q384 676 330 692H270Q216 676 214 590z', oval(300, 590, 86, 18)),
    fill('leaf', oval(300, 591, 72, 12)),
    fill('key', 'M350 600L384 600Q380 672 330 690 350 650 350 600z'),
    fill(
      'paper',
      brush(
        through(
          [
            [290, 560],
            [270, 510],
            [306, 460],
            [284, 400],
          ],
          18,
        ),
        [2, 12, 10, 1],
      ),
    ),
    fill(
      'leaf',
      ...steps(16).map(() =>
        sliver(
          between(random, 700, 840),
          between(random, 680, 740),
          between(random, -24, 24),
          between(random, -9, 9),
          9,
        ),
      ),
    ),
  ].join('')

const mushrooms: Draw = () => {
  const cap = (x: number, y: number, size: number) =>
    `<g transform="translate(${x} ${y}) scale(${size})">${fill('paper', 'M-30-30Q-20 30-36 70H36Q22 30 30-30z')}${fill('far', 'M8-30Q6 30 16 70H36Q22 30 30-30z')}${fill('paper', 'M-128-24Q0 20 128-24L110 0Q0 34-110 0z')}${fill('key', 'M-140-22C-136-116-62-158 0-158S136-116 140-22Q0 28-140-22z')}${fill('husk', 'M-134-24C-130-110-60-150 0-150S130-110 134-24Q0 22-134-24z')}${fill('lamp', 'M-40-128l34 8-6 34-36-6zM20-130l36 14-18 30-26-10zM-84-86l32 0 2 32-38 2zM-10-70l36-2 8 34-40 4zM66-84l30 14-8 30-30-10zM-46-40l24-2 0 22-26-2zM50-34l28 2-6 20-24 0z')}</g>`
  return [
    shadow(590, 706, 300),
    cap(470, 590, 1),
    cap(720, 580, 0.9),
    cap(590, 540, 1.16),
    fill('gold', 'M270 620H890L850 700Q580 730 310 700z'),
    line(
      'key',
      6,
      ...steps(22).map((at) => `M${Math.round(282 + at * 590)} 624L${Math.round(330 + at * 500)} 706`),
      'M290 656Q580 684 870 656',
    ),
    fill('key', 'M262 606H898V632Q580 656 262 632z'),
    cap(250, 660, 0.6),
  ].join('')
}

const pork: Draw = ({ random }) => {
  const strip = (x: number, y: number, long: number) =>
    [
      fill(
        'red',
        `M${x - 62} ${y}Q${x - 74} ${y + long / 2} ${x - 56} ${y + long}H${x + 60}Q${x + 76} ${y + long / 2} ${x + 62} ${y}Q${x} ${y - 26} ${x - 62} ${y}z`,
      ),
      fill(
        'key',
        `M${x - 62} ${y}Q${x - 74} ${y + long / 2} ${x - 56} ${y + long}H${x - 36}Q${x - 50} ${y + long / 2} ${x - 40} ${y - 10}z`,
      ),
      fill(
        'lamp',
        `M${x - 14} ${y - 12}Q${x - 24} ${y + long / 2} ${x - 8} ${y + long}H${x + 12}Q${x} ${y + long / 2} ${x + 8} ${y - 12}z`,
        ...steps(7).map((at) =>
          sliver(x + 34 + between(random, -8, 12), y + 14 + at * (long - 110), between(random, -6, 6), 70, 14),
        ),
      ),
      line('lamp', 7, `M${x} ${y + 8}V170`),
      fill('key', round(x, y + 12, 9)),
    ].join('')
  return [
    fill('key', 'M180 142H1020V168H180z', 'M176 134h26v42h-26zM998 134h26v42h-26z'),
    strip(452, 252, 300),
    strip(600, 236, 350),
    strip(746, 258, 270),
    fill('key', oval(600, 702, 250, 13)),
    fill('husk', 'M380 660H820V690H380z'),
    fill('key', 'M380 684H820V696H380z', box(372, 656, 12, 42), box(816, 656, 12, 42)),
    ...[0, 1, 2, 3, 4].map(
      (at) =>
        `<g transform="translate(${470 + at * 62} 656) skewX(-24)">${fill('red', 'M-22-54Q0-62 22-54V0H-22z')}${fill('lamp', 'M-22-30Q0-36 22-30V-12Q0-18-22-12z')}${fill('key', 'M-22-6H22V2H-22z')}</g>`,
    ),
  ].join('')
}

const noodles: Draw = () => {
  const strands = (from: number, spread: number, foot: number, low: number) =>
    steps(17).map(
      (at) =>
        `M${Math.round(600 + (at - 0.5) * from)} ${foot}C${Math.round(600 + (at - 0.5) * spread)} ${Math.round(foot + (low - foot) * 0.5)} ${Math.round(600 + (at - 0.5) * 84)} ${Math.round(foot + (low - foot) * 0.8)} ${Math.round(600 + (at - 0.5) * 78)} ${low}`,
    )
  return [
    shadow(600, 694, 190),
    fill(
      'lamp',
      'M440 240C440 170 520 150 600 150S760 170 760 240C750 340 650 390 642 448S750 600 742 694H458C450 600 570 520 558 448S450 340 440 240z',
    ),
    fill(
      'gold',
      'M690 160C740 180 760 200 760 240 750 340 650 390 642 448S750 600 742 694H690C690 600 616 520 612 448S700 330 700 240C704 200 700 180 690 160z',
    ),
    line('husk', 3.5, ...strands(296, 280, 230, 450), ...strands(270, 250, 694, 450)),
    line(
      'husk',
      3.5,
      ...steps(7).map(
        (at) =>
          `M${Math.round(452 + at * 138)} 232C${Math.round(462 + at * 138)} ${Math.round(176 + at * 40)} ${Math.round(738 - at * 138)} ${Math.round(176 + at * 40)} ${Math.round(748 - at * 138)} 232`,
      ),
    ),
    line(
      'key',
      7,
      'M440 240C440 170 520 150 600 150S760 170 760 240C750 340 650 390 642 448S750 600 742 694H458C450 600 570 520 558 448S450 340 440 240z',
    ),
    fill('red', 'M546 424Q600 440 654 424L656 482Q600 498 544 482z'),
    fill('key', 'M546 446Q600 462 656 446V454Q600 470 546 454z'),
    fill('red', 'M644 452L736 420 744 440 660 474zM650 466L734 508 722 526 642 484z'),
  ].join('')
}

const chestnuts: Draw = ({ random }) => {
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

const kiwi: Draw = ({ random }) => {
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
    ...[
      [390, 470],
      [520, 450],
      [660, 456],
      [800, 470],
      [450, 390],
      [590, 372],
      [730, 392],
      [520, 306],
      [666, 310],
    ].map(([x = 0, y = 0]) => put('kiwi', x, y)),
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

/** The goods, by what lies on the table. */
export const STILL_LIVES = {
  'still-honey': stillLife(honey),
  'still-oil': stillLife(oil),
  'still-tea': stillLife(tea),
  'still-mushrooms': stillLife(mushrooms),
  'still-pork': stillLife(pork),
  'still-noodles': stillLife(noodles),
  'still-chestnuts': stillLife(chestnuts),
  'still-kiwi': stillLife(kiwi),
}
