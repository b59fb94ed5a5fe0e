import { expect, test } from 'vitest'
import { troubleOf } from '../../src/messages/outcomes.rules.ts'

test.each([
  ['number', ['isv.MOBILE_NUMBER_ILLEGAL', 'isv.BLACK_KEY_CONTROL_LIMIT', 'isv.DOMESTIC_NUMBER_NOT_SUPPORTED']],
  ['money', ['isv.OUT_OF_SERVICE', 'isv.AMOUNT_NOT_ENOUGH']],
  ['flow', ['isv.BUSINESS_LIMIT_CONTROL', 'isv.DAY_LIMIT_CONTROL', 'Throttling.User']],
  ['abroad', ['isv.DENY_IP_RANGE']],
  ['key', ['SignatureDoesNotMatch', 'InvalidAccessKeyId.NotFound', 'isp.RAM_PERMISSION_DENY', 'isv.ACCOUNT_ABNORMAL']],
  ['template', ['isv.SMS_TEMPLATE_ILLEGAL', 'isv.SMS_SIGNATURE_ILLEGAL', 'isv.SMS_SIGN_ILLEGAL']],
  [
    'params',
    ['isv.INVALID_PARAMETERS', 'isv.TEMPLATE_MISSING_PARAMETERS', 'isv.PARAM_LENGTH_LIMIT', 'isv.SMS_CONTENT_ILLEGAL'],
  ],
  ['silence', ['timed_out', 'unreachable', 'http_503', 'no_answer', 'isp.SYSTEM_ERROR']],
  ['ours', ['internal_error']],
  [null, ['isv.SOMETHING_NEW', '']],
])('%s', (trouble, outcomes) => {
  for (const outcome of outcomes) expect(troubleOf(outcome), outcome).toBe(trouble)
})
