import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isMapApp, MAP_APPS, navigationLink } from '../../src/places/navigation.rules.ts'

const ferry = { name: '老渡口', lng: 111.074, lat: 31.963 }
const parametersOf = (link: string | null) => Object.fromEntries(new URL(link ?? '').searchParams)

describe('the way to a place', () => {
  test('AMap gets longitude first, then latitude and name, in its own datum', () => {
    const link = navigationLink('amap', ferry)
    expect(link).toMatch(/^https:\/\/uri\.amap\.com\/navigation\?/)
    expect(parametersOf(link)).toMatchObject({ to: '111.074,31.963,老渡口', coordinate: 'gaode', callnative: '1' })
  })

  test('Tencent gets latitude first', () => {
    const link = navigationLink('tencent', ferry)
    expect(link).toMatch(/^https:\/\/apis\.map\.qq\.com\/uri\/v1\/routeplan\?/)
    expect(parametersOf(link)).toMatchObject({
      type: 'drive',
      to: '老渡口',
      tocoord: '31.963,111.074',
      coord_type: '2',
    })
    expect(parametersOf(link).referer).toBeTruthy()
  })

  test('Baidu gets latitude first, and is told that the datum is not its own', () => {
    const link = navigationLink('baidu', ferry)
    expect(link).toMatch(/^https:\/\/api\.map\.baidu\.com\/direction\?/)
    expect(parametersOf(link)).toMatchObject({
      destination: 'latlng:31.963,111.074|name:老渡口',
      coord_type: 'gcj02',
      mode: 'driving',
      output: 'html',
    })
    expect(parametersOf(link).origin).toBeTruthy()
    expect(parametersOf(link).src).toMatch(/^webapp\./)
  })

  test('is not offered while nobody knows where the place is', () => {
    for (const app of MAP_APPS) expect(navigationLink(app, { name: '云顶营地', lng: null, lat: null })).toBeNull()
  })

  test('a name can neither add a parameter nor move the destination', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('a,b', 'x|name:y', 'a&to=1,2', '#', '\ud83d')),
        fc.constantFrom(...MAP_APPS),
        (name, app) => {
          const plain = parametersOf(navigationLink(app, { ...ferry, name: 'x' }))
          const named = parametersOf(navigationLink(app, { ...ferry, name }))
          expect(Object.keys(named)).toEqual(Object.keys(plain))
          expect((named.to ?? '').split(',')).toHaveLength((plain.to ?? '').split(',').length)
          expect((named.destination ?? '').split('|')).toHaveLength((plain.destination ?? '').split('|').length)
        },
      ),
    )
  })
})

test('only the three are map apps', () => {
  for (const text of ['google', '', undefined, 'AMAP', 'https://evil.example']) expect(isMapApp(text)).toBe(false)
  expect(MAP_APPS.every(isMapApp)).toBe(true)
})
