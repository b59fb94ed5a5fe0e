import * as z from 'zod'
import { addDays, type Day, dayOf } from '../days.ts'
import type { AliyunConfig } from './sms.config.ts'
import { signedRequest } from './sms.signature.ts'
import { SmsFailure, type SmsSender } from './sms.ts'

const VERSION = '2017-05-25'

/** Aliyun says to wait for a second at least; a carrier's slow minute must not hold a queue up for long. */
const PATIENCE_MS = 5_000

/** A day's messages to one number are read in pages of this size. No number gets more from us in a day. */
const PAGE = 50

/**
 * What will not pass by itself: the number, or the message as it is. All else may be over later: traffic control, an
 * account out of money, a key that is being changed. https://help.aliyun.com/document_detail/101346.html
 */
const FOR_GOOD = new Set([
  'isv.MOBILE_NUMBER_ILLEGAL',
  'isv.MOBILE_COUNT_OVER_LIMIT',
  'isv.BLACK_KEY_CONTROL_LIMIT',
  'isv.DOMESTIC_NUMBER_NOT_SUPPORTED',
  'isv.INVALID_PARAMETERS',
  'isv.INVALID_JSON_PARAM',
  'isv.PARAM_LENGTH_LIMIT',
  'isv.PARAM_NOT_SUPPORT_URL',
  'isv.TEMPLATE_MISSING_PARAMETERS',
  'isv.TEMPLATE_PARAMS_ILLEGAL',
  'isv.SMS_CONTENT_ILLEGAL',
  'isv.SMS_TEMPLATE_ILLEGAL',
  'isv.SMS_SIGNATURE_ILLEGAL',
  'isv.SMS_SIGNATURE_SCENE_ILLEGAL',
  'isv.SMS_SIGN_ILLEGAL',
])

const Reply = z.object({ Code: z.string() })
const SendDetails = z.object({
  SmsSendDetailDTOs: z.object({ SmsSendDetailDTO: z.array(z.object({ OutId: z.string().optional() })).default([]) }),
})

interface Impure {
  /** UTC, milliseconds. */
  now(): number
  newNonce(): string
}

/**
 * Aliyun's short message service, `SendSms` of 2017-05-25: https://help.aliyun.com/document_detail/55284.html
 * It knows no idempotence: `OutId` is only written down. So when nobody knows how an attempt ended, `QuerySendDetails`
 * is asked whether a message of that name went out, as Aliyun advises. The key needs both permissions.
 */
export function aliyunSender(config: AliyunConfig, { now, newNonce }: Impure): SmsSender {
  const call = async (action: string, params: Record<string, string>): Promise<unknown> => {
    const { endpoint, relay } = config
    const request = await signedRequest(
      { endpoint, relay, action, version: VERSION, params, at: now(), nonce: newNonce() },
      config,
    )
    const reply = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS), redirect: 'manual' }).catch(
      notHeardOf,
    )
    const body: unknown = await reply.json().catch((error) => (isTimeout(error) ? notHeardOf(error) : null))
    const read = Reply.safeParse(body)
    if (read.data?.Code === 'OK') return body
    if (reply.status >= 500) throw new SmsFailure(`http_${reply.status}`, { worthRetrying: true, maybeSent: true })
    if (!read.success) throw new SmsFailure('unreadable', { worthRetrying: true, maybeSent: true })
    throw new SmsFailure(read.data.Code.slice(0, 80), { worthRetrying: !FOR_GOOD.has(read.data.Code) })
  }

  const wentOut = async (phone: string, outId: string, day: Day): Promise<boolean> => {
    const asked = { PhoneNumber: phone, SendDate: day.replaceAll('-', ''), PageSize: String(PAGE), CurrentPage: '1' }
    const details = SendDetails.safeParse(await call('QuerySendDetails', asked))
    if (!details.success) throw new SmsFailure('unreadable', { worthRetrying: true })
    return details.data.SmsSendDetailDTOs.SmsSendDetailDTO.some((sent) => sent.OutId === outId)
  }

  return {
    async send({ phone, template, params, lang, outId, maybeSentAt }) {
      const approved = (lang === 'en' && config.templates.get(`${template}.en`)) || config.templates.get(template)
      if (!approved) throw new SmsFailure('no_template', { worthRetrying: false })
      if (outId !== undefined && maybeSentAt !== undefined)
        for (const day of daysSince(maybeSentAt, now())) if (await wentOutOrMaybe(wentOut(phone, outId, day))) return
      const filled = Object.entries(approved.params).map(([ours, theirs]) => [theirs, params[ours] ?? ''])
      await call('SendSms', {
        PhoneNumbers: phone,
        SignName: config.signName,
        TemplateCode: approved.code,
        TemplateParam: JSON.stringify(Object.fromEntries(filled)),
        ...(outId === undefined ? {} : { OutId: outId }),
      })
    },
  }
}

/** As long as the question has no answer, the attempt it asks about may have gone out. */
function wentOutOrMaybe(answer: Promise<boolean>): Promise<boolean> {
  return answer.catch((error) => {
    if (!(error instanceof SmsFailure)) throw error
    throw new SmsFailure(error.code, { worthRetrying: true, maybeSent: true })
  })
}

/** Aliyun files messages under China's days. One that was tried before midnight may have been taken in after. */
function daysSince(since: number, now: number): Day[] {
  const [first, last] = [dayOf(since), dayOf(now)]
  return first === last ? [first] : [first, addDays(first, 1)]
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeoutError'
}

function notHeardOf(error: unknown): never {
  throw new SmsFailure(isTimeout(error) ? 'timed_out' : 'unreachable', { worthRetrying: true, maybeSent: true })
}
