import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { DAY_MS } from '../../src/days.ts'
import { type AnyBody, statusAndBody } from '../support/reply.ts'
import { openProduct } from '../support/township.ts'
import { readReview, type Visitor, visitor, visitors } from '../support/visits.ts'

const db = env.DB

const listOf = async ({ call, product, deps }: Visitor, query = ''): Promise<AnyBody> => {
  deps.pass(1000)
  return (await statusAndBody(await call(`/api/products/${product.productId}/reviews${query}`))).body
}
const textAt = async ({ call, deps }: Visitor, path: string) => {
  deps.pass(1000)
  return (await call(path)).text()
}
const hide = (orderId: string) =>
  db
    .prepare(
      "UPDATE review SET hidden_at = 1, hidden_by = 'x', hidden_reason = 'personal', hidden_words = '写了邻居' WHERE order_id = ?1",
    )
    .bind(orderId)
    .run()

describe('the list of a product’s reviews', () => {
  test('is empty at first, and not there for what is not sold', async () => {
    const guest = await visitor()
    expect(await listOf(guest)).toEqual({ rating: { count: 0, average: null }, items: [], nextCursor: null })
    const draft = await openProduct(db, { state: 'draft' })
    for (const id of ['none', draft.productId])
      expect((await guest.call(`/api/products/${id}/reviews`)).status, id).toBe(404)
    expect((await guest.call(`/api/products/${guest.product.productId}/reviews?x=1`)).status).toBe(422)
  })

  test('tells of a guest no more than a first character, a month and with whom', async () => {
    const guest = await visitor({ contact: { name: '欧阳晓燕', phone: '13911112222' }, party: { adults: 1 } })
    await guest.review({ text: '' })
    const { items } = await listOf(guest)
    expect(items).toEqual([
      {
        id: expect.any(String),
        stars: 5,
        text: '',
        author: '欧*',
        visitedIn: '2026-04',
        party: 'alone',
        writtenAt: expect.stringMatching(/Z$/),
        changedAt: null,
        answer: null,
        hidden: null,
      },
    ])
    expect(JSON.stringify(items)).not.toMatch(/晓燕|1391111/)
    expect(JSON.stringify(items)).not.toContain(guest.order.id)
  })

  test('has an average from three on; what is hidden or withdrawn counts nowhere', async () => {
    const guests = await visitors(4)
    for (const [index, stars] of ['5', '5', '4', '1'].entries()) await guests[index]?.review({ stars })
    const [first, second, , last] = guests
    expect((await listOf(first)).rating).toEqual({ count: 4, average: 3.8 })
    await hide(last?.order.id ?? '')
    expect((await listOf(first)).rating).toEqual({ count: 3, average: 4.7 })
    await second?.review({ stars: '3', version: '1' })
    expect((await listOf(first)).rating).toEqual({ count: 3, average: 4 })
    await last?.post(`/${first.product.productId}/withdraw`)
    expect((await listOf(first)).rating).toEqual({ count: 3, average: 4 })
    await first.post(`/${first.product.productId}/withdraw`)
    expect((await listOf(first)).rating).toEqual({ count: 2, average: null })
  })

  test('says why one is hidden and nothing that stood in it', async () => {
    const [shown, hidden] = (await visitors(2)) as [Visitor, Visitor]
    await shown.review()
    shown.deps.pass(1)
    await hidden.review({ text: '邻居老王家……' })
    await hide(hidden.order.id)
    const { items } = await listOf(shown)
    expect(items[0]).toMatchObject({
      stars: null,
      text: null,
      answer: null,
      hidden: { reason: 'personal', words: '写了邻居' },
    })
    expect(JSON.stringify(items)).not.toContain('老王')
  })

  test('comes newest first, page by page, each review once', async () => {
    const guests = await visitors(13)
    for (const guest of guests) {
      guest.deps.pass(1000)
      await guest.review()
    }
    const [guest] = guests
    const newest = await Promise.all(guests.map(async ({ order }) => String((await readReview(order.id))?.id)))
    const first = await listOf(guest)
    const second = await listOf(guest, `?cursor=${first.nextCursor}`)
    const ids = [...first.items, ...second.items].map(({ id }: { id: string }) => id)
    expect(ids).toEqual(newest.reverse())
    expect([first.items.length, second.nextCursor]).toEqual([10, null])
    const path = `/products/${guest.product.productId}`
    expect(await textAt(guest, path)).toContain(`href="${path}/reviews"`)
    expect(await textAt(guest, `${path}/reviews`)).toContain(`cursor=${first.nextCursor}`)
    expect(await textAt(guest, `${path}/reviews?cursor=${first.nextCursor}`)).toContain('从头看')
  })
})

describe('an average in a list', () => {
  test('stands from three reviews on, with how many there are', async () => {
    const guests = (await visitors(3)) as [Visitor, Visitor, Visitor]
    const [guest] = guests
    const pages = ['/products', `/hosts/${guest.product.hostId}`, `/places/${guest.product.placeId}`]
    for (const each of guests.slice(0, 2)) await each.review()
    expect(await textAt(guest, '/products')).not.toContain('分 · ')
    await guests[2].review({ stars: '4' })
    for (const path of pages) expect(await textAt(guest, path), path).toContain('4.7 分 · 3 条评价')
    expect(await textAt(guest, '/en/products')).toContain('4.7 of 5 · 3 reviews')
  })

  test('of a host is of all that she sells', async () => {
    const meal = await openProduct(db, { hostId: 'guilan' })
    const walk = await openProduct(db, { hostId: 'guilan' })
    const guests = await visitors(2, { product: meal, also: [walk] })
    for (const guest of guests) for (const { productId } of [meal, walk]) await guest.review({ stars: '4' }, productId)
    const [guest] = guests
    const page = await textAt(guest, '/hosts/guilan')
    expect(page).toContain('平均 4.0 分，满分 5 分，一共 4 条')
    expect(page).toContain(`href="/products/${walk.productId}"`)
    expect(await textAt(guest, '/hosts/guilan/reviews')).toContain(`href="/products/${walk.productId}"`)
    await db.prepare("UPDATE product SET state = 'closed' WHERE id = ?1").bind(walk.productId).run()
    const later = await textAt(guest, '/hosts/guilan/reviews')
    expect([later.includes(walk.productId), later.includes(`href="/products/${walk.productId}"`)]).toEqual([
      true,
      false,
    ])
  })
})

describe('a product’s page', () => {
  test('says nothing of reviews before there is one, and in English what there is', async () => {
    const guest = await visitor()
    const path = `/products/${guest.product.productId}`
    expect(await textAt(guest, path)).not.toContain('客人怎么说')
    await guest.review({ text: 'Lovely.' })
    expect(await textAt(guest, path)).toContain('<p class="written" dir="auto" lang="en">Lovely.</p>')
    expect(await textAt(guest, `/en${path}`)).toContain('Very good')
    expect(await textAt(guest, `/en${path}/reviews`)).toContain('Only guests who booked it')
  })
})

test('of a person who was erased the words stay, and nothing says whose they were', async () => {
  const guest = await visitor({ contact: { name: '陈晓燕' } })
  await guest.review()
  await db.prepare("UPDATE orders SET contact_name = '', phone_cipher = ''").run()
  guest.deps.pass(DAY_MS)
  expect((await listOf(guest)).items[0]).toMatchObject({ author: null, text: '灶火饭香。' })
  expect(await textAt(guest, `/products/${guest.product.productId}`)).toContain('一位客人')
})
