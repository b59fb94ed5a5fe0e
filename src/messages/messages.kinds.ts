/** What people are told of, and the facts that a text about it may name: `{code}`. */
export const FACTS = {
  guest_confirmed: ['code', 'day', 'parts'],
  guest_cancelled: ['code', 'day', 'parts', 'refund'],
  guest_part_cancelled: ['code', 'parts', 'refund'],
  guest_part_declined: ['code', 'parts', 'refund'],
  guest_closed: ['notice', 'code', 'day', 'parts'],
  guest_invited: ['parts', 'code'],
  guest_answered: ['parts', 'code'],
  guest_hidden: ['parts', 'code'],
  host_confirmed: ['code', 'day', 'parts'],
  host_cancelled: ['code', 'day', 'parts'],
  host_closed: ['notice', 'day', 'orders'],
  host_reviewed: ['parts'],
} as const satisfies Record<string, readonly Fact[]>

export type Fact = 'code' | 'day' | 'parts' | 'refund' | 'notice' | 'orders'
export type MessageKind = keyof typeof FACTS
export const MESSAGE_KINDS = Object.keys(FACTS) as MessageKind[] // the keys of what stands above

/** Who hears of something. A host is told as a farm, whoever acts for it. */
export type Audience = 'guest' | 'host'

/** What each happening is told as, and to whom. One that is not listed is told to nobody. */
const TOLD_AS: Readonly<Record<string, Partial<Record<Audience, MessageKind>>>> = {
  'order.confirmed': { guest: 'guest_confirmed', host: 'host_confirmed' },
  'order.cancelled': { guest: 'guest_cancelled', host: 'host_cancelled' },
  'order.part_cancelled': { guest: 'guest_part_cancelled', host: 'host_cancelled' },
  'order.part_declined': { guest: 'guest_part_declined' },
  'closure.published': { guest: 'guest_closed', host: 'host_closed' },
  'review.invited': { guest: 'guest_invited' },
  'review.written': { host: 'host_reviewed' },
  'review.answered': { guest: 'guest_answered' },
  'review.hidden': { guest: 'guest_hidden' },
}

/** Null when there is nothing to say to them. */
export function messageAbout(eventKind: string, audience: Audience): MessageKind | null {
  return TOLD_AS[eventKind]?.[audience] ?? null
}

/** Where a message is read: in the product, or on a phone. */
export const CHANNELS = ['inbox', 'sms'] as const
export type Channel = (typeof CHANNELS)[number]
