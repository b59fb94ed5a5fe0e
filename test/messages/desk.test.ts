import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { goesBySms, MESSAGE_KINDS } from '../../src/messages/messages.kinds.ts'
import { deadLetters } from '../../src/messages/messages.ts'
import { SmsFailure } from '../../src/messages/sms.ts'
import { openAccount, type Person } from '../support/accounts.ts'
import { type Call, LIVE, type TestDeps, testDeps, type testEnv, worker } from '../support/deps.ts'
import { answerSms, badNumber, confirmedGuest, cronAndQueue, outboxRows } from '../support/messages.ts'

const db = env.DB
let deps: TestDeps
let call: Call
let admin: Person
beforeEach(async () => {
  deps = testDeps()
  call = worker(deps)
  admin = await openAccount(deps, { staff: ['admin'] })
})

const get = async (path: string) => {
  const reply = await call(path, { headers: { cookie: admin.cookie } })
  return { status: reply.status, text: await reply.text() }
}
const post = async (path: string, form: Record<string, string>) => {
  const reply = await call(path, { method: 'POST', form, headers: { cookie: admin.cookie } })
  return { status: reply.status, location: reply.headers.get('location'), text: await reply.text() }
}
const noMoney = new SmsFailure('isv.OUT_OF_SERVICE', { worthRetrying: false })

describe('what did not arrive', () => {
  test('is told with whom it was for and why, and no phone number', async () => {
    const { order, products } = await confirmedGuest(deps)
    const owner = await openAccount(deps, { owns: [products[0].hostId] })
    answerSms(deps, badNumber, badNumber)
    await cronAndQueue(deps)
    const { text } = await get('/desk/messages')
    expect(text).toContain(`给订单 ${order.code} 的客人`)
    expect(text).toContain(`给${products[0].hostId}`)
    expect(text).toContain('手机号码不对，或者拒收：2 条')
    expect(text).not.toContain(owner.phone)
    expect(text).not.toContain('13912345678')
  })

  test('is sent again by staff, once, with their name in the record', async () => {
    await confirmedGuest(deps)
    answerSms(deps, badNumber)
    await cronAndQueue(deps)
    const { letters } = await deadLetters(deps)
    const form = { eventId: String(letters[0]!.eventId), recipient: letters[0]!.recipient }
    const replies = await Promise.all([post('/desk/messages/again', form), post('/desk/messages/again', form)])
    expect(replies.map(({ location }) => location).sort()).toEqual(['/desk/messages?again=0', '/desk/messages?again=1'])
    // The request itself has handed it over.
    expect(deps.queue).toEqual([{ eventId: letters[0]!.eventId, recipient: letters[0]!.recipient }])
    await cronAndQueue(deps)
    expect(deps.texts).toHaveLength(1)
    expect((await deadLetters(deps)).letters).toEqual([])
    const event = await db.prepare("SELECT actor, subject_id FROM event WHERE kind = 'message.sent_again'").first()
    expect(event).toEqual({ actor: `account:${admin.accountId}`, subject_id: letters[0]!.recipient })
  })

  test('is sent again all at once, when what stood in the way is mended', async () => {
    for (const _ of [1, 2, 3]) await confirmedGuest(deps)
    answerSms(deps, noMoney, noMoney, badNumber)
    await cronAndQueue(deps)
    expect((await deadLetters(deps)).reasons).toEqual([
      { outcome: 'isv.OUT_OF_SERVICE', count: 2 },
      { outcome: badNumber.code, count: 1 },
    ])
    const { location } = await post('/desk/messages/again', { outcome: 'isv.OUT_OF_SERVICE' })
    expect((await get(location!)).text).toContain('2 条正在重新发出')
    await cronAndQueue(deps)
    expect(deps.texts).toHaveLength(2)
    expect((await deadLetters(deps)).letters).toHaveLength(1)
  })

  test('and fails again begins with its waits anew', async () => {
    await confirmedGuest(deps)
    answerSms(deps, badNumber, new SmsFailure('Throttling.User', { worthRetrying: true }))
    await cronAndQueue(deps)
    await post('/desk/messages/again', { outcome: badNumber.code })
    await cronAndQueue(deps)
    expect(await outboxRows(deps)).toContainEqual(
      expect.objectContaining({ outcome: 'Throttling.User', dead_at: null, attempts: 1, due_at: deps.now() + 60_000 }),
    )
  })

  test('a reason nobody has met yet is told as it is', async () => {
    await confirmedGuest(deps)
    answerSms(deps, new SmsFailure('isv.<NEW>', { worthRetrying: false }))
    await cronAndQueue(deps)
    expect((await get('/desk/messages')).text).toContain('其他原因（isv.&lt;NEW>）')
  })
})

describe('what messages say', () => {
  const path = '/desk/texts/guest_confirmed'
  const change = (text: string, more: Record<string, string> = {}) =>
    post(path, { channel: 'sms', lang: 'zh-CN', do: 'save', text, ...more })
  const nextSms = async () => {
    await confirmedGuest(deps)
    deps.pass(1000)
    await cronAndQueue(deps)
    return deps.texts.at(-1)?.text
  }

  test('is not kept with a fault, which is told beside what was typed', async () => {
    const { status, text } = await change('{code} {prize} 到了')
    expect(status).toBe(422)
    expect(text).toContain('没有 {prize} 这样的内容')
    expect(text).toContain('{code} {prize} 到了')
    expect(await db.prepare('SELECT count(*) AS n FROM message_text').first('n')).toBe(0)
  })

  test('goes out as staff wrote it, and messages that were sent stay as they were', async () => {
    await nextSms()
    const before = await db.prepare('SELECT group_concat(body) AS b FROM message').first('b')
    expect((await change('您好，{day}见。订单码 {code}。')).location).toBe(`${path}?saved=sms-zh-CN#sms-zh-CN`)
    await post(path, { channel: 'inbox', lang: 'zh-CN', text: '订好啦\r\n{parts}，{code}' })
    deps.pass(1000)
    expect(await nextSms()).toMatch(/^您好，4月23日 周四见。订单码 \w{8}。$/)
    const [row] = (
      await db.prepare("SELECT title, body FROM message WHERE kind = 'guest_confirmed' ORDER BY id DESC").all()
    ).results
    expect(row).toMatchObject({ title: '订好啦', body: expect.stringMatching(/×1，\w{8}$/) })
    expect(String(await db.prepare('SELECT group_concat(body) AS b FROM message').first('b'))).toContain(String(before))
  })

  test('goes back to the words of the product, and every version is kept with who wrote it', async () => {
    await change('一 {code}')
    await change('二 {code}')
    await change('二 {code}')
    await change('', { do: 'restore' })
    expect(await nextSms()).toMatch(/^订好了/)
    const { results } = await db.prepare('SELECT text, changed_by FROM message_text ORDER BY id').all()
    expect(results).toEqual(
      ['一 {code}', '二 {code}', null].map((text) => ({ text, changed_by: `account:${admin.accountId}` })),
    )
    expect((await get(path)).text).toMatch(/恢复了原文.*改成：.*二 \{code\}.*一 \{code\}/s)
    expect(await db.prepare("SELECT count(*) AS n FROM event WHERE kind = 'text.changed'").first('n')).toBe(3)
    await expect(db.prepare("UPDATE message_text SET text = 'x'").run()).rejects.toThrow('never edited')
  })

  test('written back to how it came is how it came', async () => {
    const original = /<textarea[^>]*lang="zh-CN" aria-labelledby="sms-zh-CN-heading"[^>]*>([^<]*)/.exec(
      (await get(path)).text,
    )?.[1]
    await change('一 {code}')
    await change(original!)
    expect(await db.prepare('SELECT text FROM message_text ORDER BY id DESC').first('text')).toBeNull()
  })

  test('of a message there is not, is not there', async () => {
    expect((await get('/desk/texts/prize')).status).toBe(404)
    expect((await post('/desk/texts/prize', { channel: 'sms', lang: 'en', text: 'x' })).status).toBe(404)
  })

  test('by SMS says which template is in use, and where both differ', async () => {
    deps = testDeps({
      ...LIVE,
      MODE: 'demo',
      SMS_SENDER: 'aliyun',
      ALIYUN_SMS_TEMPLATES: JSON.stringify({
        sign_in_code: 'SMS_1001',
        guest_confirmed: { code: 'SMS_1002', params: { code: 'code', day: 'date' } },
      }),
    } as Partial<typeof testEnv>) // texts, all of them
    call = worker(deps)
    const { text } = await get(path)
    expect(text).toContain('用的模板：SMS_1002')
    expect(text).toContain('模板里填的是 {code}、{day}')
    expect(text).toContain('$'.concat('{date}'))
    expect(text).toContain('没有英文的模板，用中文的发')
    expect(text).not.toContain('还没有模板')
    expect((await get('/desk/texts/host_closed')).text.match(/还没有模板/g)).toHaveLength(2)
    const list = (await get('/desk/texts')).text
    expect(list).toMatch(/登录验证码.*SMS_1001.*订好了.*SMS_1002/s)
    expect(list.match(/还没有模板/g)).toHaveLength(MESSAGE_KINDS.filter(goesBySms).length - 1)
  })
})
