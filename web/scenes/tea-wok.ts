import { box } from './houses.ts'
import { between, brush, sliver, steps, through } from './knife.ts'
import { strewn } from './land.ts'
import { type Air, fill, line } from './print.ts'
import { oval, round } from './sky.ts'

/** 炒茶: bare hands, an iron wok, and a fire that must not be hurried. */
export function teaWok(air: Air): string {
  const { random } = air
  const leaf = (x: number, y: number) => sliver(x, y, between(random, -26, 26), between(random, -22, 22), 9)
  return [
    fill('mid', 'M0 0h1200v800H0z'),
    fill('deep', ...steps(30).map((at) => sliver(between(random, -200, 1000), at * 470, between(random, 200, 600), 0, 6))),
    fill('far', 'M120 60H360V330H120z'),
    line('key', 12, 'M120 60H360V330H120zM240 60V330M120 195H360'),
    fill('red', 'M440 800V360C440 250 500 216 560 206H640C700 216 760 250 760 360V800z'),
    fill('key', 'M552 210Q600 250 648 210L640 180H560z'),
    fill('key', round(600, 150, 56)),
    fill('paper', 'M538 150C530 90 570 66 604 66 650 66 672 100 662 150 640 122 570 118 538 150z'),
    fill('ground', 'M60 470H1140L1200 800H0z'),
    line('deep', 5, 'M40 560H1160M24 640H400M800 640H1180M10 720H400M800 720H1190M200 480V560M420 500V560M800 500V560M1010 480V560M120 560V640M330 560V640M900 560V640M1090 560V640M220 640V720M960 640V720M100 720V800M330 720V800M880 720V800M1080 720V800'),
    fill('key', oval(600, 470, 400, 112)),
    fill('deep', oval(600, 466, 372, 94)),
    fill('key', 'M228 466a372 94 0 0 1 744 0a372 70 0 0 0-744 0z'),
    fill('bloom', ...steps(120).map(() => { const a = random() * 6.283; const r = random() ** 0.6; return leaf(600 + Math.cos(a) * 250 * r, 494 + Math.sin(a) * 50 * r) })),
    fill('red', 'M470 240C380 290 330 350 352 402L430 440 476 398 430 376C440 340 480 320 520 300zM730 240C820 290 870 350 848 402L770 440 724 398 770 376C760 340 720 320 680 300z'),
    fill('lamp', 'M424 436C440 410 470 396 486 400 520 420 560 440 574 470 560 484 540 478 530 466 520 486 496 490 486 470 470 474 440 462 424 436zM776 436C760 410 730 396 714 400 680 420 640 440 626 470 640 484 660 478 670 466 680 486 704 490 714 470 730 474 760 462 776 436z'),
    fill('bloom', ...steps(46).map(() => leaf(between(random, 470, 730), between(random, 400, 470)))),
    fill('paper', brush(through([[330, 440], [290, 360], [350, 290], [300, 200], [340, 110], [310, 20]], 20), [4, 18, 22, 18, 12, 2]), brush(through([[880, 440], [920, 350], [860, 270], [910, 180], [870, 90], [890, 10]], 20), [4, 18, 22, 18, 12, 2])),
    fill('key', 'M470 800V700C470 630 540 610 600 610S730 630 730 700V800z'),
    fill('red', 'M500 800C490 740 530 720 540 670 560 710 580 700 590 640 620 690 640 700 650 670 670 720 710 740 700 800z'),
    fill('lamp', 'M540 800C536 770 566 750 570 720 590 750 600 740 606 700 626 740 660 760 656 800z'),
    strewn(air, 'key', 0, [0, 0]),
    box(0, 0, 0, 0) ? '' : '',
  ].join('')
}
