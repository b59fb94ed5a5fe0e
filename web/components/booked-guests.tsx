import type { BookedGuest } from '../../src/bookings/bookings.booked.ts'
import { useFace } from '../face.tsx'

/** Who is booked, how many of what, and a button to call each of them. */
export function BookedGuests({ guests, hostId }: { guests: readonly BookedGuest[]; hostId: string }) {
  const { words, to } = useFace()
  const { farmCalendar } = words
  return (
    <ul class="booked">
      {guests.map(({ orderId, position, name, phone, title, unitName, quantity, code, isHeld, isByPhone }) => (
        <li key={`${orderId} ${position}`}>
          <p>
            <b>{name}</b> <span lang="zh-CN">{`${title} ${unitName}`}</span> {words.site.times(quantity)}
            <span class="quiet">
              {isHeld ? farmCalendar.held : farmCalendar.orderCode(code)}
              {isByPhone && !isHeld && (
                <>
                  {words.site.spot}
                  <a href={to(`/farm/${hostId}/phone/${orderId}`)}>{farmCalendar.byPhone}</a>
                </>
              )}
            </span>
          </p>
          <a class="button" href={`tel:${phone}`}>
            {farmCalendar.call} {phone}
          </a>
        </li>
      ))}
    </ul>
  )
}
