import type { Order, OrderLine } from '../../src/bookings/bookings.schemas.ts'
import { timeOf } from '../../src/days.ts'
import type { EnglishNames, NamesInEnglish } from '../../src/products/products.schemas.ts'
import { useFace } from '../face.tsx'
import { dayLabel } from '../format.ts'
import { Said } from './said.tsx'

/** What an order holds, day by day; goods that are fetched on no certain day come last. */
export function Itinerary({ order, english }: { order: Order; english: EnglishNames }) {
  const { words } = useFace()
  const days = [...new Set(order.lines.flatMap((line) => line.slots.map((slot) => slot.day)))].sort(lastIfNull)
  return (
    <section>
      <h2>{words.order.days}</h2>
      {days.map((day) => (
        <div key={day ?? ''} class="day">
          <h3>{day === null ? words.order.goods : dayLabel(words, day)}</h3>
          <ul>
            {visitsOn(order, day).map(({ line, slot, night }) => (
              <Visit
                key={line.position}
                order={order}
                line={line}
                slot={slot}
                night={night}
                english={english.get(line.unitId)}
              />
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

/** What happens on a day, in the order in which it happens; of a stay, its nights are counted from 0. */
function visitsOn(order: Order, day: string | null) {
  return order.lines
    .flatMap((line) =>
      line.slots.flatMap((slot, index) =>
        slot.day === day ? [{ line, slot, night: line.slots.length > 1 ? index : 0 }] : [],
      ),
    )
    .sort((a, b) => Number(a.night > 0) - Number(b.night > 0) || lastIfNull(a.slot.startsAt, b.slot.startsAt))
}

function lastIfNull(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return a < b ? -1 : Number(a > b)
}

interface VisitProps {
  order: Order
  line: OrderLine
  slot: OrderLine['slots'][number]
  night: number
  english: NamesInEnglish | undefined
}

function Visit({ order, line, slot, night, english }: VisitProps) {
  const { words, to } = useFace()
  const when = night > 0 ? words.order.nextNight : slot.startsAt && timeOf(Date.parse(slot.startsAt))
  return (
    <li>
      {when && <span class="when">{when}</span>}
      <span>
        <strong>
          <Said zh={line.title} en={english?.product} />
        </strong>{' '}
        <Said zh={line.unitName} en={english?.unit} /> {words.trip.times} {line.quantity}
        <span class="quiet">
          <a href={to(`/hosts/${line.hostId}`)}>
            <Said zh={line.hostName} en={english?.host} />
          </a>
          {line.hostName !== line.placeName && (
            <>
              {' · '}
              <Said zh={line.placeName} en={english?.place} />
            </>
          )}
        </span>
        {night === 0 && <a class="call" href={`tel:${line.hostPhone}`}>{`${words.order.call} ${line.hostPhone}`}</a>}
        {line.status !== order.status && <span class="state">{words.order.lineStatus[line.status]}</span>}
      </span>
    </li>
  )
}
