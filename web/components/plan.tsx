import type { PricedLine, PricedTrip } from '../../src/bookings/bookings.rules.ts'
import { timeOf } from '../../src/days.ts'
import type { TimedDay } from '../../src/lines/lines.clock.rules.ts'
import type { Offer } from '../../src/trips/offers.rules.ts'
import { isAmiss, replaceLines } from '../../src/trips/plan.rules.ts'
import type { SeenPart } from '../../src/trips/trips.plan.ts'
import { useFace } from '../face.tsx'
import { clock, dayLabel, yuan } from '../format.ts'
import type { TripPageProps } from '../pages/trip.tsx'
import { Alternatives, Nearest } from './alternatives.tsx'
import { ClashesHere, partId } from './clashes.tsx'
import { PlanLink } from './plan-link.tsx'
import { Leg } from './proposals.tsx'
import { Said } from './said.tsx'

type PlanProps = TripPageProps & { quote: PricedTrip }

/** The trip day by day, each part with what it costs, how many, and what can be done about it; and the total. */
export function Plan(props: PlanProps) {
  const { words } = useFace()
  const { seen, quote } = props
  const timed = seen.days.filter(({ visits }) => visits.length > 0)
  const untimed = seen.parts.filter(({ visit }) => visit === null)
  return (
    <table class="bill">
      <thead>
        <tr>
          <th scope="col">{words.trip.part}</th>
          <th scope="col">{words.trip.price}</th>
        </tr>
      </thead>
      {timed.map((day) => (
        <DayRows key={day.day} {...props} timed={day} />
      ))}
      {untimed.length > 0 && (
        <tbody>
          {timed.length > 0 && <HeadRow>{words.compose.goods}</HeadRow>}
          {untimed.map((part) => (
            <PartRow key={part.positions[0]} {...props} part={part} when={whenOf(part)} />
          ))}
        </tbody>
      )}
      <tfoot>
        <tr>
          <th scope="row">{words.trip.total}</th>
          <td class="money">{yuan(quote.totalFen)}</td>
        </tr>
      </tfoot>
    </table>
  )
}

function DayRows(props: PlanProps & { timed: TimedDay<Offer> }) {
  const face = useFace()
  const { seen, timed } = props
  return (
    <tbody>
      <HeadRow>{dayLabel(face.words, timed.day, face.today)}</HeadRow>
      {timed.visits.map(({ visit, way, wait, begins, ends }) => {
        const part = seen.parts.find((each) => each.visit === visit)
        const isMoment = visit.role === 'entry' || visit.role === 'stay'
        const legs = { wayMinutes: way.minutes, wayMetres: way.metres, walkMetres: way.walkMetres }
        const leg = Leg({ face, way: legs, wait })
        return (
          part && (
            <>
              {leg && (
                <tr class="between">
                  <td colSpan={2}>
                    <ul>{leg}</ul>
                  </td>
                </tr>
              )}
              <PartRow
                key={part.positions[0]}
                {...props}
                part={part}
                when={isMoment ? clock(begins) : `${clock(begins)}–${clock(ends)}`}
              />
            </>
          )
        )
      })}
      {timed.visits.at(-1)?.visit.role !== 'stay' && <HomeRow timed={timed} />}
    </tbody>
  )
}

/** The way that closes a day: back to the night's stop, or to the hub. */
function HomeRow({ timed: { home } }: { timed: TimedDay<Offer> }) {
  const face = useFace()
  const { compose } = face.words
  const way = { wayMinutes: home.way.minutes, wayMetres: home.way.metres, walkMetres: home.way.walkMetres }
  return (
    <tr class="between">
      <td colSpan={2}>
        <ul>
          {Leg({ face, way })}
          <li>
            <span class="when">{clock(home.arrives)}</span>
            {home.placeId === null ? compose.home : compose.toStay}
          </li>
        </ul>
      </td>
    </tr>
  )
}

function HeadRow({ children }: { children: string }) {
  return (
    <tr class="head">
      <th scope="rowgroup" colSpan={2}>
        {children}
      </th>
    </tr>
  )
}

function PartRow(props: PlanProps & { part: SeenPart; when: string }) {
  const { words, said } = useFace()
  const { seen, part, when, english, changing } = props
  const [first] = part.priced
  const [position = 0] = part.positions
  if (!first) return null
  const names = english.get(first.unitId)
  const name = said(first.title, names?.product)
  const amount = part.priced.reduce((sum, line) => sum + line.amountFen, 0)
  const amiss = isAmiss(part)
  const isChanging = changing !== null && part.positions.includes(changing)
  return (
    <tr id={partId(part)} class={amiss ? 'amiss' : undefined}>
      <td>
        {when && <span class="when">{when}</span>}
        <strong>
          <Said zh={first.title} en={names?.product} />
        </strong>
        <span class="quiet">
          <Said zh={first.hostName} en={names?.host} />
          {first.placeName !== first.hostName && (
            <>
              {' · '}
              <Said zh={first.placeName} en={names?.place} />
            </>
          )}
          {first.slots.length > 1 && ` · ${words.line.night(first.slots.length)}`}
        </span>
        {amiss && <span class="state">{words.state[part.state === 'open' ? 'gone' : part.state]}</span>}
        {amiss && part.alternatives && <Nearest {...props} offers={part.alternatives} positions={part.positions} />}
        <ClashesHere clashes={seen.clashes} visit={part.visit} />
        <span class="doings">
          {part.positions.map((at, index) => {
            const line = part.priced[index]
            return line && <Quantity key={at} {...props} part={part} line={line} position={at} />
          })}
          <span class="others">
            {part.visit && !isChanging && (
              <PlanLink lines={seen.lines} change={position} context={props} label={words.compose.changeOf(name)}>
                {words.compose.change}
              </PlanLink>
            )}
            <PlanLink
              lines={replaceLines(seen.lines, part.positions)}
              context={props}
              class="remove"
              label={words.compose.removeOf(name)}
            >
              {words.trip.remove}
            </PlanLink>
          </span>
        </span>
        {isChanging && <Alternatives {...props} part={part} name={name} />}
      </td>
      <td class="money">{yuan(amount)}</td>
    </tr>
  )
}

/** How many, with one less and one more of it a tap away. */
function Quantity(props: PlanProps & { part: SeenPart; line: PricedLine; position: number }) {
  const { words, said } = useFace()
  const { seen, part, line, position, english } = props
  const unit = part.product?.units.find(({ id }) => id === line.unitId)
  const places = Math.min(...part.slots.map(({ left }) => left))
  const drawn = part.priced.reduce(
    (sum, each) => sum + each.quantity * (part.product?.units.find(({ id }) => id === each.unitId)?.draw ?? 1),
    0,
  )
  const withQuantity = (quantity: number) =>
    replaceLines(seen.lines, [position], [{ ...seen.lines[position], quantity } as (typeof seen.lines)[number]]) // the line at a position of its own
  const name = said(
    `${line.title} ${line.unitName}`,
    [english.get(line.unitId)?.product, english.get(line.unitId)?.unit].filter(Boolean).join(' '),
  )
  const hasLess = unit !== undefined && line.quantity > unit.minQuantity
  const hasMore = unit !== undefined && line.quantity < unit.maxQuantity && drawn + unit.draw <= places
  return (
    <span class="quantity">
      <span>
        <Said zh={line.unitName} en={english.get(line.unitId)?.unit} /> {words.site.times(line.quantity)}
      </span>
      {hasLess && (
        <PlanLink lines={withQuantity(line.quantity - 1)} context={props} class="step" label={words.compose.less(name)}>
          −
        </PlanLink>
      )}
      {hasMore && (
        <PlanLink lines={withQuantity(line.quantity + 1)} context={props} class="step" label={words.compose.more(name)}>
          +
        </PlanLink>
      )}
    </span>
  )
}

function whenOf(part: SeenPart): string {
  const [slot] = part.priced[0]?.slots ?? []
  return slot?.startsAt == null ? '' : timeOf(slot.startsAt)
}
