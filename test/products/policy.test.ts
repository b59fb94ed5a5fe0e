import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { addDays, instantOf } from '../../src/days.ts'
import { client } from '../support/client.ts'
import { TODAY, testDeps, worker } from '../support/deps.ts'
import { type Opened, openProduct, tripOf } from '../support/township.ts'

const db = env.DB
const DAY = addDays(TODAY, 10)
const deps = testDeps()
const call = worker(deps)

const productPage = async ({ productId }: Opened, query = '') => (await call(`/products/${productId}${query}`)).text()

describe('the policy', () => {
  test('is told in hours without a day, and with its dates when one is chosen', async () => {
    const room = await openProduct(db, { kind: 'stay' })
    const general = await productPage(room)
    expect(general).toContain('入住前 72 小时以上取消，不收费')
    expect(general).toContain('入住前 72 小时到 24 小时之间，收 30%')
    expect(general).toContain('入住前 24 小时以内，收全价')
    const dated = await productPage(room, `?day=${DAY}&until=${addDays(DAY, 1)}`)
    expect(dated).toContain('4月20日 14:00 前取消不收费')
    expect(dated).toContain('之后到 4月22日 14:00 收 30%')
    expect(dated).toContain('再往后收全价')
  })

  test('names the date until which the order itself is then cancelled free of charge', async () => {
    const room = await openProduct(db, { kind: 'stay' })
    const { call: api, place } = client(deps)
    const { body } = await place(tripOf(room))
    const headers = { authorization: `Bearer ${body.accessToken}` }
    const told = await api(`/api/orders/${body.id}/cancellation`, { headers })
    const [line] = ((await told.json()) as { lines: { freeUntil: string }[] }).lines // the documented reply
    expect(line?.freeUntil).toBe(new Date(instantOf('2026-04-20', '14:00')).toISOString())
  })

  test('leaves out what has passed', async () => {
    const soon = await openProduct(db, { kind: 'stay', from: addDays(TODAY, 2) })
    const html = await productPage(soon, `?day=${addDays(TODAY, 2)}&until=${addDays(TODAY, 3)}`)
    expect(html).toContain('4月14日 14:00 前取消收 30%')
    expect(html).not.toContain('前取消不收费')
  })
})
