import { between, brush, type Point, points, type Random, sliver, steps, through } from './knife.ts'
import { type Air, fill, line } from './print.ts'
import { oval } from './sky.ts'
import { shadow, table, wall } from './table.ts'

/** 柴火饭: what a wood stove has cooked, and a place laid for whoever comes. */
export function farmMeal(air: Air): string {
  const { random } = air
  return [
    wall(air),
    table(air),
    pot(random),
    dish(262, 640, 1.1) +
      fill('leaf', ...heap(random, 262, 618, 84, 22, 34)) +
      fill('key', ...heap(random, 262, 618, 84, 22, 9)),
    dish(938, 640, 1.1) + slices(938, 616),
    dish(410, 724, 0.86) +
      fill('gold', ...heap(random, 410, 706, 60, 15, 26)) +
      fill('paper', ...heap(random, 410, 706, 60, 15, 8)),
    dish(790, 724, 0.86) + fish(790, 704),
    bowl(600, 738),
    line('key', 7, 'M690 776L1010 738M694 788L1014 752'),
  ].join('')
}

/** An iron pot on a clay stove, boiling. */
function pot(random: Random): string {
  const steam = [
    points('520,440 490,370 540,300 500,210 530,130'),
    points('610,440 650,350 590,270 640,170 610,80'),
    points('700,440 680,380 720,310 690,240'),
  ]
  return [
    shadow(600, 676, 150),
    fill('husk', 'M486 590H714L690 676H510z'),
    fill('key', 'M486 586H714V600H486zM550 676C546 630 570 612 600 612S654 630 650 676z'),
    fill('red', 'M562 676C562 650 580 646 586 630 600 650 612 640 616 630 630 650 638 660 636 676z'),
    fill('lamp', 'M582 676C582 664 592 660 598 650 606 662 616 664 616 676z'),
    fill(
      'key',
      'M420 464H780Q776 560 706 596H494Q424 560 420 464zM396 474H430V500H404zM770 474H804L796 500H770z',
      oval(600, 464, 184, 40),
    ),
    fill('red', oval(600, 462, 164, 30)),
    fill(
      'paper',
      ...points('500,452 560,468 620,446 680,464 590,478 710,452 530,474').map(
        ([x, y]) => `M${x - 16} ${y}l14-9 20 5-13 10z`,
      ),
    ),
    fill('leaf', ...heap(random, 600, 462, 140, 20, 26)),
    fill('far', sliver(440, 500, 20, 70, 9)),
    fill('paper', ...steam.map((rise) => brush(through(rise, 22), [3, 17, 22, 16, 2]))),
  ].join('')
}

/** Path data of what is heaped on a plate, cut small. */
function heap(random: Random, x: number, y: number, rx: number, ry: number, count: number): string[] {
  return steps(count).map(() => {
    const [turn, out] = [random() * 6.283, random() ** 0.6]
    return sliver(
      x + Math.cos(turn) * rx * out,
      y + Math.sin(turn) * ry * out - 8,
      between(random, -30, 30),
      between(random, -12, 12),
      11,
    )
  })
}

function dish(x: number, y: number, size: number): string {
  return [
    fill('key', oval(x + 10, y + 14 * size, 132 * size, 34 * size)),
    fill('paper', oval(x, y - 6 * size, 134 * size, 38 * size)),
    fill('far', oval(x, y - 10 * size, 108 * size, 27 * size)),
  ].join('')
}

/** Slices of cured pork, laid over each other. */
function slices(x: number, y: number): string {
  return points('-66,4 -34,-4 -2,0 30,-6 60,2')
    .map(([dx, dy]: Point) => {
      const [left, top] = [x + dx - 24, y + dy - 24]
      return (
        fill('red', `M${left} ${top}l44-6 14 34-46 8z`) +
        fill('lamp', `M${left + 5} ${top + 12}l44-6 4 9-45 7z`) +
        fill('key', `M${left + 11} ${top + 31}l46-8 1 5-46 8z`)
      )
    })
    .join('')
}

function fish(x: number, y: number): string {
  return [
    fill(
      'key',
      `M${x - 84} ${y - 16}L${x - 52} ${y}Q${x} ${y - 34} ${x + 82} ${y - 2} ${x} ${y + 26} ${x - 52} ${y + 4}L${x - 86} ${y + 18} ${x - 70} ${y}z`,
    ),
    fill('paper', ...[-30, -8, 14, 36].map((at) => sliver(x + at, y - 12, 8, 20, 4)), oval(x + 62, y - 4, 4, 3)),
    fill('leaf', sliver(x - 40, y - 20, 60, -4, 7), sliver(x + 10, y + 14, 50, 2, 7)),
  ].join('')
}

function bowl(x: number, y: number): string {
  return [
    fill('key', oval(x + 6, y + 46, 62, 12)),
    fill(
      'paper',
      `M${x - 78} ${y - 18}H${x + 78}Q${x + 70} ${y + 36} ${x + 34} ${y + 46}H${x - 34}Q${x - 70} ${y + 36} ${x - 78} ${y - 18}z`,
    ),
    fill('red', `M${x - 74} ${y - 2}H${x + 74}L${x + 71} ${y + 7}H${x - 71}z`),
    fill('key', oval(x, y - 18, 80, 19)),
    fill(
      'paper',
      `M${x - 72} ${y - 20}Q${x - 50} ${y - 56} ${x} ${y - 60} ${x + 50} ${y - 56} ${x + 72} ${y - 20} ${x} ${y} ${x - 72} ${y - 20}z`,
    ),
    fill(
      'far',
      ...points('-30,-36 -6,-46 20,-40 -14,-28 34,-26 6,-24').map(([dx, dy]) => sliver(x + dx, y + dy, 12, 3, 4)),
    ),
  ].join('')
}
