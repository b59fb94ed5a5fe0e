import { gpx } from '@tmcw/togeojson'
import { DOMParser } from '@xmldom/xmldom'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { geoJsonOf } from '../../src/lines/lines.geojson.ts'
import { gpxOf } from '../../src/lines/lines.gpx.ts'
import type { Line } from '../../src/lines/lines.schemas.ts'
import { trackOf } from '../../src/lines/lines.track.rules.ts'
import { aLine } from '../support/line.ts'

const WORDS = {
  said: (zh: string) => zh,
  leftOut: (names: string[]) => `left out: ${names.join('|')}`,
  straight: 'straight',
  invented: 'invented',
  note: ({ place }: Line['stops'][number]) => place.story,
}
const OCCASION = { source: 'https://t.example/lines/b?a=1&b=2', now: Date.UTC(2026, 3, 13), isDemo: true }
const trackOfLine = (line: Line) => {
  const track = trackOf(line, WORDS, OCCASION)
  if (!track) throw new Error('no track')
  return track
}
const documentOf = (line: Line) => new DOMParser().parseFromString(gpxOf(trackOfLine(line)), 'text/xml')

/** What a reader of GPX makes of it, as far as it is looked at here. */
interface Feature {
  geometry:
    | { type: 'Point'; coordinates: [number, number] }
    | { type: 'LineString'; coordinates: [number, number][] }
    | null
  properties: { name?: string; sym?: string } | null
}
const featuresOf = (line: Line): Feature[] => gpx(documentOf(line) as unknown as Document).features // xmldom's documents do for it

/** The published shift of GCJ-02 from WGS-84, written down here anew: the other way round than the product asks. */
function shifted([lng, lat]: [number, number]): [number, number] {
  const [x, y, pi] = [lng - 105, lat - 35, Math.PI]
  const waves = (t: number) => (20 * Math.sin(6 * t * pi) + 20 * Math.sin(2 * t * pi)) * (2 / 3)
  const swell = (t: number) => ((20 * Math.sin(t * pi) + 40 * Math.sin((t / 3) * pi)) * 2) / 3
  const root = 0.1 * Math.sqrt(Math.abs(x))
  const dLat =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    2 * root +
    waves(x) +
    swell(y) +
    ((160 * Math.sin((y / 12) * pi) + 320 * Math.sin((y * pi) / 30)) * 2) / 3
  const dLng =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    root +
    waves(x) +
    swell(x) +
    ((150 * Math.sin((x / 12) * pi) + 300 * Math.sin((x / 30) * pi)) * 2) / 3
  const [a, ee, phi] = [6378245, 0.006693421622965943, (lat * pi) / 180]
  const magic = 1 - ee * Math.sin(phi) ** 2
  return [
    lng + (dLng * 180) / ((a / Math.sqrt(magic)) * Math.cos(phi) * pi),
    lat + (dLat * 180) / (((a * (1 - ee)) / (magic * Math.sqrt(magic))) * pi),
  ]
}

/** Metres between two places that lie near each other. */
function apart([lngA, latA]: [number, number], [lngB, latB]: [number, number]): number {
  return Math.hypot((lngA - lngB) * Math.cos((latA * Math.PI) / 180), latA - latB) * 111_195
}

describe('a line’s GPX', () => {
  test('puts every stop within a metre of where GPS has it, some 580 m from where we keep it', () => {
    const kept: [number, number][] = [
      [111.048, 31.952],
      [111.061, 31.958],
      [110.979, 32.006],
    ]
    const line = aLine(kept.map(([lng, lat]) => ({ lng, lat })))
    const points = featuresOf(line).flatMap(({ geometry }) =>
      geometry?.type === 'Point' ? [geometry.coordinates] : [],
    )
    expect(points).toHaveLength(3)
    for (const [index, [lng, lat]] of points.entries()) {
      const stop = kept[index] ?? [0, 0]
      expect(apart(shifted([lng, lat]), stop)).toBeLessThan(1)
      expect(apart([lng, lat], stop)).toBeGreaterThan(400)
    }
  })

  test('leads through the stops in their order', () => {
    const [route, ...stops] = [...featuresOf(aLine([{}, {}, {}]))].sort((a) =>
      a.geometry?.type === 'LineString' ? -1 : 1,
    )
    const through = route?.geometry?.type === 'LineString' ? route.geometry.coordinates : []
    expect(stops.map(({ geometry }) => (geometry?.type === 'Point' ? geometry.coordinates : null))).toEqual(through)
    expect(stops.map(({ properties }) => properties?.name)).toEqual(['站0', '站1', '站2'])
  })

  test('has its elements in the order of the GPX 1.1 schema', () => {
    const root = documentOf(aLine([{ story: 'x', toilet: true }, {}])).documentElement
    const childrenOf = (element: { childNodes: Iterable<{ nodeName: string }> } | null | undefined) =>
      [...(element?.childNodes ?? [])].map(({ nodeName }) => nodeName)
    expect(childrenOf(root)).toEqual(['metadata', 'wpt', 'wpt', 'rte'])
    const first = (name: string) => root?.getElementsByTagName(name)[0]
    expect(childrenOf(first('metadata'))).toEqual(['name', 'desc', 'link', 'time', 'bounds'])
    expect(childrenOf(first('wpt'))).toEqual(['name', 'desc', 'sym', 'type'])
    expect(childrenOf(first('rte'))).toEqual(['name', 'desc', 'rtept', 'rtept'])
    expect(root?.namespaceURI).toBe('http://www.topografix.com/GPX/1/1')
    expect(root?.getAttribute('version')).toBe('1.1')
  })

  test('marks where there is petrol and where there are toilets', () => {
    const symbols = featuresOf(aLine([{ petrol: true, toilet: true }, { toilet: true }, {}])).flatMap(
      ({ properties }) => properties?.sym ?? [],
    )
    expect(symbols).toEqual(['Gas Station', 'Restroom', 'Flag, Blue'])
  })

  test('says when it was made and that the demo is invented', () => {
    const root = documentOf(aLine([{}, {}])).documentElement
    expect(root?.getElementsByTagName('time')[0]?.textContent).toBe('2026-04-13T00:00:00.000Z')
    expect(root?.getElementsByTagName('desc')[0]?.textContent).toContain('invented')
    expect(root?.getElementsByTagName('link')[0]?.getAttribute('href')).toBe(OCCASION.source)
  })

  test('carries any name', () => {
    const name = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('<&>"\'', ']]>', 'a\u0000b\u001fc', '</wpt>'),
    )
    fc.assert(
      fc.property(name, (said) => {
        const [first] = documentOf(aLine([{ name: said }, {}])).getElementsByTagName('wpt')
        // biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot carry these at all
        const carried = said.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
        expect(first?.getElementsByTagName('name')[0]?.textContent).toBe(carried)
      }),
    )
  })
})

describe('a stop that nobody has surveyed', () => {
  const line = aLine([{}, { name: '云顶营地', lng: null, lat: null }, {}])

  test('is left out, and the file says so', () => {
    const track = trackOfLine(line)
    expect(track.stops.map(({ name }) => name)).toEqual(['站0', '站2'])
    expect(track.description).toContain('left out: 云顶营地')
  })

  test('leaves no track where only one other is left', () => {
    expect(trackOf(aLine([{}, { lng: null, lat: null }]), WORDS, OCCASION)).toBeNull()
  })
})

test('a line’s GeoJSON says the same as its GPX, as RFC 7946 has it', () => {
  const line = aLine([{ story: '老粮站' }, { toilet: true }, {}])
  const collection = JSON.parse(geoJsonOf(trackOfLine(line)))
  const positionsOf = (features: Feature[], type: string) =>
    features.flatMap(({ geometry }) => (geometry?.type === type ? [geometry.coordinates] : []))
  for (const type of ['LineString', 'Point'])
    expect(positionsOf(collection.features, type)).toEqual(positionsOf(featuresOf(line), type))
  const [lng, lat] = collection.features[1].geometry.coordinates
  expect([Math.round(lng), Math.round(lat)]).toEqual([111, 32])
  expect(collection.type).toBe('FeatureCollection')
  expect(collection).not.toHaveProperty('crs')
  const [west, south, east, north] = collection.bbox
  expect(west < east && south < north).toBe(true)
})
