import { below, between, sliver, steps, through } from './knife.ts'
import { ridge, strewn } from './land.ts'
import { figure } from './people.ts'
import { type Air, fill, isDark, line } from './print.ts'
import { disc, mist, sky, snowfall, star, stars } from './sky.ts'
import { blade } from './water.ts'

/** 云顶营地: twelve tents on a meadow without a street lamp, and the Milky Way over them. */
export function campNight(air: Air): string {
  const { random, hour } = air
  const lit = isDark(hour)
  const galaxy = steps(150).map(() => {
    const along = random()
    const off = (random() + random() + random() - 1.5) * 150
    return star(random, 240 + along * 760 + off * 0.7, 560 - along * 600 + off * 0.75)
  })
  const veil = steps(26).map((at) => sliver(250 + at * 620 + between(random, -110, 110), 540 - at * 520 + between(random, -60, 60), between(random, 70, 190), -between(random, 70, 170), 24))
  const tent = (x: number, y: number, size: number, cloth: 'red' | 'paper' | 'mid') =>
    `<g transform="translate(${x} ${y}) scale(${size})">${fill(cloth, 'M-120 0L-22-132 66-140 130-10z')}${fill('key', 'M66-140L130-10 118-6 40-2 -10-120 -22-132z')}${fill(cloth, 'M-120 0L-22-132 44 0z')}${fill(lit ? 'lamp' : 'key', 'M-62 0L-22-104 18 0z')}${fill(cloth, 'M-22-104L-74 0H-48zM-22-104L-6 0H24z')}${line('key', 4, 'M-22-132L-166 6M66-140L176 0M-22-132V-150')}</g>`
  return [
    hour === 'night' ? fill('sky', 'M0 0h1200v800H0z') : sky(air, 480, 420),
    hour === 'night' ? fill('far', ...veil) + fill('paper', ...galaxy) + stars(air, 70, 520) : disc(air, 800, 300, 96),
    ridge(air, 'far', [[-40, 470], [160, 420], [340, 470], [560, 400], [760, 450], [940, 380], [1240, 460]], hour === 'night' ? {} : { lit: 'paper', deep: 80 }),
    hour === 'night' ? '' : mist(air, 460, 40, 10),
    ridge(air, 'mid', [[-40, 520], [200, 500], [420, 540], [640, 490], [860, 520], [1060, 470], [1240, 500]], {}),
    mist(air, 520, 70, 14),
    fill('deep', below(through([[-40, 640], [200, 606], [480, 590], [760, 600], [1000, 570], [1240, 530]], 40))),
    strewn(air, 'mid', 36, [606, 800], { length: 60, width: 6, fall: -0.2 }),
    tent(1010, 600, 0.5, 'paper'),
    tent(880, 612, 0.56, 'mid'),
    tent(230, 632, 0.6, 'paper'),
    tent(560, 690, 1.5, 'red'),
    figure(790, 690, 1.1),
    fill('key', ...steps(60).map((at) => blade(-20 + at * 1240, 820, between(random, -20, 30), -between(random, 30, 110), 9))),
    snowfall(air, 40),
  ].join('')
}
