import { STILL_LIVES } from './still-life.ts'
import { teaWok } from './tea-wok.ts'
import { farmStay } from './farm-stay.ts'
import { oilPress } from './oil-press.ts'
import { kiwiHives } from './kiwi-hives.ts'
import { peachBend } from './peach-bend.ts'
import { cherrySlope } from './cherry-slope.ts'
import { redPass } from './red-pass.ts'
import { campNight } from './camp-night.ts'
import { forestWalk } from './forest-walk.ts'
import { waterMill } from './water-mill.ts'
import { reedBoardwalk } from './reed-boardwalk.ts'
import { hub } from './hub.ts'
import { birdHide } from './bird-hide.ts'
import { firSea } from './fir-sea.ts'
import type { Hour, Season } from './inks.ts'
import { randomOf } from './knife.ts'
import { oldFerry } from './old-ferry.ts'
import { type Draw, pull } from './print.ts'
import { stoneBridge } from './stone-bridge.ts'
import { teaTerraces } from './tea-terraces.ts'

export type { Hour, Season } from './inks.ts'

const DRAWN = {
  'tea-terraces': teaTerraces,
  'bird-hide': birdHide,
  'old-ferry': oldFerry,
  'stone-bridge': stoneBridge,
  'fir-sea': firSea,
  'hub': hub,
  'reed-boardwalk': reedBoardwalk,
  'water-mill': waterMill,
  'forest-walk': forestWalk,
  'camp-night': campNight,
  'red-pass': redPass,
  'cherry-slope': cherrySlope,
  'peach-bend': peachBend,
  'kiwi-hives': kiwiHives,
  'oil-press': oilPress,
  'farm-stay': farmStay,
  'tea-wok': teaWok,
  ...STILL_LIVES,
} satisfies Record<string, Draw>

export type Scene = keyof typeof DRAWN
export const SCENES = Object.keys(DRAWN) as Scene[] // its keys are the scenes

export function drawScene(scene: Scene, season: Season, hour: Hour): string {
  const air = { season, hour, random: randomOf(scene) }
  return pull(DRAWN[scene](air), air)
}
