import { area, between, brush, type Point, points, sliver, steps, through } from './knife.ts'
import { type Draw, fill, line } from './print.ts'
import { oval, round } from './sky.ts'
import { shadow } from './table.ts'

/** 土蜂蜜: a jar under a cloth, and the dipper. */
export const honey: Draw = () =>
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

/** 土菜籽油: a five-litre jug, with the flower it comes from. */
export const oil: Draw = () =>
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
  return points('-26,-26 26,-26 -26,26 26,26').map(([dx = 0, dy = 0]) => oval(x + dx, y + dy, 25, 25))
}

/** 明前茶、谷雨茶: a tin, a cup, some leaves. */
export const tea: Draw = ({ random }) =>
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
    fill('paper', brush(through(points('290,560 270,510 306,460 284,400'), 18), [2, 12, 10, 1])),
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
