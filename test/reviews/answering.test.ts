import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { DAY_MS } from '../../src/days.ts'
import { openAccount, type Person } from '../support/accounts.ts'
import { openProduct } from '../support/township.ts'
import { readReview, type Visitor, visitor } from '../support/visits.ts'

const db = env.DB

/** A review, and the host it is about. */
async function reviewed(): Promise<{ guest: Visitor; host: Person; id: string }> {
  const guest = await visitor()
  await guest.review()
  const host = await openAccount(guest.deps, { owns: [guest.product.hostId] })
  return { guest, host, id: String((await readReview(guest.order.id))?.id) }
}

const answerAs =
  (guest: Visitor, who: Person, hostId = guest.product.hostId) =>
  (id: string, form: Record<string, string> = {}) =>
    guest.call(`/farm/${hostId}/reviews/${id}`, {
      method: 'POST',
      form: { text: '谢谢，下次给您留靠窗的。', version: '1', answerVersion: '0', ...form },
      headers: { cookie: who.cookie },
    })

describe('a host', () => {
  test('answers once, for everyone to read, and the guest hears of it', async () => {
    const { guest, host, id } = await reviewed()
    const reply = await answerAs(guest, host)(id)
    expect([reply.status, reply.headers.get('location')]).toEqual([
      303,
      `/farm/${guest.product.hostId}/reviews#review-${id}`,
    ])
    expect(await (await guest.call(`/products/${guest.product.productId}`)).text()).toContain('下次给您留靠窗的')
    const told = await db
      .prepare("SELECT recipient, actor FROM outbox JOIN event ON event.id = event_id WHERE kind = 'review.answered'")
      .first()
    expect(told).toEqual({
      recipient: `guest:${guest.order.id}`,
      actor: `account:${host.accountId} for host:${guest.product.hostId}`,
    })
  })

  test('presses twice: it is there once; the guest is told once', async () => {
    const { guest, host, id } = await reviewed()
    const answer = answerAs(guest, host)
    expect((await Promise.all([answer(id), answer(id)])).map(({ status }) => status)).toEqual([303, 303])
    expect(await db.prepare("SELECT count(*) AS n FROM event WHERE kind = 'review.answered'").first<number>('n')).toBe(
      1,
    )
  })

  test('may change it for fourteen days, and then it stands', async () => {
    const { guest, host, id } = await reviewed()
    const answer = answerAs(guest, host)
    await answer(id)
    guest.deps.pass(14 * DAY_MS - 1)
    expect((await answer(id, { text: '再说一句。', answerVersion: '1' })).status).toBe(303)
    guest.deps.pass(1)
    const late = await answer(id, { text: '又一句。', answerVersion: '2' })
    expect([late.status, await late.text()]).toEqual([409, expect.stringContaining('过了十四天')])
    expect(await readReview(guest.order.id)).toMatchObject({ answer: '再说一句。', answer_version: 2 })
  })

  test('and her helper answer at the same time: the second reads the first', async () => {
    const { guest, host, id } = await reviewed()
    const helper = await openAccount(guest.deps, { helps: [guest.product.hostId] })
    await answerAs(guest, host)(id, { text: '我先答了。' })
    const reply = await answerAs(guest, helper)(id, { text: '我也答。' })
    const page = await reply.text()
    expect(reply.status).toBe(409)
    for (const words of ['刚刚有改动', '我先答了。', '我也答。']) expect(page).toContain(words)
    expect((await readReview(guest.order.id))?.answer).toBe('我先答了。')
  })

  test('who has read another text than stands there now reads that first', async () => {
    const { guest, host, id } = await reviewed()
    await guest.review({ stars: '1', text: '其实不好。', version: '1' })
    const reply = await answerAs(guest, host)(id)
    expect([reply.status, await reply.text()]).toEqual([409, expect.stringContaining('其实不好。')])
    expect((await readReview(guest.order.id))?.answer).toBeNull()
  })

  test('answers nothing that was hidden or withdrawn meanwhile', async () => {
    const { guest, host, id } = await reviewed()
    await db
      .prepare("UPDATE review SET hidden_at = 1, hidden_by = 'x', hidden_reason = 'abusive', hidden_words = '骂人'")
      .run()
    const hidden = await answerAs(guest, host)(id)
    expect([hidden.status, await hidden.text()]).toEqual([409, expect.stringContaining('隐藏')])
    await guest.post(`/${guest.product.productId}/withdraw`)
    expect((await answerAs(guest, host)(id)).status).toBe(404)
  })

  test('answers nobody else’s: not by her own address, nor by theirs', async () => {
    const { guest, id } = await reviewed()
    const elsewhere = await openProduct(db)
    const other = await openAccount(guest.deps, { owns: [elsewhere.hostId] })
    expect((await answerAs(guest, other, elsewhere.hostId)(id)).status).toBe(404)
    expect((await answerAs(guest, other)(id)).status).toBe(404)
    expect((await readReview(guest.order.id))?.answer).toBeNull()
  })

  test('is told what an empty answer lacks, and that numbers are covered', async () => {
    const { guest, host, id } = await reviewed()
    const empty = await answerAs(guest, host)(id, { text: ' \n ' })
    expect([empty.status, await empty.text()]).toEqual([422, expect.stringContaining('请写几个字')])
    const long = await answerAs(guest, host)(id, { text: '谢'.repeat(501) })
    expect(long.status).toBe(422)
    await answerAs(guest, host)(id, { text: '陈女士 13912345678 您好' })
    expect((await readReview(guest.order.id))?.answer).toBe('陈女士 139******** 您好')
  })
})

test('a helper whose consent was withdrawn reads and answers nothing, whatever an isolate remembers', async () => {
  const { guest, id } = await reviewed()
  const helper = await openAccount(guest.deps, { helps: [guest.product.hostId] })
  const open = async () =>
    (await guest.call(`/farm/${guest.product.hostId}/reviews`, { headers: { cookie: helper.cookie } })).text()
  expect(await open()).toContain('灶火饭香')
  await db.prepare('UPDATE host_member SET ended_at = 1').run()
  expect(await open()).not.toContain('灶火饭香')
  expect((await answerAs(guest, helper)(id)).status).toBe(404)
})

test('what was withdrawn takes its answer along', async () => {
  const { guest, host, id } = await reviewed()
  await answerAs(guest, host)(id)
  await guest.post(`/${guest.product.productId}/withdraw`)
  expect(await readReview(guest.order.id)).toMatchObject({ answer: null, answered_at: null, answered_by: null })
})
