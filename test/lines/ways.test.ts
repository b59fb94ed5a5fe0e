import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { addDays, instantOf } from '../../src/days.ts'
import { publishClosure } from '../../src/notices/notices.ts'
import { AN_HOUR, type Call, TODAY, testDeps, worker } from '../support/deps.ts'
import { openLine, openProduct } from '../support/township.ts'

const db = env.DB
const DAY = addDays(TODAY, 10)
let call: Call

beforeEach(async () => {
  call = worker(testDeps())
  await openLine(db, 'a', [
    { id: 'hub', name: '集散', lng: 111.048, lat: 31.952, petrol: true, toilet: true, metres: 2600, minutes: 8 },
    { id: 'pavilion', name: '亭', lng: 111.036, lat: 31.963, toilet: true, metres: 5200, minutes: 16 },
    { id: 'terrace', name: '台', lng: 111.021, lat: 31.976, metres: 5800, minutes: 18 },
    { id: 'camp', name: '营地' },
  ])
})

const page = async (path: string) => (await call(path)).text()
const close = (targets: Parameters<typeof publishClosure>[1]['targets']) =>
  publishClosure(
    db,
    {
      id: 'c',
      title: '落石清理',
      reason: 'roadworks',
      body: '',
      startsAt: instantOf(DAY),
      endsAt: instantOf(DAY) + 24 * AN_HOUR,
      targets,
    },
    { actor: 'warden', at: 0 },
  )

describe('a line’s page', () => {
  test('tells how far each stop is from the hub', async () => {
    const html = await page('/lines/a')
    expect(html).toContain('距集散中心 2.6 公里、8 分钟')
    expect(html).toContain('距集散中心 7.8 公里、24 分钟')
  })

  test('names the last petrol and the last toilets, and how far one goes without', async () => {
    const html = await page('/lines/a')
    expect(html).toContain('集散。此后 13.6 公里没有加油站，原路往返 27.2 公里。')
    expect(html).toContain('亭。此后 11.0 公里到终点没有卫生间。')
  })

  test('leads from each station on its maps to the stop', async () => {
    const html = await page('/lines/a')
    for (const position of [0, 1, 2, 3]) {
      expect(html).toContain(`href="#stop-${position}"`)
      expect(html).toContain(`id="stop-${position}"`)
    }
  })

  test('lists what is not on the map instead of leaving it out', async () => {
    expect(await page('/lines/a')).toMatch(/位置待补：<a [^>]*href="#stop-3"[^>]*>营地/)
  })

  test('marks what is closed on the day, and not on the day after', async () => {
    await close([{ kind: 'line', id: 'a' }])
    expect(await page(`/lines/a?day=${DAY}`)).toContain('亭，距集散中心 2.6 公里、8 分钟，有卫生间，这天封闭')
    expect(await page(`/lines/a?day=${addDays(DAY, 1)}`)).not.toContain('这天封闭')
  })

  test('tells a notice at the stop it hits', async () => {
    const product = await openProduct(db, { placeId: 'terrace' })
    await close([{ kind: 'product', id: product.productId }])
    const [, stop = ''] = (await page('/lines/a')).split('id="stop-2"')
    expect(stop).toContain('落石清理')
  })

  test('marks the stops that are in the trip', async () => {
    const product = await openProduct(db, { placeId: 'terrace' })
    const html = await page(`/lines/a?plan=${product.unitIds[0]}.1.${product.slotIds[0]}`)
    expect(html).toContain('台，距集散中心 7.8 公里、24 分钟，行程里有')
  })
})

test('the page of all lines draws each with its stops', async () => {
  const html = await page('/lines')
  expect(html).toContain('A 溪湾线 亭 台 营地')
})
