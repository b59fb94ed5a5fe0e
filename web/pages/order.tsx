import { dueFen, isLiving } from '../../src/bookings/bookings.cancel.rules.ts'
import type { DayPlan } from '../../src/bookings/bookings.itinerary.rules.ts'
import type { Order } from '../../src/bookings/bookings.schemas.ts'
import { timeOf } from '../../src/days.ts'
import type { Problem } from '../../src/problem.ts'
import type { EnglishNames } from '../../src/products/products.schemas.ts'
import { Code, CodeQr } from '../components/code.tsx'
import { Itinerary } from '../components/itinerary.tsx'
import { Refusal } from '../components/refusal.tsx'
import { Said } from '../components/said.tsx'
import { Seal } from '../components/seal.tsx'
import { useFace } from '../face.tsx'
import { momentLabel, yuan } from '../format.ts'

interface OrderPageProps {
  order: Order
  english: EnglishNames
  days: readonly DayPlan[]
  /** Until the hold lapses, by the server's clock. */
  secondsLeft: number
  /** When the page was made, by the server's clock; UTC, milliseconds. */
  now: number
  /** Opens the order on another phone. */
  link: string
  demo: boolean
  problem: Problem | null
}

/** The one thing to have on the trip: the code, and after it one day after the other. */
export function OrderPage(props: OrderPageProps) {
  const { words, to } = useFace()
  const { order, english, days, now, link, demo, problem } = props
  const live = order.status === 'held' || order.status === 'confirmed'
  const goes = order.status === 'confirmed' || order.status === 'completed'
  return (
    <article class={`narrow order ${order.status}`} data-keep-orders={to('/orders/')}>
      <p class="no-signal">{words.order.noSignal(momentLabel(words, now))}</p>
      <header>
        <div>
          <p class="state-of-it">
            <Seal status={order.status} />
          </p>
          <h1 class="code">
            <span class="quiet">{order.status === 'confirmed' ? words.order.code : words.order.number}</span>
            <Code code={order.code} />
          </h1>
        </div>
        {goes && <CodeQr code={order.code} />}
      </header>
      <Refusal problem={problem} />
      {order.status === 'held' && <Confirm {...props} />}
      {order.status === 'expired' && (
        <p>
          {words.order.lapsed} <a href={to('/compose')}>{words.order.again}</a>
        </p>
      )}
      {order.status === 'cancelled' && (
        <p>
          {order.feeFen > 0 ? words.order.cancelledFor(yuan(order.feeFen)) : words.order.cancelledFree}{' '}
          <a href={to('/compose')}>{words.order.again}</a>
        </p>
      )}
      {hasVisited(props) && (
        <p class="submit">
          <a class="button main" href={to(`/orders/${order.id}/reviews`)}>
            {words.review.toReviews}
          </a>
        </p>
      )}
      <Itinerary order={order} days={days} english={english} demo={demo} />
      {live && <Cancelled order={order} english={english} />}
      <Money order={order} />
      <p>
        {words.order.contact} {order.contact.name} {order.contact.phone}
      </p>
      <p class="submit after">
        {goes && days.some(({ day }) => day !== null) && (
          <a class="button" href={to(`/orders/${order.id}/trip.ics`)} download>
            {words.itinerary.calendar}
          </a>
        )}
        {live && (
          <a class="button quiet-button" href={to(`/orders/${order.id}/cancel`)}>
            {order.status === 'held' ? words.order.drop : words.order.cancel}
          </a>
        )}
      </p>
      <p class="quiet keep">
        {words.order.keep}
        <br />
        <a href={link}>{words.order.link}</a>
      </p>
    </article>
  )
}

/** Whether something of it may be told of: all of it is over, or a part. */
function hasVisited({ order, now }: OrderPageProps): boolean {
  if (order.status !== 'confirmed') return order.status === 'completed'
  return order.lines.some(
    (line) => isLiving(line) && line.slots.every(({ endsAt }) => endsAt !== null && Date.parse(endsAt) <= now),
  )
}

function Confirm({ order, secondsLeft, demo }: OrderPageProps) {
  const { words, to } = useFace()
  if (secondsLeft === 0) return <p>{words.order.lapsed}</p>
  return (
    <form method="post" action={to(`/orders/${order.id}/confirm`)} class="confirm">
      <p>
        {words.order.until(timeOf(Date.parse(order.expiresAt)))}
        <span
          class="countdown"
          data-seconds-left={String(secondsLeft)}
          role="timer"
          aria-label={words.order.remaining}
          hidden
        />
      </p>
      {demo ? (
        <fieldset>
          <legend>{words.order.pay}</legend>
          <label class="check">
            <input type="radio" name="door" value="farm" checked />
            <span>{words.order.payAtFarm}</span>
          </label>
          <label class="check">
            <input type="radio" name="door" value="test" />
            <span>{words.order.payTest}</span>
          </label>
        </fieldset>
      ) : (
        <p>{words.order.payAtFarm}</p>
      )}
      <p class="submit">
        <button type="submit" class="button main">
          {words.order.confirm} {yuan(order.totalFen)}
        </button>
      </p>
    </form>
  )
}

/** What was given back of an order that goes on. */
function Cancelled({ order, english }: { order: Order; english: EnglishNames }) {
  const { words } = useFace()
  const gone = order.lines.filter((line) => !isLiving(line))
  if (gone.length === 0) return null
  return (
    <section class="ended-parts" aria-labelledby="gone">
      <h2 id="gone">{words.order.gone}</h2>
      <ul>
        {gone.map((line) => {
          const names = english.get(line.unitId)
          return (
            <li key={line.position}>
              <Said zh={line.title} en={names?.product} /> <Said zh={line.unitName} en={names?.unit} />{' '}
              {words.site.times(line.quantity)}
              <span class="quiet">
                {words.order.lineStatus[line.status]}
                {line.feeFen > 0 && ` · ${words.order.fee} ${yuan(line.feeFen)}`}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Money({ order }: { order: Order }) {
  const { words } = useFace()
  const goes = order.status !== 'cancelled' && order.status !== 'expired'
  const totalFen = goes ? order.lines.filter(isLiving).reduce((sum, line) => sum + line.amountFen, 0) : order.totalFen
  const rows: [string, number][] = [
    [words.order.total, totalFen],
    [words.order.fee, order.feeFen],
    [words.order.paid, order.paidFen + order.refundedFen],
    [words.order.refunded, order.refundedFen],
    [words.order.paidInAll, order.refundedFen > 0 ? order.paidFen : 0],
    [goes ? words.order.due : words.order.owed, order.status === 'expired' ? 0 : dueFen(order)],
  ]
  return (
    <dl class="money-list">
      {rows
        .filter(([label, fen]) => label === words.order.total || fen > 0)
        .map(([label, fen]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{yuan(fen)}</dd>
          </div>
        ))}
    </dl>
  )
}
