/** What someone does for the township; given and taken by an admin. */
export const STAFF_ROLES = ['warden', 'editor', 'reviewer', 'operator', 'finance', 'admin'] as const
export type StaffRole = (typeof STAFF_ROLES)[number]

/** Whose a farm is, and who acts for her with her consent. */
export const MEMBER_KINDS = ['owner', 'helper'] as const
export type MemberKind = (typeof MEMBER_KINDS)[number]

/** Everyone who is signed in is a tourist; on a farm of theirs they are its host or its helper besides. */
export type Role = 'tourist' | 'host' | 'helper' | StaffRole

const FARM = ['host', 'helper'] as const

/**
 * Who may do what: the only place that says so. An action that is not listed is nobody's, and a guarded route cannot be
 * written without naming one.
 */
export const MAY = {
  /** One's own orders, sessions, data and invitations. */
  'account.own': ['tourist'],
  'farm.see': FARM,
  /** Who comes, and saying yes or no to them. */
  'arrivals.see': FARM,
  'arrivals.answer': FARM,
  /** The township's operator redeems for any host, where one has no phone at hand. */
  'arrivals.redeem': [...FARM, 'operator'],
  /** What was sold and what is due is the host's own. */
  'sales.see': ['host'],
  /** How the fruit stands, and when its season is. */
  'ripeness.report': FARM,
  /** Calendars shared with other platforms. */
  'feeds.manage': FARM,
  /** Listings, their open days and prices, and the farm's certificates. */
  'listing.edit': FARM,
  /** Whom the host lets act for her is hers alone to say. */
  'farm.helpers': ['host'],
  'calendar.see': FARM,
  'calendar.change': FARM,
  /** Books for someone on the telephone, and cancels for them. */
  'booking.take': FARM,
  /** What guests said of the farm, and to answer it. */
  'reviews.answer': FARM,
  'staff.see': STAFF_ROLES,
  /** Lets guests see what a host wrote, and believe a certificate. */
  'listing.review': ['reviewer'],
  /** Photographs of the farm and of what it sells. */
  'photo.add': FARM,
  /** Photographs of places. */
  'place.photos': ['editor'],
  /** Lets guests see photographs. */
  'photo.review': ['reviewer'],
  'staff.roles': ['admin'],
  /** What could not be sent, and sending it again. */
  'messages.undelivered': ['operator', 'admin'],
  /** What messages say. */
  'messages.texts': ['editor', 'admin'],
  /** In whose name a farm stands. */
  'farm.owners': ['admin'],
  /** To take a review out of sight, with a reason that stays. */
  'reviews.hide': ['reviewer'],
} as const satisfies Record<string, readonly Role[]>
export type Action = keyof typeof MAY

/** Whether any of these roles may do it. */
export function may(roles: readonly Role[], action: Action): boolean {
  const allowed: readonly Role[] = MAY[action]
  return roles.some((role) => allowed.includes(role))
}
