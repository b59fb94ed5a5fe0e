import type { Audience, Channel } from './messages.kinds.ts'

/** Whom a row of the outbox is for, and how they hear of it. */
export interface Recipient {
  channel: Channel
  audience: Audience
  /** Of a guest. */
  orderId: string | null
  /** Of a host. */
  hostId: string | null
  /** Of the owner whose phone a host's text message goes to. */
  accountId: string | null
}

/** Null when the outbox has no such recipients: a row from a newer release than this one. */
export function recipientOf(text: string): Recipient | null {
  const [, sms, audience, id, accountId] = /^(sms:)?(guest|host):([^:]+)(?::([^:]+))?$/.exec(text) ?? []
  if (id === undefined) return null
  const channel = sms ? 'sms' : 'inbox'
  if (audience === 'guest')
    return accountId === undefined ? { channel, audience, orderId: id, hostId: null, accountId: null } : null
  const fits = (accountId !== undefined) === (channel === 'sms')
  return fits ? { channel, audience: 'host', orderId: null, hostId: id, accountId: accountId ?? null } : null
}
