import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { publishClosure, reopenClosure } from '../../src/notices/notices.ts'
import { openAccount } from '../support/accounts.ts'
import { AN_HOUR, type TestDeps, testDeps } from '../support/deps.ts'
import { guestWith } from '../support/guest.ts'
import { keeperOf } from '../support/keeper.ts'
import { confirmedGuest, cronAndQueue, outboxRows } from '../support/messages.ts'
import { openProduct, tripOf } from '../support/township.ts'

const db = env.DB
let deps: TestDeps
beforeEach(() => {
  deps = testDeps()
})

const messages = async () =>
  (
    await db
      .prepare('SELECT recipient, kind, title, body, title_en, body_en, link FROM message ORDER BY event_id, recipient')
      .all()
  ).results
const close = (productId: string, id = 'flood') => {
  const startsAt = Date.parse('2026-04-23T00:00:00+08:00')
  const closure = {
    id,
    title: '涨水封路',
    titleEn: 'Flood',
    reason: 'flood' as const,
    body: '',
    startsAt,
    endsAt: startsAt + 48 * AN_HOUR,
    targets: [{ kind: 'product' as const, id: productId }],
  }
  return publishClosure(db, closure, { actor: 'warden', at: deps.now() })
}

describe('a confirmation', () => {
  test('reaches the guest’s phone and inbox and each farm’s inbox, in both languages', async () => {
    const { order, products } = await confirmedGuest(deps)
    await cronAndQueue(deps)
    const [one, other] = products
    const parts = `${one.productId}×1、${other.productId}×1`
    expect(await messages()).toEqual(
      [
        {
          recipient: `guest:${order.id}`,
          kind: 'guest_confirmed',
          title: '订好了：4月23日 周四',
          body: `${parts}。到场出示订单码 ${order.code}，一个码管全程。`,
          title_en: 'Booked: 23 Apr, Thu',
          body_en: `${one.productId} ×1, ${other.productId} ×1. Show the code ${order.code} when you arrive; one code for everything.`,
          link: `/orders/${order.id}`,
        },
        ...products.map(({ hostId, productId }) => ({
          recipient: `host:${hostId}`,
          kind: 'host_confirmed',
          title: '有新订单：4月23日 周四',
          body: `${productId}×1。订单码 ${order.code}。`,
          title_en: 'A new order: 23 Apr, Thu',
          body_en: `${productId} ×1. Order code ${order.code}.`,
          link: `/farm/${hostId}`,
        })),
      ].sort((a, b) => a.recipient.localeCompare(b.recipient)),
    )
    expect(deps.texts).toEqual([
      {
        phone: '13912345678',
        template: 'guest_confirmed',
        params: { code: order.code, day: '4月23日 周四', parts },
        lang: 'zh-CN',
        text: `订好了：4月23日 周四，${parts}。到场出示订单码 ${order.code}，一个码管全程。`,
        outId: expect.stringMatching(/^chalu-\d+-sms:guest:/),
      },
    ])
  })

  test('says no name and no phone number in what is kept', async () => {
    await confirmedGuest(deps)
    await cronAndQueue(deps)
    for (const table of ['message', 'outbox', 'event'])
      expect(JSON.stringify((await db.prepare(`SELECT * FROM ${table}`).all()).results)).not.toMatch(/陈一|13912345678/)
  })

  test('is written in the language of whose order it is', async () => {
    const { order, ask } = await guestWith(tripOf(await openProduct(db)), deps)
    const { accountId } = await openAccount(deps)
    await db.batch([
      db.prepare("UPDATE account SET lang = 'en' WHERE id = ?1").bind(accountId),
      db.prepare('UPDATE orders SET account_id = ?2 WHERE id = ?1').bind(order.id, accountId),
    ])
    await ask('/confirm')
    await cronAndQueue(deps)
    expect(deps.texts).toMatchObject([
      { lang: 'en', params: { day: '23 Apr, Thu' }, text: expect.stringMatching(/^Booked/) },
    ])
  })

  test('to an order whose phone was erased stays in the inbox', async () => {
    const { order } = await confirmedGuest(deps)
    await db.prepare("UPDATE orders SET phone_cipher = '' WHERE id = ?1").bind(order.id).run()
    await cronAndQueue(deps)
    expect(deps.texts).toEqual([])
    expect(await messages()).toHaveLength(3)
  })
})

describe('a cancellation', () => {
  test('tells what comes back, and each farm what it loses', async () => {
    const rooms = [await openProduct(db, { units: [{ yuan: 200 }] }), await openProduct(db)] as const
    const { ask, order } = await guestWith(tripOf(...rooms), deps)
    await ask('/confirm', { door: 'test' })
    await cronAndQueue(deps)
    deps.pass(8 * 24 * AN_HOUR)
    await ask('/cancel')
    await cronAndQueue(deps)
    const told = (await messages()).slice(3)
    expect(told[0]).toMatchObject({
      title: `订单已取消：${order.code}`,
      body: expect.stringContaining('退回 210 元。'),
    })
    expect(told.slice(1).map(({ body }) => body)).toEqual(
      rooms.map(({ productId }) => `${productId}×1取消了，位子已放回。订单码 ${order.code}。`),
    )
  })

  test('of a part says so to the guest and to that farm alone', async () => {
    const { ask, products, order } = await confirmedGuest(deps)
    await cronAndQueue(deps)
    await ask('/cancel', { lines: [1] })
    await cronAndQueue(deps)
    expect((await messages()).slice(3)).toMatchObject([
      {
        recipient: `guest:${order.id}`,
        kind: 'guest_part_cancelled',
        body: `${products[1].productId}×1不去了，其余照旧。没有退款。`,
      },
      { recipient: `host:${products[1].hostId}`, kind: 'host_cancelled' },
    ])
  })

  test('of a hold is told to nobody, nor that it lapsed', async () => {
    const { ask } = await guestWith(tripOf(await openProduct(db)), deps)
    await ask('/cancel')
    await cronAndQueue(deps)
    expect(await outboxRows(deps)).toEqual([])
  })
})

test('a host who is asked, her no, and what comes back are told', async () => {
  const [room, walk] = [await openProduct(db, { hostAnswers: true }), await openProduct(db)]
  const { order, ask } = await guestWith(tripOf(room, walk), deps)
  await openAccount(deps, { owns: [room.hostId] })
  await ask('/confirm', { door: 'test' })
  await cronAndQueue(deps)
  expect((await messages()).map(({ kind }) => kind).sort()).toEqual(['guest_asked', 'host_asked', 'host_confirmed'])
  const host = await keeperOf(room, deps)
  await host.post(`/answers/${order.id}/0`, { answer: 'decline', reason: 'full' })
  await cronAndQueue(deps)
  expect(deps.texts.at(-1)).toMatchObject({
    template: 'guest_part_declined',
    params: { code: order.code, parts: `${room.productId}×1`, refund: '退回 100 元' },
  })
})

test('of an order that a host declined to the last line the guest hears once', async () => {
  const room = await openProduct(db, { hostAnswers: true })
  const { order, ask } = await guestWith(tripOf(room), deps)
  await ask('/confirm')
  await cronAndQueue(deps)
  const host = await keeperOf(room, deps)
  await host.post(`/answers/${order.id}/0`, { answer: 'decline', reason: '' })
  await cronAndQueue(deps)
  expect((await messages()).map(({ kind }) => kind)).toEqual(['guest_asked', 'host_asked', 'guest_declined'])
})

describe('a closure that hits', () => {
  test('is told to each guest whose confirmed order it hits, and once to the farm, with how many', async () => {
    const walk = await openProduct(db)
    const inn = await openProduct(db)
    const owner = await openAccount(deps, { owns: [walk.hostId] })
    const guests = [await guestWith(tripOf(walk, inn), deps), await guestWith(tripOf(walk), deps)]
    for (const { ask } of guests) await ask('/confirm')
    await guestWith(tripOf(walk), deps)
    const unhit = await guestWith(tripOf(inn), deps)
    await unhit.ask('/confirm')
    await cronAndQueue(deps)
    deps.texts.length = 0
    await close(walk.productId)
    await close(walk.productId)
    await cronAndQueue(deps)
    const told = (await messages()).filter(({ kind }) => String(kind).endsWith('_closed'))
    expect(told.map(({ recipient }) => recipient).sort()).toEqual(
      [...guests.map(({ order }) => `guest:${order.id}`), `host:${walk.hostId}`].sort(),
    )
    expect(told.find(({ recipient }) => recipient === `guest:${guests[0]!.order.id}`)).toMatchObject({
      body: `涨水封路。订单 ${guests[0]!.order.code} 里4月23日 周四的${walk.productId}×1去不了，可以在订单里全额退掉。`,
      body_en: expect.stringMatching(/^Flood\. Of order/),
      link: `/orders/${guests[0]!.order.id}/cancel`,
    })
    expect(deps.texts.filter(({ phone }) => phone === owner.phone)).toMatchObject([
      { template: 'host_closed', params: { notice: '涨水封路', day: '4月23日 周四', orders: '2' } },
    ])
    expect(deps.texts).toHaveLength(3)
  })

  test('and was lifted before anyone heard of it is not told', async () => {
    const walk = await openProduct(db)
    const { ask } = await guestWith(tripOf(walk), deps)
    await ask('/confirm')
    await cronAndQueue(deps)
    await close(walk.productId)
    await reopenClosure(db, 'flood', deps.now())
    await cronAndQueue(deps)
    expect((await messages()).filter(({ kind }) => String(kind).endsWith('_closed'))).toEqual([])
  })

  test('that hits nobody leaves its record and writes to nobody', async () => {
    const walk = await openProduct(db)
    await close(walk.productId)
    expect(await db.prepare("SELECT count(*) AS n FROM event WHERE kind = 'closure.published'").first('n')).toBe(1)
    expect(await outboxRows(deps)).toEqual([])
  })
})

test('what an inbox shows stays as it was sent', async () => {
  await confirmedGuest(deps)
  await cronAndQueue(deps)
  await expect(db.prepare("UPDATE message SET body = 'x'").run()).rejects.toThrow('stays as it was sent')
})

describe('what the township says of a farm’s listings and certificates', () => {
  const tell = (kind: string, subjectId: string, hostId: string, detail: object) =>
    db.batch([
      db
        .prepare("INSERT INTO event (at, kind, subject_id, actor, door, detail) VALUES (?1, ?2, ?3, 'x', 'web', ?4)")
        .bind(deps.now(), kind, subjectId, JSON.stringify(detail)),
      db
        .prepare("INSERT INTO outbox (event_id, recipient, due_at) SELECT max(id), 'host:' || ?1, ?2 FROM event")
        .bind(hostId, deps.now()),
    ])

  test('stands in her inbox, with the reason, and leads to where it is put right', async () => {
    const { productId, hostId } = await openProduct(db)
    await openAccount(deps, { owns: [hostId] })
    await tell('listing.returned', productId, hostId, { number: 1, reason: '请补上照片' })
    await tell('certificate.refused', hostId, hostId, { kind: 'fire', reason: '看不清' })
    await cronAndQueue(deps)
    const [listing, certificate] = await messages()
    expect(listing).toMatchObject({
      title: `还要改一改：${productId}`,
      body: expect.stringContaining('请补上照片'),
      link: `/farm/${hostId}/listings/${productId}`,
    })
    expect(certificate).toMatchObject({ body: expect.stringContaining('看不清'), link: `/farm/${hostId}/certificates` })
    expect(deps.texts).toEqual([])
  })

  test('says why a photo is to be taken again, and that another calendar is silent', async () => {
    const { productId, hostId } = await openProduct(db)
    await openAccount(deps, { owns: [hostId] })
    await tell('photo.refused', 'photo', hostId, { reason: '太暗了' })
    await tell('feed.failing', 'feed', hostId, { productId, platform: '携程' })
    await cronAndQueue(deps)
    const [photo, calendar] = await messages()
    expect(photo).toMatchObject({ body: expect.stringContaining('太暗了'), link: `/farm/${hostId}/photos` })
    expect(calendar).toMatchObject({
      title: '携程的日历一天没读到了',
      body: expect.stringContaining(productId),
      link: `/farm/${hostId}/feeds`,
    })
    expect(deps.texts).toEqual([])
  })

  test('goes to her phone when a night was sold twice', async () => {
    const { productId, hostId } = await openProduct(db)
    await openAccount(deps, { owns: [hostId] })
    await tell('feed.clashed', 'feed', hostId, { productId, platform: '携程', days: ['2026-05-01', '2026-05-02'] })
    await cronAndQueue(deps)
    expect(deps.texts).toMatchObject([
      { template: 'host_calendar_clashed', params: { listing: productId, platform: '携程', day: '5月1日 周五' } },
    ])
  })

  test('goes to her phone when a certificate is about to lapse', async () => {
    const { hostId } = await openProduct(db)
    await openAccount(deps, { owns: [hostId] })
    await tell('certificate.lapsing', hostId, hostId, { kind: 'fire', expiresOn: '2026-05-01' })
    await cronAndQueue(deps)
    expect(deps.texts).toMatchObject([{ template: 'host_certificate_lapsing', params: { day: '5月1日 周五' } }])
  })
})
