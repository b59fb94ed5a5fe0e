import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { tendOrders } from '../../src/bookings/bookings.jobs.ts'
import { DAY_MS, HOUR_MS } from '../../src/days.ts'
import { inviteToReview } from '../../src/reviews/reviews.jobs.ts'
import { cronAndQueue } from '../support/messages.ts'
import { openProduct } from '../support/township.ts'
import { bookedVisitor, type Visitor, visitors } from '../support/visits.ts'

const db = env.DB

/** What went into the outbox, in the order in which it did. */
const invited = async () =>
  (
    await db
      .prepare(
        "SELECT recipient, detail ->> 'lines' AS lines FROM outbox JOIN event ON event.id = event_id WHERE kind = 'review.invited' ORDER BY event_id",
      )
      .all<{ recipient: string; lines: string }>()
  ).results

/** A booking for April 23 from two in the afternoon until noon of the next day, made on April 13 at ten. */
async function over(): Promise<Visitor> {
  const guest = await bookedVisitor()
  guest.deps.pass(11 * DAY_MS + 2 * HOUR_MS)
  await tendOrders(guest.deps)
  return guest
}

test('whoever was there is asked the day after, at ten in the morning, once', async () => {
  const { deps, order } = await over()
  deps.pass(22 * HOUR_MS - 1)
  await inviteToReview(deps)
  expect(await invited()).toEqual([])
  deps.pass(1)
  await Promise.all([inviteToReview(deps), inviteToReview(deps)])
  deps.pass(DAY_MS)
  await inviteToReview(deps)
  expect(await invited()).toEqual([{ recipient: `guest:${order.id}`, lines: '[0]' }])
})

test('whoever has said it all is not asked, and only for what is left', async () => {
  const walk = await openProduct(db)
  const [some, all] = (await visitors(2, { also: [walk] })) as [Visitor, Visitor]
  await some.review()
  await all.review()
  await all.review({}, walk.productId)
  some.deps.pass(DAY_MS)
  await inviteToReview(some.deps)
  expect(await invited()).toEqual([{ recipient: `guest:${some.order.id}`, lines: '[1]' }])
})

test('nobody is asked who did not come, who was erased, or a week late', async () => {
  const [absent, erased, late] = (await visitors(3)) as [Visitor, Visitor, Visitor]
  await db.batch([
    db.prepare('UPDATE order_line SET no_show = quantity WHERE order_id = ?1').bind(absent.order.id),
    db.prepare("UPDATE orders SET contact_name = '', phone_cipher = '' WHERE id = ?1").bind(erased.order.id),
    db.prepare('UPDATE review_invitation SET due_at = due_at - ?2 WHERE order_id = ?1').bind(late.order.id, 7 * DAY_MS),
  ])
  absent.deps.pass(DAY_MS)
  await inviteToReview(absent.deps)
  expect(await invited()).toEqual([])
})

test('nobody is asked about what was cancelled', async () => {
  const guest = await bookedVisitor()
  await guest.call(`/api/orders/${guest.order.id}/cancel`, {
    method: 'POST',
    json: {},
    headers: { authorization: `Bearer ${guest.order.accessToken}` },
  })
  guest.deps.pass(20 * DAY_MS)
  await tendOrders(guest.deps)
  await inviteToReview(guest.deps)
  expect(await invited()).toEqual([])
})

test('the message leads to where it can be written, the host’s to where she answers', async () => {
  const guest = await over()
  guest.deps.pass(DAY_MS)
  await inviteToReview(guest.deps)
  await cronAndQueue(guest.deps)
  await guest.review()
  await cronAndQueue(guest.deps)
  const { results } = await db
    .prepare("SELECT kind, title, body, link FROM message WHERE kind IN ('guest_invited', 'host_reviewed') ORDER BY id")
    .all()
  const { productId, hostId } = guest.product
  expect(results).toEqual([
    {
      kind: 'guest_invited',
      title: '去过了，说几句吧',
      body: `${productId}×1，怎么样？一两句就好，写给后来的人，也让农户知道。`,
      link: `/orders/${guest.order.id}/reviews`,
    },
    {
      kind: 'host_reviewed',
      title: '有客人写了评价',
      body: `来过的客人说了说${productId}×1。答一句，大家都看得到。`,
      link: `/farm/${hostId}/reviews`,
    },
  ])
})
