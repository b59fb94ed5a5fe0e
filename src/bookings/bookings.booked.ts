import type { Deps } from '../deps.ts'
import { type BookedLine, readBooked } from './bookings.booked.sql.ts'

/** Who is booked, with a phone number to call: in clear, for the host of a living order alone. */
export interface BookedGuest extends Omit<BookedLine, 'phoneCipher'> {
  phone: string
}

/** Who is booked into these slots of the host's; nobody for who does not act for her. */
export async function guestsBooked(
  deps: Deps,
  keeper: { hostId: string; accountId: string },
  slotIds: readonly string[],
): Promise<BookedGuest[]> {
  if (slotIds.length === 0) return []
  const lines = await readBooked(deps.db, keeper, slotIds)
  return Promise.all(
    lines.map(async ({ phoneCipher, ...line }) => ({ ...line, phone: await deps.secrets.decrypt(phoneCipher) })),
  )
}
