import { expect, inject, test, vi } from 'vitest'
import { makeDeps } from '../../src/deps.ts'
import { ACCOUNT } from '../support/aliyun-account.ts'
import { testEnv } from '../support/deps.ts'

/** As a deployment has it, but on a machine without https. */
const deps = makeDeps({
  ...testEnv,
  SMS_SENDER: 'aliyun',
  ALIYUN_ACCESS_KEY_ID: ACCOUNT.keyId,
  ALIYUN_ACCESS_KEY_SECRET: ACCOUNT.keySecret,
  ALIYUN_SMS_SIGN: ACCOUNT.signName,
  ALIYUN_SMS_TEMPLATES:
    '{"sign_in_code":"SMS_1001","guest_confirmed":{"code":"SMS_1002","params":{"code":"code","day":"date"}}}',
  ALIYUN_SMS_ENDPOINT: inject('aliyun'),
})

test('what a Worker sends arrives with its signature whole, and a message tried before is not sent again', async () => {
  const sms = {
    phone: '13912345678',
    template: 'guest_confirmed' as const,
    params: { code: 'A3C4D6E7', day: '4月17日 周五 (*)', parts: '不在模板里' },
    outId: crypto.randomUUID(),
  }
  await deps.sms.send(sms)
  await deps.sms.send({ ...sms, maybeSentAt: Date.now() })
  await expect(deps.sms.send({ ...sms, params: {} })).rejects.toMatchObject({ code: 'isv.TEMPLATE_MISSING_PARAMETERS' })
  const sent: { outId?: string }[] = await (await fetch(`${inject('aliyun')}/taken-in`)).json()
  expect(sent.filter(({ outId }) => outId === sms.outId)).toMatchObject([{ params: { date: '4月17日 周五 (*)' } }])
})

test('the log says what would go out, and no phone number in full', async () => {
  const said = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const demo = makeDeps(testEnv)
  await demo.sms.send({ phone: '13912345678', template: 'sign_in_code', params: { code: '271828' } })
  await demo.sms.send({ phone: '13912345678', template: 'guest_confirmed', params: {}, text: '订好了' })
  expect(said.mock.calls.flat()).toEqual([
    'SMS to 139****5678, sign_in_code: {"code":"271828"}',
    'SMS to 139****5678, guest_confirmed: 订好了',
  ])
  said.mockRestore()
})
