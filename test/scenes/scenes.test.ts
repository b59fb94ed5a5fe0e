import { expect, test } from 'vitest'
import { drawScene, HOURS, SCENES, SEASONS, sceneFile } from '../../web/scenes/scenes.ts'
import { testDeps, worker } from '../support/deps.ts'

const call = worker(testDeps())

test('every drawing is served at its address, to be kept for good and to run nothing', async () => {
  for (const scene of SCENES) {
    const reply = await call(`/scenes/${sceneFile(scene, 'autumn', 'dusk')}`)
    expect(reply.status).toBe(200)
    expect(reply.headers.get('content-type')).toBe('image/svg+xml')
    expect(reply.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(reply.headers.get('content-security-policy')).toBe("default-src 'none'; style-src 'unsafe-inline'")
    expect(reply.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await reply.text()).toBe(drawScene(scene, 'autumn', 'dusk'))
  }
})

test('each season and hour has its own', async () => {
  const pictures = SEASONS.flatMap((season) => HOURS.map((hour) => call(`/scenes/${sceneFile('hub', season, hour)}`)))
  const drawn = await Promise.all((await Promise.all(pictures)).map((reply) => reply.text()))
  expect(new Set(drawn).size).toBe(16)
})

test('a name that no drawing has is refused, and not kept', async () => {
  const file = sceneFile('hub', 'spring', 'day')
  const names = [
    file.replace('hub', 'nowhere'),
    file.replace('hub', '__proto__'),
    file.replace('spring', 'monsoon'),
    file.replace('day', 'noon'),
    file.replace(/\w{8}\.svg$/, '00000000.svg'),
    `${file}.svg`,
    `${file}/`,
    `..%2f${file}`,
    `%2e%2e/${file}`,
    `${file}%00`,
    `${file}%0d%0ax-injected:1`,
    '%E0%A4%A',
    '%3Cscript%3Ealert(1)%3C/script%3E',
    'x'.repeat(4000),
    '',
  ]
  for (const name of names) {
    const reply = await call(`/scenes/${name}`)
    expect(reply.status, name).toBe(404)
    expect(reply.headers.get('content-type'), name).not.toContain('svg')
    expect(reply.headers.get('cache-control') ?? '', name).not.toContain('immutable')
  }
})
