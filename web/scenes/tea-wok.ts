import { between, brush, points, type Random, sliver, steps, through } from './knife.ts'
import { type Air, fill, isDark, line } from './print.ts'
import { oval } from './sky.ts'

/** 炒茶: bare hands, an iron wok, and a fire that must not be hurried. */
export function teaWok(air: Air): string {
  const { random } = air
  return [room(air), maker(), stove(), wok(random), arms(), thrown(random), steam(), fire()].join('')
}

function room({ random, hour }: Air): string {
  return [
    fill('deep', 'M0 0h1200v800H0z'),
    fill(
      'key',
      ...steps(38).map((at) =>
        sliver(between(random, -300, 1100), at * 480, between(random, 200, 640), between(random, -3, 3), 7),
      ),
    ),
    fill(isDark(hour) ? 'sky' : 'far', 'M110 70H360V340H110z'),
    fill('mid', 'M110 270L190 220 250 262 310 210 360 250V340H110z'),
    line('key', 14, 'M110 70H360V340H110zM235 70V340M110 205H360'),
    fill('husk', ...[0, 1, 2].map((at) => `M${880 + at * 88} 90h64l-8 150h-48z`)),
    fill('key', 'M840 78H1180V92H840zM840 246H1180V262H840z'),
    fill('gold', ...[0, 1, 2].map((at) => sliver(892 + at * 88, 104, 6, 110, 9))),
  ].join('')
}

function maker(): string {
  return [
    fill('red', 'M420 520V360C420 262 486 226 556 212H644C714 226 780 262 780 360V520z'),
    fill(
      'key',
      sliver(520, 260, 30, 150, 8),
      sliver(690, 250, -20, 130, 8),
      sliver(480, 300, 20, 100, 7),
      sliver(730, 310, -12, 90, 7),
    ),
    fill('paper', 'M546 212L600 300 654 212 640 200H560z'),
    fill('skin', 'M556 150C556 210 576 240 600 244 624 240 644 210 644 150z'),
    fill(
      'key',
      'M546 160C536 90 566 58 604 58 650 58 668 96 654 160 648 140 640 128 626 124 600 138 570 136 560 128 552 136 548 146 546 160z',
      'M568 178q12 6 24 0l-2 4q-10 4-20 0zM610 178q12 6 24 0l-2 4q-10 4-20 0z',
      'M588 218q12 5 24 0l-4 5q-8 3-16 0z',
    ),
  ].join('')
}

function stove(): string {
  return [
    fill('ground', 'M70 478H1130L1210 810H-10z'),
    line(
      'husk',
      5,
      'M40 566H1160M24 646H410M790 646H1180M10 726H410M790 726H1190M200 486V566M1010 486V566M120 566V646M330 566V646M880 566V646M1080 566V646M220 646V726M980 646V726M110 726V800M330 726V800M880 726V800M1090 726V800',
    ),
  ].join('')
}

function wok(random: Random): string {
  const leaf = () => {
    const [turn, out] = [random() * 6.283, random() ** 0.6]
    return sliver(
      600 + Math.cos(turn) * 270 * out,
      500 + Math.sin(turn) * 52 * out,
      between(random, -30, 30),
      between(random, -16, 16),
      11,
    )
  }
  return [
    fill('key', oval(600, 476, 412, 118)),
    fill('paper', 'M196 470a404 110 0 0 0 808 0a404 116 0 0 1-808 0z'),
    fill('key', oval(600, 470, 384, 98)),
    fill('deep', 'M240 490a372 90 0 0 0 720 0a380 70 0 0 1-720 0z'),
    fill('leaf', ...steps(74).map(leaf)),
    fill('paper', ...steps(16).map(leaf)),
  ].join('')
}

function arms(): string {
  const [sleeve, hand, cuts] = [
    'M436 270C352 316 300 372 330 424 350 446 380 456 420 462L452 408 408 388C424 352 460 320 500 306z',
    'M418 466C430 424 456 402 486 404 524 420 566 436 584 462 582 476 566 476 552 470 560 484 546 494 530 482 532 500 512 504 500 486 488 494 462 488 452 474z',
    'M552 470L516 446 512 450zM530 482L498 456 494 460zM500 486L476 464 472 468z',
  ]
  const side = [
    fill('red', sleeve),
    fill('key', sliver(360, 350, 16, 70, 9), sliver(390, 330, 0, 60, 7)),
    fill('skin', hand),
    fill('key', cuts),
  ].join('')
  return `${side}<g transform="matrix(-1 0 0 1 1200 0)">${side}</g>`
}

/** What falls from the hands. */
function thrown(random: Random): string {
  const leaf = () =>
    sliver(
      between(random, 490, 710),
      372 + 120 * random() ** 0.7,
      between(random, -26, 26),
      between(random, -26, 26),
      11,
    )
  return fill('leaf', ...steps(34).map(leaf)) + fill('paper', ...steps(8).map(leaf))
}

function steam(): string {
  return fill(
    'paper',
    brush(through(points('300,440 262,360 330,280 276,190 322,100 290,10'), 20), [4, 20, 26, 20, 14, 2]),
    brush(through(points('900,440 946,350 876,270 932,180 884,90 910,0'), 20), [4, 20, 26, 20, 14, 2]),
    brush(through(points('820,430 850,380 812,330 840,280'), 20), [2, 12, 10, 1]),
  )
}

function fire(): string {
  return [
    fill('key', 'M440 810V720C440 650 520 622 600 622S760 650 760 720V810z'),
    fill(
      'red',
      'M476 810C470 750 510 730 520 690 544 720 560 710 576 654 604 700 630 710 644 676 660 730 716 740 720 810z',
    ),
    fill(
      'gold',
      'M520 810C516 776 548 760 556 726 574 756 590 746 600 704 616 744 648 756 652 740 664 770 680 780 676 810z',
    ),
    fill('lamp', 'M566 810C562 790 580 776 588 756 600 776 616 770 620 758 636 780 640 790 636 810z'),
  ].join('')
}
