/**
 * The inks of every season and hour. One hand mixes them all: a paper, a sky, four strengths of one colour from far to
 * key, and a spot of red. `ground` and `roof` are what lies open to the sky, so that winter can leave them to the snow.
 */

export const SEASONS = ['spring', 'summer', 'autumn', 'winter'] as const
export type Season = (typeof SEASONS)[number]
export const HOURS = ['dawn', 'day', 'dusk', 'night'] as const
export type Hour = (typeof HOURS)[number]

const INKS = ['paper', 'sky', 'far', 'mid', 'deep', 'key', 'ground', 'roof', 'bloom', 'red', 'lamp', 'disc'] as const
const CONSTANT = ['gold', 'husk', 'leaf', 'skin'] as const
export type Ink = (typeof INKS)[number] | (typeof CONSTANT)[number]

/** One row per season and hour, in the order of `INKS`. */
const MIXED: Record<Season, Record<Hour, string>> = {
  spring: {
    dawn: 'faeede f2cdb6 c9c6bd 93a686 557a6c 24403f b5bd8d 4a5a62 efb4ad cf4630 fbe2a0 e2603f',
    day: 'f7f0df dfe5d8 bccdb5 8cab66 4d7a4f 1c3b35 abbd74 3f5055 eaa9a6 c53c2b f8dd90 f7f0df',
    dusk: 'f5dcb8 e5a079 b29896 797f72 47605f 1b2e39 8f9470 37424f e6a49d c93f2b ffda7c d8492e',
    night: '9fb6bd 27496d 24465f 20424f 152e3c 081722 3a5c58 152a3d a39ab0 b4463b f8cd66 f1e6c6',
  },
  summer: {
    dawn: 'faf0dc f0d3a6 a8c2b3 6d9d84 3a6f64 153a3e 9cb67c 435760 8db56c cc4a30 fce3a0 e0683c',
    day: 'f6efdc c6dedd 93bdb0 569263 2a664a 0f322e 86b168 3a4d53 8fbb5c c8402b f9de8e f6efdc',
    dusk: 'f7ddb0 e89a62 a08f8c 55787a 2d565c 0f2a36 6f8f72 34434f 6f9a6c c83c29 ffd873 d2442b',
    night: '98b3bb 1f496c 1f455f 1b4150 112d3a 061620 2e5c50 13293b 3c6b5c b0443a f8cd66 f1e6c6',
  },
  autumn: {
    dawn: 'fbeedb eec5a3 c9ada0 c08e5a 6f6a4e 333432 d2ac75 564c55 d9783f b83a2a fcdf9c d8553a',
    day: 'f8f0dc ecdfc0 d1c09b c8923c 656336 2a2d22 dab768 48433f d5672d b22c20 fade86 f8f0dc',
    dusk: 'f8ddae e08a52 ad7d6e 96603f 54483a 241e28 b0804a 3d2f3e cf5a2c b02a1f ffd772 c8391f',
    night: 'a3b1b8 2b4465 2c4058 353d48 1f2b36 0b131d 5a5548 1a2638 96583f ab4036 f8cb62 f1e6c6',
  },
  winter: {
    dawn: 'fcf4ee f0cfc6 c6c6d2 919fb7 566784 212c46 f7eeea fbf3ee f6e6e2 c84436 fce0a0 df6350',
    day: 'f8f6f0 d5dde1 b3c3cc 7b94a5 475f73 1b2736 f1f1ee f8f6f0 fbfaf7 bd3529 f7d67e f8f6f0',
    dusk: 'f3e4da cd9b9c 9f97af 6c789d 40507a 171f3d dcd7df e9e2e3 f2e8e4 c93f35 ffd877 d6503f',
    night: 'b3c4ce 29486c 264260 22395a 162844 0a1528 8fa6b8 a4b8c6 b9c9d3 b84339 f8cd66 f4ebd0',
  },
}

/** What keeps its colour all year, in the order of `CONSTANT`: honey and oil, wood and shells, what is just picked, and hands. */
const KEPT: Record<Hour, string> = {
  dawn: 'dc9b3c 8f6046 8a9f58 dfb08c',
  day: 'd9982e 8c5933 7f9f45 e2b48a',
  dusk: 'e0983c 784a3b 758350 d99a70',
  night: 'b58a40 4b3b3c 4d6c52 a98570',
}

/** The colour of each ink, as `#rrggbb`. */
export function inksOf(season: Season, hour: Hour): Record<Ink, string> {
  const mixed = `${MIXED[season][hour]} ${KEPT[hour]}`.split(' ')
  return Object.fromEntries([...INKS, ...CONSTANT].map((ink, index) => [ink, `#${mixed[index]}`])) as Record<
    Ink,
    string
  > // one each
}

/** A colour, `#rrggbb`, as a page that is dark itself shows it: with less light, though night has little to lose. */
export function dimmed(colour: string, hour: Hour): string {
  const light = hour === 'night' ? 0.92 : hour === 'dusk' ? 0.84 : 0.78
  const channels = [1, 3, 5].map((at) => Math.round(Number.parseInt(colour.slice(at, at + 2), 16) * light))
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}
