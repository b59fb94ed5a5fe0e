/** What people are told of, and the facts that a text about it may name: `{code}`. The first must stand in it. */
export const FACTS = {
  guest_confirmed: ['code', 'day', 'parts'],
  guest_cancelled: ['code', 'day', 'parts', 'refund'],
  guest_part_cancelled: ['code', 'parts', 'refund'],
  guest_asked: ['code', 'day', 'parts'],
  guest_accepted: ['code', 'day', 'parts'],
  guest_declined: ['code', 'day', 'parts', 'refund'],
  guest_part_declined: ['code', 'parts', 'refund'],
  guest_closed: ['notice', 'code', 'day', 'parts'],
  guest_invited: ['parts', 'code'],
  guest_answered: ['parts', 'code'],
  guest_hidden: ['parts', 'code'],
  host_confirmed: ['code', 'day', 'parts'],
  host_asked: ['code', 'day', 'parts'],
  host_cancelled: ['code', 'day', 'parts'],
  host_unanswered: ['code', 'day', 'parts'],
  host_closed: ['notice', 'day', 'orders'],
  host_listing_published: ['listing'],
  host_listing_returned: ['listing', 'reason'],
  host_certificate_valid: ['certificate'],
  host_certificate_refused: ['certificate', 'reason'],
  host_certificate_lapsing: ['certificate', 'day'],
  host_photo_refused: ['reason'],
  host_calendar_clashed: ['listing', 'platform', 'day'],
  host_calendar_failing: ['listing', 'platform'],
  host_reviewed: ['parts'],
} as const satisfies Record<string, readonly Fact[]>

export type Fact =
  | 'code'
  | 'day'
  | 'parts'
  | 'refund'
  | 'notice'
  | 'orders'
  | 'listing'
  | 'certificate'
  | 'reason'
  | 'platform'
export type MessageKind = keyof typeof FACTS
export const MESSAGE_KINDS = Object.keys(FACTS) as MessageKind[] // the keys of what stands above

/** What is read when there is time for it. Everything else goes to a phone besides. */
const INBOX_ONLY = [
  'guest_answered',
  'guest_hidden',
  'host_reviewed',
  'host_listing_published',
  'host_listing_returned',
  'host_certificate_valid',
  'host_certificate_refused',
  'host_photo_refused',
  'host_calendar_failing',
] as const satisfies MessageKind[]
export type SmsKind = Exclude<MessageKind, (typeof INBOX_ONLY)[number]>

export function goesBySms(kind: MessageKind): kind is SmsKind {
  return !(INBOX_ONLY as readonly MessageKind[]).includes(kind)
}

/** Where a message is read: in the product, or on a phone. */
export const CHANNELS = ['inbox', 'sms'] as const
export type Channel = (typeof CHANNELS)[number]

export function channelsOf(kind: MessageKind): readonly Channel[] {
  return goesBySms(kind) ? CHANNELS : ['inbox']
}

/** Who hears of something. A host is told as a farm, whoever acts for it. */
export type Audience = 'guest' | 'host'

/** What each happening is told as, and to whom. One that is not listed is told to nobody. */
const TOLD_AS: Readonly<Record<string, Partial<Record<Audience, MessageKind>>>> = {
  'order.confirmed': { guest: 'guest_confirmed', host: 'host_confirmed' },
  'order.cancelled': { guest: 'guest_cancelled', host: 'host_cancelled' },
  'order.part_cancelled': { guest: 'guest_part_cancelled', host: 'host_cancelled' },
  'line.accepted': { guest: 'guest_accepted' },
  // A host hears of it when it was decided without her.
  'line.declined': { guest: 'guest_part_declined', host: 'host_unanswered' },
  'closure.published': { guest: 'guest_closed', host: 'host_closed' },
  'listing.published': { host: 'host_listing_published' },
  'listing.returned': { host: 'host_listing_returned' },
  'certificate.valid': { host: 'host_certificate_valid' },
  'certificate.refused': { host: 'host_certificate_refused' },
  'certificate.lapsing': { host: 'host_certificate_lapsing' },
  'photo.refused': { host: 'host_photo_refused' },
  'feed.clashed': { host: 'host_calendar_clashed' },
  'feed.failing': { host: 'host_calendar_failing' },
  'review.invited': { guest: 'guest_invited' },
  'review.written': { host: 'host_reviewed' },
  'review.answered': { guest: 'guest_answered' },
  'review.hidden': { guest: 'guest_hidden' },
}

/** Null when there is nothing to say to them. */
export function messageAbout(eventKind: string, audience: Audience): MessageKind | null {
  return TOLD_AS[eventKind]?.[audience] ?? null
}
