import { birdHide } from './bird-hide.ts'
import { campNight } from './camp-night.ts'
import { cherrySlope } from './cherry-slope.ts'
import { farmMeal } from './farm-meal.ts'
import { farmStay } from './farm-stay.ts'
import { firSea } from './fir-sea.ts'
import { forestWalk } from './forest-walk.ts'
import { hub } from './hub.ts'
import { HOURS, type Hour, SEASONS, type Season } from './inks.ts'
import { kiwiHives } from './kiwi-hives.ts'
import { randomOf } from './knife.ts'
import { oilPress } from './oil-press.ts'
import { oldFerry } from './old-ferry.ts'
import { peachBend } from './peach-bend.ts'
import { type Draw, pull } from './print.ts'
import { redPass } from './red-pass.ts'
import { reedBoardwalk } from './reed-boardwalk.ts'
import { STILL_LIVES } from './still-life.ts'
import { stoneBridge } from './stone-bridge.ts'
import { teaTerraces } from './tea-terraces.ts'
import { teaWok } from './tea-wok.ts'
import { VERSION } from './version.ts'
import { wardenPavilion } from './warden-pavilion.ts'
import { waterMill } from './water-mill.ts'

export { hourOf, seasonOf } from './almanac.ts'
export { HOURS, type Hour, SEASONS, type Season } from './inks.ts'

const DRAWN = {
  'tea-terraces': teaTerraces,
  hub,
  'bird-hide': birdHide,
  'old-ferry': oldFerry,
  'reed-boardwalk': reedBoardwalk,
  'stone-bridge': stoneBridge,
  'water-mill': waterMill,
  'warden-pavilion': wardenPavilion,
  'fir-sea': firSea,
  'forest-walk': forestWalk,
  'camp-night': campNight,
  'red-pass': redPass,
  'cherry-slope': cherrySlope,
  'peach-bend': peachBend,
  'kiwi-hives': kiwiHives,
  'oil-press': oilPress,
  'farm-stay': farmStay,
  'farm-meal': farmMeal,
  'tea-wok': teaWok,
  ...STILL_LIVES,
} satisfies Record<string, Draw>

export type Scene = keyof typeof DRAWN

/** Every scene that can be drawn, by its name. */
export const SCENES = Object.keys(DRAWN) as Scene[] // its keys are the scenes

/** A scene as a standalone SVG document, 1200 by 800; the same text each time. */
export function drawScene(scene: Scene, season: Season, hour: Hour): string {
  const air = { season, hour, random: randomOf(scene) }
  return pull(DRAWN[scene](air), air)
}

/** The name of a drawing's file. A changed drawing has another name, so that a file may be kept for good. */
export function sceneFile(scene: Scene, season: Season, hour: Hour): string {
  return `${scene}.${season}.${hour}.${VERSION}.svg`
}

/** What a file's name asks for; null when it is not one of `sceneFile`'s. */
export function readSceneFile(file: string): [scene: Scene, season: Season, hour: Hour] | null {
  const [name, when, light] = file.split('.')
  const scene = SCENES.find((known) => known === name)
  const season = SEASONS.find((known) => known === when)
  const hour = HOURS.find((known) => known === light)
  if (!scene || !season || !hour || sceneFile(scene, season, hour) !== file) return null
  return [scene, season, hour]
}
