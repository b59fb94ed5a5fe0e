import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { type Call, testDeps, worker } from '../support/deps.ts'
import { openLine } from '../support/township.ts'

let call: Call

beforeEach(async () => {
  call = worker(testDeps())
  await openLine(env.DB, 'a', [
    { id: 'hub', lng: 111.048, lat: 31.952 },
    { id: 'ferry', name: '老渡口', lng: 111.074, lat: 31.963 },
    { id: 'camp', name: '云顶营地' },
  ])
})

const go = (path: string, cookie = '') => call(path, { redirect: 'manual', headers: { cookie } })

describe('the way to a place', () => {
  test.each([
    ['amap', 'uri.amap.com'],
    ['tencent', 'apis.map.qq.com'],
    ['baidu', 'api.map.baidu.com'],
  ])('by %s leads to %s and is told to nobody', async (app, host) => {
    const reply = await go(`/navigate/ferry?with=${app}`)
    expect(reply.status).toBe(302)
    expect(new URL(reply.headers.get('location') ?? '').host).toBe(host)
    expect(decodeURIComponent(reply.headers.get('location') ?? '')).toContain('老渡口')
    expect(reply.headers.get('referrer-policy')).toBe('no-referrer')
    expect(reply.headers.get('cache-control')).toBe('no-store')
  })

  test('leads nowhere but to a known app and a surveyed place of ours', async () => {
    for (const path of [
      '/navigate/ferry',
      '/navigate/ferry?with=https://evil.example',
      '/navigate/ferry?with=constructor',
      '/navigate/camp?with=amap',
      '/navigate/nowhere?with=amap',
      '/navigate/https:%2F%2Fevil.example?with=amap',
      '/navigate/ferry?with=amap2&to=evil.example',
    ]) {
      const reply = await go(path)
      expect([reply.status, reply.headers.get('location')], path).toEqual([404, null])
    }
  })

  test('nothing more of the request gets into where it leads', async () => {
    const plain = (await go('/navigate/ferry?with=amap')).headers.get('location')
    expect((await go('/navigate/ferry?with=amap&to=1,2,evil&src=evil')).headers.get('location')).toBe(plain)
  })
})

describe('the button at a stop', () => {
  test('offers all three at first', async () => {
    const html = await (await go('/lines/a')).text()
    for (const app of ['高德地图', '腾讯地图', '百度地图']) expect(html).toContain(`>${app}</a>`)
    expect(html).not.toContain('换一个')
  })

  test('goes straight to the app used last, with the others beside it', async () => {
    const [cookie = ''] = ((await go('/navigate/ferry?with=tencent')).headers.get('set-cookie') ?? '').split(';')
    const html = await (await go('/lines/a', cookie)).text()
    expect(html).toContain('>腾讯导航</a>')
    expect(html).toContain('换一个')
    expect(html).not.toContain('>腾讯地图</a>')
  })

  test('is another reader’s as he left it, though both ask in the same second', async () => {
    await go('/lines/a', 'map=baidu')
    expect(await (await go('/lines/a')).text()).not.toContain('>百度导航</a>')
  })

  test('is not there where nobody has surveyed the place', async () => {
    expect(await (await go('/lines/a')).text()).not.toContain('/navigate/camp')
  })
})
