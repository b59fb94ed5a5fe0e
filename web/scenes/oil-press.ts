import { box } from './houses.ts'
import { between, points, sliver, steps } from './knife.ts'
import { ridge } from './land.ts'
import { type Air, fill, line } from './print.ts'
import { disc, oval, round } from './sky.ts'

/** 油坊: the ram swings, the wedge bites, and the oil runs. */
export function oilPress(air: Air): string {
  return [window(air), room(air), press(air), ram(air), man(), jar()].join('')
}

function window(air: Air): string {
  return `<clipPath id="window"><path d="M600 90H900V290H600z"/></clipPath><g clip-path="url(#window)">${[
    fill('sky', box(590, 80, 320, 220)),
    disc(air, 690, 160, 38),
    ridge(air, 'far', points('570,250 660,180 730,220 830,130 930,220'), { lit: 'paper', deep: 60, floor: 310 }),
    ridge(air, 'mid', points('570,280 720,250 930,262'), { floor: 310 }),
  ].join('')}</g>`
}

/** The dark, and what the window lets into it. */
function room({ random, hour }: Air): string {
  const beam = hour === 'night' ? 'deep' : 'husk'
  return [
    fill('key', 'M-10-10H1210V640H-10zM600 90V290H900V90z'),
    fill('husk', 'M-10 640H1210V810H-10z'),
    fill(
      'deep',
      ...steps(26).map((at) => sliver(between(random, -200, 1000), 60 + at * 560, between(random, 160, 460), 0, 3)),
    ),
    fill(
      beam,
      ...steps(13).map((at) => sliver(606 + at * 280, 300, -between(random, 210, 270), between(random, 280, 380), 13)),
    ),
    fill('gold', 'M330 640H640L560 720 180 742z'),
    fill(
      'husk',
      ...steps(9).map((at) => sliver(190 + between(random, 0, 160), 652 + at * 80, between(random, 90, 200), 0, 7)),
    ),
    fill(
      'husk',
      box(-10, 20, 1220, 30),
      box(70, 50, 34, 590),
      box(1140, 50, 34, 590),
      'M104 140L230 50H196L104 112zM1140 140L1014 50H1048L1140 112z',
    ),
    fill(
      'husk',
      box(586, 76, 328, 16),
      box(586, 288, 328, 18),
      box(586, 76, 16, 230),
      box(898, 76, 16, 230),
      box(744, 90, 11, 200),
      box(600, 186, 300, 9),
    ),
    fill(
      'key',
      ...steps(22).map((at) => sliver(between(random, -160, 1080), 652 + at * 140, between(random, 120, 320), 0, 5)),
    ),
  ].join('')
}

/** A hollowed trunk, in it the cakes of rape seed and the wedges that press them. */
function press({ random }: Air): string {
  return [
    fill('deep', box(560, 560, 96, 100), box(1000, 560, 96, 100)),
    fill('gold', 'M500 372Q516 336 560 330H1090Q1150 340 1160 450 1150 566 1090 578H560Q516 570 500 540z'),
    fill('husk', 'M504 520Q700 552 1152 500 1140 566 1090 578H560Q520 572 504 548z'),
    fill(
      'husk',
      ...steps(26).map((at) =>
        sliver(between(random, 530, 900), 342 + at * 200, between(random, 90, 260), between(random, -3, 3), 4),
      ),
    ),
    fill('key', box(620, 394, 440, 118)),
    fill('gold', ...steps(10).map((at) => oval(766 + at * 270, 453, 11, 54))),
    fill('paper', box(634, 402, 36, 102), box(678, 406, 30, 94), box(716, 402, 24, 102)),
    fill('husk', box(634, 452, 36, 52), box(678, 452, 30, 48), box(716, 452, 24, 52)),
    fill('paper', 'M468 436L634 422V446L468 458z'),
    fill('husk', 'M468 458L634 446V482L468 476z'),
  ].join('')
}

/** The ram on its two ropes, shod with iron. */
function ram({ random }: Air): string {
  return [
    line('gold', 6, 'M128 46L166 420M404 46L366 420'),
    fill('paper', 'M92 416Q72 448 92 484H420V416z'),
    fill(
      'husk',
      'M82 456Q84 472 92 484H420V456z',
      ...steps(8).map((at) => sliver(104 + between(random, 0, 120), 420 + at * 36, between(random, 90, 180), 0, 4)),
    ),
    fill('deep', box(410, 408, 40, 84), box(154, 408, 24, 84), box(354, 408, 24, 84)),
    fill('paper', box(414, 412, 5, 76), box(158, 412, 4, 76), box(358, 412, 4, 76)),
  ].join('')
}

/** Who swings it, with his whole weight. */
function man(): string {
  return `<g transform="translate(262 664) scale(2.6)">${[
    fill('deep', 'M-34 0L-18-54 8-58 0-22-18 0zM28 0L20-52-4-54 12-24 12 0z'),
    fill('red', 'M-20-48C-20-80-10-108 10-116 26-116 30-98 27-78L24-46z'),
    fill('key', sliver(-8, -60, 8, -34, 4), sliver(4, -56, 8, -36, 3)),
    fill('skin', 'M14-110C30-106 42-98 48-88L42-76C32-86 22-92 8-92z', round(16, -128, 11)),
    fill('paper', 'M4-130C4-146 30-148 29-132L27-128H4zM4-132L-6-126-4-134z'),
  ].join('')}</g>`
}

function jar(): string {
  return [
    fill('gold', 'M776 574h11q4 56 0 120h-11q-4-64 0-120z'),
    fill('key', 'M706 700Q676 752 716 806H850Q888 752 856 700z'),
    fill('husk', 'M726 716Q706 756 728 800H744Q722 756 740 716z'),
    fill('paper', oval(781, 700, 76, 17)),
    fill('key', oval(781, 700, 68, 13)),
    fill('gold', oval(781, 702, 60, 10)),
  ].join('')
}
