import { box } from './houses.ts'
import { between, sliver, steps } from './knife.ts'
import { type Draw, fill, line } from './print.ts'
import { oval, round } from './sky.ts'
import { shadow } from './table.ts'

/** 腊肉: three pieces from the smoke, and a few slices. */
export const pork: Draw = ({ random }) => {
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

/** 红薯粉条: a bundle, tied. */
export const noodles: Draw = () => {
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
