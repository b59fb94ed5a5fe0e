import { box, house, tiles } from './houses.ts'
import { below, brush, type Point, steps, through } from './knife.ts'
import { ridge, strewn } from './land.ts'
import { type Air, fill, isDark, line } from './print.ts'
import { disc, mist, oval, round, sky } from './sky.ts'
import { boughs, crown, firTips, tufts } from './trees.ts'

/** 霁溪茶旅集散中心: the old grain depot on the county road, and the three roads that leave it. */
export function hub(air: Air): string {
  const { random, season, hour } = air
  const road = (points: Point[], widths: number[]) => brush(through(points, 34), widths)
  const orchard = steps(14).map((_, index) => [838 + (index % 5) * 84 + (index > 4 ? 30 : 0) + (index > 9 ? 20 : 0), 470 + Math.floor(index / 5) * 46] as const)
  const silo = (x: number, y: number, size: number) =>
    `<g transform="translate(${x} ${y}) scale(${size})">${fill('paper', box(-52, -120, 104, 120))}${fill('deep', 'M8-120H52V0H20z')}${fill('key', box(-52, -128, 104, 14), box(-10, -60, 20, 26), box(-52, -8, 104, 8))}${fill('roof', 'M-74-122Q-20-160 0-206 20-160 74-122 0-108-74-122z')}${line('key', 3, 'M0-206Q-20-160-40-120M0-206V-118M0-206Q20-160 40-120')}${fill('key', 'M-76-120Q0-102 76-120V-112Q0-94-76-112zM-8-200L0-222 8-200z')}</g>`
  return [
    sky(air, 320, 260),
    disc(air, 860, 168, 70),
    ridge(air, 'far', [[-40, 300], [140, 236], [300, 280], [470, 150], [590, 96], [700, 170], [860, 260], [1020, 214], [1240, 270]], { lit: 'paper', deep: 110 }),
    mist(air, 290, 40, 8),
    ridge(air, 'mid', [[-40, 372], [220, 350], [380, 290], [540, 216], [660, 236], [820, 320], [980, 350], [1240, 330]], { lit: 'far', deep: 90 }),
    fill('deep', firTips(random, [[330, 420], [470, 330], [560, 290], [700, 300], [820, 380], [900, 420]], 26, 52, 470)),
    fill('paper', road([[700, 440], [560, 410], [520, 380], [640, 350], [690, 322], [600, 296], [560, 270], [610, 246]], [22, 17, 14, 11, 9, 7, 5, 4])),
    fill('ground', below(through([[-40, 420], [260, 400], [560, 430], [860, 400], [1240, 420]], 40))),
    fill('sky', 'M-20 452Q160 420 300 440 420 470 330 500 180 540-20 530z'),
    strewn(air, 'paper', 12, [446, 526], { length: 120, width: 5, left: -20, right: 250 }),
    fill('key', ...orchard.map(([x, y]) => box(x - 3, y - 8, 6, 22))),
    fill(season === 'winter' ? 'deep' : 'bloom', ...orchard.map(([x, y]) => crown(random, x, y - 24, 27, 22, 9))),
    fill('paper', road([[560, 600], [400, 590], [240, 560], [120, 590], [-40, 570]], [60, 44, 34, 32, 30]), road([[640, 600], [820, 620], [1000, 600], [1100, 640], [1240, 650]], [60, 48, 40, 38, 38]), road([[600, 560], [740, 500], [720, 450], [700, 440]], [60, 40, 28, 22]), 'M470 560H760L800 640 640 660C640 700 720 740 780 830H280C420 740 470 700 470 650L420 620z'),
    silo(850, 566, 1),
    silo(760, 540, 0.86),
    house(air, 372, 560, { width: 330, wall: 112, roof: 76, windows: 5, door: 0.5 }),
    `<g transform="translate(690 640)">${fill('red', 'M-74-46Q-74-54-66-54H62Q74-54 76-40L80-12H-74z')}${fill(isDark(hour) ? 'lamp' : 'paper', 'M-64-46h22v18h-22zM-36-46h22v18h-22zM-8-46h22v18h-22zM20-46h22v18h-22zM48-46h16l5 18h-21z')}${fill('key', 'M-76-14H82V-8H-76z', round(-44, -6, 12), round(48, -6, 12))}</g>`,
    line('key', 14, 'M250 820V404'),
    fill('key', 'M256 420L372 408 392 424 374 442 256 452zM244 474L140 470 120 490 138 508 244 506zM256 528L350 540 366 558 348 572 256 560z', oval(250, 404, 12, 8)),
    fill('key', tufts(random, [], [1, 2])),
    boughs(random, 0, 0, 1, { forks: 0 }).wood ? '' : '',
    tiles(0, 0, 0, 0) ? '' : '',
  ].join('')
}
