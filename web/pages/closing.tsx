import type { Keeper } from '../../src/accounts/guard.ts'
import type { Asks } from '../../src/calendar/calendar.ts'
import { BookedGuests } from '../components/booked-guests.tsx'
import { FarmFrame } from '../components/farm-frame.tsx'
import { useFace } from '../face.tsx'

export interface ClosingPageProps {
  keeper: Keeper
  asks: Asks
  /** Where the answer goes, and what was asked for, to be sent along once more. */
  action: string
  fields: Record<string, string>
  /** Where whoever leaves it open goes. */
  back: string
}

/** Whom closing would hit, before it closes anything. */
export function ClosingPage({ keeper, asks, action, fields, back }: ClosingPageProps) {
  const { words, to } = useFace()
  const { farmCalendar } = words
  const orders = new Set(asks.guests.map(({ orderId }) => orderId)).size
  return (
    <FarmFrame keeper={keeper} title={farmCalendar.asks}>
      {asks.isAgain && (
        <p class="refusal" role="alert">
          {farmCalendar.asksAgain}
        </p>
      )}
      <p>{'undo' in fields ? farmCalendar.asksUndo(orders) : farmCalendar.asksLead(orders)}</p>
      <BookedGuests guests={asks.guests} hostId={keeper.hostId} />
      <form method="post" action={to(action)} class="submit">
        {Object.entries({ ...fields, told: asks.told }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <button type="submit" class="button main">
          {farmCalendar.closeAnyway}
        </button>
        <a class="button" href={to(back)}>
          {farmCalendar.keepOpen}
        </a>
      </form>
    </FarmFrame>
  )
}
