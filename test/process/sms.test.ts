import { createServer, request } from 'node:http'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { aliyunSender } from '../../src/messages/sms.aliyun.ts'
import type { AliyunConfig } from '../../src/messages/sms.config.ts'
import { type Sms, SmsFailure } from '../../src/messages/sms.ts'
import { AliyunStandIn } from '../support/aliyun.ts'
import { ACCOUNT } from '../support/aliyun-account.ts'

const CODE: Sms = { phone: '13912345678', template: 'sign_in_code', params: { code: '271828' } }
const NAMED: Sms = { ...CODE, outId: 'chalu-7-guest' }

let aliyun: AliyunStandIn
let endpoint: string
beforeEach(async () => {
  aliyun = new AliyunStandIn()
  endpoint = await aliyun.start()
})
afterEach(() => aliyun.stop())

const templates: AliyunConfig['templates'] = new Map([
  ['sign_in_code', { code: 'SMS_1001', params: { code: 'code' } }],
  ['guest_confirmed', { code: 'SMS_1002', params: { code: 'code', day: 'date' } }],
])

function sender({
  now = Date.now,
  newNonce = () => crypto.randomUUID(),
  ...config
}: Partial<AliyunConfig & { now(): number; newNonce(): string }> = {}) {
  return aliyunSender({ sender: 'aliyun', ...ACCOUNT, templates, endpoint, ...config }, { now, newNonce })
}

/** How the sender says that it failed. */
async function failureOf(sent: Promise<void>) {
  const error = await sent.then(
    () => null,
    (thrown) => thrown,
  )
  if (!(error instanceof SmsFailure)) throw error ?? new Error('It was taken in.')
  const { code, worthRetrying, maybeSent } = error
  return { code, worthRetrying, maybeSent }
}

describe('the gateway refuses', () => {
  const refused = (code: string) => ({ code, worthRetrying: true, maybeSent: false })

  test('another key’s signature', async () => {
    expect(await failureOf(sender({ keySecret: 'guessed' }).send(CODE))).toEqual(refused('SignatureDoesNotMatch'))
    expect(await failureOf(sender({ keyId: 'LTAI5tOther' }).send(CODE))).toEqual(refused('InvalidAccessKeyId.NotFound'))
    expect(aliyun.takenIn).toEqual([])
  })

  test('a call by a clock that is a quarter of an hour off', async () => {
    const off = sender({ now: () => Date.now() - 16 * 60_000 })
    expect(await failureOf(off.send(CODE))).toEqual(refused('InvalidTimeStamp.Expired'))
  })

  test('a nonce that was used', async () => {
    const stuck = sender({ newNonce: () => 'always-this' })
    await stuck.send(CODE)
    expect(await failureOf(stuck.send(CODE))).toEqual(refused('SignatureNonceUsed'))
    expect(aliyun.takenIn).toHaveLength(1)
  })

  test('a call whose bytes changed on the way', async () => {
    const { fetch } = globalThis
    globalThis.fetch = (request, init) => {
      const { url, method, headers } = request as Request
      return fetch(new Request(url.replace('13912345678', '13912345679'), { method, headers }), init)
    }
    try {
      expect(await failureOf(sender().send(CODE))).toEqual(refused('SignatureDoesNotMatch'))
    } finally {
      globalThis.fetch = fetch
    }
  })
})

describe('what another try will not mend', () => {
  test.each([
    ['a bad number', { ...CODE, phone: '10086' }, 'isv.MOBILE_NUMBER_ILLEGAL'],
    ['a parameter left empty', { ...CODE, params: {} }, 'isv.TEMPLATE_MISSING_PARAMETERS'],
    ['a parameter that is too long', { ...CODE, params: { code: '长'.repeat(36) } }, 'isv.PARAM_LENGTH_LIMIT'],
    ['a message for which no template was approved', { ...CODE, template: 'host_closed' as const }, 'no_template'],
  ])('%s', async (_, sms, code) => {
    expect(await failureOf(sender().send(sms))).toEqual({ code, worthRetrying: false, maybeSent: false })
  })

  test('a signature name that nobody approved', async () => {
    const failure = await failureOf(sender({ signName: '别的镇' }).send(CODE))
    expect(failure).toEqual({ code: 'isv.SMS_SIGNATURE_ILLEGAL', worthRetrying: false, maybeSent: false })
  })
})

describe('what may be over later', () => {
  test.each(['isv.BUSINESS_LIMIT_CONTROL', 'isv.OUT_OF_SERVICE', 'Throttling.User', 'a.code.nobody.knows'])(
    '%s, and nothing went out',
    async (code) => {
      aliyun.answerNext({ body: JSON.stringify({ Code: code, Message: '触发天级流控Permits:40', RequestId: 'x' }) })
      expect(await failureOf(sender().send(CODE))).toEqual({ code, worthRetrying: true, maybeSent: false })
    },
  )

  test.each([
    ['a gateway that breaks', { status: 503, body: '<html>' }, 'http_503'],
    ['a reply that nobody can read', { status: 200, body: '{"Code":' }, 'unreadable'],
    ['a connection that breaks', { hangUp: true }, 'unreachable'],
  ])('%s: perhaps it went out', async (_, instead, code) => {
    aliyun.answerNext(instead)
    expect(await failureOf(sender().send(CODE))).toEqual({ code, worthRetrying: true, maybeSent: true })
  })

  test('a reply that does not come: perhaps it went out', async () => {
    aliyun.answerNext({ after: 8_000 })
    expect(await failureOf(sender().send(CODE))).toEqual({ code: 'timed_out', worthRetrying: true, maybeSent: true })
  })

  test('nobody there', async () => {
    await aliyun.stop()
    expect(await failureOf(sender().send(CODE))).toMatchObject({ code: 'unreachable', worthRetrying: true })
    aliyun = new AliyunStandIn()
    await aliyun.start()
  })
})

describe('after an attempt of which nobody knows how it ended', () => {
  test('a message that did go out is not sent again', async () => {
    const tried = Date.now()
    aliyun.answerNext({ takenIn: true, hangUp: true })
    expect(await failureOf(sender().send(NAMED))).toMatchObject({ maybeSent: true })
    await sender().send({ ...NAMED, maybeSentAt: tried })
    expect(aliyun.takenIn).toHaveLength(1)
  })

  test('also when midnight passed in between', async () => {
    const beforeMidnight = Date.parse('2026-04-13T15:59:59Z')
    const after = () => Date.parse('2026-04-13T16:00:01Z')
    aliyun.setClock(after)
    await sender({ now: after }).send(NAMED)
    await sender({ now: after }).send({ ...NAMED, maybeSentAt: beforeMidnight })
    expect(aliyun.takenIn).toHaveLength(1)
  })

  test('one that did not is sent, whatever else that number got', async () => {
    await sender().send({ ...CODE, outId: 'another' })
    await sender().send({ ...NAMED, maybeSentAt: Date.now() })
    expect(aliyun.takenIn.map(({ outId }) => outId)).toEqual(['another', 'chalu-7-guest'])
  })

  test('it is not sent as long as the question has no answer', async () => {
    aliyun.answerNext({ body: JSON.stringify({ Code: 'isp.RAM_PERMISSION_DENY' }) })
    const failure = await failureOf(sender().send({ ...NAMED, maybeSentAt: Date.now() }))
    expect(failure).toEqual({ code: 'isp.RAM_PERMISSION_DENY', worthRetrying: true, maybeSent: true })
    expect(aliyun.takenIn).toEqual([])
  })
})

test('a message arrives with the approved template’s own names, and with our number for it', async () => {
  const params = { code: 'A3C4D6E7', day: '4月17日（周五）*', parts: '不在模板里' }
  await sender().send({ phone: '13912345678', template: 'guest_confirmed', params, outId: 'chalu-7-guest' })
  expect(aliyun.takenIn).toEqual([
    {
      phone: '13912345678',
      signName: '霁溪镇',
      template: 'SMS_1002',
      params: { code: 'A3C4D6E7', date: '4月17日（周五）*' },
      outId: 'chalu-7-guest',
    },
  ])
})

test('a relay that passes calls on under the endpoint’s name leaves the signature whole', async () => {
  const { host } = new URL(endpoint)
  const relay = createServer((call, reply) => {
    const headers = { ...call.headers, host }
    const onward = request(`${endpoint}${call.url}`, { method: call.method ?? '', headers }, (answer) => {
      reply.writeHead(answer.statusCode ?? 502)
      answer.pipe(reply)
    })
    call.pipe(onward)
  })
  await new Promise<void>((listening) => relay.listen(0, '127.0.0.1', listening))
  const address = relay.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  await sender({ relay: `http://127.0.0.1:${port}` }).send(CODE)
  expect(aliyun.takenIn).toHaveLength(1)
  relay.closeAllConnections()
  await new Promise((closed) => relay.close(closed))
})

test('an English reader gets the English template where there is one, and the Chinese where not', async () => {
  const both = new Map([...templates, ['sign_in_code.en', { code: 'SMS_1002', params: { code: 'code' } }]])
  const failure = await failureOf(sender({ templates: both }).send({ ...CODE, lang: 'en' }))
  expect(failure.code).toBe('isv.TEMPLATE_MISSING_PARAMETERS')
  await sender().send({ ...CODE, lang: 'en' })
  expect(aliyun.takenIn.map(({ template }) => template)).toEqual(['SMS_1001'])
})
