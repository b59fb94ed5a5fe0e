import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { DOMParser } from '@xmldom/xmldom'
import { describe, expect, test } from 'vitest'
import { drawScene, HOURS, readSceneFile, SCENES, SEASONS, sceneFile } from '../../web/scenes/scenes.ts'
import { VERSION } from '../../web/scenes/version.ts'

const LARGEST_GZ = 6_000
const variants = SEASONS.flatMap((season) => HOURS.map((hour) => [season, hour] as const))
const drawings = new Map(
  SCENES.flatMap((scene) => variants.map((variant) => [sceneFile(scene, ...variant), drawScene(scene, ...variant)])),
)

describe.each(SCENES)('%s, at every season and hour', (scene) => {
  const drawn = variants.map(([season, hour]) => drawScene(scene, season, hour))

  test('is a well-formed drawing of the one size', () => {
    for (const svg of drawn) {
      const root = new DOMParser({
        onError: (level, message) => {
          throw new Error(`${level}: ${message}`)
        },
      }).parseFromString(svg, 'image/svg+xml').documentElement
      expect([root?.localName, root?.getAttribute('viewBox')]).toEqual(['svg', '0 0 1200 800'])
    }
  })

  test('weighs little', () => {
    for (const svg of drawn) expect(gzipSync(svg).length).toBeLessThan(LARGEST_GZ)
  })

  test('carries no number that went wrong, no script, and nothing from elsewhere', () => {
    for (const svg of drawn) {
      expect(svg).not.toMatch(/NaN|undefined|null|Infinity|\[object/)
      expect(svg).not.toMatch(/<script|<foreignObject|<image|<text|\son\w+=|@import|javascript:/i)
      const links = [...svg.matchAll(/href="([^"]*)"|url\(([^)]*)\)/g)].map((link) => link[1] ?? link[2])
      const ids = [...svg.matchAll(/\sid="([^"]*)"/g)].map((id) => `#${id[1]}`)
      expect(new Set(ids).size).toBe(ids.length)
      for (const link of links) expect(ids).toContain(link)
    }
  })

  test('looks different in each', () => {
    expect(new Set(drawn).size).toBe(variants.length)
  })

  test('is drawn the same way each time', () => {
    expect(variants.map(([season, hour]) => drawScene(scene, season, hour))).toEqual(drawn)
  })
})

describe('a drawing’s address', () => {
  test('changes whenever any drawing does', () => {
    const hash = createHash('sha256')
    for (const svg of drawings.values()) hash.update(svg)
    expect(VERSION).toBe(hash.digest('hex').slice(0, 8))
  })

  test('leads back to what it was made from', () => {
    for (const scene of SCENES)
      for (const variant of variants) expect(readSceneFile(sceneFile(scene, ...variant))).toEqual([scene, ...variant])
  })

  test.each([
    'constructor.spring.day',
    '__proto__.spring.day',
    'hub.monsoon.day',
    'hub.spring.noon',
    'hub.spring',
    'hub..day',
    'HUB.spring.day',
  ])('is not %s', (name) => {
    expect(readSceneFile(`${name}.${VERSION}.svg`)).toBeNull()
  })

  test('is whole: not of another version, nor with anything before or after it', () => {
    const file = sceneFile('hub', 'spring', 'day')
    for (const other of [file.replace(VERSION, 'ffffffff'), `${file}.svg`, `/${file}`, ` ${file}`, `${file}\n`, ''])
      expect(readSceneFile(other), JSON.stringify(other)).toBeNull()
  })
})
