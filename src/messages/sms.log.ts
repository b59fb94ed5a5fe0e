import { maskPhone } from '../secrets.ts'
import type { SmsSender } from './sms.ts'

/** In development and the demo: says in the log what would go out, and to whom without saying their number. */
export const logSender: SmsSender = {
  async send({ phone, template, params, text = JSON.stringify(params) }) {
    console.warn(`SMS to ${maskPhone(phone)}, ${template}: ${text}`)
  },
}
