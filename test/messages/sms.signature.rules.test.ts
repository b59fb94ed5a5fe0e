import { expect, test } from 'vitest'
import { signedRequest } from '../../src/messages/sms.signature.ts'

const key = { keyId: 'YourAccessKeyId', keySecret: 'YourAccessKeySecret' }

/** The worked example of Aliyun's own documentation. */
const EXAMPLE = {
  endpoint: 'https://ecs.cn-shanghai.aliyuncs.com',
  action: 'RunInstances',
  version: '2014-05-26',
  params: { RegionId: 'cn-shanghai', ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd' },
  at: Date.parse('2023-10-26T10:22:32Z'),
  nonce: '3156853299f313e23d1673dc12e1703d',
}

test('signs the documented example as it is documented', async () => {
  const request = await signedRequest(EXAMPLE, key)
  expect(request.headers.get('authorization')).toBe(
    'ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
  )
  expect(request.url).toBe(
    'https://ecs.cn-shanghai.aliyuncs.com/?ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai',
  )
})

test('encodes what a query may not hold, and goes out in just the bytes that were signed', async () => {
  const request = await signedRequest({ ...EXAMPLE, params: { b: '霁溪 a+b*(1)!\'~"', a: '' } }, key)
  expect(new URL(request.url).search).toBe('?a=&b=%E9%9C%81%E6%BA%AA%20a%2Bb%2A%281%29%21%27~%22')
})

test('tells the second, as Aliyun wants it', async () => {
  const request = await signedRequest({ ...EXAMPLE, at: EXAMPLE.at + 999 }, key)
  expect(request.headers.get('x-acs-date')).toBe('2023-10-26T10:22:32Z')
})
