import type { Words } from '../../web/words/words.ts'

/** What kind of trouble it was, in words that say who can mend it. */
export type Trouble = Exclude<keyof Words['delivery']['why'], 'other'>

const TROUBLES: readonly [Trouble, RegExp][] = [
  ['number', /MOBILE_NUMBER|MOBILE_COUNT|BLACK_KEY|DOMESTIC_NUMBER/],
  ['money', /OUT_OF_SERVICE|AMOUNT_NOT_ENOUGH/],
  ['flow', /LIMIT_CONTROL|^Throttling/],
  ['abroad', /DENY_IP_RANGE/],
  ['key', /^Signature|AccessKey|PERMISSION|^Forbidden|UNSUBSCRIBE|UN_SUBSCRIPT|ACCOUNT/],
  ['template', /SIGN|SMS_TEMPLATE/],
  ['params', /PARAM|SMS_CONTENT/],
  ['silence', /^(timed_out|unreachable|unreadable|no_answer|http_\d+|isp\.SYSTEM_ERROR|ServiceUnavailable)/],
  ['ours', /^internal_error$/],
]

/** Null for a code that nobody has met yet. https://help.aliyun.com/document_detail/101346.html */
export function troubleOf(outcome: string): Trouble | null {
  return TROUBLES.find(([, pattern]) => pattern.test(outcome))?.[0] ?? null
}
