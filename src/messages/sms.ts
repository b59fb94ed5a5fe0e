import type { Lang } from '../../web/words/words.ts'
import { FACTS, goesBySms, MESSAGE_KINDS, type SmsKind } from './messages.kinds.ts'

/** The only one that does not come through the outbox is the sign-in code: whoever waits for it asks again. */
export type SmsTemplate = 'sign_in_code' | SmsKind

/** What fills each kind of text message; null when there is none of that name. An approved template has these, or some. */
export function smsParams(template: string): readonly string[] | null {
  if (template === 'sign_in_code') return ['code']
  const kind = MESSAGE_KINDS.find((candidate) => candidate === template)
  return kind && goesBySms(kind) ? FACTS[kind] : null
}

export interface Sms {
  /** A mainland mobile number; see `reachesBySms`. */
  phone: string
  template: SmsTemplate
  params: Readonly<Record<string, string>>
  /** Chinese without it. */
  lang?: Lang
  /** How it reads, for the log. Aliyun sends the words that were approved. */
  text?: string
  /** Our own name for this message, under 256 characters; the same one again is the same message. */
  outId?: string
  /**
   * When (UTC, milliseconds) an attempt at it was made of which nobody knows how it ended. The sender then asks first
   * whether that one was taken in, and does not send another.
   */
  maybeSentAt?: number
}

/** Sends text messages. Throws `SmsFailure` when one was not taken in, or may not have been. */
export interface SmsSender {
  send(sms: Sms): Promise<void>
}

export class SmsFailure extends Error {
  /** The provider's own code (`isv.MOBILE_NUMBER_ILLEGAL`), or ours: `unreachable`, `timed_out`, `unreadable`, `http_503`, `no_template`. */
  readonly code: string
  /** Whether the same message may pass later. If not, something about it must change first. */
  readonly worthRetrying: boolean
  /** Whether it may have been taken in all the same. */
  readonly maybeSent: boolean

  constructor(code: string, { worthRetrying, maybeSent = false }: { worthRetrying: boolean; maybeSent?: boolean }) {
    super(`SMS: ${code}`)
    this.code = code
    this.worthRetrying = worthRetrying
    this.maybeSent = maybeSent
  }
}

/** Domestic templates reach mainland numbers only. */
export function reachesBySms(phone: string): boolean {
  return /^1[3-9]\d{9}$/.test(phone)
}
