import * as z from 'zod'
import { smsParams } from './sms.ts'

/** An approved template: its code at Aliyun, and which of our parameters it has, by the names it has for them. */
export interface ApprovedTemplate {
  code: string
  params: Readonly<Record<string, string>>
}

const Name = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,29}$/)
const Code = z.string().regex(/^SMS_\d{3,20}$/, 'must be a template code like SMS_123456789')
const Approved = z.union([
  Code.transform((code) => ({ code, params: undefined })),
  z.strictObject({ code: Code, params: z.record(Name, Name) }),
])

/** `{"sign_in_code": "SMS_1001", "guest_confirmed.en": {"code": "SMS_1002", "params": {"day": "date"}}}` */
const Templates = z
  .preprocess(
    (value, context) => {
      if (typeof value !== 'string') return value
      try {
        return JSON.parse(value)
      } catch {
        context.addIssue({ code: 'custom', message: 'must be JSON' })
        return z.NEVER
      }
    },
    z.record(z.string(), Approved),
  )
  .transform((entries, context) => {
    const templates = new Map<string, ApprovedTemplate>()
    for (const [name, { code, params }] of Object.entries(entries)) {
      const ours = smsParams(name.replace(/\.en$/, ''))
      if (!ours) context.addIssue({ code: 'custom', message: `has no message called ${name.slice(0, 40)}` })
      const unknown = Object.keys(params ?? {}).find((param) => !ours?.includes(param))
      if (ours && unknown) context.addIssue({ code: 'custom', message: `${name} has no parameter called ${unknown}` })
      templates.set(name, { code, params: params ?? Object.fromEntries((ours ?? []).map((param) => [param, param])) })
    }
    if (!templates.has('sign_in_code')) context.addIssue({ code: 'custom', message: 'needs sign_in_code' })
    return templates as ReadonlyMap<string, ApprovedTemplate>
  })

const Aliyun = z.object({
  sender: z.literal('aliyun'),
  keyId: z.string().min(1),
  keySecret: z.string().min(1),
  /** The approved name that stands before each message, without its brackets. */
  signName: z.string().min(1).max(20),
  templates: Templates,
  endpoint: z.url({ protocol: /^https?$/ }).default('https://dysmsapi.aliyuncs.com'),
  /** Where calls go instead, signed for the endpoint all the same: Aliyun takes none from outside the mainland. */
  relay: z.url({ protocol: /^https?$/ }).optional(),
})
export type AliyunConfig = z.infer<typeof Aliyun>

/** Who sends text messages: Aliyun, or in development and the demo the log. */
export const SmsConfig = z.discriminatedUnion('sender', [z.object({ sender: z.literal('log') }), Aliyun])
export type SmsConfig = z.infer<typeof SmsConfig>

/** What the platform binds for it. */
export interface SmsEnv {
  SMS_SENDER?: string
  ALIYUN_ACCESS_KEY_ID?: string
  ALIYUN_ACCESS_KEY_SECRET?: string
  ALIYUN_SMS_SIGN?: string
  ALIYUN_SMS_TEMPLATES?: string
  ALIYUN_SMS_ENDPOINT?: string
  ALIYUN_SMS_RELAY?: string
}

/** Where each part of `SmsConfig` comes from. */
export const SMS_VARIABLES = {
  sender: 'SMS_SENDER',
  keyId: 'ALIYUN_ACCESS_KEY_ID',
  keySecret: 'ALIYUN_ACCESS_KEY_SECRET',
  signName: 'ALIYUN_SMS_SIGN',
  templates: 'ALIYUN_SMS_TEMPLATES',
  endpoint: 'ALIYUN_SMS_ENDPOINT',
  relay: 'ALIYUN_SMS_RELAY',
} as const satisfies Record<keyof AliyunConfig, keyof SmsEnv>
