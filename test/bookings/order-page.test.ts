import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { tendOrders } from '../../src/bookings/bookings.jobs.ts'
import { MINUTE_MS } from '../../src/days.ts'
import { testDeps } from '../support/deps.ts'
import { guestWith } from '../support/guest.ts'
import { type Opened, openProduct, takenIn, tripOf } from '../support/township.ts'

const db = env.DB
let room: Opened
let boat: Opened
beforeEach(async () => {
  room = await openProduct(db, { units: [{ yuan: 200 }] })
  boat = await openProduct(db, { units: [{ yuan: 50 }] })
})

/** A guest with a browser: pages by the cookie that the link left there. */
async function browserOf(...products: Opened[]) {
  const guest = await guestWith(tripOf(...products))
  const { call, order, cookie } = guest
  const read = async (reply: Response) => ({ status: reply.status, headers: reply.headers, html: await reply.text() })
  return {
    ...guest,
    open: async (path = '') => read(await call(`/orders/${order.id}${path}`, { headers: { cookie } })),
    send: async (path: string, form: Record<string, string>) =>
      read(await call(`/orders/${order.id}${path}`, { method: 'POST', form, headers: { cookie } })),
  }
}

test('no code holds two signs of which one is taken for the other', () => {
  const { newCode } = testDeps()
  const seen = new Set(Array.from({ length: 500 }, newCode).join(''))
  for (const [one, other] of ['0O', '0D', 'OQ', '1I', '1L', 'IL', '2Z', '5S', '6G', '8B', 'UV'])
    expect(seen.has(one ?? '') && seen.has(other ?? ''), `${one}${other}`).toBe(false)
  expect(newCode()).toHaveLength(8)
})

describe('the order page', () => {
  test('spells the code for those who hear it, and shows it as a QR code that holds nothing else', async () => {
    const { open, order, ask } = await browserOf(room)
    expect((await open()).html).not.toContain('class="qr"')
    await ask('/confirm')
    const { html } = await open()
    const spelled = [...order.code].join(' ')
    expect(html).toContain(`<span class="unseen">${spelled}</span>`)
    expect(html).toContain(`role="img" aria-label="订单码的二维码：${spelled}"`)
    // 21 modules hold eight characters; a link would need more. Four modules of light stand around them.
    expect(html).toContain('viewBox="0 0 29 29"')
  })

  test('may be kept by the browser once it is settled, and not while it is held', async () => {
    const { open, ask, deps } = await browserOf(room)
    expect((await open()).headers.get('x-may-be-kept')).toBeNull()
    await ask('/confirm')
    const { headers, html } = await open()
    expect(headers.get('x-may-be-kept')).toBe('yes')
    expect(headers.get('content-security-policy')).toContain("worker-src 'self'")
    // The time by the server's clock, for whoever reads it later.
    expect(html).toContain('这是 4月13日 10:00 存下的')
    deps.pass(MINUTE_MS)
    expect((await open()).html).toContain('这是 4月13日 10:01 存下的')
  })

  test('puts a cancelled part apart from what is still to be done, and counts it no more', async () => {
    const { open, ask } = await browserOf(room, boat)
    await ask('/confirm')
    await ask('/cancel', { lines: [0] })
    const { html } = await open()
    const [days = '', rest = ''] = html.split('已取消的项目')
    expect(days).not.toContain(room.productId)
    expect(rest).toContain(room.productId)
    expect(rest).toContain('<dt>到店要付</dt><dd>¥50</dd>')
  })
})

describe('the cancel page', () => {
  test('offers every part, ticked, with what it gives back, and the sum', async () => {
    const { open, ask } = await browserOf(room, boat)
    await ask('/confirm', { door: 'test' })
    const { html } = await open('/cancel')
    expect(html.match(/type="checkbox"[^>]*checked/g)).toHaveLength(2)
    for (const said of ['退 ¥200', '退 ¥50', '<dd>¥250</dd>', 'name="shown" value="0,1"']) expect(html).toContain(said)
  })

  test('works the sum out for what is ticked, without a script', async () => {
    const { open, ask } = await browserOf(room, boat)
    await ask('/confirm', { door: 'test' })
    const { html } = await open('/cancel?choose=1&line1=1')
    expect(html.match(/type="checkbox"[^>]*checked/g)).toHaveLength(1)
    for (const said of ['<dd>¥50</dd>', 'name="expectedRefundFen" value="5000"', '确定取消这 1 项'])
      expect(html).toContain(said)
    const none = (await open('/cancel?choose=1')).html
    expect(none).toContain('还没有勾选')
    expect(none).not.toContain('确定取消')
  })

  test('cancels exactly what its sum was worked out for', async () => {
    const { send, ask } = await browserOf(room, boat)
    await ask('/confirm', { door: 'test' })
    const done = await send('/cancel', { line1: '1', shown: '1', expectedRefundFen: '5000' })
    expect(done.status).toBe(303)
    expect(await takenIn(db, [...room.slotIds, ...boat.slotIds])).toEqual([1, 0])
    expect((await ask('')).body).toMatchObject({ status: 'confirmed', refundedFen: 5000 })
  })

  test('when the ticks were changed since, shows the new sum first and cancels nothing', async () => {
    const { send, ask } = await browserOf(room, boat)
    await ask('/confirm', { door: 'test' })
    const { status, html } = await send('/cancel', { line1: '1', shown: '0,1', expectedRefundFen: '25000' })
    expect([status, html.includes('name="shown" value="1"')]).toEqual([200, true])
    expect((await ask('')).body.refundedFen).toBe(0)
  })

  test('in a second tab tells gently that it was done already', async () => {
    const { send, ask } = await browserOf(room, boat)
    await ask('/confirm', { door: 'test' })
    const form = { line1: '1', shown: '1', expectedRefundFen: '5000' }
    await send('/cancel', form)
    const { status, html } = await send('/cancel', form)
    expect(status).toBe(409)
    expect(html).toMatch(/role="status">[^<]*没有重复取消/)
    expect((await ask('')).body.refundedFen).toBe(5000)
  })

  test('drops a hold whole, with nothing to choose', async () => {
    const { open, send, ask } = await browserOf(room, boat)
    const { html } = await open('/cancel')
    expect(html).not.toContain('type="checkbox"')
    expect((await send('/cancel', { line0: '1', line1: '1', shown: '0,1', expectedRefundFen: '0' })).status).toBe(303)
    expect((await ask('')).body.status).toBe('cancelled')
  })

  test('of an order that is over leads back to the order', async () => {
    const { open, ask, deps } = await browserOf(room)
    await ask('/confirm')
    deps.pass(12 * 24 * 60 * MINUTE_MS)
    await tendOrders(deps)
    const { status, html } = await open('/cancel')
    expect([status, html.includes('已完成')]).toEqual([409, true])
  })

  test.each([
    ['line9', { line9: '1', shown: '9' }],
    ['a hundred', { line100: '1', shown: '100' }],
    ['words', { line0: '1', shown: 'all' }],
    ['nothing', { shown: '' }],
  ])('asked for %s, cancels nothing', async (_, form) => {
    const { send, ask } = await browserOf(room, boat)
    await ask('/confirm')
    expect([200, 409, 422]).toContain((await send('/cancel', form as Record<string, string>)).status)
    expect((await ask('')).body.lines.map(({ status }: { status: string }) => status)).toEqual([
      'confirmed',
      'confirmed',
    ])
  })
})

describe('the calendar file', () => {
  test('is the guest’s own: not stored, not indexed, under a name that says what it is', async () => {
    const { open, ask, order } = await browserOf(room)
    await ask('/confirm')
    const { status, headers, html } = await open('/trip.ics')
    expect(status).toBe(200)
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8; method=PUBLISH',
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex',
      'referrer-policy': 'no-referrer',
    })
    expect(headers.get('content-disposition')).toContain(`filename="trip-${order.code}.ics"`)
    expect(html).toMatch(/^BEGIN:VCALENDAR\r\n/)
  })

  test('does not exist for an order of goods alone', async () => {
    const honey = await openProduct(db, { kind: 'goods' })
    await db
      .prepare('UPDATE slot SET starts_at = NULL, ends_at = NULL, day = NULL WHERE id = ?1')
      .bind(honey.slotIds[0])
      .run()
    const { open, ask } = await browserOf(honey)
    await ask('/confirm')
    expect((await open('/trip.ics')).status).toBe(404)
    expect((await open()).html).not.toContain('trip.ics')
  })
})
