import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { openAccount, type Person } from '../support/accounts.ts'
import { readReview, type Visitor, visitor, visitors } from '../support/visits.ts'

const db = env.DB

async function reviewed() {
  const guest = await visitor()
  await guest.review({ text: '老板骂人，我也骂他。' })
  const reviewer = await openAccount(guest.deps, { staff: ['reviewer'] })
  return { guest, reviewer, id: String((await readReview(guest.order.id))?.id) }
}

const judgeAs =
  ({ call }: Visitor, who: Person) =>
  (id: string, act: 'hide' | 'unhide', form: Record<string, string> = {}) =>
    call(`/desk/reviews/${id}/${act}`, {
      method: 'POST',
      form: { reason: 'abusive', words: '骂了主人', version: '1', ...form },
      headers: { cookie: who.cookie },
    })
const pageOf = async ({ call, product, deps }: Visitor) => {
  deps.pass(1000)
  return (await call(`/products/${product.productId}/reviews`)).text()
}

describe('staff', () => {
  test('hide a review: the reason stands in its place, the words are out of sight, and its writer is told', async () => {
    const { guest, reviewer, id } = await reviewed()
    const reply = await judgeAs(guest, reviewer)(id, 'hide')
    expect([reply.status, reply.headers.get('location')]).toEqual([303, `/desk/reviews#review-${id}`])
    const page = await pageOf(guest)
    expect(page).toContain('已隐藏：骂人。<bdi lang="zh-CN">骂了主人</bdi>')
    expect(page).not.toContain('我也骂他')
    expect(await guest.page()).toContain('我也骂他')
    expect(
      await db
        .prepare("SELECT recipient FROM outbox JOIN event ON event.id = event_id WHERE kind = 'review.hidden'")
        .first(),
    ).toEqual({
      recipient: `guest:${guest.order.id}`,
    })
  })

  test('bring it back, and both stand in the record', async () => {
    const { guest, reviewer, id } = await reviewed()
    const judge = judgeAs(guest, reviewer)
    await judge(id, 'hide')
    expect((await judge(id, 'unhide')).status).toBe(303)
    expect(await pageOf(guest)).toContain('我也骂他')
    const { results } = await db
      .prepare(
        "SELECT kind, actor, detail ->> 'words' AS words FROM event WHERE kind IN ('review.hidden', 'review.shown') ORDER BY id",
      )
      .all()
    const actor = `account:${reviewer.accountId}`
    expect(results).toEqual([
      { kind: 'review.hidden', actor, words: '骂了主人' },
      { kind: 'review.shown', actor, words: null },
    ])
  })

  test('twice is once, either way', async () => {
    const { guest, reviewer, id } = await reviewed()
    const judge = judgeAs(guest, reviewer)
    for (const act of ['unhide', 'hide', 'hide', 'unhide', 'unhide'] as const)
      expect((await judge(id, act)).status, act).toBe(303)
    expect(
      await db
        .prepare("SELECT count(*) AS n FROM event WHERE kind IN ('review.hidden', 'review.shown')")
        .first<number>('n'),
    ).toBe(2)
  })

  test('need a reason of the list and words, and find what they had typed', async () => {
    const { guest, reviewer, id } = await reviewed()
    const reply = await judgeAs(guest, reviewer)(id, 'hide', { reason: 'unkind', words: '' })
    const page = await reply.text()
    expect(reply.status).toBe(422)
    expect(page).toContain('请选一条理由')
    expect(page).toContain('请写几个字')
    expect((await readReview(guest.order.id))?.hidden_at).toBeNull()
  })

  test('hide no other text than they have read', async () => {
    const { guest, reviewer, id } = await reviewed()
    await guest.review({ text: '写得客气些。', version: '1' })
    const reply = await judgeAs(guest, reviewer)(id, 'hide')
    expect([reply.status, await reply.text()]).toEqual([409, expect.stringContaining('写得客气些。')])
    expect((await readReview(guest.order.id))?.hidden_at).toBeNull()
  })

  test.each([['hide'], ['unhide']] as const)('%s nothing of a farm of their own, nor what they wrote', async (act) => {
    const { guest, id } = await reviewed()
    const own = await openAccount(guest.deps, { staff: ['reviewer'], helps: [guest.product.hostId] })
    const writer = await openAccount(guest.deps, { staff: ['reviewer'] })
    await db.prepare('UPDATE orders SET account_id = ?1').bind(writer.accountId).run()
    if (act === 'unhide')
      await db
        .prepare("UPDATE review SET hidden_at = 1, hidden_by = 'x', hidden_reason = 'abusive', hidden_words = '骂人'")
        .run()
    for (const who of [own, writer]) {
      const reply = await judgeAs(guest, who)(id, act)
      expect([reply.status, await reply.text()]).toEqual([403, expect.stringContaining('留给别人来评')])
    }
    expect((await readReview(guest.order.id))?.hidden_at).toBe(act === 'hide' ? null : 1)
  })

  test('find nothing where there is nothing, or where it was withdrawn', async () => {
    const { guest, reviewer, id } = await reviewed()
    expect((await judgeAs(guest, reviewer)('none', 'hide')).status).toBe(404)
    await guest.post(`/${guest.product.productId}/withdraw`)
    for (const act of ['hide', 'unhide'] as const)
      expect((await judgeAs(guest, reviewer)(id, act)).status, act).toBe(404)
  })

  test('look at all of them, or at those that are hidden', async () => {
    const [shown, hidden] = (await visitors(2)) as [Visitor, Visitor]
    await shown.review({ text: '看得见的' })
    await hidden.review({ text: '看不见的' })
    const reviewer = await openAccount(shown.deps, { staff: ['reviewer'] })
    await judgeAs(shown, reviewer)(String((await readReview(hidden.order.id))?.id), 'hide')
    const list = async (query: string) =>
      (await shown.call(`/desk/reviews${query}`, { headers: { cookie: reviewer.cookie } })).text()
    const [all, only] = [await list(''), await list('?show=hidden')]
    expect([all.includes('看得见的'), all.includes('看不见的')]).toEqual([true, true])
    expect([only.includes('看得见的'), only.includes('看不见的')]).toEqual([false, true])
  })
})
