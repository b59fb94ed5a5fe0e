import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { type Call, testDeps, worker } from '../support/deps.ts'
import { openLine } from '../support/township.ts'

let call: Call
const surveyed = { lng: 111.048, lat: 31.952 }

beforeEach(() => {
  call = worker(testDeps())
})

describe('a line’s file', () => {
  test.each([
    ['gpx', /^application\/gpx\+xml/, '%E6%BA%AA%E6%B9%BE%E7%BA%BF.gpx'],
    ['geojson', /^application\/geo\+json/, '%E6%BA%AA%E6%B9%BE%E7%BA%BF.geojson'],
  ])('comes as %s, to be saved under the line’s name', async (ending, type, name) => {
    await openLine(env.DB, 'a', [
      { id: 'hub', ...surveyed },
      { id: 'ferry', lng: 111.074, lat: 31.963 },
    ])
    const reply = await call(`/lines/a/track.${ending}`)
    expect(reply.status).toBe(200)
    expect(reply.headers.get('content-type')).toMatch(type)
    expect(reply.headers.get('content-disposition')).toContain(`attachment; filename="line-a.${ending}"`)
    expect(reply.headers.get('content-disposition')).toContain(name)
  })

  test('says what time it was made, by the clock of the house', async () => {
    await openLine(env.DB, 'a', [
      { id: 'hub', ...surveyed },
      { id: 'ferry', lng: 111.074, lat: 31.963 },
    ])
    expect(await (await call('/lines/a/track.gpx')).text()).toContain('<time>2026-04-13T02:00:00.000Z</time>')
  })

  test('speaks the reader’s language and points to the page in it', async () => {
    await openLine(env.DB, 'a', [
      { id: 'hub', ...surveyed },
      { id: 'ferry', lng: 111.074, lat: 31.963 },
    ])
    await env.DB.prepare("UPDATE place SET name_en = 'Old Ferry' WHERE id = 'ferry'").run()
    const gpx = await (await call('/en/lines/a/track.gpx')).text()
    expect(gpx).toContain('<name>Old Ferry</name>')
    expect(gpx).toContain('/en/lines/a"')
  })

  test('is not there, nor offered, while fewer than two stops are surveyed', async () => {
    await openLine(env.DB, 'a', [{ id: 'hub', ...surveyed }, { id: 'camp' }])
    expect((await call('/lines/a/track.gpx')).status).toBe(404)
    expect(await (await call('/lines/a')).text()).not.toContain('track.gpx')
  })

  test('of no line is not found', async () => {
    expect((await call('/lines/nowhere/track.geojson')).status).toBe(404)
  })
})
