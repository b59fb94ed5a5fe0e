import { area, between, brush, heightAt, type Point, steps, through } from './knife.ts'
import { crest, ridge } from './land.ts'
import { type Air, fill, part, put } from './print.ts'
import { disc, mist, round, sky, snowfall } from './sky.ts'
import { crown } from './trees.ts'

const LEAF = 'M0 0L-5-22-30-14-22-30-52-40-32-52-44-74-20-66 0-104 20-66 44-74 32-52 52-40 22-30 30-14 5-22z'

/** 红叶垭: the gap between two mountains, red from the first frost to the end of November. */
export function redPass(air: Air): string {
  const { random, season } = air
  const left = crest(random, [[-40, 60], [90, 110], [190, 220], [300, 300], [400, 420], [520, 520], [560, 560]], 6, 30)
  const right = crest(random, [[640, 560], [720, 470], [800, 400], [880, 260], [980, 190], [1080, 70], [1240, 20]], 6, 30)
  const wood = (edge: readonly Point[], from: number, to: number, count: number) =>
    steps(count).map((at) => {
      const x = from + (to - from) * at + between(random, -16, 16)
      const top = heightAt(edge, x)
      const down = between(random, 0, 1)
      const size = 24 + 30 * down
      return crown(random, x, top + (740 - top) * down * 0.75 + 10, size, size * 0.78, 11)
    })
  const bare = season === 'winter'
  return [
    sky(air, 470, 380),
    disc(air, 604, 290, 92),
    ridge(air, 'far', [[200, 480], [380, 380], [520, 420], [640, 350], [780, 420], [1000, 380]], { lit: 'paper', deep: 80 }),
    mist(air, 430, 60, 10, [200, 700]),
    ridge(air, 'mid', [[300, 540], [460, 490], [600, 520], [740, 480], [900, 520]], {}),
    fill('deep', area([...left, [560, 800], [-40, 800]])),
    fill('key', area([...right, [1240, 800], [560, 800]])),
    fill('bloom', ...wood(left, -10, 500, 26)),
    fill(bare ? 'far' : 'red', ...wood(left, -10, 480, 16)),
    fill('red', ...wood(right, 720, 1210, 22)),
    fill('bloom', ...wood(right, 720, 1210, 14)),
    fill('ground', 'M380 800C470 700 540 640 580 552L630 552C640 640 700 700 830 800z'),
    fill('paper', brush(through([[520, 840], [660, 720], [560, 640], [620, 590], [600, 552]], 16), [190, 110, 60, 30, 12])),
    part('leaf', `<path d="${LEAF}"/>`),
    fill('key', brush(through([[-30, 60], [150, 90], [320, 70], [470, 120], [600, 110]], 24), [26, 20, 14, 9, 4]), brush(through([[240, 84], [330, 150], [390, 210]], 20), [12, 8, 3])),
    fill('paper', round(0, 0, 1)),
    put('leaf', 0, 0, 0),
    snowfall(air, 50),
  ].join('')
}
